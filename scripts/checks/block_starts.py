"""Lists, tables and boxes that are not read as such, because of how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.writing.structure import indented_code, is_box, is_heading, list_items, without_code

_ITEM_UNDER_TEXT = re.compile(r"(?<=\S)[ \t]*\n(?P<item>(?:[-*+]|1\.)[ \t]+\S)")
_BULLET = re.compile(r"^[ \t]*[•·▪●◦‣][ \t]*\S|^[–—][ \t]+\S.*\n[–—][ \t]+\S", re.MULTILINE)
_BLOCK = re.compile(r"(?:^[ \t]*\S.*(?:\n|\Z))+", re.MULTILINE)
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BOX = re.compile(r"^(?:!!!|\?\?\?).*$", re.MULTILINE)
_RIGHT_BOX = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"]*\")? *")
_INDENTED = re.compile(r"(?:\n[ \t]*)*\n(?: {4}|\t)")


def block_start_slips(text: str) -> Iterator[tuple[int, str, str]]:
    """What was meant as a list, a table or a box, or as text, and is read as something else, in Markdown.

    For each: its line, counted from 0, what is wrong, and what to write instead.
    """
    bare = without_code(text)
    yield from (*_lists(bare), *_tables(bare), *_boxes(bare), *_code(text))


def _lists(text: str) -> Iterator[tuple[int, str, str]]:
    """Each first item that begins no list, with its line, counted from 0."""
    found = [text.count("\n", 0, match.start("item")) for match in _ITEM_UNDER_TEXT.finditer(text)]
    items = {item.line - 1 for item in list_items(text)} if found else set()
    stray = [line for line in found if line not in items]
    for line in stray:
        if line - 1 not in stray:
            yield (
                line,
                "A list begins right under a text and is not read as a list: its items would run together.",
                "Leave an empty line above the list.",
            )
    told = -2
    for match in _BULLET.finditer(text):
        line = text.count("\n", 0, match.start())
        if line != told + 1:
            yield (
                line,
                "A list is marked here with signs of a word processor: its items would run together.",
                "Begin each item with a hyphen and a space, “- ”, and leave an empty line above the list.",
            )
        told = line + match.group().count("\n")


def _tables(text: str) -> Iterator[tuple[int, str, str]]:
    if "\n|" not in text and not text.lstrip().startswith("|"):
        return
    for block in _BLOCK.finditer(text):
        lines = block.group().rstrip("\n").split("\n")
        first_line = text.count("\n", 0, block.start())
        while lines and (is_box(lines[0]) or is_heading(lines[0])):
            lines, first_line = lines[1:], first_line + 1
        rows = [index for index, line in enumerate(lines) if line.lstrip().startswith("|")]
        if rows and not _is_table(lines):
            yield (
                first_line + rows[0],
                "The table that begins here is not read as one: readers would see its signs |.",
                "Leave an empty line above it, and write below its first row one --- for each cell: "
                "| --- | --- |.",
            )


def _is_table(lines: list[str]) -> bool:
    return len(lines) > 1 and _RULE.fullmatch(lines[1]) is not None and _cells(lines[0]) == _cells(lines[1])


def _cells(row: str) -> int:
    return row.strip().strip("|").replace(r"\|", "").count("|") + 1


def _boxes(text: str) -> Iterator[tuple[int, str, str]]:
    for box in _BOX.finditer(text):
        line = text.count("\n", 0, box.start())
        if not _RIGHT_BOX.fullmatch(box.group()):
            yield (
                line,
                "A box begins here in a way that is not understood: readers would see its signs.",
                'Write it as on other pages, with straight quotes: !!! warning "Title".',
            )
        elif not _INDENTED.match(text, box.end()):
            yield (
                line,
                "The box that begins here is empty: its text is not moved inwards.",
                "Begin each line of its text with four spaces.",
            )


def _code(text: str) -> Iterator[tuple[int, str, str]]:
    for line in indented_code(text):
        yield (
            line - 1,
            "The line begins with four spaces or a tab, so that it is shown as code of a program.",
            "Delete the spaces at its beginning.",
        )
