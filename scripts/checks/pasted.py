"""What word processors, spreadsheets and web pages leave in a text when it is pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.content.pages import Block, Page
from scripts.content.structure import without_code
from scripts.problems import Problem

_CELLS = re.compile(r"(?!\s*(?:[-*+>|]|\d+\.)\s)[^\t\n]*\S\t+\S[^\n]*")
_OFFICE = re.compile(r"<(?:/?[ovw]:|\w+[^<>]*\b(?:class=[\"']?Mso|style=[\"']))", re.IGNORECASE)


def pasted_problems(pages: Iterable[Page], blocks: Iterable[Block]) -> list[Problem]:
    """Rows of a table that are set apart by tabs, and formatting of a word processor."""
    texts = [(page.body, page.name, page.body_line) for page in pages if not page.generated]
    texts += [(block.body, block.name, 1) for block in blocks]
    return [problem for text, name, first_line in texts for problem in _in_text(text, name, first_line)]


def _in_text(text: str, name: str, first_line: int) -> Iterator[Problem]:
    in_table = False
    for number, line in enumerate(without_code(text).split("\n"), start=first_line):
        is_row = _CELLS.fullmatch(line) is not None
        if is_row and not in_table:
            yield Problem(
                name,
                number,
                "From this line on stands a table pasted from a word processor or a spreadsheet: "
                "readers would see its cells run together.",
                "Put | between the cells and a line | --- | --- | below the first row; "
                "a table of statistics comes from data/statistics.",
            )
        in_table = is_row or (in_table and not line.strip())
        if _OFFICE.search(line):
            yield Problem(
                name,
                number,
                "Formatting of a word processor or a web page was pasted with the text.",
                "Paste it again as plain text (Ctrl+Shift+V).",
            )
