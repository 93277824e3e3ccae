"""The same number over the years: its values, its gaps and the breaks between them. Nothing is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.statistics.open_data.tidy import FIGURES
from scripts.statistics.published import Break, Cell, PublishedTable, PublishedYear, Text

FEWEST_POINTS = 2
"""Fewer years with a number are no series."""


@dataclass(frozen=True)
class SeriesSpec:
    """Which number a series follows.

    key: a single number of the year files, or a cell of a table ("new_clients.by_age.minor")
    group: series whose bars are drawn to one scale, so that they can be compared
    whole: every published year belongs to it, also those before its first number
    within: rows that hold the number in years in which it would tell of a small group alone
    percent: the single number that some years have instead, a share that the source printed
    """

    key: str
    group: str
    whole: bool = False
    within: tuple[str, ...] = ()
    percent: str = ""

    @property
    def slug(self) -> str:
        """Its name in addresses: "new-clients-total"."""
        return self.key.replace(".", "-").replace("_", "-")


_IN_FINLAND = "new_clients.by_purpose_and_place.{}.in_finland"

SPECS = (
    SeriesSpec("new_clients.total", "main", whole=True),
    SeriesSpec("referrals.total", "main", whole=True),
    SeriesSpec("in_finland.total", "place", percent="new_clients.in_finland_percent"),
    SeriesSpec("new_clients.by_place.abroad", "place"),
    *(
        SeriesSpec(_IN_FINLAND.format(purpose), "purpose")
        for purpose in ("forced_labour", "sexual_exploitation")
    ),
    *(
        SeriesSpec(_IN_FINLAND.format(purpose), "purpose", within=("forced_marriage_and_other_forms",))
        for purpose in ("forced_marriage", "other_forms")
    ),
    SeriesSpec("clients_year_end.clients", "year_end"),
    SeriesSpec("clients_year_end.children_of_clients", "year_end"),
    SeriesSpec("clients_year_end.total_with_children", "year_end"),
    SeriesSpec("new_clients.by_age.minor", "minors"),
    SeriesSpec("clients_year_end.minors", "minors"),
    SeriesSpec("clients_year_end.admitted_as_minors", "minors"),
)
"""The series of the site, in their order."""


@dataclass(frozen=True)
class Point:
    """One year of a series.

    cell: None when the sources at hand do not tell the number; printed: the share that they tell instead
    """

    year: int
    cell: Cell | None
    share: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    printed: Cell | None = None

    @property
    def value(self) -> int | None:
        """The number, if there is one."""
        return self.cell.value if self.cell else None


@dataclass(frozen=True)
class Series:
    """A number over the years.

    place: the names of its table, row and column in the tidy files
    points: one for each year from the first to the last, without holes
    breaks: those that concern it and lie inside it, the oldest first
    share_of: what shares are of; None when they have no common whole
    """

    spec: SeriesSpec
    place: tuple[str, str, str]
    label: Text
    unit: Text
    unit_code: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...]
    share_of: Text | None = None

    @property
    def changes(self) -> list[Break]:
        """Where the counting changed: numbers before and after cannot be compared as they are."""
        return [one for one in self.breaks if one.until is None]

    @property
    def events(self) -> list[Break]:
        """What moved the number for a while."""
        return [one for one in self.breaks if one.until is not None]

    @property
    def known(self) -> list[Point]:
        """The years that have a number."""
        return [point for point in self.points if point.value is not None]

    @property
    def gaps(self) -> list[int]:
        """The years without a number or a reason for its absence."""
        return [point.year for point in self.points if point.cell is None]

    @property
    def sources(self) -> list[str]:
        """Ids of all sources, each once."""
        printed = (point.printed.source for point in self.points if point.printed)
        told = (source for point in self.points for source in point.sources)
        return list(dict.fromkeys([*told, *(source for source in printed if source)]))


def all_series(years: Mapping[int, PublishedYear], breaks: Sequence[Break]) -> list[Series]:
    """Every series that has enough years."""
    made = (_series(spec, years, breaks) for spec in SPECS)
    return [series for series in made if series and len(series.known) >= FEWEST_POINTS]


def longest(series: Sequence[Series], group: str) -> int:
    """The largest number of a group of series, which fills the width of its bars."""
    values = [point.value or 0 for one in series if one.spec.group == group for point in one.points]
    return max(values, default=0)


def breaks_of(key: str, breaks: Sequence[Break]) -> list[Break]:
    """The breaks that concern a table or a number, the oldest first."""
    return sorted(
        (one for one in breaks if not one.keys or any(_begins(key, start) for start in one.keys)),
        key=lambda one: (one.year, one.id),
    )


def breaks_between(key: str, first: int, last: int, breaks: Sequence[Break]) -> list[Break]:
    """The breaks that stand between two years, so that the two cannot be compared as they are."""
    return [one for one in breaks_of(key, breaks) if one.until is None and first < one.year <= last]


def runs(years: Sequence[int]) -> list[tuple[int, int]]:
    """Years as runs of years that follow each other: the first and the last of each."""
    made: list[tuple[int, int]] = []
    for year in sorted(years):
        if made and made[-1][1] == year - 1:
            made[-1] = (made[-1][0], year)
        else:
            made.append((year, year))
    return made


def _begins(key: str, start: str) -> bool:
    return key == start or key.startswith(f"{start}.")


def _series(spec: SeriesSpec, years: Mapping[int, PublishedYear], breaks: Sequence[Break]) -> Series | None:
    found = {number: found for number, year in years.items() if (found := _find(spec, year))}
    if not found:
        return None
    first, last = min(years if spec.whole else found), max(years)
    newest = found[max((n for n, one in found.items() if one.cell.value is not None), default=max(found))]
    points = tuple(
        Point(
            number,
            found[number].cell,
            years[number].shares.get(spec.key),
            found[number].sources,
        )
        if number in found
        else Point(number, None, printed=_printed(spec, years.get(number)))
        for number in range(first, last + 1)
    )
    inside = tuple(one for one in breaks_of(spec.key, breaks) if first < one.year <= last)
    universes = [years[number].universes.get(spec.key) for number in sorted(found)]
    return Series(
        spec,
        newest.place,
        newest.label,
        newest.unit,
        newest.unit_code,
        points,
        inside,
        next(filter(None, universes), None),
    )


def _printed(spec: SeriesSpec, year: PublishedYear | None) -> Cell | None:
    figure = year.figures.get(spec.percent) if year else None
    return figure.cell if figure else None


@dataclass(frozen=True)
class _Found:
    cell: Cell
    place: tuple[str, str, str]
    label: Text
    unit: Text
    unit_code: str
    sources: tuple[str, ...]


def _find(spec: SeriesSpec, year: PublishedYear) -> _Found | None:
    """A series' number in a year, whether it is shown, secret or told to be absent."""
    key = spec.key
    figure = year.figures.get(key)
    if figure:
        sources = (figure.cell.source or year.source,)
        place = (FIGURES, key, "value")
        return _Found(figure.cell, place, figure.label, figure.unit, figure.unit_code, sources)
    for table in year.tables:
        if _begins(key, table.id):
            return _cell(table, key.removeprefix(f"{table.id}."), spec.within)
    return None


def _cell(table: PublishedTable, rest: str, within: Sequence[str]) -> _Found | None:
    code, _, column = rest.partition(".")
    for row in table.rows:
        cell = row.cells.get(column or "value")
        if cell and row.code in (code, *within):
            shown = cell if row.code == code else Cell(None, "c")
            sources = (cell.source,) if cell.source else table.sources
            place = (table.id, code, column or "value")
            return _Found(shown, place, row.label, table.unit, table.unit_code, sources)
    return None
