"""Small groups that a reader could work out by taking one shown number from another.

What is found stops the build, because only a person can say what to put together. Messages name tables and
rows, never the small numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from scripts.problems import Problem
from scripts.statistics.rules.disclosure import (
    OTHERS,
    PERSONS,
    OpenTable,
    hidden_figures,
    is_small,
    open_table,
)
from scripts.statistics.years.catalogue import Catalogue, Year
from scripts.statistics.years.model import Universe

_Numbered = tuple[frozenset[str], int | None, str]
"""Codes, how many people have one of them, and the row that says so."""


@dataclass(frozen=True)
class _Series:
    """Numbers of one table that break down one group by one thing.

    root: the largest group that this one is part of
    where: which part, as codes by set; the series' own set is not in it
    """

    table: str
    root: str
    where: Mapping[str, frozenset[str]]
    by: str
    rows: tuple[_Numbered, ...]
    minimum: int


def subtraction_problems(tables: Sequence[OpenTable], year: Year, catalogue: Catalogue) -> list[Problem]:
    """Small groups that a reader could work out from the tables that a year shows."""
    pairs = _small_groups(tables, catalogue)
    problems = [
        _problem(
            year,
            part,
            f"“{part}” taken from “{whole}” tells of a group that is too small to be shown "
            f"({', '.join(rows)}).",
            _put_together((part, whole), tables, year, catalogue)
            or "Put rows together under `merge:` in this file, with a name from `groups` in data/labels.yml, "
            "or show the table without numbers (`shape: names` in data/statistics/tables.yml).",
        )
        for (whole, part), rows in pairs.items()
    ]
    problems += [
        _problem(
            year,
            table.id,
            f"Small cells of “{table.id}” would be hidden, but the total and the other cells give them away.",
            _put_together((table.id,), tables, year, catalogue)
            or "Write [c] for one more small row, or put rows together under `merge:` in this file, with a "
            "name from `groups` in data/labels.yml.",
        )
        for table in tables
        if table.exposed
    ]
    return problems


def tells_of_small_groups(tables: Sequence[OpenTable], catalogue: Catalogue) -> bool:
    """Whether a reader could work out a small group from the tables."""
    return any(table.exposed for table in tables) or bool(_small_groups(tables, catalogue))


def _small_groups(
    tables: Sequence[OpenTable], catalogue: Catalogue
) -> dict[tuple[str, str], dict[str, None]]:
    """Rows that tell of a small group, by the larger table and the one that is taken from it."""
    series = [one for table in tables if not table.spec.percent for one in _all_series(table, catalogue)]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for whole, part in product(series, series):
        if whole is not part and whole.root == part.root and whole.by == part.by and _contains(whole, part):
            rows = list(_revealed(whole, part, catalogue))
        elif whole.root == part.root and _contains(whole, part):
            rows = list(_left_of_holding(whole, part, catalogue))
        else:
            continue
        if rows:
            found.setdefault((whole.table, part.table), {}).update(dict.fromkeys(rows))
    return found


def _put_together(names: Sequence[str], tables: Sequence[OpenTable], year: Year, catalogue: Catalogue) -> str:
    """The first line for `merge` after which the table tells of no small group; empty when there is none."""
    for table in (one for name in names for one in tables if one.id == name):
        for merge in _more_and_more(table, year, catalogue):
            data = year.data.model_copy(update={"merge": {**year.data.merge, table.id: merge}})
            trial = open_table(table.id, replace(year, data=data), catalogue)
            others = [trial if one is table and trial else one for one in tables]
            told = trial is None or trial.exposed
            if not told and not any(table.id in pair for pair in _small_groups(others, catalogue)):
                groups = ", ".join(f"{into}: [{', '.join(codes)}]" for into, codes in merge.items())
                return (
                    "Put rows together: write below `merge:` in this file, two spaces further in, for "
                    f"example, `{table.id}: {{{groups}}}`."
                )
    return ""


def _more_and_more(table: OpenTable, year: Year, catalogue: Catalogue) -> Iterator[dict[str, list[str]]]:
    """Ways to add the smallest rows of a table to the group that it has: one row, two, and so on."""
    own = year.data.merge.get(table.id, {})
    raw = year.rows(table.id, catalogue)
    single = sorted(
        (row.code for row in table.rows if not row.merged and not row.rest),
        key=lambda code: min((cell.number for cell in raw[code].values() if cell.number), default=0),
    )
    for into in list(table.spec.merge)[:1]:
        for count in range(1, len(single)):
            yield {**own, into: [*own.get(into, []), *single[:count]]}


def figure_problems(year: Year, catalogue: Catalogue) -> list[Problem]:
    """Single numbers of people that leave a small group of the whole, and hidden ones that follow."""
    minimum = catalogue.spec.smallest_figure
    hidden = hidden_figures(year, catalogue)
    problems = []
    for path, spec in catalogue.spec.figures.items():
        number = year.amount(path)
        if number is None or not spec.shown or spec.unit != PERSONS:
            continue
        whole = year.amount(spec.part_of) if spec.part_of else None
        leaves_few = path not in hidden and whole is not None and is_small(whole - number, minimum)
        if leaves_few or (path in hidden and _follows(path, year, catalogue)):
            problems.append(
                year.file.problem(
                    year.line_keys(path),
                    f"“{path}” tells of a group that is too small to be shown.",
                    f"Hide it in data/statistics/tables.yml: `shown: false` and `why_hidden` under “{path}”.",
                )
            )
    return problems


def _follows(path: str, year: Year, catalogue: Catalogue) -> bool:
    """Whether a hidden number can be worked out: all other terms of a sum are there."""
    return any(
        path in (equal.this, *equal.parts)
        and all(year.amount(other) is not None for other in (equal.this, *equal.parts) if other != path)
        for equal in catalogue.spec.equal
    )


def percent_problems(tables: Sequence[OpenTable], year: Year, catalogue: Catalogue) -> list[Problem]:
    """Printed shares from which a reader would know for certain that a group is small."""
    minimum = catalogue.spec.smallest_figure
    problems = []
    for table in tables:
        most = _most_people(table.spec.universe, year, catalogue) if table.spec.percent else None
        shares = [cell.value for row in table.rows for cell in row.cells.values() if cell.value]
        if most is None or not shares:
            continue
        rest = 100 - sum(shares)
        # Each share may have been rounded up or down by half a per cent, so their rest by that much for each.
        known = [2 * share + 1 for share in shares]
        if 2 * rest > len(shares):
            known.append(2 * rest + len(shares))
        if any(doubled * most < 200 * minimum for doubled in known):
            problems.append(
                _problem(
                    year,
                    table.id,
                    f"A share of “{table.id}” tells of a group that is too small to be shown.",
                    f"Put rows together in the year's file, under `merge: {table.id}`, or delete the row.",
                )
            )
    for path, spec in catalogue.spec.figures.items():
        share = year.amount(path)
        most = _most_people(spec.percent_of, year, catalogue)
        if spec.shown and share and most is not None:
            parts = [part for part in (share, 100 - share) if part]
            if any((2 * part + 1) * most < 200 * minimum for part in parts):
                problems.append(
                    year.file.problem(
                        year.line_keys(path),
                        f"“{path}” tells of a group that is too small to be shown.",
                        "Delete the line: a share can tell of a small group too.",
                    )
                )
    return problems


def _most_people(name: str | None, year: Year, catalogue: Catalogue) -> int | None:
    """How many people can at most be in a group: its number, or what its printed share allows."""
    if name is None:
        return None
    universe = catalogue.spec.universes[name]
    total = year.sum_of(universe.total)
    if total is not None or universe.percent is None:
        return total
    share, whole = year.amount(universe.percent), _most_people(universe.part_of, year, catalogue)
    return None if share is None or whole is None else (2 * share + 1) * whole // 200 + 1


def _problem(year: Year, table: str, what: str, instead: str) -> Problem:
    return year.file.problem(tuple(table.split(".")), what, instead)


def _all_series(table: OpenTable, catalogue: Catalogue) -> Iterator[_Series]:
    """Every series of a table, and once more those of its rows that have another code in another set."""
    for series in _own_series(table, catalogue):
        yield series
        for one, other in catalogue.spec.same_groups:
            yield from _renamed(series, one, other)
            yield from _renamed(series, other, one)


def _own_series(table: OpenTable, catalogue: Catalogue) -> Iterator[_Series]:
    spec, minimum = table.spec, table.spec.smallest_cell or 0
    for column in table.columns:
        universe = catalogue.column_universe(spec, column)
        if universe:
            root, where = _root(universe, catalogue)
            cells = tuple((row.codes, row.cells[column].value, row.code) for row in table.rows)
            yield _Series(table.id, root, _without(where, spec.rows), spec.rows, cells, minimum)
    if spec.columns and spec.universe:
        root, where = _root(catalogue.spec.universes[spec.universe], catalogue)
        if len(table.columns) == len(spec.columns.universes):
            totals = tuple((row.codes, row.total, row.code) for row in table.rows)
            yield _Series(table.id, root, _without(where, spec.rows), spec.rows, totals, minimum)
        by = spec.columns.codes
        for row in table.rows:
            cells = tuple((frozenset({column}), cell.value, row.code) for column, cell in row.cells.items())
            yield _Series(table.id, root, {**_without(where, by), spec.rows: row.codes}, by, cells, minimum)


def _without(where: Mapping[str, frozenset[str]], name: str) -> dict[str, frozenset[str]]:
    return {key: codes for key, codes in where.items() if key != name}


def _renamed(series: _Series, old: str, new: str) -> Iterator[_Series]:
    """The row that counts the people of one code, as a series by the other set in which they have a code."""
    old_set, _, old_code = old.partition(".")
    new_set, _, new_code = new.partition(".")
    rows = tuple(
        (frozenset({new_code}), value, row) for codes, value, row in series.rows if codes == {old_code}
    )
    if series.by == old_set and rows:
        yield replace(series, by=new_set, rows=rows)


def _root(universe: Universe, catalogue: Catalogue) -> tuple[str, dict[str, frozenset[str]]]:
    """The largest group that contains a universe, and which part of it the universe is."""
    where: dict[str, frozenset[str]] = {}
    name = next(name for name, other in catalogue.spec.universes.items() if other is universe)
    while universe.part_of:
        for label_set, codes in universe.where.items():
            where[label_set] = where.get(label_set, frozenset(codes)) & frozenset(codes)
        name = universe.part_of
        universe = catalogue.spec.universes[name]
    return name, where


def _contains(whole: _Series, part: _Series) -> bool:
    """Whether everybody in the part is in the whole."""
    return all(name in part.where and part.where[name] <= codes for name, codes in whole.where.items())


def _revealed(whole: _Series, part: _Series, catalogue: Catalogue) -> Iterator[str]:
    """Rows of the part that leave a small group when they are taken from the whole."""
    minimum = max(whole.minimum, part.minimum)
    told = _outside(whole, part, catalogue)
    for large, small in _pieces(whole, part):
        values = [value for _, value, _ in large]
        taken = [value for _, value, _ in small]
        covered = {code for codes, _, _ in large for code in codes}
        inside = {code for codes, _, _ in small for code in codes}
        known_anyway = bool(told) and covered - inside == told
        if known_anyway or not inside <= covered or None in values or None in taken:
            continue
        if is_small(sum(value or 0 for value in values) - sum(value or 0 for value in taken), minimum):
            yield from (row for _, _, row in small)


def _left_of_holding(whole: _Series, part: _Series, catalogue: Catalogue) -> Iterator[str]:
    """Rows of the whole of which little is left without the people of the part whom they hold."""
    for codes, value, row in whole.rows:
        held = {
            code
            for holding in catalogue.spec.holding_groups
            if holding.holds == part.by and holding.group in {f"{whole.by}.{code}" for code in codes}
            for code in holding.codes
        }
        taken = [number for inside, number, _ in part.rows if number and inside <= held]
        if value and taken and is_small(value - sum(taken), max(whole.minimum, part.minimum)):
            yield row


def _outside(whole: _Series, part: _Series, catalogue: Catalogue) -> frozenset[str]:
    """Codes of the whole that are just the people who are not in the part; empty when there are none.

    Witnesses are neither in Finland nor abroad: what the places leave of a purpose is no new knowledge.
    """
    narrowed = [name for name, codes in part.where.items() if whole.where.get(name) != codes]
    if len(narrowed) != 1:
        return frozenset()
    left = catalogue.codes(narrowed[0]) - part.where[narrowed[0]]
    same = {
        tuple(one.split(".")): tuple(other.split("."))
        for pair in catalogue.spec.same_groups
        for one, other in (pair, pair[::-1])
    }
    aliases = [same.get((narrowed[0], code), ("", "")) for code in left]
    if any(name != whole.by for name, _ in aliases):
        return frozenset()
    return frozenset(code for _, code in aliases)


def _pieces(whole: _Series, part: _Series) -> Iterator[tuple[list[_Numbered], list[_Numbered]]]:
    """The finest subtractions that a reader can do: rows of both sides that cover the same codes.

    Rows that overlap are followed until no other row touches them; every other subtraction is a sum of these.
    """
    named = {code for one in (whole, part) for codes, _, _ in one.rows for code in codes}
    large = [(_spelt_out(codes, whole, named), value, row) for codes, value, row in whole.rows]
    small = [(_spelt_out(codes, part, named), value, row) for codes, value, row in part.rows]
    while small:
        codes, reached = small[0][0], frozenset[str]()
        while codes != reached:
            reached = codes
            codes = codes.union(*(one[0] for one in (*large, *small) if one[0] & reached))
        yield [one for one in large if one[0] & codes], [one for one in small if one[0] & codes]
        small = [one for one in small if not one[0] & codes]


def _spelt_out(codes: frozenset[str], series: _Series, named: set[str]) -> frozenset[str]:
    """Codes of a row; those of "all others" are the ones that the other table names and this one does not."""
    if OTHERS not in codes:
        return codes
    own = {code for group, _, _ in series.rows for code in group}
    return codes | (named - own)
