"""What stands beside the years: breaks in the series, half-years and corrections, each from its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import (
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from scripts.languages import LANGUAGES
from scripts.model_problems import fault, problems_from
from scripts.number_format import whole
from scripts.problems import Problem, ProblemsFound
from scripts.statistics.published import (
    Break,
    Cell,
    Correction,
    Figure,
    HalfYear,
    KnownDifference,
    PublishedYear,
    StatedValue,
    Text,
)
from scripts.statistics.rules.editions import is_shown, may_keep
from scripts.statistics.years.collected import Collected, half_year_problems, load_collected
from scripts.statistics.years.load import FOLDER, Statistics, load_statistics
from scripts.statistics.years.model import Difference, RawCell, Words
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

BREAKS = "data/breaks.yml"
HALF_YEARS = "data/half_years.yml"
CORRECTIONS = "data/corrections.yml"

SMALLEST = 5
"""A half-year shows no smaller group of people than a year does."""

_IN_YEAR = {
    "new_clients.minors": "new_clients.by_age.minor",
    "new_clients.abroad": "new_clients.by_place.abroad",
}
"""Where the whole year has its number under another name."""

_PERSONS: Text = {"fi": "henkilöä", "sv": "personer"}
_REFERRALS: Text = {"fi": "esitystä tai hakemusta", "sv": "framställningar eller ansökningar"}
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
_T = TypeVar("_T")


class BreakEntry(StrictModel):
    """A break in a series as it is written."""

    id: _Id
    year: int
    until: int | None = None
    about: list[str] = Field(default_factory=list)
    text: Words
    sources: list[str] = Field(min_length=1)


class CorrectionEntry(StrictModel):
    """A correction as it is written."""

    id: _Id
    corrected: date
    year: int | None
    what: Words
    before: Words | None = None
    after: Words | None = None
    number: str | None = None
    earlier: int | None = Field(default=None, ge=0)
    why: Words

    @model_validator(mode="after")
    def _says_what_changed(self) -> CorrectionEntry:
        words = self.before is not None and self.after is not None
        number = self.year is not None and self.number is not None and self.earlier is not None
        if words == number or (self.before is None) != (self.after is None):
            raise fault(
                "A correction says either in words or with a number what stood there before.",
                "Write `before` and `after`, or `year`, `number` and `earlier`.",
            )
        return self


class HalfYearsFile(StrictModel):
    """data/half_years.yml as it is written."""

    numbers: dict[str, Words]
    years: dict[int, dict[str, RawCell]]
    differences: dict[int, list[Difference]] = Field(default_factory=dict)


@dataclass(frozen=True)
class Remarks:
    """Everything that is told beside the years."""

    breaks: tuple[Break, ...]
    half_years: Mapping[int, HalfYear]
    corrections: tuple[Correction, ...]


def second_half_problems(
    half_years: Mapping[int, HalfYear], years: Mapping[int, PublishedYear]
) -> list[Problem]:
    """Numbers of a half-year that are more than the whole year's, or leave a small group for its rest."""
    problems = []
    for number, half in half_years.items():
        whole = years.get(number)
        for key, figure in half.figures.items():
            path = _IN_YEAR.get(key, key)
            in_year = whole.values.get(path) if whole else None
            if in_year is None or figure.cell.value is None:
                continue
            if in_year < figure.cell.value:
                problems.append(
                    Problem(
                        f"{FOLDER}/{number}.yml",
                        0,
                        f"“{path}” is {in_year}, but January to June alone had {figure.cell.value}.",
                        f"Correct the wrong number, here or in {HALF_YEARS}.",
                    )
                )
            elif figure.unit_code == "persons" and 0 < in_year - figure.cell.value < SMALLEST:
                problems.append(
                    Problem(
                        HALF_YEARS,
                        0,
                        f"“{key}” of {number}, taken from the whole year's number, tells of a small group.",
                        'Write "[c]" instead of the number.',
                    )
                )
    return problems


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
        problems += half_years_problems(files[HALF_YEARS], known_sources, load_collected(root))
    if problems:
        raise ProblemsFound(problems)
    assert breaks is not None and halves is not None and corrections is not None
    numbered = [one for one in corrections if one.number]
    statistics = load_statistics(root) if numbered else None
    if statistics:
        problems += _correction_problems(corrections, files[CORRECTIONS], statistics)
    if problems:
        raise ProblemsFound(problems)
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
                *_before_and_after(one, statistics),
                one.why.text,
            )
            for one in corrections
        ),
    )


def half_years_problems(
    file: YamlFile, known_sources: set[str], collected: Collected | None
) -> list[Problem]:
    """Every fault of half_years.yml: its shape, its names and sums, then the raw layer."""
    problems: list[Problem] = []
    halves = _validated(file, TypeAdapter(HalfYearsFile), problems)
    if halves is not None:
        problems += _half_year_problems(halves, file, known_sources)
    if halves is not None and collected and not problems:
        problems += half_year_problems(collected, halves.years, halves.differences, file)
    return problems


def _correction_problems(
    corrections: list[CorrectionEntry], file: YamlFile, statistics: Statistics
) -> Iterable[Problem]:
    """Corrected numbers that are not there, or that readers do not see marked as revised."""
    for index, one in enumerate(corrections):
        if not one.number:
            continue
        year = statistics.years.get(one.year or 0)
        cells = year.cells(one.number) if year else []
        if len(cells) != 1 or cells[0].number is None:
            yield file.problem(
                (index, "number"),
                f"There is no number “{one.number}” in the file of {one.year}.",
                "Write the place of the number as in the year's file: new_clients.total.",
            )
        elif "r" not in cells[0].marks:
            yield file.problem(
                (index, "number"),
                f"“{one.number}” of {one.year} was corrected, but it has not the mark r.",
                "Write it in the year's file as `{value: …, marks: [r]}`.",
            )


def _before_and_after(one: CorrectionEntry, statistics: Statistics | None) -> tuple[Text | None, Text | None]:
    """In words, or as numbers as far as they tell of no small group."""
    if one.before and one.after:
        return one.before.text, one.after.text
    assert statistics and one.year and one.number and one.earlier is not None
    year, catalogue = statistics.years[one.year], statistics.catalogue
    now = year.amount(one.number) or 0
    return (
        _number_text(one.earlier) if may_keep(one.number, one.earlier, year, catalogue) else None,
        _number_text(now) if is_shown(one.number, year, catalogue) else None,
    )


def _number_text(number: int) -> Text:
    return {lang: whole(number, lang) for lang in LANGUAGES}


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
            if difference.shown not in {stated.value for stated in difference.values}:
                yield file.problem(
                    ("differences", year),
                    f"“{difference.id}” shows {difference.shown}, which is none of its values.",
                    "Correct `shown`, or the values.",
                )
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
