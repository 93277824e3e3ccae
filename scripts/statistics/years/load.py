"""Reading the figures: data/statistics/*.yml and data/labels.yml. The edge between files and pure code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from scripts.model_problems import problems_from
from scripts.problems import Problem, ProblemsFound
from scripts.statistics.years.catalogue import Catalogue, Year
from scripts.statistics.years.model import TablesFile, Words, YearFile
from scripts.statistics.years.unfilled import without_unfilled
from scripts.yaml_files import YamlFile, load_yaml

FOLDER = "data/statistics"
TABLES = f"{FOLDER}/tables.yml"
LABELS = "data/labels.yml"

_YEAR_NAME = re.compile(r"\d{4}\.yml")
_LABELS = TypeAdapter(dict[str, dict[str, Words]])


@dataclass(frozen=True)
class Statistics:
    """Everything that was read: the catalogue, and the years in order."""

    catalogue: Catalogue
    years: dict[int, Year]


def load_statistics(root: Path) -> Statistics:
    """Read all year files, tables.yml and labels.yml below the project's root.

    Raises ProblemsFound with everything that has not the right shape.
    """
    problems: list[Problem] = []
    tables_file = _read(root, TABLES, problems)
    labels_file = _read(root, LABELS, problems)
    catalogue = None
    if tables_file and labels_file:
        catalogue = _catalogue(tables_file, labels_file, problems)
    years = _years(root, catalogue, problems)
    if problems or catalogue is None:
        raise ProblemsFound(problems)
    return Statistics(catalogue, years)


def unfilled(root: Path) -> dict[int, tuple[str, ...]]:
    """The tables and numbers that year files hold without a number, by year; years without any are left out.

    Raises ProblemsFound as `load_statistics` does.
    """
    years = load_statistics(root).years
    return {number: year.unfilled for number, year in years.items() if year.unfilled}


def _read(root: Path, name: str, problems: list[Problem]) -> YamlFile | None:
    path = root / name
    if not path.is_file():
        problems.append(Problem(name, 0, "The file is missing.", "Bring it back from the history."))
        return None
    try:
        file = load_yaml(path, name)
    except ProblemsFound as found:
        problems.extend(found.problems)
        return None
    if not isinstance(file.data, dict):
        problems.append(
            Problem(name, 1, "The file should hold keys with values.", "Compare it with its last version.")
        )
        return None
    return file


def _catalogue(tables: YamlFile, labels: YamlFile, problems: list[Problem]) -> Catalogue | None:
    spec = None
    names: dict[str, dict[str, Words]] = {}
    try:
        spec = TablesFile.model_validate(tables.data)
    except ValidationError as error:
        problems.extend(problems_from(error, tables, ()))
    try:
        names = _LABELS.validate_python(labels.data)
    except ValidationError as error:
        problems.extend(problems_from(error, labels, ()))
    return Catalogue(tables, spec, names) if spec else None


def _years(root: Path, catalogue: Catalogue | None, problems: list[Problem]) -> dict[int, Year]:
    years: dict[int, Year] = {}
    for path in sorted((root / FOLDER).glob("*.y*ml")):
        name = f"{FOLDER}/{path.name}"
        if name == TABLES:
            continue
        if not _YEAR_NAME.fullmatch(path.name):
            problems.append(
                Problem(
                    name,
                    0,
                    "The file's name is not a year, so nothing reads it.",
                    "Name it by its year, four digits and .yml; keep drafts outside this folder.",
                )
            )
            continue
        file = _read(root, name, problems)
        year = read_year(file, int(path.stem), catalogue, problems) if file else None
        if year:
            years[year.number] = year
    return years


def read_year(
    file: YamlFile, number: int, catalogue: Catalogue | None, problems: list[Problem]
) -> Year | None:
    """A year from its file; None, with the reasons added to `problems`, when its shape is wrong.

    number: the year in the file's name; catalogue: None when it could not be read itself
    """
    filled = file.data
    unfilled: tuple[str, ...] = ()
    if catalogue:
        filled, unfilled = without_unfilled(file.data, YearFile.model_fields, catalogue.spec)
    try:
        data = YearFile.model_validate(filled)
    except ValidationError as error:
        problems.extend(problems_from(error, file, ()))
        return None
    if data.year != number:
        problems.append(
            file.problem(
                ("year",),
                f"The file is called {number}.yml, but says that its year is {data.year}.",
                f"Write `year: {number}`, or rename the file.",
            )
        )
        return None
    return Year(file, data, unfilled)
