"""The shape of the files: what cannot even be read as figures is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.statistics.years.catalogue import country_codes
from scripts.statistics.years.load import load_statistics
from tests.statistics.made_up import (
    FILE,
    TABLES,
    YEAR,
    change_tables,
    changed,
    line_of,
    problems,
    project,
)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("    police: 700", "    police: 70.5", "    police: 70.5", "70.5"),
        ("    police: 700", "    police: many", "    police: many", "many"),
        ("    police: 700", '    police: "700"', "    police:", "700"),
        ("    police: 700", "    police: -7", "    police: -7", "-7"),
        ("    police: 700", "    police: true", "    police: true", "True"),
        ("    police: 700", "    police: {value: 700, marks: [q]}", "    police:", "q"),
        ("    police: 700", "    police: {value: 700, nota: x}", "    police:", "nota"),
        ("    police: 700", '    police: {value: 700, note: {fi: "x"}}', "    police:", "sv"),
        ("status: final", "status: finished", "status: finished", "finished"),
        ("source: review\nreferrals", "referrals", "year: 2031", "source"),
        ("    kind: sources_disagree", "    kind: disagreement", "    kind: disagreement", "disagreement"),
        ("    shown: 50", "    shown: fifty", "    shown: fifty", "fifty"),
        ("year: 2031", "year: 2030", "year: 2030", "2031.yml"),
        ("year: 2031", "year: twenty", "year: twenty", "twenty"),
        ("new_clients:\n", "new_clients: 5\nx:\n", "new_clients: 5", "new_clients"),
    ],
)
def test_what_is_no_figure_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: str, what: str
) -> None:
    text = changed(old, new)
    found = problems(project(tmp_path, text))
    assert any(
        problem.file == FILE and problem.line == line_of(text, line) and what in problem.what
        for problem in found
    ), found


def test_cells_know_why_they_have_no_number(tmp_path: Path) -> None:
    text = changed("    police: 700", '    police: {value: "[c]", marks: [p, r], source: release}')
    text = text.replace("    self: 500", "    self: [z]")
    rows = load_statistics(project(tmp_path, text)).years[2031].cells("referrals.by_referrer")
    assert [(cell.number, cell.marker) for cell in rows] == [(None, "c"), (0, "z")]
    assert rows[0].marks == ["p", "r"]


@pytest.mark.parametrize(
    ("old", "new", "instead"),
    [
        ("    police: 700", "    police: [700]", "digits alone"),
        ("{in_finland: 10, abroad: 10}", "{in_finland: [ten], abroad: 10}", "digits alone"),
        (
            "    forced_labour: 20",
            "    pakkotyö: 20",
            "Did you mean “forced_labour” (pakkotyö / tvångsarbete)?",
        ),
        ("    NP: 20", "    Népal: 20", "Did you mean “NP” (Nepal / Nepal)?"),
        ("    NP: 20", "    UK: 20", "GB, not UK"),
        ("known_differences:\n", "new_clients.by_sex: {x: [male]}\nknown_differences:\n", "two spaces"),
        ("source: review", "source: reviev", "Did you mean “review”?"),
        ("source: review", "source: review_2031", "Add it there"),
    ],
)
def test_what_to_write_instead_is_told(tmp_path: Path, old: str, new: str, instead: str) -> None:
    assert instead in problems(project(tmp_path, changed(old, new)))[0].instead


def test_sums_need_every_number(tmp_path: Path) -> None:
    year = load_statistics(project(tmp_path, changed("    police: 700", '    police: "[x]"'))).years[2031]
    assert year.amount("referrals.by_referrer") is None
    assert year.amount("new_clients.by_purpose") == 50
    assert year.amount("new_clients.by_purpose_and_place.*.in_finland") == 20
    assert year.amount("new_clients.by_place.nowhere") is None
    assert year.sum_of(["new_clients.total", "-in_finland.total"]) == 30


def test_a_file_that_nobody_would_read_is_told(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "data/statistics/2031 draft.yml").write_text(YEAR, encoding="utf-8")
    assert [problem.file for problem in problems(folder)] == ["data/statistics/2031 draft.yml"]


def test_without_any_year_there_is_nothing_to_publish(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / FILE).unlink()
    assert [problem.file for problem in problems(folder)] == ["data/statistics"]


@pytest.mark.parametrize("name", [TABLES, "data/labels.yml"])
def test_a_missing_or_broken_file_is_told(tmp_path: Path, name: str) -> None:
    folder = project(tmp_path)
    (folder / name).write_text("a: [b\n", encoding="utf-8")
    assert {problem.file for problem in problems(folder)} == {name}
    (folder / name).write_text("- a\n", encoding="utf-8")
    assert {problem.file for problem in problems(folder)} == {name}
    (folder / name).unlink()
    assert {problem.file for problem in problems(folder)} == {name}


def test_broken_files_are_told_all_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path, changed("status: final", "status: finished"))
    change_tables(folder, "unit: persons", "unit: [persons]")
    assert {problem.file for problem in problems(folder)} == {FILE, TABLES}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("    universe: null\n    why_no_total", "    universe: referrals\n    why_no_total", "universe"),
        ("    shape: counts", "    shape: crossed", "columns"),
        (
            '    why_hidden:\n      fi: "Osa ryhmistä',
            '    why_hiden:\n      fi: "Osa ryhmistä',
            "why_hiden",
        ),
        (
            '    shown: false\n    why_hidden:\n      fi: "Ryhmä on niin',
            '    why_hidden:\n      fi: "Ryhmä on niin',
            "why_hidden",
        ),
        ('      lead: {fi: "Eniten', '      words: {fi: "Eniten', "lead"),
    ],
)
def test_a_table_that_does_not_hang_together_is_told(tmp_path: Path, old: str, new: str, what: str) -> None:
    folder = project(tmp_path)
    change_tables(folder, old, new)
    found = problems(folder)
    assert {problem.file for problem in found} == {TABLES}
    assert all(problem.line > 1 for problem in found)
    assert any(what in f"{problem.what} {problem.instead}" for problem in found), found


def test_countries_are_countries() -> None:
    codes = country_codes()
    assert {"FI", "IQ", "CD", "CG", "CI", "RU", "NO"} <= codes
    assert not {"EU", "UN", "ZZ", "001", "150"} & codes
