"""What an editor can do wrong: told with file, line, what and what instead, and nothing is published."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.inputs import read_inputs
from scripts.problems import Problem, ProblemsFound
from scripts.stage import staged_site
from tests.copies import copy_project, edit

TODAY = date(2026, 12, 1)
HOME, HOME_SV = "docs/index.md", "docs_sv/index.md"
HELP, HELP_SV = "docs/loyda-apua/harkinta-aika.md", "docs_sv/loyda-apua/harkinta-aika.md"
YEAR = "data/statistics/2020.yml"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("original"))


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "project"))


def problems(project: Path) -> list[Problem]:
    with pytest.raises(ProblemsFound) as caught:
        staged_site(read_inputs(project, TODAY))
    return caught.value.problems


def add(text: str) -> Callable[[str], str]:
    return lambda before: before + text


def put(old: str, new: str) -> Callable[[str], str]:
    return lambda before: before.replace(old, new, 1)


def test_the_project_itself_is_in_order(project: Path) -> None:
    staged_site(read_inputs(project, TODAY))


@pytest.mark.parametrize(
    ("file", "change", "what"),
    [
        (HOME, add('\n{{ telefon("emergency") }}\n'), "no placeholder called “telefon”"),
        (HOME, add('\n{{ phone("emergncy") }}\n'), "“emergncy” is not in data/contacts.yml"),
        (HOME, add('\n{{ n("latest.new_clients.totl") }}\n'), "no figure “latest.new_clients.totl”"),
        (YEAR, put("    asylum_seeker: 138", "    asylum_seker: 138"), "asylum_seker"),
        (YEAR, put("    asylum_seeker: 138", "    asylum_seeker: 139"), "add up to 248"),
        (YEAR, put("    self: 70", "    self: 71"), "391"),
        (YEAR, put("    IQ: 42", "    IQ: 4"), "IQ"),
        (YEAR, put("  total: 247", "  total: 247\n  total: 247"), "“total” stands twice"),
        (YEAR, put("  total: 247", "\ttotal: 247"), "tab"),
        (YEAR, put("  total: 247", "  total: [247"), "not valid YAML"),
        (HELP, put("reviewed: 2026-11-24", "reviewed: 2026-02-30"), "not valid YAML"),
        (HOME, add("\n[x](loyda-apua/ei-ole.md)\n"), "ei-ole"),
        (HELP, add("\n## Uusi otsikko\n"), "heading"),
        (HELP, put("Aika on vähintään 30", "Aika on vähintään 31"), "31"),
        (HELP, put("{#hyoty}", "{#etu}"), "etu"),
        (HOME, put("audience: help", "audiense: help"), "audiense"),
        (HOME, put("sources: [migri_page", "sources: [migri_pge"), "migri_pge"),
        ("data/contacts.yml", put("on_bill: unknown", "on_bill: maybe"), "maybe"),
        ("data/navigation.yml", put("loyda-apua/harkinta-aika.md", "loyda-apua/harkinta.md"), "harkinta.md"),
        ("data/strings.yml", put('sv: "Lämna sidan"', 'sv: ""'), "exit.label"),
    ],
)
def test_each_mistake_is_told_where_it_is(
    project: Path, file: str, change: Callable[[str], str], what: str
) -> None:
    edit(project / file, change)
    found = [problem for problem in problems(project) if problem.file == file]
    assert found, "the problem is not told at the file where it is"
    assert any(what.lower() in f"{problem.what} {problem.instead}".lower() for problem in found), found
    assert all(problem.line > 0 for problem in found), found
    assert all(problem.instead for problem in found)


def test_two_pages_with_one_address_are_told(project: Path) -> None:
    edit(project / HELP_SV, put("slug: sok-hjalp/betanketid", "slug: sok-hjalp/kontakter"))
    found = [problem for problem in problems(project) if "sok-hjalp/kontakter" in problem.what]
    assert found
    assert all(HELP_SV in str(problem) and problem.line > 0 for problem in found)


def test_a_page_without_its_twin_names_both_files(project: Path) -> None:
    (project / HELP_SV).unlink()
    found = problems(project)
    assert any(HELP in str(problem) and HELP_SV in str(problem) for problem in found)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"---\ntitle: x\n---\n", "empty"),
        ("---\ntitle: Ä\n---\n".encode("latin-1"), "UTF-8"),
        (b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "merge"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(project: Path, content: bytes, what: str) -> None:
    (project / HELP).write_bytes(content)
    assert any(problem.file == HELP and what in problem.what for problem in problems(project))


def test_a_declared_difference_that_is_no_longer_true_is_told(project: Path) -> None:
    edit(project / YEAR, lambda text: re.sub(r"(value: 391)\b", "value: 390", text))
    assert any(problem.file == YEAR and problem.line > 0 for problem in problems(project))


def test_all_mistakes_are_told_at_once(project: Path) -> None:
    edit(project / HOME, put("audience: help", "audiense: help"))
    edit(project / YEAR, put("    asylum_seeker: 138", "    asylum_seeker: 139"))
    assert {HOME, YEAR} <= {problem.file for problem in problems(project)}


def test_the_last_good_site_stays_when_something_is_wrong(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    edit(project / HOME, add('\n{{ phone("emergncy") }}\n'))
    result = subprocess.run(
        [sys.executable, "-m", "scripts", "site"], cwd=project, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "docs/index.md:" in result.stderr
    assert "emergncy" in result.stderr
    assert "Traceback" not in result.stderr
    assert [file.name for file in project.glob("site*")] == ["site"]
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good one"


def write_another_year(project: Path) -> None:
    text = (project / YEAR).read_text(encoding="utf-8")
    (project / "data/statistics/2031.yml").write_text(
        text.replace("year: 2020", "year: 2031", 1), encoding="utf-8"
    )


def test_another_year_gives_its_pages_with_no_other_change(project: Path) -> None:
    """The year's file is all that has to change."""
    write_another_year(project)
    files = staged_site(read_inputs(project, TODAY)).files
    assert "fi/tilastot/2031.md" in files
    assert "sv/tilastot/2031.md" in files
    assert "fi/tilastot/2020.md" in files
    assert "2031" in files["fi/index.md"].decode()


def test_a_year_that_is_gone_stops_what_quotes_it_and_nothing_else(project: Path) -> None:
    """No page may state a figure that is no longer in the data; the pages made from data need no change."""
    write_another_year(project)
    (project / YEAR).unlink()
    collected = project / "data/collected/numbers.csv"
    assert {problem.file for problem in problems(project)} == {"data/collected/numbers.csv"}
    edit(collected, lambda text: re.sub(r"(?m)^2020,.*\n", "", text))
    quoting = {
        path.relative_to(project).as_posix()
        for path in [*project.glob("docs*/**/*.md"), project / "data/search_words.yml"]
        if "2020" in path.read_text(encoding="utf-8")
    }
    told = problems(project)
    assert told
    assert {problem.file for problem in told} <= quoting
    assert [problem for problem in told if "2020" not in problem.what] == []
