"""The raw layer: every number that was found is in the data with its source, or left out with a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.problems import ProblemsFound
from scripts.statistics.publish import kept_back
from scripts.statistics.years.catalogue import Year
from scripts.statistics.years.collected import (
    NUMBERS,
    PLACES,
    Collected,
    half_year_problems,
    load_collected,
    year_problems,
)
from scripts.statistics.years.load import Statistics, load_statistics
from scripts.statistics.years.model import Difference, RawCell
from scripts.yaml_files import YamlFile, load_yaml
from tests.conftest import ROOT
from tests.copies import edit

FOUND = 484
"""How many numbers the sources gave."""


@pytest.fixture(scope="module")
def collected() -> Collected:
    found = load_collected(ROOT)
    assert found
    return found


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return load_statistics(ROOT)


@pytest.fixture(scope="module")
def years(statistics: Statistics) -> dict[int, Year]:
    return statistics.years


@pytest.fixture(scope="module")
def halves() -> YamlFile:
    return load_yaml(ROOT / "data/half_years.yml", "data/half_years.yml")


def half_years(file: YamlFile) -> dict[int, dict[str, RawCell]]:
    return {
        year: {key: RawCell.model_validate(cell) for key, cell in cells.items()}
        for year, cells in file.data["years"].items()
    }


def half_differences(file: YamlFile) -> dict[int, list[Difference]]:
    return {
        year: [Difference.model_validate(one) for one in listed]
        for year, listed in file.data["differences"].items()
    }


def test_every_number_is_in_the_data_or_left_out_with_a_reason(
    collected: Collected, years: dict[int, Year], halves: YamlFile
) -> None:
    assert len(collected.numbers) == FOUND
    assert year_problems(collected, years) == []
    assert half_year_problems(collected, half_years(halves), half_differences(halves), halves) == []
    left_out = collected.left_out()
    assert all(one.count and one.why["fi"] and one.why["sv"] for one in left_out)
    assert sum(one.count for one in left_out) == 65


def test_a_number_that_was_read_otherwise_is_told(
    collected: Collected, years: dict[int, Year], halves: YamlFile
) -> None:
    absent = [
        *collected.places.worked_out,
        *(one for out in collected.places.left_out for one in out.numbers),
    ]
    inside = [
        number
        for number in collected.numbers
        if not any(re.fullmatch(one.replace("*", ".*"), number.name) for one in absent)
    ]
    assert len(inside) > 400
    for number in inside[::29]:
        wrong = replace(
            collected,
            numbers=tuple(
                replace(one, value=one.value + 1) if one == number else one for one in collected.numbers
            ),
        )
        found = [
            *year_problems(wrong, years),
            *half_year_problems(wrong, half_years(halves), half_differences(halves), halves),
        ]
        assert len(found) in (1, 2), number
        assert str(number.value + 1) in found[0].what or "known differences" in found[0].what


def test_a_whole_year_that_is_gone_is_told_once(collected: Collected, years: dict[int, Year]) -> None:
    rest = {number: year for number, year in years.items() if number != 2020}
    told = [problem for problem in year_problems(collected, rest) if "2020" in problem.what]
    assert [problem.what.split(",")[0] for problem in told] == ["data/statistics/2020.yml is not there"]


def test_a_number_from_another_source_is_told(collected: Collected, years: dict[int, Year]) -> None:
    numbers = tuple(
        replace(one, sources=frozenset({"gossip"}))
        if (one.year, one.name) == (2018, "referrals.total")
        else one
        for one in collected.numbers
    )
    found = year_problems(replace(collected, numbers=numbers), years)
    assert [problem.file for problem in found] == ["data/statistics/2018.yml"]
    assert "migri_2019_en" in found[0].what


def test_a_number_that_nobody_found_is_told(collected: Collected, years: dict[int, Year]) -> None:
    numbers = tuple(
        one
        for one in collected.numbers
        if (one.year, one.name) != (2020, "clients_year_end.admitted_as_minors")
    )
    found = year_problems(replace(collected, numbers=numbers), years)
    assert ["clients_year_end.admitted_as_minors" in problem.what for problem in found] == [True]


def test_a_sum_of_the_year_file_is_checked_against_its_parts(
    collected: Collected, years: dict[int, Year]
) -> None:
    numbers = tuple(
        replace(one, value=one.value + 2) if one.name == "new_clients_by_sex_age.female.minor" else one
        for one in collected.numbers
    )
    found = year_problems(replace(collected, numbers=numbers), years)
    assert any("new_clients.by_sex.female" in problem.what and "137" in problem.what for problem in found)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (NUMBERS, "2018,referrals,total,", "2018,referals,total,", "where “referals.total” went"),
        (NUMBERS, "2018,referrals,total,,228,", "2018,referrals,total,,many,", "not a number with its year"),
        (NUMBERS, "year,table,", "yaer,table,", "columns have changed"),
        (NUMBERS, "2013,h1_new_clients,", "2014,h1_new_clients,", "stands twice"),
        (PLACES, "[jan_may_new_clients.*]", "[jan_april_new_clients.*]", "no number “jan_april"),
        (PLACES, "worked_out:", "workd_out:", "workd_out"),
    ],
)
def test_a_mistake_in_the_two_files_is_told(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    (tmp_path / NUMBERS).parent.mkdir(parents=True)
    for file in (NUMBERS, PLACES):
        (tmp_path / file).write_text((ROOT / file).read_text(encoding="utf-8"), encoding="utf-8")
    edit(tmp_path / name, lambda text: text.replace(old, new, 1))
    with pytest.raises(ProblemsFound) as caught:
        load_collected(tmp_path)
    assert any(told in problem.what for problem in caught.value.problems), caught.value
    assert all(problem.file in (NUMBERS, PLACES) and problem.instead for problem in caught.value.problems)


def test_there_may_be_no_raw_layer(tmp_path: Path) -> None:
    assert load_collected(tmp_path) is None


def test_what_the_year_files_hold_and_readers_do_not_see_is_named_without_its_numbers() -> None:
    kept = kept_back(ROOT)
    what = [one.what["fi"] for one in kept]
    assert len(what) == len(set(what))
    assert "Uudet asiakkaat sukupuolen ja iän mukaan" in what
    assert all(one.count for one in kept)
    said = [text for one in kept for words in (one.what, one.why) for text in words.values()]
    assert not [text for text in said if any(sign.isdecimal() for sign in text)]
