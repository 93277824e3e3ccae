"""Looking up published figures by the keys that pages write: "2031.new_clients.total", "latest.decisions"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from scripts.problems import nearest
from scripts.statistics.published import PublishedTable, PublishedYear, Text

LATEST = "latest"

_T = TypeVar("_T")


class UnknownFigure(KeyError):
    """There is no published figure of this name. nearest: the key that looks most like it, or empty."""

    def __init__(self, key: str, nearest_key: str) -> None:
        self.key = key
        self.nearest = nearest_key
        super().__init__(key)


class Figures:
    """The published figures of all years.

    A key is a year, or "latest", and a path; "latest" is the newest year that has that path.
    """

    def __init__(self, years: Mapping[int, PublishedYear]) -> None:
        self._years = years
        self._newest_first = sorted(years.values(), key=lambda year: -year.year)

    def number(self, key: str) -> int:
        """A count, or a share in whole per cent where `is_percent` says so. Raises UnknownFigure."""
        return self._find(key, lambda year: year.values)[1]

    def is_percent(self, key: str) -> bool:
        """Whether the number is a share that the source printed. Raises UnknownFigure."""
        year, _ = self._find(key, lambda year: year.values)
        return _path(key) in year.percents

    def share(self, key: str) -> tuple[int, int, Text]:
        """A count, what it is a share of, and what that counts. Raises UnknownFigure."""
        year, (part, whole) = self._find(key, lambda year: year.shares)
        return part, whole, year.universes[_path(key)]

    def year(self, key: str) -> int:
        """The year that a key speaks of; the key may be a year or "latest" alone. Raises UnknownFigure."""
        if "." in key:
            return self._find(key, _everything)[0].year
        if key == LATEST and self._newest_first:
            return self._newest_first[0].year
        if key.isdecimal() and int(key) in self._years:
            return int(key)
        raise UnknownFigure(key, nearest(key, [LATEST, *map(str, self._years)]))

    def table(self, key: str) -> PublishedTable:
        """A table. Raises UnknownFigure."""
        return self._find(key, _tables)[1]

    def _find(self, key: str, of: Callable[[PublishedYear], Mapping[str, _T]]) -> tuple[PublishedYear, _T]:
        year, _, path = key.partition(".")
        for published in self._newest_first:
            if year in (LATEST, str(published.year)) and path in of(published):
                return published, of(published)[path]
        raise UnknownFigure(key, nearest(key, self._keys(of)))

    def _keys(self, of: Callable[[PublishedYear], Mapping[str, _T]]) -> Iterable[str]:
        for published in self._newest_first:
            for path in of(published):
                yield f"{published.year}.{path}"
                yield f"{LATEST}.{path}"


def _path(key: str) -> str:
    return key.partition(".")[2]


def _tables(year: PublishedYear) -> dict[str, PublishedTable]:
    return {table.id: table for table in year.tables}


def _everything(year: PublishedYear) -> dict[str, object]:
    return {**year.values, **_tables(year)}
