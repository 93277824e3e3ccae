"""What is said in words of a number over the years: the sentence above its table, the remarks below it."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.languages import Lang
from scripts.number_format import percent, whole
from scripts.settings import Strings
from scripts.statistics.figures import parts as figure_parts
from scripts.statistics.pages.page_text import FEWEST_FOR_CHANGE
from scripts.statistics.published import Break
from scripts.statistics.series import Point, Series, runs
from scripts.statistics.wording import filled

EVENT_MARK = "*"
"""Stands beside the years in which something moved the number; what it was is told below the table."""


def years_text(years: Sequence[int]) -> str:
    """Years as short as they can be said: "2007–2010, 2013"."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(years))


def years_of(event: Break) -> range:
    """The years that something passing concerns."""
    return range(event.year, (event.until or event.year) + 1)


def finding(series: Series, lang: Lang, strings: Strings) -> str:
    """The newest number against the year before, the largest and the smallest, and where the series breaks.

    Two numbers are compared only where the counting did not change between them.
    """
    parts = [_newest(series, lang, strings), _extremes(series, lang, strings)]
    first, last = series.known[0].year, series.known[-1].year
    between = [one.year for one in series.changes if first < one.year <= last]
    if between:
        parts.append(filled(strings["stats.series.broken"], years=years_text(between)))
    return " ".join(part for part in parts if part)


def _newest(series: Series, lang: Lang, strings: Strings) -> str:
    newest = series.known[-1]
    now = newest.value or 0
    before = next((point.value for point in series.known if point.year == newest.year - 1), None)
    comparable = newest.year not in {one.year for one in series.changes}
    name, words = "newest", {"value": whole(now, lang), "year": str(newest.year)}
    if comparable and before is not None and before >= FEWEST_FOR_CHANGE:
        name = "newest_same" if now == before else "newest_more" if now > before else "newest_less"
        words |= {"change": percent(abs(now - before), before, lang), "before": whole(before, lang)}
    return filled(strings[f"stats.series.{name}"], **words)


def _extremes(series: Series, lang: Lang, strings: Strings) -> str:
    """The largest and the smallest number; only the largest where a hidden one could be smaller."""
    newest = series.known[-1]
    largest = max(series.known, key=lambda point: (point.value or 0, point.year))
    smallest = min(series.known, key=lambda point: (point.value or 0, -point.year))
    if largest.value == smallest.value:
        return ""
    hidden = any(point.cell and point.cell.marker == "c" for point in series.points)
    if hidden:
        name = "newest_is_largest" if largest is newest else "largest"
    elif newest in (largest, smallest):
        name = "newest_is_largest_of" if largest is newest else "newest_is_smallest_of"
    else:
        name = "largest_and_smallest"
    return filled(
        strings[f"stats.series.{name}"],
        **_told("largest", largest, lang),
        **_told("smallest", smallest, lang),
    )


def _told(name: str, point: Point, lang: Lang) -> dict[str, str]:
    return {name: whole(point.value or 0, lang), f"{name}_year": str(point.year)}


def remarks(series: Series, lang: Lang, strings: Strings) -> list[str]:
    """What signs mean, which years have no number, and what moved the number in the marked years."""
    texts = figure_parts.sign_texts(
        [cell for point in series.points for cell in (point.cell, point.printed) if cell], strings
    )
    if series.gaps:
        texts.append(filled(strings["stats.series.gaps"], years=years_text(series.gaps)))
    events: dict[str, list[int]] = {}
    for one in series.events:
        events.setdefault(one.text[lang], []).extend(years_of(one))
    return texts + [f"{EVENT_MARK} {years_text(years)}: {words}" for words, years in events.items()]
