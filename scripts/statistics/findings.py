"""Sentences made from published numbers: the finding at the top of a figure, and remarks with numbers.

Names of rows stand in the nominative, after a colon or a verb that takes it: none has to be inflected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.languages import LANGUAGES, Lang
from scripts.number_format import percent, whole
from scripts.statistics.published import Text

_NO_BREAK_SPACE = "\u00a0"

_PLACEHOLDER = re.compile(
    r"\{(?P<path>[^{}|~%]+)(?P<share>[%~])?(?:\|(?P<one>[^{}|]*)\|(?P<many>[^{}|]*))?\}"
)

_AND: dict[Lang, str] = {"fi": "ja", "sv": "och"}
_THEN: dict[Lang, tuple[str, str]] = {
    "fi": ("seuraavana oli", "seuraavina olivat"),
    "sv": ("därefter kom", "därefter kom"),
}
_SHARE_OF: dict[Lang, str] = {"fi": " eli {share} {of}", "sv": ", alltså {share} {of}"}

_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}"})

_YEAR = "year"


@dataclass(frozen=True)
class Numbers:
    """What texts of one year may draw on: only numbers that are published.

    values: by path; shares: the number and what it is a share of, by path
    """

    year: int
    values: Mapping[str, int]
    shares: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class NamedNumber:
    """A row as a sentence tells it: its name in both languages and its number."""

    label: Text
    value: int


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
    unit: tuple[Text, Text],
    total: int | None,
    of: Text | None,
) -> Text | None:
    """“Yleisin … oli pakkotyö: 122 henkilöä eli lähes puolet (49 %) …; seuraavina olivat …”

    lead: ends with a verb; unit: the word for one and for many; total and of: what shares are of
    None when no row is the largest.
    """
    ranked = _ranked(rows)
    if not ranked or ranked[0].value == 0 or (len(ranked) > 1 and ranked[0].value == ranked[1].value):
        return None
    first, then = ranked[0], _first(ranked[1:], also)

    def words(lang: Lang) -> str:
        text = f"{lead[lang]} {first.label[lang]}: {counted(first.value, *unit, lang)}"
        if total and of:
            text += _SHARE_OF[lang].format(share=in_words(first.value, total, lang), of=of[lang])
        if then:
            text += f"; {_THEN[lang][len(then) > 1]} {_listed(then, lang)}"
        return f"{text}."

    return {lang: words(lang) for lang in LANGUAGES}


def top(lead: Text, rows: Sequence[NamedNumber], count: int) -> Text | None:
    """“Yleisimmät kansalaisuudet olivat Irak (42), Somalia (30) ja Afganistan (20).”

    lead: ends with a verb in the plural. None when there are not at least two names.
    """
    names = _first(_ranked(rows), count)
    if len(names) < 2:
        return None
    return {lang: f"{lead[lang]} {_listed(names, lang)}." for lang in LANGUAGES}


def by_column(
    lead: Text, columns: Sequence[tuple[Text, Sequence[NamedNumber], int | None]], unit: tuple[Text, Text]
) -> Text | None:
    """“Yleisin … – naiset ja tytöt: seksuaalinen hyväksikäyttö, 55 henkilöä (41 %); miehet …”

    columns: name, rows, and what shares are of. A column without a largest row is left out.
    """
    firsts = []
    for name, rows, total in columns:
        ranked = _ranked(rows)
        if ranked and ranked[0].value > 0 and (len(ranked) == 1 or ranked[0].value > ranked[1].value):
            firsts.append((name, ranked[0], total))
    if not firsts:
        return None

    def words(name: Text, row: NamedNumber, total: int | None, lang: Lang) -> str:
        share = f" ({percent(row.value, total, lang)})" if total else ""
        return f"{name[lang]}: {row.label[lang]}, {counted(row.value, *unit, lang)}{share}"

    return {
        lang: f"{lead[lang]} – {'; '.join(words(*first, lang) for first in firsts)}." for lang in LANGUAGES
    }


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


def plain(title: Text, rows: Sequence[NamedNumber]) -> Text:
    """The sentence for when no better one is true: the title and the largest rows."""
    shown = _ranked(rows)[:5]
    if not shown:
        return {lang: f"{title[lang]}." for lang in LANGUAGES}
    return {
        lang: f"{title[lang]}: {', '.join(f'{row.label[lang]} {whole(row.value, lang)}' for row in shown)}."
        for lang in LANGUAGES
    }


def _ranked(rows: Sequence[NamedNumber]) -> list[NamedNumber]:
    return sorted(rows, key=lambda row: -row.value)


def _first(ranked: Sequence[NamedNumber], count: int) -> list[NamedNumber]:
    """The first rows, without cutting between equal ones: one that is left out takes its equals along."""
    if len(ranked) <= count:
        return [row for row in ranked if row.value > 0]
    cut = ranked[count].value
    return [row for row in ranked[:count] if row.value > cut]


def _listed(rows: Sequence[NamedNumber], lang: Lang) -> str:
    return _joined([f"{row.label[lang]} ({whole(row.value, lang)})" for row in rows], lang)


def _joined(items: Sequence[str], lang: Lang) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[lang]} {items[-1]}"
