"""The figures in a text, each with its kind and with one value for every way of writing it.

`1. tammikuuta 2023`, `1 januari 2023` and `1.1.2023` become one date, `25 luvun 3 a §:n` and
`3 a § i 25 kap.` one section of law, `30–90`, `30 - 90` and `30 till 90` one range, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.content.notation import dates, law, numbers
from scripts.content.notation.common import Kind, Way
from scripts.content.notation.endings import ORDINAL, write_endings_out
from scripts.content.writing.flatten import FlatText
from scripts.content.writing.structure import HOLE
from scripts.languages import Lang


@dataclass(frozen=True)
class Token:
    """One figure of a text.

    value: the same for every way of writing the figure in either language. By kind:
        act `746/2011` · date `2023-01-01`, `2023-01` or `--01-01` (no year) · time `09:00` ·
        chapter `25` · section `52b§` or `25:3a§` · percent `12,5%` (`pp` for percentage points) ·
        phone: its digits, `0` for +358 · ordinal `3` · number `1250`, `3,5`, `2020`.
        The two ends of a range stand in one token with a dash between: `30–90`, `09:00–15:00`.
    line: line of the file
    written: as it stands in the text, for messages
    """

    kind: Kind
    value: str
    line: int
    written: str = field(compare=False)


@dataclass(frozen=True)
class Found:
    """A token with its place: `text` is the running text, from `start` to before `end` stands the token."""

    token: Token
    text: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """What stands before the token."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """What stands behind the token."""
        return self.text[self.end :]


_TAKEN = "\ufffb"
"""Covers what has become a token."""


def find(flat: FlatText, lang: Lang) -> list[Found]:
    """All tokens in the order of the text. The exact ways of writing come first and cover what they take."""
    flat = write_endings_out(flat, lang)
    rest = flat.text
    found: list[Found] = []
    for pattern, read in _ways(lang):
        taken = []
        for match in pattern.finditer(rest):
            made = read(match)
            written = flat.text[slice(*match.span())].replace(ORDINAL, ".").strip(f" {HOLE}")
            found += [
                Found(Token(kind, value, flat.lines[match.start()], written), flat.text, *match.span())
                for kind, value in made
            ]
            taken += [match.span()] if made else []
        for start, end in taken:
            rest = rest[:start] + _TAKEN * (end - start) + rest[end:]
    return sorted(found, key=lambda item: item.start)


def _ways(lang: Lang) -> Iterator[Way]:
    yield law.ACTS
    yield from dates.full_dates(lang)
    yield dates.times(lang)
    yield from law.sections_and_chapters(lang)
    yield numbers.PERCENTS
    yield numbers.PHONES
    yield dates.SHORT_DATES
    yield from numbers.ordinals(lang)
    yield numbers.PLAIN_NUMBERS
