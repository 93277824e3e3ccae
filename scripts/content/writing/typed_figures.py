"""No statistic is typed where readers look for statistics: it comes from the data or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.content.notation.common import is_year, words
from scripts.content.notation.finding import Found, Token, find
from scripts.content.writing.flatten import flatten
from scripts.content.writing.pages import Page
from scripts.languages import Lang
from scripts.problems import Problem


def typed_figure_problems(pages: Iterable[Page]) -> list[Problem]:
    """Figures typed on the pages about statistics and on news.

    Years, dates, sections and acts, 112, ages and list numbers may be typed.
    """
    return [
        Problem(
            page.name,
            token.line,
            f"The figure “{token.written}” is typed.",
            'Take it from the data: {{ n("2026.new_clients.total") }}, with latest for the year where the '
            'newest belongs; a share is {{ share("2026.new_clients.by_sex.female") }}.',
        )
        for page in pages
        if not page.generated and (page.meta.audience == "stats" or page.meta.published)
        for token in statistic_like_tokens(page.body, page.lang, page.body_line)
    ]


def statistic_like_tokens(text: str, lang: Lang, first_line: int = 1) -> list[Token]:
    """Typed figures that may be a statistic, which only a placeholder may print.

    Everything but years, dates, ordinals, sections of law with their subsections and points, act
    numbers, 112, ages, and the numbers of lists and of things in a list (`kohta 3`, `steg 2`).
    """
    return [
        found.token for found in find(flatten(text, first_line), lang) if not _is_no_statistic(found, lang)
    ]


# --- Telling what is no statistic

_AGE_AFTER: dict[Lang, re.Pattern[str]] = {
    "fi": words(r"[ -]?(?:vuoti|v\.|ikävuo)| vuotta (?:täyttän|vanh)"),
    "sv": words(r"-?(?:åring|årig)|[ -]års? (?:ålder|gam|fyll)"),
}
_AGE_UNIT: dict[Lang, re.Pattern[str]] = {
    "fi": words(r" vuotta(?![a-zäö])"),
    "sv": words(r" år(?![a-zåäö])"),
}
_AGE_BEFORE: dict[Lang, re.Pattern[str]] = {
    "fi": words(r"(?:alle|yli|täyttän[a-zäö]+|täyttää|täyttävä[a-zäö]*|iältään) $"),
    "sv": words(r"(?:under|över|fyllt|fyller|fylla) $"),
}
_OLDEST = 120
_PART_OF_SECTION = words(r"(?: (?:ja|tai|och|eller) [0-9]+)? ?(?:mom|kohta|kohda|kohdi|punkt)")
_AFTER_SECTION = words(r"§ (?:[0-9]+ (?:mom[a-zäö]*\.?|ja|och) )?$")
_LISTED = words(
    r"(?:kohta|kohda[a-zäö]*|vaihe[a-zäö]*|taulukko|tauluko[a-zäö]*|kuvio[a-zäö]*|luku|luvu[a-zäö]*"
    r"|punkt(?:en)?|steg(?:et)?|skede(?:t)?|fas(?:en)?|tabell(?:en)?|figur(?:en)?|kapitel) $"
)


def _is_no_statistic(found: Found, lang: Lang) -> bool:
    token, before, after = found.token, found.before, found.after
    if token.kind != "number":
        return token.kind not in ("percent", "phone", "time")
    ends = token.value.split("–")
    is_ungrouped = " " not in re.sub(r" ?– ?", "–", token.written)
    return bool(
        token.value == "112"
        or (is_ungrouped and all(is_year(end) for end in ends))
        or (all(end.isdigit() and int(end) <= _OLDEST for end in ends) and _is_age(before, after, lang))
        or "§" in token.written
        or _PART_OF_SECTION.match(after)
        or _AFTER_SECTION.search(before)
        or _LISTED.search(before)
    )


def _is_age(before: str, after: str, lang: Lang) -> bool:
    if _AGE_AFTER[lang].match(after):
        return True
    return bool(_AGE_UNIT[lang].match(after) and _AGE_BEFORE[lang].search(before))
