"""data/sources.yml: its shape, what an editor is told, and the file as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content.registers.sources import SOURCES, Source, load_sources
from scripts.languages import LANGUAGES
from scripts.problems import Problem, ProblemsFound
from tests.conftest import ROOT

GOOD = """\
nas_2020:
  title:
    fi: "Vuosikatsaus 2020"
    sv: "Årsöversikt 2020"
  publisher:
    fi: "Auttamisjärjestelmä"
    sv: "Hjälpsystemet"
  date: 2021-01
  url:
    fi: https://example.fi/vuosikatsaus
    sv: https://example.fi/sv/arsoversikt
  kind: report
"""

ACTS = (
    *("laki_746_2011", "laki_388_2015", "laki_1294_2022", "laki_851_2019", "laki_688_2023"),
    *("laki_301_2004", "laki_619_2006", "laki_449_2012", "laki_389_2015", "laki_554_2021"),
    *("laki_487_2024", "laki_696_2024", "laki_650_2004", "laki_681_2023", "laki_417_2007"),
    *("laki_610_2022", "laki_689_1997", "laki_621_1999", "laki_434_2003", "laki_808_2019"),
    *("laki_615_2020", "laki_1296_2022"),
)
PAGES = (
    *("he_220_2022", "ik_about", "ik_help", "ik_client", "ik_org", "ik_faq", "ik_ident", "ik_meet"),
    *("ik_self", "ik_rights", "ik_orgs", "ik_priv", "ik_pol", "ik_sv", "iko_ref", "iko_perm"),
    *("iko_child", "migri_page", "yvv_page", "vn_2022", "nas_2020"),
)


def load(folder: Path, text: str) -> dict[str, Source]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / SOURCES).write_text(text, encoding="utf-8")
    return load_sources(folder)


def refused(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(ProblemsFound) as caught:
        load(folder, text)
    return caught.value.problems


def test_a_source_is_read(tmp_path: Path) -> None:
    source = load(tmp_path, GOOD)["nas_2020"]
    assert source.title.in_("fi") == "Vuosikatsaus 2020"
    assert source.publisher.in_("sv") == "Hjälpsystemet"
    assert source.url.in_("sv") == "https://example.fi/sv/arsoversikt"
    assert (source.date, source.kind, source.lang) == ("2021-01", "report", None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021", "2021"),
        ('"2021"', "2021"),
        ("2021-01", "2021-01"),
        ("2021-01-27", "2021-01-27"),
        ('"2021-01-27"', "2021-01-27"),
        ("null", None),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(tmp_path: Path, written: str, read: str | None) -> None:
    assert load(tmp_path, GOOD.replace("2021-01", written, 1))["nas_2020"].date == read


@pytest.mark.parametrize(
    "written", ['"2021-13"', '"27.1.2021"', '"2021-02-30"', '"January 2021"', "20211", '""']
)
def test_what_is_no_date_is_told(tmp_path: Path, written: str) -> None:
    (problem,) = refused(tmp_path, GOOD.replace("2021-01", written, 1))
    assert (problem.file, problem.line) == (SOURCES, 8)
    assert "is not a date" in problem.what
    assert "YYYY-MM-DD, YYYY-MM or YYYY" in problem.instead


@pytest.mark.parametrize(
    ("address", "line"),
    [("http://example.fi/a", 11), ("example.fi", 11), ("https://", 11), ('"https://example.fi/a b"', 11)],
)
def test_an_address_that_is_not_safe_is_told(tmp_path: Path, address: str, line: int) -> None:
    (problem,) = refused(tmp_path, GOOD.replace("https://example.fi/sv/arsoversikt", address))
    assert (problem.file, problem.line) == (SOURCES, line)
    assert "is not a safe web address" in problem.what
    assert "begins with https://" in problem.instead


def test_a_language_that_is_empty_or_missing_is_told(tmp_path: Path) -> None:
    text = GOOD.replace('"Årsöversikt 2020"', '"  "').replace('    sv: "Hjälpsystemet"\n', "")
    empty, missing = refused(tmp_path, text)
    assert (empty.file, empty.line, empty.what) == (SOURCES, 4, "“title › sv” is empty.")
    assert empty.instead == "Write its content."
    assert (missing.line, missing.what) == (5, "“publisher › sv” is missing.")
    assert "both languages are needed" in missing.instead


def test_another_kind_or_language_is_told(tmp_path: Path) -> None:
    kind, lang = refused(tmp_path, GOOD.replace("kind: report", "kind: raport\n  lang: ru"))
    assert (kind.line, kind.what) == (12, "“kind” cannot be “raport”.")
    assert kind.instead.startswith("Did you mean “report”?")
    assert (lang.line, lang.what) == (13, "“lang” cannot be “ru”.")
    assert lang.instead == "Write one of: fi, sv, en."


def test_every_fault_of_the_file_is_told(tmp_path: Path) -> None:
    second = GOOD.replace("nas_2020", "Nas-2021").replace("date: 2021-01\n", "dat: 2021-01\n")
    problems = refused(tmp_path, GOOD.replace("report", "book") + second)
    assert [(problem.file, problem.line) for problem in problems] == [
        (SOURCES, 12),
        (SOURCES, 13),
        (SOURCES, 20),
    ]
    assert problems[1].what == "“Nas-2021” cannot be an id."
    assert problems[2].instead == "Did you mean “date”?"


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, GOOD + GOOD)
    assert (problem.file, problem.line) == (SOURCES, 13)
    assert problem.what == "The key “nas_2020” stands twice in the same place."
    assert problem.instead == "Keep one of the two and delete the other."


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        load_sources(tmp_path)
    assert caught.value.problems == [
        Problem(SOURCES, 0, "The file is missing.", "Bring it back from the history.")
    ]


class TestTheFileItself:
    """data/sources.yml as it is published."""

    def test_it_is_in_order_and_holds_every_source_that_pages_cite(self) -> None:
        assert {*ACTS, *PAGES} <= set(load_sources(ROOT))

    def test_acts_lead_to_the_statute_book_in_the_readers_language(self) -> None:
        acts = {key: source for key, source in load_sources(ROOT).items() if key.startswith("laki_")}
        for key, source in acts.items():
            _, number, year = key.split("_")
            assert source.kind == "law"
            assert f"{number}/{year})" in source.title.fi
            assert f"{number}/{year})" in source.title.sv
            assert source.date is not None
            assert source.date.startswith(year)
            assert source.url.fi == f"https://finlex.fi/fi/lainsaadanto/saadoskokoelma/{year}/{number}"
            assert source.url.sv == f"https://finlex.fi/sv/lagstiftning/forfattningssamling/{year}/{number}"

    def test_a_source_in_one_language_says_so(self) -> None:
        for source in load_sources(ROOT).values():
            assert (source.lang is None) == (source.url.fi != source.url.sv)

    def test_no_two_sources_look_the_same_to_a_reader(self) -> None:
        sources = load_sources(ROOT).values()
        for lang in LANGUAGES:
            lines = [(source.title.in_(lang), source.publisher.in_(lang), source.date) for source in sources]
            assert len(lines) == len(set(lines))
