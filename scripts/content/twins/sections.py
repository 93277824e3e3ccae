"""What stands in the sections of twins: links, lists, tables, images, placeholders and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from posixpath import normpath

from scripts.content.notation.tokens import differences
from scripts.content.twins.pairs import Parts, Twins, paired_parts
from scripts.content.twins.texts import Part, Text
from scripts.content.writing.structure import Link, is_address
from scripts.problems import Problem

_MAY_WAIT = frozenset({"source_url"})
"""Placeholders that are links; the others print numbers, contacts and safety texts."""


def section_problems(twins: Twins) -> list[Problem]:
    """Links, placeholders, figures and numbers of things that stand in a section of one language only.

    While the Swedish text may wait, only figures and the placeholders that are no links are compared.
    """
    problems: list[Problem] = []
    for parts in paired_parts(twins):
        if not twins.waiting:
            problems += _link_differences(twins, parts)
            problems += _count_differences(twins, parts)
        problems += _placeholder_differences(twins, parts)
        problems += _figure_differences(twins, parts)
    return problems


def _link_differences(twins: Twins, parts: Parts) -> list[Problem]:
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


def _inside(text: Text) -> list[Link]:
    """The links that lead to pages of the site."""
    return [link for link in text.links if link.kind == "link" and not is_address(link.target)]


def _resolved(link: Link, text: Text) -> str:
    path, mark, fragment = link.target.partition("#")
    return (normpath(f"{text.folder}/{path}".lstrip("/")) if path else "") + mark + fragment


def _count_differences(twins: Twins, parts: Parts) -> list[Problem]:
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


def _counted(twins: Twins, parts: Parts, numbers: Sequence[int], things: str, instead: str) -> list[Problem]:
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


def _placeholder_differences(twins: Twins, parts: Parts) -> list[Problem]:
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


def _figure_differences(twins: Twins, parts: Parts) -> list[Problem]:
    fi, sv = differences(
        # Typed numbers to call are told by themselves, because a message may not pass a person's on.
        *(
            [token for token in part.of(text.tokens) if token.kind != "phone"]
            for part, text in _sides(twins, parts)
        )
    )
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
    twins: Twins, parts: Parts, extra: tuple[_Shown, _Shown], things: str, instead: str
) -> list[Problem]:
    fi, sv = extra
    if not fi and not sv:
        return []
    sides = [
        f" Only in {text.name}: {'; '.join(f'{written} (line {line})' for written, line in items)}."
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


def _sides(twins: Twins, parts: Parts) -> tuple[tuple[Part, Text], tuple[Part, Text]]:
    return (parts[0], twins.fi), (parts[1], twins.sv)


def _where(twins: Twins, parts: Parts) -> str:
    """The section in both files."""
    title = parts[0].title
    places = f"{twins.fi.at(parts[0].first_line)} and {twins.sv.at(parts[1].first_line)}"
    return f"the section “{title}” ({places})" if title else f"the text at {places}"
