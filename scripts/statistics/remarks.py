"""What stands beside the years: breaks in the series, half-years and corrections, each from its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from scripts.model_problems import problems_from
from scripts.problems import Problem, ProblemsFound
from scripts.statistics.model import Difference, RawCell, Words
from scripts.statistics.published import (
    Break,
    Cell,
    Correction,
    Figure,
    HalfYear,
    KnownDifference,
    StatedValue,
    Text,
)
from scripts.yaml_files import YamlFile, load_yaml

BREAKS = "data/breaks.yml"
HALF_YEARS = "data/half_years.yml"
CORRECTIONS = "data/corrections.yml"

SMALLEST = 5
"""A half-year shows no smaller group of people than a year does."""

_PERSONS: Text = {"fi": "henkilöä", "sv": "personer"}
_REFERRALS: Text = {"fi": "esitystä tai hakemusta", "sv": "framställningar eller ansökningar"}
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
_T = TypeVar("_T")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BreakEntry(_Strict):
    """A break in a series as it is written."""

    id: _Id
    year: int
    until: int | None = None
    about: list[str] = []
    text: Words
    sources: list[str] = Field(min_length=1)


class CorrectionEntry(_Strict):
    """A correction as it is written."""

    id: _Id
    corrected: date
    year: int | None
    what: Words
    before: Words
    after: Words
    why: Words


class HalfYearsFile(_Strict):
    """data/half_years.yml as it is written."""

    numbers: dict[str, Words]
    years: dict[int, dict[str, RawCell]]
    differences: dict[int, list[Difference]] = {}


@dataclass(frozen=True)
class Remarks:
    """Everything that is told beside the years."""

    breaks: tuple[Break, ...]
    half_years: Mapping[int, HalfYear]
    corrections: tuple[Correction, ...]


def load_remarks(root: Path, known_sources: set[str]) -> Remarks:
    """Read the three files below the project's root.

    known_sources: ids of data/sources.yml. Raises ProblemsFound with every fault of the files.
    """
    files = {name: load_yaml(root / name, name) for name in (BREAKS, HALF_YEARS, CORRECTIONS)}
    problems: list[Problem] = []
    breaks = _validated(files[BREAKS], TypeAdapter(list[BreakEntry]), problems)
    halves = _validated(files[HALF_YEARS], TypeAdapter(HalfYearsFile), problems)
    corrections = _validated(files[CORRECTIONS], TypeAdapter(list[CorrectionEntry]), problems)
    if breaks is not None:
        problems += _break_problems(breaks, files[BREAKS], known_sources)
    if halves is not None:
        problems += _half_year_problems(halves, files[HALF_YEARS], known_sources)
    if problems:
        raise ProblemsFound(problems)
    assert breaks is not None and halves is not None and corrections is not None
    return Remarks(
        tuple(
            Break(one.id, one.year, one.text.text, tuple(one.about), one.until, tuple(one.sources))
            for one in breaks
        ),
        {year: _half_year(year, halves) for year in sorted(halves.years)},
        tuple(
            Correction(
                one.id,
                one.corrected,
                one.year,
                one.what.text,
                one.before.text,
                one.after.text,
                one.why.text,
            )
            for one in corrections
        ),
    )


def _validated(file: YamlFile, adapter: TypeAdapter[_T], problems: list[Problem]) -> _T | None:
    try:
        return adapter.validate_python(file.data)
    except ValidationError as error:
        problems.extend(problems_from(error, file, ()))
        return None


def _break_problems(breaks: list[BreakEntry], file: YamlFile, known: set[str]) -> Iterable[Problem]:
    seen: set[str] = set()
    for index, one in enumerate(breaks):
        if one.id in seen:
            yield file.problem((index,), f"“{one.id}” stands twice.", "Give each break its own id.")
        seen.add(one.id)
        if one.until is not None and one.until < one.year:
            yield file.problem((index,), f"“{one.id}” ends before it begins.", "Correct year or until.")
        for source in one.sources:
            if source not in known:
                yield _unknown_source(file, (index,), source)


def _half_year_problems(halves: HalfYearsFile, file: YamlFile, known: set[str]) -> Iterable[Problem]:
    for year, cells in halves.years.items():
        for key, cell in cells.items():
            at = ("years", year, key)
            if key not in halves.numbers:
                yield file.problem(at, f"“{key}” has no name.", "Add it under `numbers`, or correct the key.")
            if cell.source not in known:
                yield _unknown_source(file, at, str(cell.source))
            if cell.number is not None and 0 < cell.number < SMALLEST:
                yield file.problem(at, f"“{key}” is of a small group.", 'Write "[c]" instead of the number.')
        parts = [cells.get(f"clients_end_june.{name}") for name in ("clients", "children_of_clients")]
        total = cells.get("clients_end_june.total_with_children")
        numbers = [part.number for part in parts if part and part.number is not None]
        if total and total.number is not None and len(numbers) == len(parts) and sum(numbers) != total.number:
            yield file.problem(
                ("years", year),
                f"Clients and children are {sum(numbers)} together, but the total is {total.number}.",
                "Correct the wrong number.",
            )
    for year, differences in halves.differences.items():
        shown = {cell.number for cell in halves.years.get(year, {}).values()}
        for difference in differences:
            if difference.shown not in shown:
                yield file.problem(
                    ("differences", year),
                    f"“{difference.id}” shows {difference.shown}, but {year} has no such number.",
                    "Correct `shown`, or the number under `years`.",
                )


def _unknown_source(file: YamlFile, at: tuple[str | int, ...], source: str) -> Problem:
    return file.problem(
        at, f"There is no source “{source}”.", "Use an id of data/sources.yml, or add the source."
    )


def _half_year(year: int, halves: HalfYearsFile) -> HalfYear:
    figures = {}
    for key, cell in halves.years[year].items():
        about_referrals = key.startswith("referrals.")
        figures[key] = Figure(
            key,
            halves.numbers[key].text,
            _REFERRALS if about_referrals else _PERSONS,
            "referrals" if about_referrals else "persons",
            Cell(None if cell.marker else cell.number, cell.marker, tuple(cell.marks), cell.source),
        )
    first = next(str(cell.source) for cell in halves.years[year].values())
    return HalfYear(year, first, figures, tuple(map(_difference, halves.differences.get(year, []))))


def _difference(one: Difference) -> KnownDifference:
    values = tuple(StatedValue(stated.value, stated.where.text) for stated in one.values)
    return KnownDifference(one.id, one.kind, values, one.shown, one.explain.text)
