"""Sentences made from published numbers: the finding at the top of a figure, and remarks with numbers.

Names of rows stand in the nominative, after a colon or a verb that takes it: none has to be inflected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.languages import LANGUAGES, Lang
from scripts.number_format import percent, printed_percent, whole
from scripts.statistics.published import Text

_NO_BREAK_SPACE = "\u00a0"

_PLACEHOLDER = re.compile(
    r"\{(?P<path>[^{}|~%]+)(?P<share>[%~])?(?:\|(?P<one>[^{}|]*)\|(?P<many>[^{}|]*))?\}"
)

_AND: dict[Lang, str] = {"fi": "ja", "sv": "och"}
_THEN: dict[Lang, tuple[str, str]] = {
    "fi": ("seuraavana", "seuraavina"),
    "sv": ("därefter kom", "därefter kom"),
}
_AMONG_THEM: dict[Lang, str] = {"fi": "muun muassa", "sv": "bland annat"}
_MOST_LISTED = 6
_ABOUT: dict[Lang, str] = {"fi": "noin", "sv": "omkring"}
_SHARE_OF: dict[Lang, str] = {"fi": " eli {share} {of}", "sv": ", alltså {share} {of}"}

_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}"})

_YEAR = "year"


@dataclass(frozen=True)
class Numbers:
    """What texts of one year may draw on: only numbers that are published.

    values: by path; shares: the number and what it is a share of, by path
    percents: the paths of `values` whose numbers are in per cent
    """

    year: int
    values: Mapping[str, int]
    shares: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    percents: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NamedNumber:
    """A row as a sentence tells it: its name in both languages and its number.

    about: the source gives the number only roughly
    """

    label: Text
    value: int
    about: bool = False


def paths_in(text: str) -> list[str]:
    """The paths of the numbers that a text asks for."""
    return [match["path"] for match in _PLACEHOLDER.finditer(text) if match["path"] != _YEAR]


def filled(text: Text, numbers: Numbers) -> Text | None:
    """A text with its numbers; None when the year does not have, or may not show, one of them."""
    if any(
        match["path"] not in (numbers.shares if match["share"] else numbers.values)
        for words in text.values()
        for match in _PLACEHOLDER.finditer(words)
        if match["path"] != _YEAR
    ):
        return None
    return {lang: _filled(text[lang], lang, numbers) for lang in LANGUAGES}


def _filled(text: str, lang: Lang, numbers: Numbers) -> str:
    def number(match: re.Match[str]) -> str:
        path = match["path"]
        if path == _YEAR:
            return str(numbers.year)
        if match["share"]:
            part, total = numbers.shares[path]
            return percent(part, total, lang) if match["share"] == "%" else in_words(part, total, lang)
        value = numbers.values[path]
        if path in numbers.percents:
            return printed_percent(value, lang)
        if match["one"] is None:
            return whole(value, lang)
        return counted(value, {lang: match["one"]}, {lang: match["many"]}, lang)

    return _PLACEHOLDER.sub(number, text)


def counted(value: int, one: Text, many: Text, lang: Lang) -> str:
    """A number with the right form of its word: 1 henkilö, 2 henkilöä."""
    return f"{whole(value, lang)}{_NO_BREAK_SPACE}{(one if value == 1 else many)[lang]}"


def in_words(part: int, total: int, lang: Lang) -> str:
    """A share with words where they are true, "lähes puolet (49 %)", else alone. total is above zero."""
    share = percent(part, total, lang)
    words = _fraction(part, total)
    return f"{words[lang]} ({share})" if words else share


def _fraction(part: int, total: int) -> Text | None:
    """Words for a share that is at, near or above a half or a third; None for all others."""
    hundredths, rounded = 100 * part, (200 * part + total) // (2 * total)
    steps: list[tuple[bool, Text]] = [
        (hundredths >= 75 * total, {}),
        (2 * part == total, {"fi": "puolet", "sv": "hälften"}),
        (3 * part == total, {"fi": "kolmannes", "sv": "en tredjedel"}),
        (rounded == 50, {"fi": "noin puolet", "sv": "ungefär hälften"}),
        (rounded == 33, {"fi": "noin kolmannes", "sv": "ungefär en tredjedel"}),
        (hundredths > 55 * total, {"fi": "yli puolet", "sv": "mer än hälften"}),
        (2 * part > total, {"fi": "hieman yli puolet", "sv": "drygt hälften"}),
        (hundredths >= 45 * total, {"fi": "lähes puolet", "sv": "nästan hälften"}),
        (hundredths > 37 * total, {}),
        (3 * part > total, {"fi": "runsas kolmannes", "sv": "drygt en tredjedel"}),
        (hundredths >= 30 * total, {"fi": "lähes kolmannes", "sv": "nästan en tredjedel"}),
    ]
    return next((words or None for is_so, words in steps if is_so), None)


def sentence(text: Text) -> Text:
    """A text with a capital letter at its beginning."""
    return {lang: words[:1].upper() + words[1:] for lang, words in text.items()}


def largest(
    lead: Text,
    rows: Sequence[NamedNumber],
    *,
    also: int,
    unit: tuple[Text, Text] | None,
    total: int | None,
    of: Text | None,
    unlisted: int = 0,
) -> Text | None:
    """“Yleisin … oli pakkotyö: 122 henkilöä eli lähes puolet (49 %) …; seuraavina …”

    Without a verb before the next rows, because their names are in the singular or in the plural.

    lead: ends with a verb; unit: the word for one and for many, None for numbers in per cent
    total and of: what shares are of
    unlisted: how large a row can be that the rows do not tell
    None when no row is the largest.
    """
    ranked = _sure(rows, unlisted)
    if not ranked or (len(ranked) > 1 and ranked[0].value == ranked[1].value):
        return None
    first, then = ranked[0], _first(ranked[1:], also)

    def words(lang: Lang) -> str:
        if unit is None:
            text = f"{lead[lang]} {first.label[lang]}: {_number(first, lang, in_percent=True)}"
            text += f" {of[lang]}" if of else ""
        else:
            text = f"{lead[lang]} {first.label[lang]}: {_about(first, lang)}"
            text += counted(first.value, *unit, lang)
            if total and of:
                text += _SHARE_OF[lang].format(share=in_words(first.value, total, lang), of=of[lang])
        if then:
            text += f"; {_THEN[lang][len(then) > 1]} {_listed(then, lang, in_percent=unit is None)}"
        return f"{text}."

    return {lang: words(lang) for lang in LANGUAGES}


def top(lead: Text, rows: Sequence[NamedNumber], count: int, unlisted: int = 0) -> Text | None:
    """“Yleisimmät kansalaisuudet olivat Irak (42), Somalia (30) ja Afganistan (20).”

    lead: ends with a verb in the plural; unlisted: how large a row can be that the rows do not tell
    None when there are not at least two names. Where the rows are all there are, the last one is not named:
    what everybody does most, nobody does more than others.
    """
    names = _first(_sure(rows, unlisted), count if unlisted else min(count, len(rows) - 1))
    if len(names) < 2:
        return None
    return {lang: f"{lead[lang]} {_listed(names, lang)}." for lang in LANGUAGES}


@dataclass(frozen=True)
class NamedColumn:
    """A column as a sentence tells it.

    lead: ends with a verb; total and of: what shares are of; unlisted: as for `largest`
    """

    lead: Text
    rows: Sequence[NamedNumber]
    total: int | None = None
    of: Text | None = None
    unlisted: int = 0


def by_column(columns: Sequence[NamedColumn], unit: tuple[Text, Text]) -> Text | None:
    """“Naisilla … yleisin … oli seksuaalinen hyväksikäyttö: 55 henkilöä eli 41 % …. Miehillä …”

    A column without a largest row is left out.
    """
    firsts = []
    for column in columns:
        ranked = _sure(column.rows, column.unlisted)
        if ranked and (len(ranked) == 1 or ranked[0].value > ranked[1].value):
            firsts.append((column, ranked[0]))
    if not firsts:
        return None

    def words(column: NamedColumn, row: NamedNumber, lang: Lang) -> str:
        text = f"{column.lead[lang]} {row.label[lang]}: {counted(row.value, *unit, lang)}"
        if column.total and column.of:
            share = percent(row.value, column.total, lang)
            text += _SHARE_OF[lang].format(share=share, of=column.of[lang])
        return f"{text}."

    return {lang: " ".join(words(*first, lang) for first in firsts) for lang in LANGUAGES}


def names(lead: Text, labels: Sequence[Text]) -> Text | None:
    """“Yleisimmät kansalaisuudet aakkosjärjestyksessä: Albania, Irak ja Suomi.” None without any."""
    if not labels:
        return None
    return {
        lang: f"{lead[lang]}: {_joined(alphabetical([label[lang] for label in labels]), lang)}."
        for lang in LANGUAGES
    }


def alphabetical(names_: Sequence[str]) -> list[str]:
    """Names in the order of the Finnish and the Swedish alphabet, which both end with å, ä and ö."""
    return sorted(names_, key=lambda name: name.casefold().translate(_LAST_LETTERS))


def plain(
    lead: Text, rows: Sequence[NamedNumber], rest: NamedNumber | None = None, *, in_percent: bool = False
) -> Text:
    """The sentence for when no better one is true: the rows, or the largest of them, and what is left."""
    ranked = _ranked(rows)
    shown = ranked[:_MOST_LISTED]

    def words(lang: Lang) -> str:
        listed = _listed(shown, lang, in_percent=in_percent)
        if len(shown) < len(ranked):
            listed = f"{_AMONG_THEM[lang]} {listed}"
        left = _listed([rest], lang, in_percent=in_percent) if rest else ""
        parts = [part for part in (listed, left) if part]
        return f"{lead[lang]}: {'; '.join(parts)}." if parts else f"{lead[lang]}."

    return {lang: words(lang) for lang in LANGUAGES}


def _ranked(rows: Sequence[NamedNumber]) -> list[NamedNumber]:
    return sorted(rows, key=lambda row: -row.value)


def _sure(rows: Sequence[NamedNumber], unlisted: int) -> list[NamedNumber]:
    """The largest rows first, as far as nobody that is not listed can be as large."""
    return [row for row in _ranked(rows) if row.value > unlisted]


def _first(ranked: Sequence[NamedNumber], count: int) -> list[NamedNumber]:
    """The first rows, without cutting between equal ones: one that is left out takes its equals along."""
    if len(ranked) <= count:
        return [row for row in ranked if row.value > 0]
    cut = ranked[count].value
    return [row for row in ranked[:count] if row.value > cut]


def _listed(rows: Sequence[NamedNumber], lang: Lang, *, in_percent: bool = False) -> str:
    return _joined([f"{row.label[lang]} ({_number(row, lang, in_percent=in_percent)})" for row in rows], lang)


def _number(row: NamedNumber, lang: Lang, *, in_percent: bool) -> str:
    return _about(row, lang) + (printed_percent if in_percent else whole)(row.value, lang)


def _about(row: NamedNumber, lang: Lang) -> str:
    return f"{_ABOUT[lang]}{_NO_BREAK_SPACE}" if row.about else ""


def _joined(items: Sequence[str], lang: Lang) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[lang]} {items[-1]}"
