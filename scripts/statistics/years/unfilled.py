"""What a year's file leaves empty: a key without a number after its colon is still to be filled in.

A table with an empty row, or whose total is empty, waits as a whole: half a table would not add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.statistics.years.model import TablesFile

Path = tuple[str, ...]


def without_unfilled(
    data: Mapping[str, Any], known_keys: Iterable[str], spec: TablesFile
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A year's file without what is not filled in, and the tables and single numbers that wait for it.

    data: as it was read; known_keys: the keys of the file that are no sections of figures
    """
    kept = set(known_keys)
    partial = data.get("partial_tables") or []
    sections = {key: value for key, value in data.items() if key not in kept}
    empty = [path for key, value in sections.items() for path in _empty((key,), value)]
    numbers = {".".join(path) for path in empty}
    waiting = {
        table: None
        for table in spec.tables
        if table not in partial and any(_is_of(path, table, spec) for path in numbers)
    }
    waiting.update(
        {table: None for table in spec.tables if _stands(table, sections) and _totals(table, spec) & numbers}
    )
    figures = [path for path in spec.figures if path in numbers]
    filled: dict[str, Any] = {key: value for key, value in data.items() if key in kept and value is not None}
    for key, value in sections.items():
        inside = _filled((key,), value, set(waiting), spec)
        if inside is not None:
            filled[key] = inside
    return filled, (*figures, *waiting)


def _empty(path: Path, node: Any) -> Iterable[Path]:
    """The places without a number; what is written out as a cell is judged elsewhere."""
    if node is None:
        yield path
    elif isinstance(node, dict) and "value" not in node:
        for key, inner in node.items():
            yield from _empty((*path, str(key)), inner)


def _is_of(path: str, table: str, spec: TablesFile) -> bool:
    """Whether a place belongs to a table; a section may be a table and hold single numbers and others."""
    if path == table:
        return True
    rest = path.removeprefix(f"{table}.")
    inside = rest != path and path not in spec.figures
    return inside and ("." in table or f"{table}.{rest.partition('.')[0]}" not in spec.tables)


def _stands(table: str, sections: Mapping[str, Any]) -> bool:
    section, _, name = table.partition(".")
    found = sections.get(section)
    return isinstance(found, dict) and (not name or name in found)


def _totals(table: str, spec: TablesFile) -> set[str]:
    """The single numbers that a table's rows must add up to."""
    one = spec.tables[table]
    names = [one.universe, *(one.columns.universes.values() if one.columns else ())]
    paths = {path for name in names if name in spec.universes for path in spec.universes[name].total}
    return set() if one.percent else paths


def _filled(path: Path, node: Any, waiting: set[str], spec: TablesFile) -> Any:
    """What is left when empty places and waiting tables are gone; None when nothing is."""
    name = ".".join(path)
    if node is None or (len(path) == 2 and name in waiting):
        return None
    if not isinstance(node, dict) or "value" in node or not node:
        return node
    inside = {
        key: left
        for key, inner in node.items()
        if (left := _filled((*path, str(key)), inner, waiting, spec)) is not None
        and not (name in waiting and _is_of(f"{name}.{key}", name, spec))
    }
    return inside or None
