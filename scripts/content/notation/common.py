"""What the ways of writing share: the form in which they are listed, and pieces of their patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

Kind = Literal["act", "date", "time", "chapter", "section", "percent", "phone", "ordinal", "number"]

Made = list[tuple[Kind, str]]
"""Kinds and values of the figures in one match; empty when it is none after all."""


class Way(NamedTuple):
    """A way of writing figures.

    pattern: finds it in running text whose endings are written out
    read: tells what a match says
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Made]


DASH = r" ?[–—‒‑\-−] ?"
AND = r"(?: ?, ?| ja | sekä | tai | ja/tai | och | samt | eller | och/eller )"
NO_DIGIT_BEFORE = r"(?<![0-9.,:/])"
LETTER = r"[a-zåäö](?![a-zåäö])"


def words(pattern: str) -> re.Pattern[str]:
    """A pattern with words in it, which a sentence may begin with."""
    return re.compile(pattern, re.IGNORECASE)


def tight(written: str) -> str:
    """A figure without the spaces inside it and with small letters: `1 250`, `3 A`."""
    return written.replace(" ", "").lower()


def is_year(number: str) -> bool:
    """Whether a number can be a year of the last or this century."""
    return re.fullmatch(r"(?:19|20)[0-9]{2}", number) is not None
