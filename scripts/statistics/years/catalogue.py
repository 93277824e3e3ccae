"""What was read: the catalogue of tables and names, the figures of a year, and ways to look into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from scripts.languages import LANGUAGES
from scripts.statistics.published import Text
from scripts.statistics.years.model import (
    RawCell,
    RawSection,
    TablesFile,
    TableSpec,
    Universe,
    Words,
    YearFile,
)
from scripts.yaml_files import YamlFile

NATIONALITIES = "nationalities"
"""The one set of codes that is not written out in labels.yml: countries."""

GROUPS = "groups"
"""The names of rows that the site makes; year files never use their codes."""

VALUE = "value"
"""The code of the only column of a table that is not crossed."""


@cache
def country_codes() -> frozenset[str]:
    """ISO codes of countries (CLDR knows them; its regions that are no countries are left out)."""
    no_country = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    known = set.intersection(*(set(map(str, Locale(lang).territories)) for lang in LANGUAGES))
    return frozenset(code for code in known if len(code) == 2 and code.isalpha() and code not in no_country)


@dataclass(frozen=True)
class Catalogue:
    """What tables are and how codes are called: everything that does not belong to one year."""

    file: YamlFile
    spec: TablesFile
    labels: Mapping[str, Mapping[str, Words]]

    def codes(self, name: str) -> frozenset[str]:
        """The codes of a set."""
        return country_codes() if name == NATIONALITIES else frozenset(self.labels.get(name, {}))

    def label(self, name: str, code: str) -> Text:
        """A code's name, as in the middle of a sentence. Raises KeyError for an unknown code."""
        for labels in (self.labels.get(name, {}), self.labels.get(GROUPS, {})):
            if code in labels:
                return labels[code].text
        if name == NATIONALITIES:
            return {lang: Locale(lang).territories[code] for lang in LANGUAGES}
        raise KeyError(f"{name}.{code}")

    def columns(self, table: TableSpec) -> tuple[str, ...]:
        """The columns that a table can have, in order."""
        return tuple(self.labels[table.columns.codes]) if table.columns else (VALUE,)

    def column_universe(self, table: TableSpec, column: str) -> Universe | None:
        """The group that a column adds up to."""
        name = table.columns.universes.get(column) if table.columns else table.universe
        return self.spec.universes[name] if name else None


@dataclass(frozen=True)
class Year:
    """One year's file.

    unfilled: tables and single numbers that stand in the file without a number, or whose total does
    """

    file: YamlFile
    data: YearFile
    unfilled: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The year."""
        return self.data.year

    @property
    def has_numbers(self) -> bool:
        """Whether anything is filled in yet."""
        return any(True for _ in self.all_cells())

    def rows(self, table: str, catalogue: Catalogue) -> dict[str, dict[str, RawCell]]:
        """A table's cells by row and column as the source printed them; empty when the year lacks it.

        A list of names gives rows without cells.
        """
        section, _, name = table.partition(".")
        entries = self.data.sections.get(section, {})
        found = entries.get(name) if name else _section_rows(entries, catalogue, table)
        if isinstance(found, list):
            return {code: {} for code in found}
        if not isinstance(found, dict):
            return {}
        return {code: row if isinstance(row, dict) else {VALUE: row} for code, row in found.items()}

    def cells(self, path: str) -> list[RawCell]:
        """Every cell at or below a path ("new_clients.by_place.abroad"; * stands for any code)."""
        nodes: list[Any] = [self.data.sections]
        for key in path.split("."):
            groups = [node for node in nodes if isinstance(node, dict)]
            if key == "*":
                nodes = [inner for node in groups for inner in node.values()]
            else:
                nodes = [node[key] for node in groups if key in node]
        return list(_leaves(nodes))

    def all_cells(self) -> Iterable[tuple[tuple[str, ...], RawCell]]:
        """Every cell of the year with the keys under which it stands."""
        for section, entries in self.data.sections.items():
            for name, entry in entries.items():
                for code, row in entry.items() if isinstance(entry, dict) else [("", entry)]:
                    for column, cell in row.items() if isinstance(row, dict) else [("", row)]:
                        if isinstance(cell, RawCell):
                            yield tuple(key for key in (section, name, code, column) if key), cell

    def amount(self, path: str) -> int | None:
        """The number at a path, the sum when it is a table; None when it is not there or not a number."""
        numbers = [cell.number for cell in self.cells(path)]
        known = [number for number in numbers if number is not None]
        return sum(known) if numbers and len(known) == len(numbers) else None

    def sum_of(self, paths: Iterable[str]) -> int | None:
        """The sum of several paths, a minus sign before those that are subtracted."""
        total = 0
        for path in paths:
            amount = self.amount(path.removeprefix("-"))
            if amount is None:
                return None
            total += -amount if path.startswith("-") else amount
        return total

    def line_keys(self, path: str) -> tuple[str, ...]:
        """Where a path stands in the file, for messages."""
        return tuple(path.removeprefix("-").split(".*")[0].split("."))


def _section_rows(entries: RawSection, catalogue: Catalogue, table: str) -> dict[str, RawCell]:
    """The rows of a table that is a section of its own; the section may hold single numbers too."""
    return {
        code: entry
        for code, entry in entries.items()
        if isinstance(entry, RawCell) and f"{table}.{code}" not in catalogue.spec.figures
    }


def _leaves(nodes: Iterable[Any]) -> Iterable[RawCell]:
    for node in nodes:
        if isinstance(node, RawCell):
            yield node
        elif isinstance(node, dict):
            yield from _leaves(node.values())
