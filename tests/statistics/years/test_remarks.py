from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.problems import ProblemsFound
from scripts.statistics.open_data.codebook import english_problems, load_english
from scripts.statistics.publish import publish_years
from scripts.statistics.years.remarks import BREAKS, CORRECTIONS, HALF_YEARS, load_remarks
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT
from tests.copies import edit

SOURCES = set(load_yaml(ROOT / "data/sources.yml", "data/sources.yml").data)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the three real files, to be spoiled."""
    (tmp_path / "data").mkdir()
    for name in (BREAKS, HALF_YEARS, CORRECTIONS):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def told(project: Path) -> list[str]:
    """What is refused, with its file."""
    with pytest.raises(ProblemsFound) as caught:
        load_remarks(project, SOURCES)
    return [f"{problem.file}: {problem.what}" for problem in caught.value.problems]


def test_the_real_files_are_in_order() -> None:
    remarks = load_remarks(ROOT, SOURCES)
    newest = remarks.half_years[2025].figures
    assert {key: figure.cell.value for key, figure in newest.items()} == {
        "referrals.total": 185,
        "new_clients.total": 88,
        "in_finland.total": 42,
        "clients_end_june.clients": 1323,
        "clients_end_june.children_of_clients": 265,
        "clients_end_june.total_with_children": 1588,
        "clients_end_june.minors": 21,
    }
    assert newest["clients_end_june.clients"].cell.source == "eunews_2025h1"
    assert [one.id for one in remarks.half_years[2017].differences] == ["half_year_referrals_2017"]
    assert {one.id for one in remarks.breaks} >= {"children_2016", "identification_2023"}
    assert remarks.corrections == ()


def test_everything_that_is_published_has_an_english_name() -> None:
    years = publish_years(ROOT, SOURCES)
    assert english_problems(years, load_remarks(ROOT, SOURCES).half_years, load_english(ROOT)) == []


def test_breaks_name_tables_and_numbers_that_there_are() -> None:
    years = publish_years(ROOT, SOURCES)
    known = {table.id for year in years.values() for table in year.tables}
    known |= {key for year in years.values() for key in year.figures}
    for one in load_remarks(ROOT, SOURCES).breaks:
        for key in one.keys:
            assert any(name == key or name.startswith(f"{key}.") for name in known), (one.id, key)


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (HALF_YEARS, "value: 1588", "value: 1589", "Clients and children are 1588 together"),
        (HALF_YEARS, "value: 11,", "value: 4,", "is of a small group"),
        (HALF_YEARS, "source: eunews_2025h1", "source: nobody", "There is no source “nobody”"),
        (HALF_YEARS, "    new_clients.total: {value: 24", "    new_clients.sum: {value: 24", "has no name"),
        (HALF_YEARS, "shown: 89", "shown: 90", "2017 has no such number"),
        (BREAKS, "- id: phone_2013", "- id: website_2010", "stands twice"),
        (BREAKS, "until: 2017", "until: 2015", "ends before it begins"),
        (BREAKS, "sources: [nas_about_fi]", "sources: [nobody]", "There is no source “nobody”"),
    ],
)
def test_a_fault_is_told_with_its_file(project: Path, file: str, old: str, new: str, what: str) -> None:
    edit(project / file, lambda text: text.replace(old, new, 1))
    assert any(line.startswith(file) and what in line for line in told(project)), told(project)


def test_faults_of_all_files_are_told_together(project: Path) -> None:
    edit(project / BREAKS, lambda text: text.replace("year: 2008", "year: often", 1))
    edit(project / CORRECTIONS, lambda text: text.replace("\n[]\n", "\n- id: a\n"))
    assert {line.partition(":")[0] for line in told(project)} == {BREAKS, CORRECTIONS}


def test_a_correction_is_read(project: Path) -> None:
    entry = "\n- id: sum_2020\n  corrected: 2027-01-31\n  year: 2020\n" + "".join(
        f'  {name}: {{fi: "f", sv: "s"}}\n' for name in ("what", "before", "after", "why")
    )
    edit(project / CORRECTIONS, lambda text: text.replace("\n[]\n", entry))
    (one,) = load_remarks(project, SOURCES).corrections
    assert (one.id, one.year, one.corrected.isoformat(), one.why["sv"]) == (
        "sum_2020",
        2020,
        "2027-01-31",
        "s",
    )
