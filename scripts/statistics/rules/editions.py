"""Earlier editions: what a reader can work out who has a number as it stood before it was corrected."""

from __future__ import annotations

from typing import Any

from scripts.statistics.rules.disclosure import PERSONS, OpenTable, hidden_figures, is_small, open_table
from scripts.statistics.rules.subtraction import tells_of_small_groups
from scripts.statistics.years.catalogue import Catalogue, Year
from scripts.statistics.years.model import RawCell, YearFile


def is_shown(path: str, year: Year, catalogue: Catalogue) -> bool:
    """Whether pages show the number at a path of the year's file: a single number, or a cell of its own."""
    if path in catalogue.spec.figures:
        return catalogue.spec.figures[path].shown and path not in hidden_figures(year, catalogue)
    return any(
        cell.value is not None and path in (f"{table.id}.{row.code}", f"{table.id}.{row.code}.{column}")
        for table in _opened(year, catalogue)
        for row in table.rows
        if not row.merged
        for column, cell in row.cells.items()
    )


def may_keep(path: str, earlier: int, year: Year, catalogue: Catalogue) -> bool:
    """Whether the earlier number can stay beside the one that stands at the path now.

    It may when both are shown, and no small group follows from taking a number of one edition from the other.
    """
    now = year.amount(path)
    if now is None or not is_shown(path, year, catalogue):
        return False
    before = _with(year, path, earlier)
    if not is_shown(path, before, catalogue):
        return False
    figure = catalogue.spec.figures.get(path)
    if figure and figure.unit == PERSONS and figure.part_of:
        return not is_small(abs(now - earlier), catalogue.spec.smallest_figure)
    both = [*_opened(year, catalogue), *_opened(before, catalogue)]
    return not tells_of_small_groups(both, catalogue)


def _opened(year: Year, catalogue: Catalogue) -> list[OpenTable]:
    tables = (open_table(name, year, catalogue) for name in catalogue.spec.tables)
    return [table for table in tables if table]


def _with(year: Year, path: str, value: int) -> Year:
    """The year with another number at a path."""

    def changed(node: Any, keys: list[str]) -> Any:
        if not keys:
            return RawCell(value=value)
        return {**node, keys[0]: changed(node[keys[0]], keys[1:])}

    fields = {name: getattr(year.data, name) for name in YearFile.model_fields}
    sections = changed(year.data.sections, path.split("."))
    return Year(year.file, YearFile.model_construct(**fields, **sections))
