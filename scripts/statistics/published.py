"""Tables as the public may see them: what disclosure control lets out, what pages and downloads draw from.

Nothing that is drawn, written or downloaded takes its figures from anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from scripts.languages import Lang

Text = Mapping[Lang, str]
"""The same words in both languages."""

Marker = Literal["", "c", "x", "z"]
"""Why a cell has no number: confidential, not available, not applicable; empty when it has one."""

Mark = Literal["b", "r", "p", "e", "d"]
"""What a reader must know of a number: break in series, revised, provisional, estimated, derived by us."""

Shape = Literal["categories", "crossed", "names", "counts"]
"""categories: parts of one total · crossed: parts by two things · names: a list without counts ·
counts: numbers that are not parts of one total."""


@dataclass(frozen=True)
class Cell:
    """One number, or the reason why there is none. Unit: the table's.

    percent: the number is a share in whole per cent, as the source printed it
    """

    value: int | None
    marker: Marker = ""
    marks: tuple[Mark, ...] = ()
    source: str | None = None
    percent: bool = False


@dataclass(frozen=True)
class Column:
    """What a cell of a row counts; tables that are not crossed have the one column `value`."""

    code: str
    label: Text


@dataclass(frozen=True)
class Row:
    """One category with its cells by column code. `merged` names the codes that were put together."""

    code: str
    label: Text
    cells: Mapping[str, Cell]
    merged: tuple[str, ...] = ()

    @property
    def total(self) -> int | None:
        """Sum over the columns; None when a cell has no number."""
        values = [cell.value for cell in self.cells.values()]
        numbers = [value for value in values if value is not None]
        return sum(numbers) if len(numbers) == len(values) else None


@dataclass(frozen=True)
class StatedValue:
    """One of the numbers that a source gives for the same thing, and where it stands there."""

    value: int
    where: Text


@dataclass(frozen=True)
class KnownDifference:
    """A mismatch in the sources that readers are told of beside the table."""

    id: str
    kind: Literal["parts_vs_total", "sources_disagree", "flow_vs_stock"]
    values: tuple[StatedValue, ...]
    shown: int
    explain: Text


@dataclass(frozen=True)
class PublishedTable:
    """One table of one year after disclosure control.

    id: place in the year file ("new_clients.by_purpose")
    total: the denominator of shares; None when the rows are not parts of one whole, or are shares themselves
    universe: what the total counts ("uudet asiakkaat" / "nya klienter"), for "% of …"
    finding: one sentence per language, composed from the cells
    row_codes, column_codes: the sets of data/labels.yml that name the rows and the columns; empty when none
    unit_code: the unit's name in tables.yml ("persons")
    percent: the numbers are shares that the source printed, in per cent of the universe
    partial: the source tells only some of the rows, or fewer than other years
    """

    id: str
    year: int
    shape: Shape
    title: Text
    unit: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int | None
    universe: Text | None
    finding: Text
    notes: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()
    differences: tuple[KnownDifference, ...] = ()
    section: str = "new_clients"
    chart: bool = True
    row_codes: str = ""
    column_codes: str = ""
    unit_code: str = ""
    percent: bool = False
    partial: bool = False

    @property
    def slug(self) -> str:
        """The table's name in addresses and file names: "new-clients-by-purpose"."""
        return self.id.replace(".", "-").replace("_", "-")


@dataclass(frozen=True)
class Figure:
    """A single number of a year that is no row of a table.

    key: the path in the year file ("new_clients.total")
    unit: the word after a number ("henkilöä"); unit_code: its name in tables.yml ("persons")
    note: a remark that no table of the year tells
    """

    key: str
    label: Text
    unit: Text
    unit_code: str
    cell: Cell
    note: Text | None = None


@dataclass(frozen=True)
class Headline:
    """One of the big numbers at the top of a year's page."""

    key: str
    label: Text
    value: int
    previous: int | None = None


@dataclass(frozen=True)
class PublishedYear:
    """Everything that may be shown of one year.

    values: every number that prose may ask for, by key without the year ("new_clients.total")
    shares: for the keys of which a share makes sense, the number and what it is a share of
    universes: what the second number of a share counts, by the same key
    missing: titles of the tables that this year does not have
    differences: those that belong to no published table of the year
    figures: the single numbers that may be shown, by their key
    percents: the keys of `values` whose numbers are in per cent
    """

    year: int
    status: Literal["final", "provisional", "partial"]
    source: str
    headlines: tuple[Headline, ...]
    tables: tuple[PublishedTable, ...]
    values: Mapping[str, int]
    shares: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    universes: Mapping[str, Text] = field(default_factory=dict)
    missing: tuple[Text, ...] = ()
    differences: tuple[KnownDifference, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    percents: frozenset[str] = frozenset()


@dataclass(frozen=True)
class HalfYear:
    """January to June of a year: numbers of their own, never part of a series of whole years.

    figures: by key, as in a year; differences: those of the half-year
    """

    year: int
    source: str
    figures: Mapping[str, Figure]
    differences: tuple[KnownDifference, ...] = ()


@dataclass(frozen=True)
class Break:
    """From this year on, numbers are not comparable with those before, or something passing moved them.

    keys: tables and single numbers that it is about, or the beginning of their names; empty: all of them
    until: the last year of something passing; None when the counting itself changed
    """

    id: str
    year: int
    text: Text
    keys: tuple[str, ...] = ()
    until: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A number or a text of the statistics that was published wrong and mended.

    year: the year whose figures it is about; None when it is about several
    before, after: what stood there and what stands there now, as readers saw it; None where it would tell
        of a small group
    """

    id: str
    corrected: date
    year: int | None
    what: Text
    before: Text | None
    after: Text | None
    why: Text
