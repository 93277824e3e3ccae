"""Everything that the pages, files and charts of the statistics are made from, in one hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.content.registers.sources import Source
from scripts.languages import Lang
from scripts.settings import Settings, Strings
from scripts.statistics.open_data.codebook import English
from scripts.statistics.published import (
    Break,
    Correction,
    HalfYear,
    Headline,
    PublishedTable,
    PublishedYear,
)
from scripts.statistics.series import breaks_between
from scripts.statistics.years.collected import LeftOut

FEWEST_TABLES = 3
"""A year with fewer tables has no page of its own."""


@dataclass(frozen=True)
class Material:
    """What may be shown, and the words around it.

    years: by year, all that are published; half_years: by year
    strings: the interface's words in both languages
    english: names for the codebook, which is for those who read neither language
    left_out: numbers that were found in the sources and are not published, with the reason
    """

    years: Mapping[int, PublishedYear]
    half_years: Mapping[int, HalfYear]
    breaks: tuple[Break, ...]
    corrections: tuple[Correction, ...]
    strings: Mapping[Lang, Strings]
    sources: Mapping[str, Source]
    settings: Settings
    english: English
    left_out: tuple[LeftOut, ...] = ()

    def own_pages(self) -> list[int]:
        """The years that have a page of their own, the oldest first."""
        return [number for number in sorted(self.years) if self.has_own_page(number)]

    def has_own_page(self, number: int) -> bool:
        """Whether a year has a page of its own; the others share one."""
        return number in self.years and len(self.years[number].tables) >= FEWEST_TABLES

    def thin_years(self) -> list[int]:
        """The years that share a page, the oldest first: those of which anything at all is known."""
        return [
            number
            for number in sorted(self.years)
            if not self.has_own_page(number) and (self.years[number].tables or self.years[number].figures)
        ]

    def headlines(self, number: int) -> list[Headline]:
        """A year's big numbers, each with the year before where the counting did not change between them."""
        return [self._compared(number, one) for one in self.years[number].headlines]

    def _compared(self, number: int, one: Headline) -> Headline:
        changed = breaks_between(one.key, number - 1, number, self.breaks)
        return replace(one, previous=None) if changed else one

    def same_tables(self, table: PublishedTable) -> list[PublishedTable]:
        """The table as all other years have it, the newest first."""
        return [other for other in self._by_id.get(table.id, ()) if other.year != table.year]

    @cached_property
    def _by_id(self) -> dict[str, list[PublishedTable]]:
        tables: dict[str, list[PublishedTable]] = {}
        for number in sorted(self.years, reverse=True):
            for table in self.years[number].tables:
                tables.setdefault(table.id, []).append(table)
        return tables
