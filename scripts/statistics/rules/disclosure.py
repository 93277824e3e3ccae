"""What of a table may be shown: rare rows put together, what is left over as a row, small cells hidden.

A small cell is dangerous in two ways: it is shown, or it can be worked out by taking one shown number from
another. The first is mended here; `subtraction` looks for the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scripts.statistics.published import Cell, Mark
from scripts.statistics.years.catalogue import GROUPS, Catalogue, Year
from scripts.statistics.years.model import RawCell, TableSpec

PERSONS = "persons"
"""The unit of groups of people that could be recognised."""

OTHERS = "*"
"""Stands for all codes that neither of two compared tables names."""


@dataclass(frozen=True)
class OpenRow:
    """A row as it may be shown.

    merged: the codes of the year file that were put together in it; empty for a row of the file itself
    rest: it also holds what the source does not list
    """

    code: str
    cells: Mapping[str, Cell]
    merged: tuple[str, ...] = ()
    rest: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the year file whose people the row counts."""
        own = self.merged or (() if self.rest else (self.code,))
        return frozenset((*own, OTHERS) if self.rest else own)

    @property
    def total(self) -> int | None:
        """Sum over the columns; None when a cell has no number."""
        values = [cell.value for cell in self.cells.values()]
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None


@dataclass(frozen=True)
class OpenTable:
    """A table as it may be shown.

    complete: the rows add up to the table's group, so that shares of it make sense
    exposed: a hidden cell can be worked out from the other cells and the total
    unlisted: by column, how large a row can be that the source does not list; None when nobody knows
    """

    id: str
    spec: TableSpec
    columns: tuple[str, ...]
    rows: tuple[OpenRow, ...]
    complete: bool
    exposed: bool = False
    unlisted: Mapping[str, int | None] = field(default_factory=dict)


def open_table(table: str, year: Year, catalogue: Catalogue) -> OpenTable | None:
    """One table after merging and hiding; None when the year does not have it or it is not shown."""
    spec = spec_of(table, year, catalogue)
    raw = year.rows(table, catalogue)
    if not raw or not spec.shown:
        return None
    present = {column for cells in raw.values() for column in cells}
    columns = tuple(column for column in catalogue.columns(spec) if column in present)
    if spec.shape == "names":
        return OpenTable(table, spec, (), _names(raw, spec), complete=False)
    rows = _merged(raw, columns, spec)
    if spec.percent:
        return OpenTable(
            table,
            spec,
            columns,
            tuple(_in_percent(row, catalogue.codes(GROUPS)) for row in rows),
            complete=False,
            unlisted=_left(rows),
        )
    rests = {column: _rest(table, column, year, catalogue) for column in columns}
    is_short = any(rests.values()) and all((rest or 0) >= 0 for rest in rests.values())
    if is_short and spec.rest and rest_is_told(table, year, catalogue):
        rows = _with_rest(rows, spec.rest, {column: rest or 0 for column, rest in rests.items()})
        rests = dict.fromkeys(rests, 0)
    complete = spec.universe is not None and all(rest == 0 for rest in rests.values())
    unlisted = {column: _largest_unlisted(rows, column, spec, rests.get(column)) for column in columns}
    minimum = spec.smallest_cell or 0
    hidden = tuple(_hidden(row, minimum) for row in rows)
    return OpenTable(
        table,
        spec,
        columns,
        hidden,
        complete,
        exposed=bool(spec.universe) and _exposes(rows, columns, minimum),
        unlisted=unlisted,
    )


def spec_of(table: str, year: Year, catalogue: Catalogue) -> TableSpec:
    """What a table is in a year: as in tables.yml, with the rows that this year puts together otherwise.

    A group of tables.yml that the year names too keeps its rows and gets the year's beside them.
    """
    spec = catalogue.spec.tables[table]
    own = year.data.merge.get(table)
    if not own:
        return spec
    taken = {code for codes in own.values() for code in codes}
    others = {
        into: left for into, codes in spec.merge.items() if (left := [c for c in codes if c not in taken])
    }
    wider = {into: [*others.get(into, []), *codes] for into, codes in own.items()}
    return spec.model_copy(
        update={"merge": {**others, **wider}, "merge_note": catalogue.spec.merge_note or spec.merge_note}
    )


def _in_percent(row: OpenRow, groups: frozenset[str]) -> OpenRow:
    """A row of shares. Where the source itself put rows together, it is no row that could be the largest."""
    merged = (row.code,) if row.code in groups else row.merged
    cells = {column: replace(cell, percent=True) for column, cell in row.cells.items()}
    return replace(row, cells=cells, merged=merged)


def _left(rows: Sequence[OpenRow]) -> dict[str, int | None]:
    """What printed shares leave of a hundred, with what rounding can hide."""
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return {
        column: max(0, 100 - sum(row.cells[column].value or 0 for row in rows) + (len(rows) + 1) // 2)
        for column in columns
    }


def _largest_unlisted(rows: Sequence[OpenRow], column: str, spec: TableSpec, short: int | None) -> int | None:
    """How large a row can be that a column does not tell. short: what the rows fall short of the total."""
    if spec.universe is None or short is None:
        return None
    cells = [row.cells[column] for row in rows]
    if any(cell.value is None and cell.marker == "x" for cell in cells):
        return None
    rest = sum(row.cells[column].value or 0 for row in rows if row.rest)
    if spec.rest_usual and spec.file_minimum:
        rest = min(rest, spec.file_minimum - 1)
    return max(rest, abs(short))


def rest_is_told(table: str, year: Year, catalogue: Catalogue) -> bool:
    """Whether it is known that the source does not list all rows of a table."""
    return catalogue.spec.tables[table].rest_usual or table in year.data.partial_tables


def _names(raw: Mapping[str, Mapping[str, RawCell]], spec: TableSpec) -> tuple[OpenRow, ...]:
    minimum = spec.smallest_cell or 0

    def large(cells: Mapping[str, RawCell]) -> bool:
        return all((cell.number or 0) >= minimum for cell in cells.values())

    # By code, so that not even the order tells which group is the largest.
    return tuple(OpenRow(code, {}) for code in sorted(raw) if large(raw[code]))


def _merged(
    raw: Mapping[str, Mapping[str, RawCell]], columns: Sequence[str], spec: TableSpec
) -> list[OpenRow]:
    target = {code: into for into, codes in spec.merge.items() for code in codes}
    missing = RawCell(value="[x]")
    rows = [
        OpenRow(code, {column: _cell(cells.get(column, missing)) for column in columns})
        for code, cells in raw.items()
        if code not in target
    ]
    for into in spec.merge:
        codes = tuple(code for code in raw if target.get(code) == into)
        if codes:
            cells = {column: _sum([raw[code].get(column, missing) for code in codes]) for column in columns}
            rows.append(OpenRow(into, cells, merged=codes))
    return rows


def _cell(raw: RawCell) -> Cell:
    marker = raw.marker
    return Cell(None if marker else raw.number, marker, tuple(raw.marks), raw.source)


def _sum(cells: Sequence[RawCell]) -> Cell:
    if len(cells) == 1:
        return _cell(cells[0])
    unknown = next((cell for cell in cells if cell.number is None), None)
    if unknown:
        return Cell(None, unknown.marker)
    sources = {cell.source for cell in cells}
    return Cell(
        sum(cell.number or 0 for cell in cells),
        marks=_marks(mark for cell in cells for mark in cell.marks),
        source=sources.pop() if len(sources) == 1 else None,
    )


def _marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of numbers that were added up: their own, and that the sum is ours."""
    return tuple(dict.fromkeys((*marks, "d")))


def _rest(table: str, column: str, year: Year, catalogue: Catalogue) -> int | None:
    """How much the rows of a column fall short of the group's number; None when that cannot be known."""
    universe = catalogue.column_universe(catalogue.spec.tables[table], column)
    total = year.sum_of(universe.total) if universe else None
    cells = [row[column] for row in year.rows(table, catalogue).values() if column in row]
    numbers = [cell.number for cell in cells if cell.number is not None]
    if total is None or len(numbers) < len(cells):
        return None
    return total - sum(numbers)


def _with_rest(rows: Sequence[OpenRow], code: str, rests: Mapping[str, int]) -> list[OpenRow]:
    base = next((row for row in rows if row.code == code), OpenRow(code, {}))
    cells = {}
    for column, rest in rests.items():
        old = base.cells.get(column)
        if old and old.value is None:
            cells[column] = old
        else:
            value, marks = (old.value or 0, old.marks) if old else (0, ())
            cells[column] = Cell(value + rest, marks=_marks(marks))
    return [*(row for row in rows if row.code != code), replace(base, cells=cells, rest=True)]


def _hidden(row: OpenRow, minimum: int) -> OpenRow:
    cells = {
        column: Cell(None, "c", cell.marks, cell.source) if is_small(cell.value, minimum) else cell
        for column, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def hidden_figures(year: Year, catalogue: Catalogue) -> set[str]:
    """Single numbers of people that are too few to be shown."""
    minimum = catalogue.spec.smallest_figure
    return {
        path
        for path, spec in catalogue.spec.figures.items()
        if spec.shown and spec.unit == PERSONS and is_small(year.amount(path), minimum)
    }


def is_small(value: int | None, minimum: int) -> bool:
    """Whether a number is of a group too small to be shown; nobody at all may be told."""
    return value is not None and 0 < value < minimum


def _exposes(rows: Sequence[OpenRow], columns: Sequence[str], minimum: int) -> bool:
    """Whether hiding the small cells would be in vain: a line of which the total is known gives them away."""
    lines = [[row.cells[column] for row in rows] for column in columns]
    if len(columns) > 1:
        lines += [list(row.cells.values()) for row in rows]
    return any(_line_exposes(line, minimum) for line in lines)


def _line_exposes(line: Sequence[Cell], minimum: int) -> bool:
    small = [cell.value for cell in line if cell.value is not None and is_small(cell.value, minimum)]
    secret = sum(cell.marker == "c" for cell in line)
    if len(small) + secret == 1:
        return True
    if not small or secret:
        return False
    # Several hidden cells whose sum is small, or leaves them only one way to share it out.
    return sum(small) < minimum or sum(small) in (len(small), len(small) * (minimum - 1))
