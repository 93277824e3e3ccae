"""What the figures of a year must mean together: sums, parts and wholes, declared differences, jumps.

Every function looks at a file in which every name is known, and returns what an editor must mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from scripts.problems import Problem
from scripts.statistics.years.catalogue import Catalogue, Year
from scripts.statistics.years.model import Difference, RawCell, StatedNumber
from scripts.yaml_files import Key

_YEAR = re.compile(r"(19|20)\d\d\.")

_JUMP_FROM = 20
"""Smaller numbers may move freely from year to year; with them a jump means nothing."""


def file_problems(year: Year) -> list[Problem]:
    """A file with numbers but no source; a year that is called final although numbers are still to come."""
    problems = []
    if year.has_numbers and year.data.source is None:
        problems.append(
            year.file.problem(
                ("source",),
                "The file has numbers, but no source.",
                "Write after `source:` the id of the source in data/sources.yml; add the source there first.",
            )
        )
    if year.data.status == "final" and year.unfilled:
        problems.append(
            year.file.problem(
                ("status",),
                "The year is called final, but these, or their totals, have no number: "
                f"{', '.join(year.unfilled)}.",
                "Fill them in, delete their lines, or write `status: partial`.",
            )
        )
    return problems


def number_problems(year: Year, catalogue: Catalogue) -> list[Problem]:
    """Sums, equal numbers, parts and wholes, and the source's own smallest number."""
    return [
        *_too_small_for_the_file(year, catalogue),
        *_share_problems(year, catalogue),
        *_sum_problems(year, catalogue),
        *_equal_problems(year, catalogue),
        *_same_row_problems(year, catalogue),
        *_same_group_problems(year, catalogue),
        *_holding_problems(year, catalogue),
        *_part_problems(year, catalogue),
    ]


def _too_small_for_the_file(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    for table, spec in catalogue.spec.tables.items():
        for code, cells in year.rows(table, catalogue).items():
            if any(
                cell.number is not None and cell.number < (spec.file_minimum or 0) for cell in cells.values()
            ):
                yield year.file.problem(
                    (*table.split("."), code),
                    f"“{code}” has fewer than {spec.file_minimum}: the source does not publish such a group.",
                    "Delete the line: these people are counted among the others by themselves.",
                )


def _share_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    """Shares that the source printed: none above a hundred, and no list that is more than its whole."""
    for path, figure in catalogue.spec.figures.items():
        share = year.amount(path)
        if figure.percent and share is not None and share > 100:
            yield _not_a_share(year, path, share)
    for table, spec in catalogue.spec.tables.items():
        if not spec.percent or not spec.universe:
            continue
        shares = [cell.number or 0 for row in year.rows(table, catalogue).values() for cell in row.values()]
        # Each share may have been rounded up by half a per cent.
        if sum(shares) > 100 + len(shares) // 2:
            yield _not_a_share(year, table, sum(shares))


def _not_a_share(year: Year, path: str, share: int) -> Problem:
    return year.file.problem(
        year.line_keys(path),
        f"“{path}” is {share} per cent, which is more than the whole.",
        "Correct the wrong number. Shares are written in whole per cent; counts have tables of their own.",
    )


def _sum_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    for table, spec in catalogue.spec.tables.items():
        rows = year.rows(table, catalogue)
        cells = [cell for row in rows.values() for cell in row.values()]
        if not cells or not spec.universe or spec.percent:
            continue
        needed = spec.columns.universes if spec.columns else {}
        for column in needed:
            universe = catalogue.column_universe(spec, column)
            inside = [row[column] for row in rows.values() if column in row]
            if universe and inside:
                yield from _one_sum(table, inside, universe.total, year, catalogue, column=column)
        if all(any(column in row for row in rows.values()) for column in needed):
            yield from _one_sum(table, cells, catalogue.spec.universes[spec.universe].total, year, catalogue)


def _one_sum(
    table: str,
    cells: list[RawCell],
    total_paths: list[str],
    year: Year,
    catalogue: Catalogue,
    *,
    column: str = "",
) -> Iterator[Problem]:
    """A sum against its total. column: the column that is summed up, for the message."""
    at = tuple(table.split("."))
    total = year.sum_of(total_paths)
    if total is None and table in year.data.partial_tables:
        return
    if total is None:
        missing = [path for path in total_paths if year.amount(path) is None]
        yield year.file.problem(
            at,
            f"“{table}” has rows, but the number that they must add up to is missing.",
            f"Write the number too: {', '.join(missing)}.",
        )
        return
    numbers = [cell.number for cell in cells if cell.number is not None]
    found = sum(numbers)
    may_be_less = len(numbers) < len(cells) or table in year.data.partial_tables
    may_be_less = may_be_less or catalogue.spec.tables[table].rest_usual
    if found < total and table in year.data.partial_tables and not catalogue.spec.tables[table].rest:
        yield year.file.problem(
            at,
            f"“{table}” lists only some rows, but what is left over has no row.",
            f"Add `rest: not_broken_down` under `{table}` in data/statistics/tables.yml.",
        )
    if found == total or (may_be_less and found < total) or _declared(year, {found, total}, table):
        return
    of = f"The column “{column}” of “{table}” adds" if column else f"The rows of “{table}” add"
    yield year.file.problem(
        at,
        f"{of} up to {found}, but {' + '.join(total_paths)} is {total}.",
        "Correct the wrong number. If the source prints it so, declare both under `known_differences`; if it "
        "lists only some rows, name the table under `partial_tables`.",
    )


def _declared(year: Year, numbers: set[int], table: str | None = None) -> bool:
    return any(
        numbers <= {value.value for value in difference.values if value.of}
        for difference in year.data.known_differences
        if table is None or table in difference.tables
    )


def _equal_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    for equal in catalogue.spec.equal:
        this, parts = year.amount(equal.this), year.sum_of(equal.parts)
        if this is None or parts is None or this == parts or _declared(year, {this, parts}):
            continue
        yield _not_equal(year, equal.this, this, " + ".join(equal.parts), parts)


def _not_equal(year: Year, this: str, value: int, other: str, other_value: int) -> Problem:
    return year.file.problem(
        year.line_keys(this),
        f"“{this}” is {value}, but {other} is {other_value}.",
        "Correct the wrong number. If the source prints it so, declare both under `known_differences`.",
    )


def _same_row_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    for one, other in catalogue.spec.same_rows:
        spec = catalogue.spec.tables[other]
        needed = set(spec.columns.universes) if spec.columns else set()
        for code, cells in year.rows(other, catalogue).items():
            this, that = year.amount(f"{one}.{code}"), year.amount(f"{other}.{code}")
            complete = needed <= set(cells)
            if not complete or this is None or that is None or this == that or _declared(year, {this, that}):
                continue
            yield _not_equal(year, f"{other}.{code}", that, f"{one}.{code}", this)


def _same_group_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    tables = catalogue.spec.tables
    for pair in catalogue.spec.same_groups:
        (one_set, one_code), (other_set, other_code) = (name.split(".") for name in pair)
        for (one, one_spec), (other, other_spec) in product(tables.items(), tables.items()):
            if (one_spec.rows, other_spec.rows) != (
                one_set,
                other_set,
            ) or one_spec.universe != other_spec.universe:
                continue
            this, that = year.amount(f"{one}.{one_code}"), year.amount(f"{other}.{other_code}")
            if this is not None and that is not None and this != that and not _declared(year, {this, that}):
                yield _not_equal(year, f"{one}.{one_code}", this, f"{other}.{other_code}", that)


def _holding_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    """Groups that are smaller than the people whom they hold: fewer citizens of the EU than Romanians."""
    tables = catalogue.spec.tables
    for holding, (whole, spec), (part, inner) in product(
        catalogue.spec.holding_groups, tables.items(), tables.items()
    ):
        rows, _, code = holding.group.partition(".")
        if (spec.rows, inner.rows) != (rows, holding.holds) or spec.universe != inner.universe:
            continue
        group = f"{whole}.{code}"
        number = year.amount(group)
        held = sum(year.amount(f"{part}.{one}") or 0 for one in holding.codes)
        if number is not None and held > number and not _declared(year, {number, held}):
            yield year.file.problem(
                year.line_keys(group),
                f"“{group}” is {number}, but the people in it are {held} in “{part}”.",
                "Correct the wrong number. If the source prints it so, declare both under "
                "`known_differences`.",
            )


def _part_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    for path, spec in catalogue.spec.figures.items():
        part, whole = year.amount(path), year.amount(spec.part_of) if spec.part_of else None
        if part is not None and whole is not None and part > whole:
            yield _too_large(year, path, str(spec.part_of))
    columns = list(_columns(year, catalogue))
    for (whole_path, whole_universe, whole_set, rest, whole_rows), part_column in product(columns, columns):
        part_path, part_universe, part_set, _, part_rows = part_column
        if whole_set != part_set or not _is_part(part_universe, whole_universe, catalogue):
            continue
        for code, number in part_rows.items():
            if code not in whole_rows and not rest and number > 0:
                yield year.file.problem(
                    year.line_keys(part_path.format(code)),
                    f"“{part_path.format(code)}” has people, but “{whole_path.format(code)}” is not there.",
                    "Add the row there too, or correct the code.",
                )
            elif number > whole_rows.get(code, number):
                yield _too_large(year, part_path.format(code), whole_path.format(code))


def _too_large(year: Year, part: str, whole: str) -> Problem:
    return year.file.problem(
        year.line_keys(part),
        f"“{part}” is larger than “{whole}”, although it is a part of it.",
        "Correct the wrong number; perhaps two lines were mixed up.",
    )


_Column = tuple[str, str, str, bool, Mapping[str, int]]


def _columns(year: Year, catalogue: Catalogue) -> Iterator[_Column]:
    """Every column of a year: form of its paths, its group, its set of codes, whether rows are missing."""
    for table, spec in catalogue.spec.tables.items():
        rows = year.rows(table, catalogue)
        partial = spec.rest_usual or table in year.data.partial_tables
        for column in catalogue.columns(spec):
            name = spec.columns.universes.get(column) if spec.columns else spec.universe
            if spec.percent:
                continue
            numbers = {code: cells[column].number for code, cells in rows.items() if column in cells}
            known = {code: number for code, number in numbers.items() if number is not None}
            if name and known:
                path = f"{table}.{{}}.{column}" if spec.columns else f"{table}.{{}}"
                yield path, name, spec.rows, partial, known


def _is_part(part: str, whole: str, catalogue: Catalogue) -> bool:
    above = catalogue.spec.universes[part].part_of
    return above is not None and (above == whole or _is_part(above, whole, catalogue))


# Declared differences and jumps.


def difference_problems(year: Year, years: Mapping[int, Year]) -> list[Problem]:
    """Declared differences that are no longer true, or say nothing."""
    problems: list[Problem] = []
    ids = [difference.id for difference in year.data.known_differences]
    for index, difference in enumerate(year.data.known_differences):
        at: tuple[Key, ...] = ("known_differences", index)
        if ids.index(difference.id) != index:
            problems.append(
                year.file.problem(
                    (*at, "id"), f"The id “{difference.id}” stands twice.", "Give one of the two another id."
                )
            )
        problems += _declaration_problems(difference, at, year)
        for number, value in enumerate(difference.values):
            problems += _stated_problems(value, (*at, "values", number), year, years)
    return problems


def _declaration_problems(difference: Difference, at: tuple[Key, ...], year: Year) -> Iterator[Problem]:
    values = {value.value for value in difference.values}
    if len(values) < 2:
        yield year.file.problem(
            (*at, "values"), "All the values are equal, so there is no difference.", "Delete the whole entry."
        )
    if difference.shown not in values:
        yield year.file.problem(
            (*at, "shown"),
            f"{difference.shown} is none of the values.",
            "Write the value that the pages show.",
        )
    if not any(value.of for value in difference.values):
        yield year.file.problem(
            (*at, "values"),
            "None of the values can be checked.",
            "Say with `of` which numbers of the file at least one of them is.",
        )


def _stated_problems(
    value: StatedNumber, at: tuple[Key, ...], year: Year, years: Mapping[int, Year]
) -> Iterator[Problem]:
    found = 0
    for path in value.of:
        other, plain = _year_and_path(path, year, years)
        if other is None and not _YEAR.match(path.removeprefix("-")):
            yield year.file.problem(
                (*at, "of"),
                f"“{path}” begins with no year.",
                "Write the year with four digits, as in 2019.clients_year_end.clients.",
            )
            return
        if other is None:
            # A year that is not (or no longer) in the data: nothing to compare with.
            return
        amount = other.amount(plain)
        if amount is None:
            yield year.file.problem(
                (*at, "of"),
                f"“{path.removeprefix('-')}” is not in {other.file.name}, or is no number.",
                "Correct the path, or delete the difference if the number is gone.",
            )
            return
        found += -amount if path.startswith("-") else amount
    if value.of and found != value.value:
        yield year.file.problem(
            (*at, "value"),
            f"The declared number {value.value} is no longer true: the figures give {found}.",
            f"Write {found} if the figures are right, or correct the figures; delete the whole entry if "
            "nothing differs any more.",
        )


def _year_and_path(path: str, year: Year, years: Mapping[int, Year]) -> tuple[Year | None, str]:
    first, _, rest = path.removeprefix("-").partition(".")
    if first.isdecimal():
        return years.get(int(first)), rest
    return year, path.removeprefix("-")


def jump_problems(year: Year, before: Year | None, catalogue: Catalogue) -> list[Problem]:
    """Numbers that are more than half again, or less than half, of the year before, without a remark."""
    if before is None:
        return []
    old = dict(before.all_cells())
    problems = []
    for keys, cell in year.all_cells():
        now, then = cell.number, old[keys].number if keys in old else None
        if now is None or then is None or max(now, then) < _JUMP_FROM or 2 * abs(now - then) <= then:
            continue
        if cell.note or any(table in year.data.notes for table in _tables_of(keys, catalogue)):
            continue
        path = ".".join(keys)
        problems.append(
            year.file.problem(
                keys,
                f"“{path}” is {now}, and was {then} the year before: more than 50 % of change.",
                "Check it against the source. If it is right, tell readers why or that it is so: "
                "`{value: …, note: {fi: …, sv: …}}`, or `notes` for the table.",
            )
        )
    return problems


def _tables_of(keys: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    for length in (1, 2):
        table = ".".join(keys[:length])
        if table in catalogue.spec.tables:
            yield table
