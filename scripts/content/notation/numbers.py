"""Shares, telephone numbers, ordinals and plain numbers: `12,5 prosenttia`, `029 …`, `3:e`, `30–90`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.notation.common import DASH, NO_DIGIT_BEFORE, Made, Way, is_year, tight, words
from scripts.content.notation.endings import ORDINAL
from scripts.content.writing.structure import HOLE
from scripts.languages import Lang

_NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:[,.:/][0-9]+)*"
_SIGN = rf"(?P<sign>(?<![^\s({HOLE}])[–\-−](?=[0-9]))?"
_PERCENT = words(
    rf"(?<![\w.,:/]){_SIGN}(?P<from>{_NUMBER})"
    rf"(?:(?: ?%)?(?P<join>{DASH}| ja | tai | och | eller )(?P<to>{_NUMBER}))?"
    r"[ -]?(?P<unit>%-?(?:yksik|enhet)[a-zåäö]*|pros(?:ent[a-zäö]*|\.)|procent[a-zåäö]*|proc\.|%|‰)"
)
_PHONE = re.compile(
    r"(?<![\w.,:/])(?:\+[0-9]{1,3}(?: ?\(0\))?|\(0[0-9]{1,4}\)|0[0-9]{1,4})(?:[ -]?[0-9]{2,})+(?![0-9])"
)
_SHORTEST_PHONE = 7
_MARKED_ORDINAL = re.compile(rf"([0-9]{{1,3}}){ORDINAL}")
_DOT_ORDINAL = re.compile(rf"{NO_DIGIT_BEFORE}([0-9]{{1,3}})\.(?:{DASH}([0-9]{{1,3}})\.)?(?=[ -][a-zåäö])")
_PLAIN = re.compile(rf"{_SIGN}(?P<from>{_NUMBER})(?:(?P<join>{DASH})(?P<to>{_NUMBER}))?")


def ordinals(lang: Lang) -> Iterator[Way]:
    """Ordinals whose ending was taken away; in Finnish also those with a full stop."""
    yield Way(_MARKED_ORDINAL, lambda match: [("ordinal", match[1])])
    if lang == "fi":
        yield Way(_DOT_ORDINAL, lambda match: [("ordinal", number) for number in match.groups() if number])


def _percents(match: re.Match[str]) -> Made:
    unit = match["unit"].lower()
    sign = "‰" if unit == "‰" else "pp" if "yksik" in unit or "enhet" in unit else "%"
    first, second = _ends(match)
    if not second:
        return [("percent", first + sign)]
    is_range = not match["join"].strip().isalpha()
    if _is_pause(match["join"], first, second) if is_range else is_year(first):
        return [("number", first), ("percent", second + sign)]
    if is_range:
        return [("percent", f"{first}–{second}{sign}")]
    return [("percent", first + sign), ("percent", second + sign)]


def _phone(match: re.Match[str]) -> Made:
    number = re.sub(r"[^0-9+]", "", match.group().replace("(0)", ""))
    return [("phone", re.sub(r"^\+358", "0", number))] if len(number) >= _SHORTEST_PHONE else []


def _numbers(match: re.Match[str]) -> Made:
    first, second = _ends(match)
    if not second:
        return [("number", first)]
    if _is_pause(match["join"], first, second):
        return [("number", first), ("number", second)]
    return [("number", f"{first}–{second}")]


def _ends(match: re.Match[str]) -> tuple[str, str]:
    """The number and, if it is a range, its other end, else an empty text."""
    return ("-" if match["sign"] else "") + tight(match["from"]), tight(match["to"] or "")


def _is_pause(join: str, first: str, second: str) -> bool:
    """A dash after a space may be a pause (`2020 – 50 %`); where it joins a range, the range goes upwards."""
    return join.startswith(" ") and _size(first) >= _size(second)


def _size(number: str) -> float:
    start = re.match(r"-?[0-9]+(?:,[0-9]+)?", number)
    return float(start.group().replace(",", ".")) if start else 0.0


PERCENTS = Way(_PERCENT, _percents)
PHONES = Way(_PHONE, _phone)
PLAIN_NUMBERS = Way(_PLAIN, _numbers)
