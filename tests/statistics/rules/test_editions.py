"""Earlier values of corrected numbers: kept beside the new ones only when no small group follows."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.problems import ProblemsFound
from scripts.statistics.rules.editions import is_shown, may_keep
from scripts.statistics.years.load import load_statistics
from scripts.statistics.years.remarks import CORRECTIONS, load_remarks, second_half_problems
from tests.conftest import ROOT
from tests.statistics.made_up import YEAR, changed, project
from tests.statistics.samples import HALF_YEARS, SOURCES, YEARS, figure, figures

NAMES = {*SOURCES, *(line.strip(" -:") for line in (ROOT / "data/sources.yml").read_text().splitlines())}


@pytest.mark.parametrize(
    ("path", "earlier", "kept"),
    [
        ("new_clients.total", 40, True),
        ("new_clients.total", 49, False),  # one person more is among the other nationalities
        ("referrals.by_referrer.police", 699, True),  # referrals are not people
        ("new_clients.by_residence_status.asylum_seeker", 24, False),  # two people have another status now
        ("new_clients.by_residence_status.asylum_seeker", 20, True),
        ("new_clients.by_residence_status.no_legal_residence", 3, False),  # was hidden itself
        ("new_clients.by_purpose_and_place.forced_begging.abroad", 8, False),  # is only shown with others
        ("in_finland.nationalities.NP", 9, False),  # shown without its number
        ("new_clients.by_sex_and_age.female.adult", 30, False),  # not there
    ],
)
def test_an_earlier_number_stays_only_when_it_tells_of_no_small_group(
    tmp_path: Path, path: str, earlier: int, kept: bool
) -> None:
    statistics = load_statistics(project(tmp_path))
    assert may_keep(path, earlier, statistics.years[2031], statistics.catalogue) is kept


def test_a_part_that_moved_by_few_is_not_kept(tmp_path: Path) -> None:
    text = changed("  total: 20\n", "  total: 20\n  minors_when_exploited: 9\n")
    statistics = load_statistics(project(tmp_path, text))
    year = statistics.years[2031]
    assert is_shown("in_finland.minors_when_exploited", year, statistics.catalogue)
    assert not may_keep("in_finland.minors_when_exploited", 8, year, statistics.catalogue)
    assert may_keep("in_finland.minors_when_exploited", 14, year, statistics.catalogue)


def corrected(folder: Path, text: str, correction: str) -> Path:
    project(folder, text)
    for name in ("data/breaks.yml", "data/half_years.yml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / CORRECTIONS).write_text(correction, encoding="utf-8")
    return folder


CORRECTION = """\
- id: status
  corrected: 2032-05-01
  year: 2031
  what: {fi: "Oleskelustatus", sv: "Uppehållsstatus"}
  number: new_clients.by_residence_status.asylum_seeker
  earlier: 20
  why: {fi: "Näppäilyvirhe.", sv: "Ett skrivfel."}
"""
REVISED = changed("    asylum_seeker: 26", "    asylum_seeker: {value: 26, marks: [r]}")


def test_the_page_gets_both_numbers_or_none_that_tells(tmp_path: Path) -> None:
    (one,) = load_remarks(corrected(tmp_path / "a", REVISED, CORRECTION), NAMES).corrections
    assert (one.before, one.after) == ({"fi": "20", "sv": "20"}, {"fi": "26", "sv": "26"})
    close = CORRECTION.replace("earlier: 20", "earlier: 25")
    (one,) = load_remarks(corrected(tmp_path / "b", REVISED, close), NAMES).corrections
    assert (one.before, one.after) == (None, {"fi": "26", "sv": "26"})


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (YEAR, "", "", "has not the mark r"),
        (REVISED, "asylum_seeker", "asylum_seekers", "no number"),
        (REVISED, "  earlier: 20\n", "", "in words or with a number"),
        (REVISED, "  year: 2031", "  year: null", "in words or with a number"),
    ],
)
def test_a_correction_that_does_not_hold_is_told(
    tmp_path: Path, text: str, old: str, new: str, told: str
) -> None:
    with pytest.raises(ProblemsFound) as caught:
        load_remarks(corrected(tmp_path, text, CORRECTION.replace(old, new)), NAMES)
    assert told in str(caught.value)
    assert caught.value.problems[0].file == CORRECTIONS


def test_half_a_year_must_not_tell_of_the_other_half() -> None:
    year, half = YEARS[2016], HALF_YEARS[2016]
    assert second_half_problems(HALF_YEARS, YEARS) == []
    close = {2016: replace(half, figures=figures(figure("new_clients.total", 127)))}
    assert year.values["new_clients.total"] == 130
    (problem,) = second_half_problems(close, YEARS)
    assert "new_clients.total" in problem.what
    assert not [number for number in ("127", "130") if number in problem.what]
    more = {2016: replace(half, figures=figures(figure("new_clients.total", 131)))}
    (problem,) = second_half_problems(more, YEARS)
    assert (problem.file, problem.what) == (
        "data/statistics/2016.yml",
        "“new_clients.total” is 130, but January to June alone had 131.",
    )
