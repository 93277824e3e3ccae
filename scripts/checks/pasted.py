"""What word processors, spreadsheets and web pages leave in a pasted text; what was opened, not closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import without_code
from scripts.problems import Problem

_CELLS = re.compile(r"(?!\s*(?:[-*+>|]|\d+\.)\s)[^\t\n]*\S\t+\S[^\n]*")
_OPEN_COMMENT = re.compile(r"<!--(?!.*?-->)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_OFFICE = re.compile(r"<(?:/?[ovw]:|\w+[^<>]*\b(?:class=[\"']?Mso|style=[\"']))", re.IGNORECASE)


def pasted_problems(pages: Iterable[Page], blocks: Iterable[Block]) -> list[Problem]:
    """Rows of a table set apart by tabs, formatting of word processors, what hides the rest of a text."""
    texts = [(page.body, page.name, page.body_line) for page in pages if not page.generated]
    texts += [(block.body, block.name, 1) for block in blocks]
    return [
        problem
        for text, name, first_line in texts
        for problem in (*_in_text(text, name, first_line), *_left_open(text, name, first_line))
    ]


def _left_open(text: str, name: str, first_line: int) -> Iterator[Problem]:
    """A comment or a block of code without an end: what comes after it is not read as text."""
    comment = _OPEN_COMMENT.search(without_code(text))
    if comment:
        yield Problem(
            name,
            first_line + text.count("\n", 0, comment.start()),
            "A comment begins here with <!-- and does not end: readers do not see what comes after it.",
            "Write --> where it ends, or delete <!--.",
        )
    opened: tuple[str, int] | None = None
    for number, line in enumerate(text.split("\n"), start=first_line):
        fence = _FENCE.fullmatch(line)
        if fence and opened is None:
            opened = fence[1], number
        elif fence and opened and fence[1].startswith(opened[0]) and line.strip() == fence[1]:
            opened = None
    if opened:
        yield Problem(
            name,
            opened[1],
            f"A block of code begins here with {opened[0]} and does not end.",
            f"Write {opened[0]} on a line of its own where it ends, or delete the line.",
        )


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
