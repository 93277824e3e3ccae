"""Statutes change: a page that cites one says up to which day the law was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import placeholders, without_code
from scripts.languages import Lang
from scripts.problems import Problem

_STATUTE = "laki_"
"""How the ids of statutes begin in data/sources.yml."""


def law_date_problems(pages: Sequence[Page], blocks: Sequence[Block] = ()) -> list[Problem]:
    """Pages that cite the law without `law_as_of`, and pages that have it without citing the law."""
    problems: list[Problem] = []
    citing = {(block.lang, block.key) for block in blocks if _statute_lines(block.body, 1)}
    for page in pages:
        cited = _law_line(page, citing)
        if cited and page.meta.law_as_of is None:
            problems.append(
                Problem(
                    page.name,
                    cited,
                    "The page cites a statute but does not say up to which day the law was read.",
                    "Add a line such as `law_as_of: 2025-02-23` to the front matter, in both languages.",
                )
            )
        if not cited and page.meta.law_as_of and not _has_statute(page.meta.sources):
            problems.append(
                Problem(
                    page.name,
                    page.line_of("law_as_of"),
                    "The page has `law_as_of` but cites no section (§) and has no statute among its sources.",
                    "Delete the line in both languages, or cite the statute and add it to `sources`.",
                )
            )
    return problems


def _law_line(page: Page, citing: Collection[tuple[Lang, str]]) -> int:
    """The line on which the page first cites a statute, itself or through a shared text; 0 if it does not.

    citing: the shared texts that cite one
    """
    cited = _statute_lines(page.body, page.body_line)
    for item in placeholders(page.body, page.body_line):
        if item.name == "block" and (page.lang, item.argument) in citing:
            cited.append(item.line)
    return min(cited, default=0)


def _statute_lines(body: str, first_line: int) -> list[int]:
    signs = [
        number for number, line in enumerate(without_code(body).split("\n"), start=first_line) if "§" in line
    ]
    calls = placeholders(body, first_line)
    return signs + [
        item.line for item in calls if item.name == "source_url" and _has_statute([item.argument])
    ]


def _has_statute(sources: Iterable[str]) -> bool:
    return any(source.startswith(_STATUTE) for source in sources)
