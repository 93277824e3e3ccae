"""The raw layer: every number that was found, and whether the data say the same.

data/collected/numbers.csv holds the numbers as their sources printed them, data/collected/places.yml where
each went, or why it was left out. A number of the data must stand in both, so that a slip in either is told.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from scripts.memory import remembered
from scripts.model_problems import validated
from scripts.problems import Problem, ProblemsFound
from scripts.statistics.published import Text
from scripts.statistics.years.catalogue import Year
from scripts.statistics.years.model import Difference, RawCell, Words
from scripts.strict_model import StrictModel
from scripts.text_files import read_text
from scripts.yaml_files import YamlFile, load_yaml

NUMBERS = "data/collected/numbers.csv"
PLACES = "data/collected/places.yml"

_COLUMNS = ["year", "table", "category", "subcategory", "value", "source_id", "note"]
_HALF_YEAR = "h1_"
_ABOUT = re.compile(r"^\[\w+\] (about|approximate)\b(?! \d)")
_ADD = f"Correct the one that is wrong; when the source was read wrong, correct {NUMBERS} too."


@dataclass(frozen=True)
class Number:
    """One number as its source printed it.

    line: in the file; source: where it was read; sources: all that say so; about: they give it only roughly
    derived: they do not give it, it follows from what they give
    """

    line: int
    year: int
    name: str
    value: int
    source: str
    sources: frozenset[str]
    about: bool = False
    derived: bool = False

    @property
    def of_half_year(self) -> bool:
        """Whether it is of January to June."""
        return self.name.startswith(_HALF_YEAR)


class _LeftOut(StrictModel):
    numbers: list[str] = Field(min_length=1)
    years: list[int] = Field(default_factory=list)
    what: Words
    why: Words


class PlacesFile(StrictModel):
    """The shape of data/collected/places.yml."""

    years: dict[str, str | list[str]]
    half_years: dict[str, str]
    differences: list[str]
    sums: dict[str, list[str]]
    worked_out: list[str]
    left_out: list[_LeftOut]


@dataclass(frozen=True)
class LeftOut:
    """Numbers that were found and are not shown: what they are of, why, and how many they are."""

    what: Text
    why: Text
    count: int


@dataclass(frozen=True)
class Collected:
    """Both files as they were read."""

    numbers: tuple[Number, ...]
    places: PlacesFile
    file: YamlFile

    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not in the data, in the order of the file."""
        return tuple(
            LeftOut(one.what.text, one.why.text, sum(_leaves_out(one, number) for number in self.numbers))
            for one in self.places.left_out
        )


def load_collected(root: Path) -> Collected | None:
    """Both files below the project's root; None where there is no raw layer.

    Raises ProblemsFound for a wrong shape, or a number of which nobody says where it went.
    """
    if not (root / NUMBERS).is_file():
        return None
    return _collected(read_text(root / NUMBERS, NUMBERS), load_yaml(root / PLACES, PLACES))


@remembered
def _collected(numbers: str, file: YamlFile) -> Collected:
    places = validated(PlacesFile, file)
    collected = Collected(tuple(_numbers(numbers)), places, file)
    problems = [*_unplaced(collected), *_twice(collected), *_idle(collected)]
    if problems:
        raise ProblemsFound(problems)
    return collected


def _numbers(text: str) -> Iterator[Number]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if reader.fieldnames != _COLUMNS:
        raise ProblemsFound(
            [
                Problem(
                    NUMBERS,
                    1,
                    "The names of the columns have changed.",
                    f"Write the first line again: {','.join(_COLUMNS)}",
                )
            ]
        )
    for row in reader:
        keys = [row[column] for column in ("table", "category", "subcategory")]
        if not (row["year"] or "").isdecimal() or not (row["value"] or "").isdecimal() or not row["note"]:
            raise ProblemsFound(
                [
                    Problem(
                        NUMBERS,
                        reader.line_num,
                        "The line is not a number with its year, its source and a note.",
                        "Compare it with the line above; a note with a comma stands in quotes.",
                    )
                ]
            )
        name = ".".join(key for key in keys if key)
        sources = {row["source_id"], *re.findall(r"[a-z][a-z0-9_]+", row["note"])}
        yield Number(
            reader.line_num,
            int(row["year"]),
            name,
            int(row["value"]),
            row["source_id"],
            frozenset(sources),
            _ABOUT.search(row["note"]) is not None,
            # Where a note is of two numbers, it says which of them is the source's own.
            row["note"].startswith("[derived]")
            and not (name.endswith(".in_finland") and "in Finland stated" in row["note"]),
        )


def _match(pattern: str, name: str) -> str | None:
    """What the star of a pattern stands for in a name; empty without a star, None when it does not fit."""
    before, star, after = pattern.partition("*")
    if not star:
        return "" if pattern == name else None
    fits = name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after)
    return name[len(before) : len(name) - len(after)] if fits else None


# Years share their names, and every name is held against every pattern again and again.
@lru_cache(maxsize=65536)
def _fits_one_of(patterns: tuple[str, ...], name: str) -> bool:
    return any(_match(pattern, name) is not None for pattern in patterns)


def _leaves_out(one: _LeftOut, number: Number) -> bool:
    return (not one.years or number.year in one.years) and _fits_one_of(tuple(one.numbers), number.name)


def _is_told_otherwise(number: Number, places: PlacesFile) -> bool:
    """Whether a number is worked out, or left out of the data."""
    return number.name in places.worked_out or any(_leaves_out(one, number) for one in places.left_out)


def _targets(number: Number, places: PlacesFile) -> list[str]:
    """The places of the data where a number must stand; the first pattern that fits says so."""
    known: Mapping[str, str | list[str]] = places.half_years if number.of_half_year else places.years
    for pattern, target in known.items():
        found = _match(pattern, number.name)
        if found is not None:
            targets = [target] if isinstance(target, str) else target
            return [one.replace("*", found) for one in targets]
    return []


def _unplaced(collected: Collected) -> Iterator[Problem]:
    places = collected.places
    for number in collected.numbers:
        if (
            number.name not in places.differences
            and not _is_told_otherwise(number, places)
            and not _targets(number, places)
        ):
            yield Problem(
                NUMBERS,
                number.line,
                f"Nobody says where “{number.name}” went.",
                f"Add it to {PLACES}: its place in the data, or under `left_out` with the reason.",
            )


def _twice(collected: Collected) -> Iterator[Problem]:
    seen: set[tuple[int, str]] = set()
    for number in collected.numbers:
        if (number.year, number.name) in seen:
            yield Problem(
                NUMBERS,
                number.line,
                f"“{number.name}” of {number.year} stands twice.",
                "Keep one of the lines.",
            )
        seen.add((number.year, number.name))


def _idle(collected: Collected) -> Iterator[Problem]:
    """Reasons for leaving out what is not there (any more)."""
    for index, one in enumerate(collected.places.left_out):
        names = {n.name for n in collected.numbers if not one.years or n.year in one.years}
        for pattern in one.numbers:
            if not any(_match(pattern, name) is not None for name in names):
                yield collected.file.problem(
                    ("left_out", index), f"There is no number “{pattern}”.", "Delete it, or correct the name."
                )


# --- Comparing


def year_problems(collected: Collected, years: Mapping[int, Year]) -> list[Problem]:
    """Numbers of the year files that the raw layer does not have so, and the other way round."""
    problems: list[Problem] = []
    covered: dict[int, set[str]] = {}
    absent: dict[int, list[Number]] = {}
    for number in collected.numbers:
        if number.of_half_year:
            continue
        covered.setdefault(number.year, set())
        if _is_told_otherwise(number, collected.places):
            continue
        year = years.get(number.year)
        if year is None:
            absent.setdefault(number.year, []).append(number)
        elif number.name in collected.places.differences:
            problems += _not_stated(number, year.data.known_differences, year.data.source)
        else:
            targets = _targets(number, collected.places)
            covered[number.year] |= set(targets)
            problems += _year_number_problems(number, targets, year)
    problems += [_year_absent(year, numbers) for year, numbers in absent.items()]
    for place, patterns in collected.places.sums.items():
        for listed, paths in covered.items():
            problems += _sum_problems(place, patterns, listed, paths, collected, years)
    for listed, paths in covered.items():
        if listed in years:
            problems += _unknown(years[listed], paths)
    return problems


def _year_absent(year: int, numbers: Sequence[Number]) -> Problem:
    """One message for a whole file that is gone, not one for each of its numbers."""
    return Problem(
        NUMBERS,
        numbers[0].line,
        f"data/statistics/{year}.yml is not there, but {len(numbers)} numbers of {year} have been found.",
        f"Bring the file back, or delete the year's lines from {NUMBERS}.",
    )


def _absent(number: Number, where: str) -> Problem:
    return Problem(
        NUMBERS,
        number.line,
        f"“{number.name}” of {number.year} is not in {where}.",
        f"Add it there, or name it under `left_out` in {PLACES} with the reason.",
    )


def _not_stated(
    number: Number, differences: Sequence[Difference], own: str | None = None
) -> Iterator[Problem]:
    if not any(
        stated.value == number.value and (stated.source or own) == number.source
        for one in differences
        for stated in one.values
    ):
        yield _absent(number, f"the known differences of {number.year}")


def _year_number_problems(number: Number, targets: Iterable[str], year: Year) -> Iterator[Problem]:
    found = [(path, cell) for path in targets for cell in year.cells(path)]
    if not found:
        yield _absent(number, year.file.name)
    for path, cell in found:
        yield from _cell_problems(number, cell, year.data.source, year.file, year.line_keys(path))


def _cell_problems(
    number: Number, cell: RawCell, own: str | None, file: YamlFile, at: tuple[str | int, ...]
) -> Iterator[Problem]:
    name = ".".join(map(str, at))
    if cell.number != number.value or cell.marker:
        yield file.problem(
            at,
            f"“{name}” is {cell.value}, but line {number.line} of {NUMBERS} says {number.value}.",
            _ADD,
        )
    elif (cell.source or own) not in number.sources:
        yield file.problem(
            at,
            f"“{name}” comes from “{cell.source or own}”, but line {number.line} of {NUMBERS} does not "
            "name that source.",
            _ADD,
        )
    elif number.about != ("e" in cell.marks):
        yield file.problem(
            at,
            f"“{name}” {'is' if number.about else 'is not'} rough in line {number.line} of {NUMBERS}.",
            "Give it the mark e (`marks: [e]`) when the source says “about”, and only then.",
        )
    elif number.derived and "d" not in cell.marks:
        yield file.problem(
            at,
            f"“{name}” is not the source's own number: line {number.line} of {NUMBERS} calls it derived.",
            "Give it the mark d (`marks: [d]`), so that readers know.",
        )


def _sum_problems(
    place: str,
    patterns: Sequence[str],
    listed: int,
    paths: set[str],
    collected: Collected,
    years: Mapping[int, Year],
) -> Iterator[Problem]:
    parts = [
        number.value
        for number in collected.numbers
        if number.year == listed and _fits_one_of(tuple(patterns), number.name)
    ]
    year = years.get(listed)
    amount = year.amount(place) if year else None
    if not parts or year is None or amount is None or place in paths:
        return
    paths.add(place)
    if amount != sum(parts):
        yield year.file.problem(
            year.line_keys(place), f"“{place}” is {amount}, but {NUMBERS} adds up to {sum(parts)}.", _ADD
        )


def _unknown(year: Year, paths: set[str]) -> Iterator[Problem]:
    for keys, cell in year.all_cells():
        path = ".".join(keys)
        if path not in paths and "d" not in cell.marks and not cell.marker:
            yield year.file.problem(
                keys,
                f"“{path}” is not among the collected numbers.",
                f"Add a line for it to {NUMBERS}, or mark it as ours (`marks: [d]`) when it is worked out.",
            )


def half_year_problems(
    collected: Collected,
    years: Mapping[int, Mapping[str, RawCell]],
    differences: Mapping[int, Sequence[Difference]],
    file: YamlFile,
) -> list[Problem]:
    """The same for the half-years."""
    problems: list[Problem] = []
    covered: set[tuple[int, str]] = set()
    for number in collected.numbers:
        if not number.of_half_year or _is_told_otherwise(number, collected.places):
            continue
        if number.name in collected.places.differences:
            problems += _not_stated(number, differences.get(number.year, ()))
            continue
        cells = years.get(number.year, {})
        for key in _targets(number, collected.places):
            covered.add((number.year, key))
            if key in cells:
                problems += _cell_problems(number, cells[key], None, file, ("years", number.year, key))
            else:
                problems.append(_absent(number, file.name))
    problems += [
        file.problem(
            ("years", year, key),
            f"“{key}” of {year} is not among the collected numbers.",
            f"Add a line for it to {NUMBERS}.",
        )
        for year, cells in years.items()
        for key in cells
        if year in {number.year for number in collected.numbers} and (year, key) not in covered
    ]
    return problems
