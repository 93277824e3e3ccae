"""Whether the two languages say the same: the twins of every page and shared text compared part by part.

Also what can be told only when all pages are at hand: addresses that clash, links that lead nowhere,
and sections of law without the day up to which the law was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from posixpath import dirname, normpath, relpath, splitext
from typing import Protocol, TypeVar
from urllib.parse import unquote

from scripts.content.front_matter import FrontMatter
from scripts.content.pages import BLOCKS, Block, Page, by_path
from scripts.content.structure import (
    Anchor,
    Heading,
    Link,
    ListItem,
    Placeholder,
    TableRow,
    anchors,
    headings,
    links,
    list_items,
    placeholders,
    sections,
    table_rows,
    without_code,
)
from scripts.content.tokens import Token, differences, tokens
from scripts.languages import FOLDERS, LANGUAGES, Lang, other
from scripts.problems import Problem, nearest

_OWN_TO_EACH_LANGUAGE = frozenset({"title", "slug", "description", "sv_due", "search_terms"})
_MAY_WAIT = frozenset({"source_url"})
"""Placeholders that are links; the others print numbers, contacts and safety texts."""
_NOT_FOUND = "404.md"
_STATUTE = "laki_"
"""How the ids of statutes begin in data/sources.yml."""


class _Placed(Protocol):
    @property
    def line(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)


@dataclass(frozen=True)
class _Part:
    """A section, or several that are compared as one: what it is called and its lines."""

    title: str
    first_line: int
    last_line: int

    def of(self, items: Iterable[_Item]) -> list[_Item]:
        """Those items that stand in this part."""
        return [item for item in items if self.first_line <= item.line <= self.last_line]


_Parts = tuple[_Part, _Part]
"""A part of the Finnish text and what stands for it in the Swedish one."""


@dataclass(frozen=True)
class _Text:
    """A page or a shared text, taken apart."""

    name: str
    folder: str
    headings: list[Heading]
    parts: list[_Part]
    anchors: list[Anchor]
    links: list[Link]
    placeholders: list[Placeholder]
    tokens: list[Token]
    list_items: list[ListItem]
    table_rows: list[TableRow]

    def at(self, line: int) -> str:
        """A place in this text, for messages."""
        return f"{self.name}:{line}"


@dataclass(frozen=True)
class _Twins:
    """A Finnish text and its Swedish twin.

    waiting: the Swedish text may follow later in everything but figures, contacts and safety texts
    as_one: sections are not compared one by one, because their order may differ
    """

    fi: _Text
    sv: _Text
    waiting: bool = False
    as_one: bool = False

    def differ(self, line: int, what: str, instead: str) -> Problem:
        """A problem of both, placed in the Finnish file."""
        return Problem(self.fi.name, line, what, instead)


def parity_problems(pages: Sequence[Page], blocks: Sequence[Block]) -> list[Problem]:
    """Where the two languages part: missing twins, structure, links, placeholders, figures, front matter.

    Pages that are made from data are compared as a whole, because their order may follow the alphabet.
    While the Finnish page has `sv_due`, headings, ids, links, lists and tables may differ.
    """
    problems: list[Problem] = []
    for lang in LANGUAGES:
        twins = by_path(pages, other(lang))
        for page in (page for page in pages if page.lang == lang):
            problems += _outline_problems(_page_text(page), is_page=True)
            if page.path not in twins:
                problems.append(_missing_twin(page.name, f"{FOLDERS[other(lang)]}/{page.path}", lang))
    swedish = by_path(pages, "sv")
    for path, page in by_path(pages, "fi").items():
        if path in swedish:
            problems += _meta_problems(page, swedish[path])
            problems += _twin_problems(
                _Twins(
                    _page_text(page),
                    _page_text(swedish[path]),
                    waiting=page.meta.sv_due is not None,
                    as_one=page.generated,
                )
            )
    return problems + _block_problems(blocks)


def duplicate_slug_problems(pages: Sequence[Page]) -> list[Problem]:
    """Pages that would stand at one address, and Swedish addresses that are the Finnish ones."""
    problems: list[Problem] = []
    first_at: dict[str, Page] = {}
    for page in pages:
        first = first_at.setdefault(page.address.casefold(), page)
        if first is not page:
            problems.append(
                Problem(
                    page.name,
                    1,
                    f"{page.name} and {first.name} have the same address, /{page.address}.",
                    "Give one of them another `slug`."
                    if page.lang == "sv"
                    else "Rename one of the files, in both languages.",
                )
            )
    finnish = {page.address.rstrip("/"): page for page in pages if page.lang == "fi"}
    for page in pages:
        slug = page.meta.slug
        if slug and page.path != _NOT_FOUND and slug in finnish:
            problems.append(
                Problem(
                    page.name,
                    1,
                    f"The slug “{slug}” is the Finnish address of {finnish[slug].name}.",
                    "Write a Swedish address, such as `slug: sok-hjalp/betanketid`.",
                )
            )
    return problems


def link_problems(pages: Sequence[Page], blocks: Sequence[Block] = ()) -> list[Problem]:
    """Links to pages or headings that are not there, and addresses that should not be typed.

    blocks: shared texts; their links are written from the top of the language's folder
    """
    problems: list[Problem] = []
    for lang in LANGUAGES:
        ids = _ids_by_path(pages, blocks, lang)
        for page in (page for page in pages if page.lang == lang):
            for link in links(page.body, page.body_line):
                problems += _link_problem(link, page.name, page.path, ids, page.generated)
        for block in (block for block in blocks if block.lang == lang):
            for link in links(block.body):
                problems += _link_problem(link, block.name, "", ids, generated=False)
    return problems


def law_date_problems(pages: Sequence[Page], blocks: Sequence[Block] = ()) -> list[Problem]:
    """Pages that cite the law without `law_as_of`, and pages that have it without citing the law."""
    problems: list[Problem] = []
    for page in pages:
        cited = _law_line(page, blocks)
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
                    1,
                    "The page has `law_as_of` but cites no section (§) and has no statute among its sources.",
                    "Delete the line in both languages, or cite the statute and add it to `sources`.",
                )
            )
    return problems


# --- Taking texts apart


def _page_text(page: Page) -> _Text:
    return _text(page.name, dirname(page.path), page.body, page.lang, page.body_line)


def _block_text(block: Block) -> _Text:
    return _text(block.name, "", block.body, block.lang, 1)


def _text(name: str, folder: str, body: str, lang: Lang, first_line: int) -> _Text:
    return _Text(
        name=name,
        folder=folder,
        headings=headings(body, first_line),
        parts=[
            _Part(section.heading.text if section.heading else "", section.first_line, section.last_line)
            for section in sections(body, first_line)
        ],
        anchors=anchors(body, first_line),
        links=links(body, first_line),
        placeholders=placeholders(body, first_line),
        tokens=tokens(body, lang, first_line),
        list_items=list_items(body, first_line),
        table_rows=table_rows(body, first_line),
    )


# --- One text by itself


def _missing_twin(name: str, missing: str, lang: Lang) -> Problem:
    language = {"fi": "Swedish", "sv": "Finnish"}[lang]
    return Problem(
        name,
        0,
        f"{name} has no {language} twin: {missing} is missing.",
        f"Write {missing}, or delete {name}.",
    )


def _outline_problems(text: _Text, is_page: bool) -> list[Problem]:
    problems: list[Problem] = []
    tops = [heading for heading in text.headings if heading.level == 1]
    if is_page and (len(tops) != 1 or text.headings[0].level != 1):
        lines = ", ".join(str(heading.line) for heading in tops)
        problems.append(
            Problem(
                text.name,
                tops[1].line if len(tops) > 1 else text.parts[0].first_line,
                f"A page begins with one heading marked with a single #; this one has {len(tops)}"
                + (f" (line {lines})." if lines else "."),
                "Begin the page with one `# Heading`, and mark the others with ## or ###.",
            )
        )
    for above, below in zip(text.headings, text.headings[1:], strict=False):
        if below.level > above.level + 1:
            problems.append(
                Problem(
                    text.name,
                    below.line,
                    f"The heading “{below.text}” jumps from {'#' * above.level} to {'#' * below.level}.",
                    f"Mark it with {'#' * (above.level + 1)}, in both languages.",
                )
            )
    seen: dict[str, int] = {}
    for anchor in text.anchors:
        if anchor.id in seen:
            problems.append(
                Problem(
                    text.name,
                    anchor.line,
                    f"The id “{anchor.id}” stands already at line {seen[anchor.id]}.",
                    "Give one of them another id, the same in both languages.",
                )
            )
        seen.setdefault(anchor.id, anchor.line)
    return problems


# --- Twins


def _block_problems(blocks: Sequence[Block]) -> list[Problem]:
    problems: list[Problem] = []
    by_lang: dict[Lang, dict[str, Block]] = {
        lang: {block.key: block for block in blocks if block.lang == lang} for lang in LANGUAGES
    }
    for lang in LANGUAGES:
        for key, block in by_lang[lang].items():
            problems += _outline_problems(_block_text(block), is_page=False)
            if key not in by_lang[other(lang)]:
                missing = f"{FOLDERS[other(lang)]}/{BLOCKS}/{key}.md"
                problems.append(_missing_twin(block.name, missing, lang))
    for key, block in by_lang["fi"].items():
        if key in by_lang["sv"]:
            problems += _twin_problems(_Twins(_block_text(block), _block_text(by_lang["sv"][key])))
    return problems


def _meta_problems(fi: Page, sv: Page) -> list[Problem]:
    problems: list[Problem] = []
    for key in FrontMatter.model_fields:
        ours, theirs = getattr(fi.meta, key), getattr(sv.meta, key)
        if key in _OWN_TO_EACH_LANGUAGE or ours == theirs:
            continue
        problems.append(
            Problem(
                fi.name,
                1,
                f"`{key}` differs in the front matter: {_shown(ours)} in {fi.name}:1, "
                f"{_shown(theirs)} in {sv.name}:1.",
                f"Write the same `{key}` in both, in the same order."
                if isinstance(ours, list)
                else f"Write the same `{key}` in both files, or leave it out of both.",
            )
        )
    return problems


def _shown(value: object) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _twin_problems(twins: _Twins) -> list[Problem]:
    problems: list[Problem] = []
    if not twins.waiting:
        problems += _heading_problems(twins)
        problems += _anchor_problems(twins)
    for parts in _paired_parts(twins):
        if not twins.waiting:
            problems += _link_differences(twins, parts)
            problems += _count_differences(twins, parts)
        problems += _placeholder_differences(twins, parts)
        problems += _figure_differences(twins, parts)
    return problems


def _heading_problems(twins: _Twins) -> list[Problem]:
    fi, sv = twins.fi.headings, twins.sv.headings
    if twins.as_one:
        if Counter(heading.level for heading in fi) == Counter(heading.level for heading in sv):
            return []
    elif [heading.level for heading in fi] == [heading.level for heading in sv]:
        return []
    at = _parting(fi, sv)
    numbers = f" ({len(fi)} headings and {len(sv)})" if len(fi) != len(sv) else ""
    ours, theirs = _heading_at(twins.fi, at), _heading_at(twins.sv, at)
    return [
        twins.differ(
            fi[at].line if at < len(fi) else 0,
            f"The headings part here{numbers}: {ours}, {theirs}.",
            "Give both pages the same headings, with the same number of # and in the same order.",
        )
    ]


def _parting(fi: Sequence[Heading], sv: Sequence[Heading]) -> int:
    """Index of the first heading that has no counterpart: by level, and by id when their number differs."""
    for index, (ours, theirs) in enumerate(zip(fi, sv, strict=False)):
        if ours.level != theirs.level or (len(fi) != len(sv) and ours.id != theirs.id):
            return index
    return min(len(fi), len(sv))


def _heading_at(text: _Text, index: int) -> str:
    if index < len(text.headings):
        heading = text.headings[index]
        return f"{text.at(heading.line)} has “{'#' * heading.level} {heading.text}”"
    if not text.headings:
        return f"{text.name} has no heading"
    return f"{text.name} has none after its last (line {text.headings[-1].line})"


def _anchor_problems(twins: _Twins) -> list[Problem]:
    fi, sv = twins.fi.anchors, twins.sv.anchors
    if twins.as_one:
        fi = sorted(fi, key=lambda anchor: anchor.id)
        sv = sorted(sv, key=lambda anchor: anchor.id)
    if [anchor.id for anchor in fi] == [anchor.id for anchor in sv]:
        return []
    at = next(
        (index for index, (ours, theirs) in enumerate(zip(fi, sv, strict=False)) if ours.id != theirs.id),
        min(len(fi), len(sv)),
    )
    ours, theirs = _anchor_at(twins.fi, fi, at), _anchor_at(twins.sv, sv, at)
    return [
        twins.differ(
            fi[at].line if at < len(fi) else 0,
            f"The ids part here: {ours}, {theirs}.",
            "Give the same headings the same ids in both languages, in the same order: "
            "`## Mitä se maksaa {#hinta}`, `## Vad det kostar {#hinta}`.",
        )
    ]


def _anchor_at(text: _Text, found: Sequence[Anchor], index: int) -> str:
    if index < len(found):
        return f"{text.at(found[index].line)} has {{#{found[index].id}}}"
    if not found:
        return f"{text.name} has none"
    return f"{text.name} has none after its last (line {found[-1].line})"


def _paired_parts(twins: _Twins) -> list[_Parts]:
    """The sections side by side. Where headings are missing, all from that place on is one part."""
    fi, sv = twins.fi, twins.sv
    if not twins.as_one and len(fi.headings) == len(sv.headings):
        return list(zip(fi.parts, sv.parts, strict=True))
    at = _parting(fi.headings, sv.headings)
    if twins.as_one or at == min(len(fi.headings), len(sv.headings)):
        # Nothing tells which heading is the missing one.
        at = -1
    head = list(zip(fi.parts[: at + 1], sv.parts[: at + 1], strict=True))
    return [*head, (_joined(fi.parts[at + 1 :]), _joined(sv.parts[at + 1 :]))]


def _joined(parts: Sequence[_Part]) -> _Part:
    title = next((part.title for part in parts if part.title), "")
    return _Part(
        f"{title} …" if len(parts) > 1 and title else title, parts[0].first_line, parts[-1].last_line
    )


def _link_differences(twins: _Twins, parts: _Parts) -> list[Problem]:
    fi, sv = (
        [(_resolved(link, text), link.target, link.line) for link in part.of(_inside(text))]
        for part, text in _sides(twins, parts)
    )
    return _differences(
        twins,
        parts,
        _extra(fi, sv),
        "links inside the site",
        "Link to the same pages and ids in both languages, in the same section.",
    )


def _inside(text: _Text) -> list[Link]:
    """The links that lead to pages of the site."""
    return [link for link in text.links if link.kind == "link" and not _SCHEME.match(link.target)]


def _resolved(link: Link, text: _Text) -> str:
    path, mark, fragment = link.target.partition("#")
    return (normpath(f"{text.folder}/{path}".lstrip("/")) if path else "") + mark + fragment


def _count_differences(twins: _Twins, parts: _Parts) -> list[Problem]:
    items = [part.of(text.list_items) for part, text in _sides(twins, parts)]
    rows = [len(part.of(text.table_rows)) for part, text in _sides(twins, parts)]
    images = [
        sum(link.kind == "image" for link in part.of(text.links)) for part, text in _sides(twins, parts)
    ]
    return [
        *_counted(
            twins,
            parts,
            [sum(not item.ordered for item in side) for side in items],
            "list items with a bullet",
            "Write the same items in both languages. A list needs an empty line above it.",
        ),
        *_counted(
            twins,
            parts,
            [sum(item.ordered for item in side) for side in items],
            "list items with a number",
            "Write the same items in both languages. A list needs an empty line above it; a paragraph that "
            "begins like one (1. tammikuuta) has to begin with another word.",
        ),
        *_counted(twins, parts, rows, "table rows", "Write the same rows in both languages."),
        *_counted(twins, parts, images, "images", "Show the same images in both languages."),
    ]


def _counted(
    twins: _Twins, parts: _Parts, numbers: Sequence[int], things: str, instead: str
) -> list[Problem]:
    if numbers[0] == numbers[1]:
        return []
    return [
        twins.differ(
            parts[0].first_line,
            f"The number of {things} differs in {_where(twins, parts)}: "
            f"{numbers[0]} in {twins.fi.name}, {numbers[1]} in {twins.sv.name}.",
            instead,
        )
    ]


def _placeholder_differences(twins: _Twins, parts: _Parts) -> list[Problem]:
    fi, sv = (
        [
            (item.call, f"{{{{ {item.call} }}}}", item.line)
            for item in part.of(text.placeholders)
            if not (twins.waiting and item.name in _MAY_WAIT)
        ]
        for part, text in _sides(twins, parts)
    )
    return _differences(
        twins,
        parts,
        _extra(fi, sv),
        "placeholders",
        "Use the same placeholders in both languages, in the same section.",
    )


def _figure_differences(twins: _Twins, parts: _Parts) -> list[Problem]:
    fi, sv = differences(*(part.of(text.tokens) for part, text in _sides(twins, parts)))
    return _differences(
        twins,
        parts,
        ([(token.written, token.line) for token in fi], [(token.written, token.line) for token in sv]),
        "figures",
        "Correct the wrong one. A figure stands in the same section in both languages, "
        "and in digits in both or in words in both.",
    )


_Shown = list[tuple[str, int]]
"""Things as they are written, and their lines."""


def _extra(fi: Sequence[tuple[str, str, int]], sv: Sequence[tuple[str, str, int]]) -> tuple[_Shown, _Shown]:
    """What each side has that the other lacks, from what is compared, how it is written, and its line."""
    return _beyond(fi, sv), _beyond(sv, fi)


def _beyond(ours: Sequence[tuple[str, str, int]], theirs: Sequence[tuple[str, str, int]]) -> _Shown:
    left = Counter(value for value, _, _ in theirs)
    extra: _Shown = []
    for value, written, line in ours:
        if left[value]:
            left[value] -= 1
        else:
            extra.append((written, line))
    return extra


def _differences(
    twins: _Twins, parts: _Parts, extra: tuple[_Shown, _Shown], things: str, instead: str
) -> list[Problem]:
    fi, sv = extra
    if not fi and not sv:
        return []
    sides = [
        f" Only in {text.name}: {', '.join(f'{written} (line {line})' for written, line in items)}."
        for text, items in ((twins.fi, fi), (twins.sv, sv))
        if items
    ]
    return [
        twins.differ(
            fi[0][1] if fi else parts[0].first_line,
            f"The {things} differ in {_where(twins, parts)}.{''.join(sides)}",
            instead,
        )
    ]


def _sides(twins: _Twins, parts: _Parts) -> tuple[tuple[_Part, _Text], tuple[_Part, _Text]]:
    return (parts[0], twins.fi), (parts[1], twins.sv)


def _where(twins: _Twins, parts: _Parts) -> str:
    """The section in both files."""
    title = parts[0].title
    places = f"{twins.fi.at(parts[0].first_line)} and {twins.sv.at(parts[1].first_line)}"
    return f"the section “{title}” ({places})" if title else f"the text at {places}"


# --- Links

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{\{", re.IGNORECASE)


def _ids_by_path(pages: Sequence[Page], blocks: Sequence[Block], lang: Lang) -> dict[str, set[str]]:
    """The explicit ids of every page of a language, those of the shared texts on it included."""
    of_block = {
        block.key: {anchor.id for anchor in anchors(block.body)} for block in blocks if block.lang == lang
    }
    return {
        path: {anchor.id for anchor in anchors(page.body)}.union(
            *(of_block.get(key, set()) for key in _block_keys(page))
        )
        for path, page in by_path(pages, lang).items()
    }


def _block_keys(page: Page) -> set[str]:
    return {item.args.strip('"') for item in placeholders(page.body) if item.name == "block"}


def _link_problem(
    link: Link, name: str, path: str, ids: Mapping[str, set[str]], generated: bool
) -> list[Problem]:
    """path: place of the page in its folder; empty for a shared text, whose own headings are not known."""
    target, _, fragment = unquote(link.target).partition("#")
    is_page_link = target.endswith(".md") and not _SCHEME.match(target)
    if generated and not is_page_link:
        return []
    if link.kind == "address" or _SCHEME.match(link.target) or target.startswith("/"):
        told = _typed_address(link)
    elif link.kind == "image":
        told = None
    elif target and not is_page_link:
        told = _no_page_link(target)
    else:
        place = normpath(f"{dirname(path)}/{target}".lstrip("/")) if target else path
        told = _broken_link(link.target, path, place, fragment, ids)
    return [Problem(name, link.line, *told)] if told else []


def _typed_address(link: Link) -> tuple[str, str] | None:
    target = link.target
    what = f"The address “{target}” is typed in the text."
    if target.startswith("{{"):
        return None
    if target.lower().startswith("tel:"):
        return what, 'Write {{ phone("id") }} with an id of data/contacts.yml.'
    if target.lower().startswith("mailto:"):
        return what, 'Write {{ email("id") }} with an id of data/contacts.yml.'
    if target.startswith("/") and not target.startswith("//"):
        return (
            f"The link “{target}” names an address of this site.",
            "Link to the page's file from this file, such as ../loyda-apua/harkinta-aika.md.",
        )
    return (
        what,
        'Add it to data/sources.yml and write [text]({{ source_url("id") }}); '
        "to a page of this site, link to its .md file.",
    )


def _no_page_link(target: str) -> tuple[str, str] | None:
    if splitext(target)[1]:
        # A file to download; whether it is there, the site builder tells.
        return None
    return (
        f"The link “{target}” is no page's file.",
        "Write the path to the page's .md file from this file, such as ../loyda-apua/harkinta-aika.md.",
    )


def _broken_link(
    target: str, path: str, place: str, fragment: str, ids: Mapping[str, set[str]]
) -> tuple[str, str] | None:
    if place and place not in ids:
        hint = nearest(place, ids)
        return (
            f"The link “{target}” leads to a page that is not there.",
            f"Did you mean “{relpath(hint, dirname(path) or '.')}”?"
            if hint
            else "Link to a page that exists, or write the page first, in both languages.",
        )
    if not target.strip("#"):
        return "The link leads nowhere.", "Write the path to a page, or take the link away."
    if place and fragment and fragment not in ids[place]:
        hint = nearest(fragment, ids[place])
        return (
            f"The link “{target}” leads to “#{fragment}”, and no heading there has that id.",
            f"Did you mean “#{hint}”?"
            if hint
            else f"Give the heading the id in both languages: `## Heading {{#{fragment}}}`.",
        )
    return None


# --- Law


def _law_line(page: Page, blocks: Sequence[Block]) -> int:
    """The line on which the page first cites a statute, itself or through a shared text; 0 if it does not."""
    cited = _statute_lines(page.body, page.body_line)
    citing = {block.key for block in blocks if block.lang == page.lang and _statute_lines(block.body, 1)}
    for item in placeholders(page.body, page.body_line):
        if item.name == "block" and item.args.strip('"') in citing:
            cited.append(item.line)
    return min(cited, default=0)


def _statute_lines(body: str, first_line: int) -> list[int]:
    signs = [
        number for number, line in enumerate(without_code(body).split("\n"), start=first_line) if "§" in line
    ]
    calls = placeholders(body, first_line)
    return signs + [
        item.line for item in calls if item.name == "source_url" and _has_statute([item.args.strip('"')])
    ]


def _has_statute(sources: Iterable[str]) -> bool:
    return any(source.startswith(_STATUTE) for source in sources)
