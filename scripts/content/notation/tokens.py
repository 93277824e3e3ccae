"""The figures of a text, written one way for both languages, so that twins can be compared.

What a reader does not read as text is left out: link targets, code, comments, HTML tags, placeholders,
explicit ids, the numbers of numbered lists and headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scripts.content.notation.finding import Token, find
from scripts.content.writing.flatten import FlatText, flatten, flatten_plain
from scripts.content.writing.structure import HOLE
from scripts.languages import Lang


@lru_cache(maxsize=4096)
def tokens(text: str, lang: Lang, first_line: int = 1) -> list[Token]:
    """All figures of a Markdown text, in their order.

    first_line: the line of the file on which the text begins.
    Ordinals (`3. kerta`, `3:e gången`) are among them, but `differences` asks for no twin of theirs.
    """
    return [found.token for found in find(_with_digits(flatten(text, first_line)), lang)]


@lru_cache(maxsize=4096)
def plain_tokens(text: str, lang: Lang, first_line: int = 1) -> list[Token]:
    """All figures of a text that is no Markdown, such as a title: one that begins with `1.` is no list."""
    return [found.token for found in find(flatten_plain(text, first_line), lang)]


def differences(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """What each side has that the other lacks, as multisets: order is free, the number of times is not.

    Taken as the same: a time with and without its `klo`, a range and its two ends written apart
    (`vähintään 30 ja enintään 90`), an ordinal and the plain number.
    """
    left, right = list(ours), list(theirs)
    for same in (_same, _loosely_same):
        for token in list(left):
            twin = next((other for other in right if same(token, other)), None)
            if twin is not None:
                left.remove(token)
                right.remove(twin)
    _cancel_ranges(left, right)
    _cancel_ranges(right, left)
    return (
        [token for token in left if token.kind != "ordinal"],
        [token for token in right if token.kind != "ordinal"],
    )


_PIECE = re.compile(rf"[^{HOLE}]+")
_DIGIT = re.compile(r"[0-9]")


def _with_digits(flat: FlatText) -> FlatText:
    """Those pieces of a running text between two holes that can hold a figure: most of a page holds none."""
    text: list[str] = []
    lines: list[int] = []
    for piece in _PIECE.finditer(flat.text):
        if _DIGIT.search(piece.group()):
            text += [piece.group(), HOLE]
            lines += [*flat.lines[slice(*piece.span())], flat.lines[piece.start()]]
    return FlatText("".join(text), lines)


# --- Comparing

_LOOSE_KINDS = frozenset({"time", "number", "ordinal", "chapter"})
_LOOSE_HOUR = re.compile(r"\b0?([0-9]+)(?:[:.]([0-5][0-9]))?\b")


def _same(one: Token, other: Token) -> bool:
    return one.kind == other.kind and one.value == other.value


def _loosely_same(one: Token, other: Token) -> bool:
    kinds = {one.kind, other.kind}
    if kinds <= _LOOSE_KINDS:
        return _loose_value(one) == _loose_value(other)
    if kinds == {"date", "number"}:
        # `vuoden 2023 alussa` beside `i januari 2023`: the year is the figure, a month's name is a word.
        month, year = (one, other) if one.kind == "date" else (other, one)
        return re.fullmatch(rf"{re.escape(year.value)}-[0-9]{{2}}", month.value) is not None
    return False


def _loose_value(token: Token) -> str:
    """`09:00`, `9.00` and `9` alike, also as the ends of a range."""
    return _LOOSE_HOUR.sub(
        lambda hour: hour[1] if hour[2] in (None, "00") else f"{hour[1]}.{hour[2]}", token.value
    )


def _cancel_ranges(ranges: list[Token], singles: list[Token]) -> None:
    """Take away each range whose two ends stand on the other side as figures of their own."""
    for token in [token for token in ranges if "–" in token.value and token.kind != "section"]:
        bare = token.value.rstrip("%p‰")
        unit = token.value[len(bare) :]
        left = list(singles)
        for value in bare.split("–"):
            end = Token(token.kind, value + unit, token.line, "")
            twin = next((one for one in left if _same(end, one) or _loosely_same(end, one)), None)
            if twin is None:
                break
            left.remove(twin)
        else:
            ranges.remove(token)
            singles[:] = left
