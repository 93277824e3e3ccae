"""A new year: an empty file that builds, a half-filled one that says what is missing, a full one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scripts import cli
from scripts.problems import ProblemsFound
from scripts.statistics.publish import publish_years
from scripts.statistics.years.load import Statistics, load_statistics, unfilled
from scripts.statistics.years.new_year import model_year, new_year_text
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT
from tests.copies import copy_project

FILE = "data/statistics/2031.yml"
MODEL = 2020


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return load_statistics(ROOT)


@pytest.fixture(scope="module")
def text(statistics: Statistics) -> str:
    model = model_year(statistics)
    assert model
    assert model.number == MODEL
    return new_year_text(2031, model, statistics.catalogue)


@pytest.fixture
def project(tmp_path: Path, text: str) -> Path:
    """Tables, names and one year, to be filled in."""
    (tmp_path / "data/statistics").mkdir(parents=True)
    for name in ("data/statistics/tables.yml", "data/labels.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    return tmp_path


def fill(file: Path, numbers: dict[tuple[str, ...], str]) -> None:
    """Write numbers into the empty places as an editor would: after the colon, line by line."""
    keys: list[str] = []

    def filled(line: str) -> str:
        match = re.match(r"^(?P<indent> *)(?P<key>\w+):(?P<rest>.*)$", line)
        if not match:
            return line
        keys[len(match["indent"]) // 2 :] = [match["key"]]
        path = tuple(keys)
        if path in numbers:
            return f"{match['indent']}{match['key']}: {numbers[path]}"
        return re.sub(
            r"(\w+): (?=[,}])", lambda cell: f"{cell[1]}: {numbers.get((*path, cell[1]), '')}", line
        )

    file.write_text("\n".join(map(filled, file.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")


def model_numbers() -> dict[tuple[str, ...], str]:
    """The numbers of the model by their place; lists of countries as one value."""
    data = load_yaml(ROOT / f"data/statistics/{MODEL}.yml", "").data
    numbers: dict[tuple[str, ...], str] = {("source",): "nas_2020"}

    def walk(node: Any, path: tuple[str, ...]) -> None:
        if isinstance(node, dict) and "value" in node:
            numbers[path] = str(node["value"])
        elif path[-1] in ("by_nationality", "nationalities"):
            numbers[path] = "{" + ", ".join(f"{code}: {number}" for code, number in node.items()) + "}"
        elif isinstance(node, dict):
            for key, inner in node.items():
                walk(inner, (*path, key))
        else:
            numbers[path] = str(node)

    for section in load_statistics(ROOT).years[MODEL].data.sections:
        walk(data[section], (section,))
    return numbers


def test_nothing_is_filled_in_and_everything_is_named(
    project: Path, text: str, statistics: Statistics
) -> None:
    year = load_statistics(project).years[2031]
    assert not year.has_numbers
    asked = set(unfilled(project)[2031])
    spec = statistics.catalogue.spec
    model = statistics.years[MODEL]
    expected = {
        name
        for name, table in spec.tables.items()
        if model.rows(name, statistics.catalogue)
        and not table.occasional
        and (table.until is None or table.until >= 2031)
    }
    assert {name for name in asked if name in spec.tables} == expected
    assert {"new_clients.total", "in_finland.total", "clients_year_end.clients"} <= asked
    for words in ("pakkotyö / tvångsarbete", "Suomeksi", "På svenska", "make check", "IQ: 42"):
        assert words in text
    assert "known_differences:" not in text


def test_an_empty_year_is_not_published_and_stops_nothing(project: Path) -> None:
    shutil.copy(ROOT / "data/statistics/2019.yml", project / "data/statistics/2019.yml")
    sources = set(load_yaml(ROOT / "data/sources.yml", "").data)
    assert list(publish_years(project, sources)) == [2019]


def test_a_half_filled_year_publishes_what_is_whole(project: Path) -> None:
    numbers = model_numbers()
    some = {
        path: number
        for path, number in numbers.items()
        if path[0] in ("source", "referrals", "decisions")
        or path[:2] in (("new_clients", "total"), ("new_clients", "by_sex"))
        or path == ("new_clients", "by_purpose", "forced_labour")
        # Its total is not there yet.
        or path[:2] == ("in_finland", "by_sex")
    }
    del some["decisions", "pending"]
    # The source's own sum does not hold; a new year of its own would declare it.
    some["referrals", "by_referrer", "police"] = "28"
    fill(project / FILE, some)
    year = publish_years(project, {"nas_2020"})[2031]
    assert {table.id for table in year.tables} == {"referrals.by_referrer", "new_clients.by_sex"}
    waiting = unfilled(project)[2031]
    assert {"decisions", "new_clients.by_purpose", "in_finland.by_sex", "in_finland.total"} <= set(waiting)
    assert not {"referrals.total", "new_clients.by_sex"} & set(waiting)


def test_numbers_without_a_source_or_an_end_are_told(project: Path) -> None:
    fill(project / FILE, {("referrals", "total"): "12", ("status",): "final"})
    with pytest.raises(ProblemsFound) as caught:
        publish_years(project, set())
    final, source = (problem.what for problem in caught.value.problems)
    assert "called final" in final
    assert "new_clients.total" in final
    assert "no source" in source


def test_a_file_filled_with_the_numbers_of_its_model_gives_the_same_tables(project: Path) -> None:
    fill(project / FILE, model_numbers())
    # What the source of the model says differently stands in its own file.
    declared = (ROOT / f"data/statistics/{MODEL}.yml").read_text(encoding="utf-8")
    differences = (
        "partial_tables: [in_finland.by_referrer]\n" + declared[declared.index("known_differences:") :]
    )
    differences = re.sub(r"  - id: (history|staff)_2020\n(    .*\n|      .*\n)*", "", differences)
    for hidden in ("in_finland.witnesses_in_chart", "- id: in_finland_witnesses_2020"):
        assert hidden in declared
    differences = re.sub(r"  - id: in_finland_witnesses_2020\n(    .*\n|      .*\n)*", "", differences)
    filled = (project / FILE).read_text(encoding="utf-8")
    (project / FILE).write_text(filled.replace("partial_tables:\n", differences), encoding="utf-8")
    assert unfilled(project) == {}
    new = publish_years(project, {"nas_2020", "tip_2021"})[2031]
    model = publish_years(ROOT, set(load_yaml(ROOT / "data/sources.yml", "").data))[MODEL]
    there = {table.id: table for table in model.tables}
    assert len(new.tables) == len(there) - 2
    for table in new.tables:
        cells = {row.code: {c: cell.value for c, cell in row.cells.items()} for row in table.rows}
        assert cells == {
            row.code: {c: cell.value for c, cell in row.cells.items()} for row in there[table.id].rows
        }
        assert table.total == there[table.id].total


def test_the_command_writes_and_never_overwrites(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_project(tmp_path)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    made = CliRunner().invoke(cli.main, ["new-year", "2031"])
    assert made.exit_code == 0, made.output
    assert (tmp_path / FILE).read_text(encoding="utf-8") == text
    (tmp_path / FILE).write_text("mine", encoding="utf-8")
    again = CliRunner().invoke(cli.main, ["new-year", "2031"])
    assert again.exit_code == 1
    assert "there already" in again.output
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "mine"
    for wrong in ([], ["31"], ["vuosi 2031"]):
        told = CliRunner().invoke(cli.main, ["new-year", *wrong])
        assert told.exit_code == 1
        assert "is not a year" in told.output
