"""Dates and times of the day: `1. tammikuuta 2023`, `den 1 januari 2023` and `1.1.2023`, `klo 9–15`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.content.notation.common import AND, DASH, NO_DIGIT_BEFORE, Made, Way, words
from scripts.content.notation.endings import ORDINAL
from scripts.languages import Lang

_MONTHS: dict[Lang, tuple[str, ...]] = {
    "fi": (
        "tammikuu",
        "helmikuu",
        "maaliskuu",
        "huhtikuu",
        "toukokuu",
        "kesäkuu",
        "heinäkuu",
        "elokuu",
        "syyskuu",
        "lokakuu",
        "marraskuu",
        "joulukuu",
    ),
    "sv": ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
"""How the names of the months begin."""

_MONTH: dict[Lang, str] = {
    "fi": rf"(?:{'|'.join(_MONTHS['fi'])})[a-zäö]*",
    "sv": (
        r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
        r"|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\.)(?![a-zåäö])"
    ),
}

_ISO_DATE = re.compile(r"(?<![0-9-])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9-])")
_DOTTED_DATE = re.compile(
    rf"{NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}})\.? ?(?:(?P<month0>[0-9]{{1,2}})\.?)?{DASH})?"
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})(?![0-9])"
)
_SHORT_DATE = re.compile(
    rf"{NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}})\.{DASH})?"
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?:\.(?![0-9])|(?![0-9.,:/]))"
)

_WRITTEN_DATES: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "fi": (
        # 1. tammikuuta 2023, 1. päivänä tammikuuta 2023, 1.–5. tammikuuta, 1. tammikuuta – 5. maaliskuuta
        words(
            rf"{NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}})\.?"
            rf"(?: (?:päiv[a-zäö]+ )?(?P<name0>{_MONTH['fi']}))?(?:{DASH}| ja | tai ))?"
            rf"(?P<day>[0-9]{{1,2}})\.(?: päiv[a-zäö]+)? ?(?P<name>{_MONTH['fi']})"
            r"(?: (?:vuonna )?(?P<year>[0-9]{4})(?![0-9]))?"
        ),
        # tammikuun 1. päivänä 2023, vuoden 2023 tammikuun 1. päivä
        words(
            rf"(?:vuoden (?P<year0>[0-9]{{4}}) )?(?P<name>{_MONTH['fi']}) (?P<day>[0-9]{{1,2}})\."
            r"(?: päiv[a-zäö]+)?(?:,? (?:vuonna )?(?P<year>[0-9]{4})(?![0-9]))?"
        ),
        # vuoden 2023 tammikuussa
        words(rf"vuoden (?P<year>[0-9]{{4}}) (?P<name>{_MONTH['fi']})"),
        # tammikuussa 2023
        words(rf"(?P<name>{_MONTH['fi']}) (?:vuonna )?(?P<year>[0-9]{{4}})(?![0-9])"),
    ),
    "sv": (
        # den 1 januari 2023, 1–5 januari, 1 januari till den 5 mars 2023
        words(
            rf"{NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}}){ORDINAL}?(?: (?P<name0>{_MONTH['sv']}))?"
            rf"(?:{DASH}| till | och | eller )(?:den )?)?(?P<day>[0-9]{{1,2}}){ORDINAL}?"
            rf" (?P<name>{_MONTH['sv']})(?: (?:år )?(?P<year>[0-9]{{4}})(?![0-9]))?"
        ),
        # januari 2023
        words(rf"(?<![a-zåäö])(?P<name>{_MONTH['sv']}) (?:år )?(?P<year>[0-9]{{4}})(?![0-9])"),
    ),
}

_CLOCK: dict[Lang, str] = {"fi": r"(?:klo|kello)\.?", "sv": r"(?:klockan|kl)\.?"}
_MINUTE = r"[.:][0-5][0-9]"
_HOUR = rf"(?:2[0-4]|[01]?[0-9])(?:{_MINUTE})?(?![0-9]|[,:.][0-9])"
_HOUR_WITH_MINUTE = rf"(?:2[0-4]|[01]?[0-9]){_MINUTE}(?![0-9]|[,:.][0-9])"
_TIMES: dict[Lang, re.Pattern[str]] = {
    lang: words(
        rf"(?<![a-zåäö]){clock} ?{_HOUR}(?:{DASH}(?:{clock} )?{_HOUR})?"
        rf"(?:{AND}(?:{clock} )?(?:{_HOUR}{DASH}{_HOUR}|{_HOUR_WITH_MINUTE}))*"
    )
    for lang, clock in _CLOCK.items()
}
_TIME_PART = re.compile(rf"(?P<from>{_HOUR})(?:{DASH}(?:[a-zA-Z]+\.? )?(?P<to>{_HOUR}))?")


def full_dates(lang: Lang) -> Iterator[Way]:
    """Dates that nothing else looks like, the most exact first."""
    yield Way(_ISO_DATE, _numeric_dates)
    yield Way(_DOTTED_DATE, _numeric_dates)
    for pattern in _WRITTEN_DATES[lang]:
        yield Way(pattern, lambda match: _written_dates(match, lang))


def times(lang: Lang) -> Way:
    """Times with `klo` or `kl.` before them, also several."""
    return Way(_TIMES[lang], _times)


def _numeric_dates(match: re.Match[str]) -> Made:
    parts = match.groupdict()
    day, month = int(parts["day"]), int(parts["month"])
    days = [(day, month)]
    if parts.get("day0"):
        days.insert(0, (int(parts["day0"]), int(parts.get("month0") or month)))
    return _dates(days, parts.get("year"))


def _written_dates(match: re.Match[str], lang: Lang) -> Made:
    parts = match.groupdict()
    month = _month(parts["name"], lang)
    year = parts.get("year") or parts.get("year0")
    if not parts.get("day"):
        return [("date", f"{year}-{month:02}")]
    days = [(int(parts["day"]), month)]
    if parts.get("day0"):
        days.insert(0, (int(parts["day0"]), _month(parts["name0"], lang) if parts["name0"] else month))
    return _dates(days, year)


def _month(name: str, lang: Lang) -> int:
    return next(number for number, start in enumerate(_MONTHS[lang], 1) if name.lower().startswith(start))


def _dates(days: Sequence[tuple[int, int]], year: str | None) -> Made:
    """Days and months of one year as dates; none when one of them is no date."""
    if not all(1 <= day <= 31 and 1 <= month <= 12 for day, month in days):
        return []
    return [("date", f"{year or '-'}-{month:02}-{day:02}") for day, month in days]


def _times(match: re.Match[str]) -> Made:
    return [
        ("time", "–".join(_clock(end) for end in (part["from"], part["to"]) if end))
        for part in _TIME_PART.finditer(match.group())
    ]


def _clock(written: str) -> str:
    hour, _, minute = written.replace(":", ".").partition(".")
    return f"{int(hour):02}:{minute or '00'}"


SHORT_DATES = Way(_SHORT_DATE, _numeric_dates)
"""Days and months in digits; sections, shares and telephone numbers may look alike."""
