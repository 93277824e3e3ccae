"""Pages of one kind have the same sections in the same order: data/skeletons.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from scripts.content.writing.front_matter import Audience
from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import (
    Heading,
    headings,
    is_box,
    is_heading,
    list_items,
    placeholders,
    table_rows,
    without_code,
)
from scripts.languages import Lang
from scripts.model_problems import validated
from scripts.problems import Problem, nearest
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

_FILE = "data/skeletons.yml"
_CALLS = frozenset({"phone", "call_panel"})
"""Placeholders that put a number to call on the page."""

_NO_PARAGRAPH = re.compile(r"\s*(?:<|>|\{\{[^{}]*\}\}\s*$)")
"""How a line begins that is HTML or a quotation, or that holds nothing but a placeholder."""


class SectionRule(StrictModel):
    """One section: its anchor, and the usual words of its heading."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    fi: str
    sv: str

    def heading(self, lang: Lang) -> str:
        """The heading as it is written: `## Lyhyesti {#lyhyesti}`."""
        return f"## {self.fi if lang == 'fi' else self.sv} {{#{self.id}}}"


class Kind(StrictModel):
    """A kind of page and what all of its pages have. Which they are: by path, by audience, or both."""

    kind: str
    pages: list[str] = Field(default_factory=list)
    audience: Audience | None = None
    without: list[str] = Field(default_factory=list)
    sections: list[SectionRule] = Field(default_factory=list)
    lead: bool = False
    number: bool = False

    def holds(self, page: Page) -> bool:
        """Whether a page is of this kind."""
        return not page.generated and self.names(page.path, page.meta.audience)

    def names(self, path: str, audience: Audience) -> bool:
        """Whether a page with this path and these readers is of this kind."""
        if path in self.without or self.audience not in (None, audience):
            return False
        return not self.pages or any(fnmatchcase(path, pattern) for pattern in self.pages)


class _Kinds(RootModel[list[Kind]]):
    pass


def load_skeletons(root: Path) -> tuple[list[Kind], YamlFile]:
    """data/skeletons.yml and its lines for later messages. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / "data" / "skeletons.yml", _FILE)
    return validated(_Kinds, file).root, file


def skeleton_problems(
    pages: Sequence[Page], blocks: Sequence[Block], kinds: Sequence[Kind], file: YamlFile
) -> list[Problem]:
    """Pages that lack something of their kind, and names in data/skeletons.yml that are no pages."""
    problems = [*_unknown_pages(pages, kinds, file)]
    calling = {
        lang: {block.key for block in blocks if block.lang == lang and _calls(block.body, set())}
        for lang in {block.lang for block in blocks}
    }
    for kind in kinds:
        for page in filter(kind.holds, pages):
            if kind.sections:
                problems += _section_problems(page, kind)
            if kind.lead:
                problems += _lead_problems(page)
            if kind.number and not _calls(page.body, calling.get(page.lang, set())):
                problems.append(_no_number(page, kind))
    return problems


def _unknown_pages(pages: Sequence[Page], kinds: Sequence[Kind], file: YamlFile) -> Iterator[Problem]:
    paths = {page.path for page in pages if not page.generated}
    for index, kind in enumerate(kinds):
        for key, names in (("pages", kind.pages), ("without", kind.without)):
            for at, name in enumerate(names):
                if not any(fnmatchcase(path, name) for path in paths):
                    hint = nearest(name, paths)
                    yield file.problem(
                        (index, key, at),
                        f"No page is called “{name}”.",
                        f"Did you mean “{hint}”?" if hint else "Correct the path, or take it away.",
                    )


# --- Sections


def _section_problems(page: Page, kind: Kind) -> list[Problem]:
    """Sections that are missing, one too many, and the first that stands in the wrong place."""
    found = [heading for heading in headings(page.body, page.body_line) if heading.level == 2]
    rules = {rule.id: rule for rule in kind.sections}
    order = f"A {kind.kind} has these sections, in this order: {' · '.join(f'#{name}' for name in rules)}."
    known = [heading for heading in found if heading.id in rules]
    problems = [
        Problem(
            page.name,
            heading.line,
            f"“{heading.text}” is no section of a {kind.kind}.",
            f"Make it a heading of the third level (###), or give it the right id. {order}",
        )
        for heading in found
        if heading.id not in rules
    ]
    present = {heading.id for heading in known}
    for rule in kind.sections:
        if rule.id not in present:
            problems.append(
                Problem(
                    page.name,
                    _line_before(rule.id, list(rules), known, page),
                    f"The section #{rule.id} is missing.",
                    f"Write `{rule.heading(page.lang)}` and its text, in both languages. {order}",
                )
            )
    return [*problems, *_order_problems(page, known, list(rules), order)]


def _line_before(missing: str, order: Sequence[str], known: Sequence[Heading], page: Page) -> int:
    """Line of the section that the missing one comes after; the text's first line when it comes first."""
    before = order[: order.index(missing)]
    return max((heading.line for heading in known if heading.id in before), default=page.body_line)


def _order_problems(
    page: Page, known: Sequence[Heading], order: Sequence[str], told: str
) -> Iterator[Problem]:
    for before, heading in pairwise(known):
        here, there = order.index(str(heading.id)), order.index(str(before.id))
        if here == there:
            what, instead = f"The section #{heading.id} stands twice.", "Keep one of the two."
        elif here < there:
            what, instead = f"The section #{heading.id} stands after #{before.id}.", "Move one of the two."
        else:
            continue
        yield Problem(page.name, heading.line, what, f"{instead} {told}")
        return


# --- The first words, and a number to call


def _lead_problems(page: Page) -> Iterator[Problem]:
    """The text must begin with its heading, and below it a paragraph."""
    lines = without_code(page.body).split("\n")
    first, *below = [number for number, line in enumerate(lines) if line.strip()]
    if not lines[first].startswith("# "):
        yield Problem(
            page.name,
            page.body_line + first,
            "The text does not begin with its heading.",
            "Begin with one line `# Heading`, and below it the answer in one or two sentences.",
        )
    elif not below or not _is_paragraph(lines[below[0]], below[0] + 1, page.body):
        yield Problem(
            page.name,
            page.body_line + (below[0] if below else first),
            "Below the main heading stands no paragraph.",
            "Write the answer there in one or two sentences, before anything else.",
        )


def _is_paragraph(line: str, number: int, body: str) -> bool:
    """Whether a paragraph of words begins on this line of a body."""
    no_words = {item.line for item in list_items(body)} | {row.line for row in table_rows(body)}
    return not (number in no_words or is_heading(line) or is_box(line) or _NO_PARAGRAPH.match(line))


def _calls(body: str, calling_blocks: Iterable[str]) -> bool:
    return any(
        item.name in _CALLS or (item.name == "block" and item.argument in calling_blocks)
        for item in placeholders(body)
    )


def _no_number(page: Page, kind: Kind) -> Problem:
    return Problem(
        page.name,
        page.body_line,
        f"Nowhere on this {kind.kind} stands a number to call.",
        'Write {{ phone("assistance_system") }} in the text, or {{ call_panel() }} on a line of its own.',
    )
