"""How many slips of an editor are noticed: things in the real files changed, dropped, swapped, mistyped.

`python -m scripts.bench.mutations` tries every slip and lists what escapes; with a number behind it, say 50,
every fiftieth. A slip is caught when the checks tell of it in words.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scripts.model_problems import problems_from
from scripts.problems import Problem
from scripts.statistics.publish import statistics_problems
from scripts.statistics.years import names
from scripts.statistics.years.catalogue import Catalogue
from scripts.statistics.years.collected import Collected, load_collected
from scripts.statistics.years.load import FOLDER, TABLES, Statistics, load_statistics, read_year
from scripts.statistics.years.model import TablesFile, YearFile
from scripts.statistics.years.remarks import HALF_YEARS, half_years_problems
from scripts.yaml_files import Key, YamlFile, load_yaml

ROOT = Path(__file__).resolve().parents[2]

Keys = tuple[Key, ...]


@dataclass(frozen=True)
class Slip:
    """One change to a file. where: the keys at which it was made; data: the file with it."""

    file: str
    kind: str
    where: Keys
    data: Any


@dataclass(frozen=True)
class Bench:
    """The real files, in order, and what is needed to check one of them changed."""

    statistics: Statistics
    collected: Collected | None
    known_sources: set[str]
    half_years: YamlFile
    tables: YamlFile


def load_bench(root: Path) -> Bench:
    """Read everything once. Raises ProblemsFound when the files are not in order."""
    return Bench(
        load_statistics(root),
        load_collected(root),
        set(load_yaml(root / "data/sources.yml", "data/sources.yml").data),
        load_yaml(root / HALF_YEARS, HALF_YEARS),
        load_yaml(root / TABLES, TABLES),
    )


def all_slips(bench: Bench) -> Iterator[Slip]:
    """Every slip of every kind, file by file."""
    for number, year in bench.statistics.years.items():
        name = f"{FOLDER}/{number}.yml"
        yield from _year_slips(name, year.file.data, bench)
    yield from _number_slips(HALF_YEARS, bench.half_years.data, [("years",)], bench)
    yield from _difference_slips(
        HALF_YEARS,
        bench.half_years.data,
        [("differences", year) for year in bench.half_years.data["differences"]],
    )
    yield from _table_slips(TABLES, bench.tables.data)


def is_caught(slip: Slip, bench: Bench) -> bool:
    """Whether the checks that stop the build say something about a slip."""
    if slip.file == HALF_YEARS:
        file = replace(bench.half_years, data=slip.data)
        return bool(half_years_problems(file, bench.known_sources, bench.collected))
    if slip.file == TABLES:
        return bool(_tables_problems(slip, bench))
    number = int(Path(slip.file).stem)
    statistics = bench.statistics
    problems: list[Problem] = []
    file = replace(statistics.years[number].file, data=slip.data)
    year = read_year(file, number, statistics.catalogue, problems)
    if year is None or year.unfilled:
        return True
    years = {**statistics.years, number: year}
    around = [other for other in (number, number + 1) if other in years]
    changed = Statistics(statistics.catalogue, years)
    return bool(statistics_problems(changed, bench.known_sources, bench.collected, around))


def _tables_problems(slip: Slip, bench: Bench) -> list[Problem]:
    file = replace(bench.tables, data=slip.data)
    try:
        spec = TablesFile.model_validate(slip.data)
    except ValidationError as error:
        return problems_from(error, file, ())
    catalogue = Catalogue(file, spec, bench.statistics.catalogue.labels)
    unclear = names.catalogue_problems(catalogue)
    if unclear:
        return unclear
    changed = Statistics(catalogue, bench.statistics.years)
    return statistics_problems(changed, bench.known_sources, bench.collected)


# --- Slips


def _year_slips(name: str, data: Any, bench: Bench) -> Iterator[Slip]:
    sections = [(key,) for key in data if key not in YearFile.model_fields]
    yield from _number_slips(name, data, sections, bench)
    yield from _difference_slips(name, data, [("known_differences",)])
    yield _slip(name, "year changed", data, ("year",), lambda year: year + 1)
    yield _slip(name, "source mistyped", data, ("source",), _mistyped)
    for index, table in enumerate(data.get("partial_tables", ())):
        yield _slip(name, "partial table dropped", data, ("partial_tables", index), None)
        yield _slip(name, "partial table mistyped", data, ("partial_tables", index), _mistyped, table)
    for table in data.get("notes", {}):
        yield _slip(name, "note dropped", data, ("notes", table), None)
        yield _renamed(name, "note's table mistyped", data, ("notes", table))
    for table in data.get("merge", {}):
        yield _slip(name, "rows of a year put together: dropped", data, ("merge", table), None)
    for section in sections:
        yield _slip(name, "section dropped", data, section, None)
        yield _renamed(name, "section mistyped", data, section)


def _number_slips(name: str, data: Any, tops: Sequence[Keys], bench: Bench) -> Iterator[Slip]:
    """Slips of single numbers and of what stands around them."""
    cells = [keys for top in tops for keys in _cells(_at(data, top), top)]
    other = sorted(bench.known_sources)[0]
    for index, keys in enumerate(cells):
        number = _number(_at(data, keys))
        if number is None:
            continue
        yield _with_number(name, "one more", data, keys, number + 1)
        if number:
            yield _with_number(name, "one less", data, keys, number - 1)
            yield _with_number(name, "a digit too many", data, keys, number * 10 + number % 10)
        if number > 9:
            yield _with_number(name, "a digit lost", data, keys, number // 10)
        swapped = int(str(number)[::-1])
        if swapped != number:
            yield _with_number(name, "digits swapped", data, keys, swapped)
        yield _with_number(name, "negative", data, keys, -number - 1)
        yield _with_number(name, "with a decimal", data, keys, number + 0.5)
        yield _with_number(name, "written as text", data, keys, f"{number} hlö")
        yield _with_number(name, "said to be secret", data, keys, "[c]")
        yield _slip(name, "number dropped", data, keys, None)
        yield _renamed(name, "name mistyped", data, keys)
        after = cells[index + 1] if index + 1 < len(cells) else None
        if after and after[:-1] == keys[:-1] and _number(_at(data, after)) not in (None, number):
            yield _exchanged(name, data, keys, after)
        cell = _at(data, keys)
        if isinstance(cell, dict) and "source" in cell:
            yield _slip(name, "cell's source mistyped", data, (*keys, "source"), _mistyped)
            yield _slip(name, "cell's source another", data, (*keys, "source"), lambda _source: other)
            yield _slip(name, "cell's source dropped", data, (*keys, "source"), None)
        if isinstance(cell, dict) and "marks" in cell:
            yield _slip(name, "marks dropped", data, (*keys, "marks"), None)
        if isinstance(cell, dict) and "note" in cell:
            yield _slip(name, "cell's note dropped", data, (*keys, "note"), None)
            yield _slip(name, "note in one language", data, (*keys, "note", "sv"), None)


def _difference_slips(name: str, data: Any, tops: Sequence[Keys]) -> Iterator[Slip]:
    for top in tops:
        for index, difference in enumerate(_at(data, top) or ()):
            at = (*top, index)
            yield _slip(name, "difference dropped", data, at, None)
            yield _slip(name, "difference: shown changed", data, (*at, "shown"), lambda number: number + 1)
            for number, value in enumerate(difference["values"]):
                here = (*at, "values", number)
                yield _slip(name, "difference: value changed", data, (*here, "value"), lambda one: one + 1)
                for part in range(len(value.get("of", ()))):
                    yield _slip(name, "difference: path mistyped", data, (*here, "of", part), _mistyped)
            for part in range(len(difference.get("tables", ()))):
                yield _slip(name, "difference: table mistyped", data, (*at, "tables", part), _mistyped)


def _table_slips(name: str, data: Any) -> Iterator[Slip]:
    """Slips in what tables are, which hold for all years."""
    for table, spec in data["tables"].items():
        at = ("tables", table)
        for key in ("universe", "rows", "rest"):
            if spec.get(key):
                yield _slip(name, f"table's {key} mistyped", data, (*at, key), _mistyped)
        for key in ("smallest_cell", "file_minimum", "merge", "why_hidden", "finding", "unit", "rest"):
            if spec.get(key):
                yield _slip(name, f"table's {key} dropped", data, (*at, key), None)
        if spec.get("shown") is False:
            yield _slip(name, "hidden table shown", data, at, _shown)
        for group, codes in spec.get("merge", {}).items():
            for index in range(len(codes)):
                yield _slip(name, "row left out of a group", data, (*at, "merge", group, index), None)
    yield from _figure_slips(name, data)
    for key in ("equal", "same_rows", "same_groups"):
        for index in range(len(data[key])):
            yield _slip(name, f"rule dropped: {key}", data, (key, index), None)


def _figure_slips(name: str, data: Any) -> Iterator[Slip]:
    for figure, spec in data["figures"].items():
        at = ("figures", figure)
        if spec.get("shown") is False:
            yield _slip(name, "hidden number shown", data, at, _shown)
        for key in ("part_of", "unit"):
            if spec.get(key):
                yield _slip(name, f"number's {key} mistyped", data, (*at, key), _mistyped)


def _shown(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in spec.items() if key not in ("shown", "why_hidden")}


# --- Changing a copy


def _cells(node: Any, keys: Keys) -> Iterator[Keys]:
    if isinstance(node, dict) and "value" not in node:
        for key, inner in node.items():
            yield from _cells(inner, (*keys, key))
    elif node is not None:
        yield keys


def _number(cell: Any) -> int | None:
    number = cell["value"] if isinstance(cell, dict) else cell
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else data[key]
    return data


def _slip(
    name: str, kind: str, data: Any, keys: Keys, change: Callable[[Any], Any] | None, *_context: object
) -> Slip:
    """The file with the value at these keys changed, or dropped when there is no change."""
    copy = deepcopy(data)
    inside = _at(copy, keys[:-1])
    if change is None:
        del inside[keys[-1]]
    else:
        inside[keys[-1]] = change(inside[keys[-1]])
    return Slip(name, kind, keys, copy)


def _with_number(name: str, kind: str, data: Any, keys: Keys, number: float | str) -> Slip:
    return _slip(
        name, kind, data, keys, lambda cell: {**cell, "value": number} if isinstance(cell, dict) else number
    )


def _renamed(name: str, kind: str, data: Any, keys: Keys) -> Slip:
    copy = deepcopy(data)
    inside = _at(copy, keys[:-1])
    inside[_mistyped(str(keys[-1]))] = inside.pop(keys[-1])
    return Slip(name, kind, keys, copy)


def _exchanged(name: str, data: Any, one: Keys, other: Keys) -> Slip:
    copy = deepcopy(data)
    inside = _at(copy, one[:-1])
    inside[one[-1]], inside[other[-1]] = inside[other[-1]], inside[one[-1]]
    return Slip(name, "two numbers exchanged", one, copy)


def _mistyped(word: str) -> str:
    """A word with its second letter left out; no country's code where it has only two."""
    return f"{word[0]}{word[2:]}" if len(word) > 2 else f"X{word[1]}"


# --- Report


@dataclass(frozen=True)
class Report:
    """How many slips of each kind were tried and caught, and those that were not."""

    tried: Counter[str]
    caught: Counter[str]
    escaped: tuple[Slip, ...]


def run(bench: Bench, every: int = 1) -> Report:
    """Try every so-manieth slip."""
    tried, caught = Counter[str](), Counter[str]()
    escaped = []
    for index, slip in enumerate(all_slips(bench)):
        if index % every:
            continue
        tried[slip.kind] += 1
        if is_caught(slip, bench):
            caught[slip.kind] += 1
        else:
            escaped.append(slip)
    return Report(tried, caught, tuple(escaped))


def main() -> None:
    """Print caught and tried by kind, then everything that escapes."""
    report = run(load_bench(ROOT), int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    for kind in sorted(report.tried):
        print(f"{report.caught[kind]:5} of {report.tried[kind]:5}  {kind}")
    print(f"{report.caught.total():5} of {report.tried.total():5}  in all\n\nNot noticed:")
    for slip in report.escaped:
        print(f"  {slip.file}: {slip.kind}: {'.'.join(map(str, slip.where))}")


if __name__ == "__main__":
    main()
