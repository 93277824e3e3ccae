"""data/timeline.yml: its shape, what an editor is told, how it is shown, and the file as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scripts.content.registers.sources import load_sources
from scripts.content.registers.timeline import TIMELINE, Event, load_timeline, render_timeline
from scripts.languages import LANGUAGES
from scripts.problems import ProblemsFound
from tests.conftest import ROOT

KNOWN = ("nas_2020", "laki_388_2015")

GOOD = """\
- year: 2006
  month: null
  text:
    fi: "Toiminta alkaa."
    sv: "Verksamheten inleds."
  sources: [nas_2020]
  law: false
- year: 2015
  month: 7
  text:
    fi: "Laki muuttuu 1.7.2015."
    sv: "Lagen ändras 1.7.2015."
  sources:
    - laki_388_2015
    - nas_2020
  law: true
"""


def load(folder: Path, text: str) -> tuple[Event, ...]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / TIMELINE).write_text(text, encoding="utf-8")
    return load_timeline(folder, KNOWN)


def refused(folder: Path, text: str) -> list[tuple[int, str, str]]:
    """Line, fault and advice of every problem, all of them in the timeline's file."""
    with pytest.raises(ProblemsFound) as caught:
        load(folder, text)
    assert {problem.file for problem in caught.value.problems} == {TIMELINE}
    return [(problem.line, problem.what, problem.instead) for problem in caught.value.problems]


def test_events_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    first, second = load(tmp_path, GOOD)
    assert (first.year, first.month, first.law) == (2006, None, False)
    assert (second.year, second.month, second.law) == (2015, 7, True)
    assert first.text.in_("sv") == "Verksamheten inleds."
    assert second.sources == ["laki_388_2015", "nas_2020"]


@pytest.mark.parametrize("text", ["year: 2006\n", "[]\n"])
def test_a_file_that_is_no_list_is_told(tmp_path: Path, text: str) -> None:
    ((line, what, _),) = refused(tmp_path, text)
    assert (line, what) == (1, "The file should hold a list of events.")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        load_timeline(tmp_path, KNOWN)
    assert [problem.what for problem in caught.value.problems] == ["The file is missing."]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("year: 2006", "year: 206", 1, "“year” cannot be 206."),
        ("month: 7", "month: 13", 9, "“month” cannot be 13."),
        ("month: null", "month: touko", 2, "“month” should be a whole number, not “touko”."),
        ('fi: "Toiminta alkaa."', 'fi: " "', 4, "“text › fi” is empty."),
        ('    sv: "Verksamheten inleds."\n', "", 3, "“text › sv” is missing."),
        ("  month: null\n", "", 1, "“month” is missing."),
        ("sources: [nas_2020]", "sources: []", 6, "“sources” is empty."),
        ("law: true", "law: joo", 16, "“law” should be true or false, not “joo”."),
        ("law: true", "lag: true", 16, "The key “lag” is not known here."),
    ],
)
def test_what_has_the_wrong_shape_is_told(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    ((where, told, instead),) = refused(tmp_path, GOOD.replace(old, new, 1))
    assert (where, told) == (line, what)
    assert instead


def test_an_unknown_source_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    ((line, what, instead),) = refused(tmp_path, GOOD.replace("- laki_388_2015", "- laki_388_2051"))
    assert (line, what) == (14, "“laki_388_2051” is not in data/sources.yml.")
    assert instead == "Did you mean “laki_388_2015”?"


@pytest.mark.parametrize(
    ("first", "second", "in_order"),
    [
        (("2016", "null"), ("2015", "7"), False),
        (("2015", "8"), ("2015", "7"), False),
        (("2015", "7"), ("2015", "7"), True),
        (("2015", "null"), ("2015", "7"), True),
        (("2015", "12"), ("2015", "null"), True),
    ],
)
def test_the_earliest_comes_first(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str], in_order: bool
) -> None:
    text = GOOD
    for (old_year, old_month), (year, month) in ((("2006", "null"), first), (("2015", "7"), second)):
        text = text.replace(f"year: {old_year}\n  month: {old_month}", f"year: {year}\n  month: {month}", 1)
    if in_order:
        assert len(load(tmp_path, text)) == 2
    else:
        ((line, what, _),) = refused(tmp_path, text)
        assert line == 8
        assert what.startswith("The event of 2015-07 stands after that of 201")


def test_a_typed_statistic_is_told_in_each_language(tmp_path: Path) -> None:
    text = GOOD.replace("Toiminta alkaa.", "Asiakkaita on 247.").replace(
        "Verksamheten inleds.", "Det finns 247 klienter."
    )
    assert [(line, what) for line, what, _ in refused(tmp_path, text)] == [
        (4, "The figure “247” is typed."),
        (5, "The figure “247” is typed."),
    ]


def test_a_date_that_differs_between_the_languages_is_told(tmp_path: Path) -> None:
    ((line, what, _),) = refused(tmp_path, GOOD.replace("ändras 1.7.2015", "ändras 1.1.2015"))
    assert (line, what) == (10, "Only one of the languages has “1.7.2015”, “1.1.2015”.")


def test_every_fault_of_the_file_is_told(tmp_path: Path) -> None:
    text = GOOD.replace("law: false", "law: 0").replace("- laki_388_2015", "- nobody_knows")
    assert [line for line, _, _ in refused(tmp_path, text)] == [7, 14]


def test_events_are_shown_as_a_list_with_dates_in_the_readers_language(tmp_path: Path) -> None:
    events = load(tmp_path, GOOD)
    assert render_timeline(events, "fi") == (
        '<ol class="timeline">\n'
        '<li><time datetime="2006">2006</time> <p>Toiminta alkaa.</p></li>\n'
        '<li class="timeline-law"><time datetime="2015-07">heinäkuu 2015</time> '
        "<p>Laki muuttuu 1.7.2015.</p></li>\n"
        "</ol>"
    )
    swedish = BeautifulSoup(render_timeline(events, "sv"), "html.parser")
    assert [time.text for time in swedish.find_all("time")] == ["2006", "juli 2015"]


def test_what_looks_like_markup_is_shown_as_text(tmp_path: Path) -> None:
    html = render_timeline(load(tmp_path, GOOD.replace("Toiminta alkaa.", "A <b>&</b> B")), "fi")
    assert "<p>A &lt;b&gt;&amp;&lt;/b&gt; B</p>" in html


class TestTheFileItself:
    """data/timeline.yml as it is published."""

    def test_it_is_in_order_and_its_sources_are_known(self) -> None:
        assert load_timeline(ROOT, load_sources(ROOT))

    def test_it_tells_the_three_great_changes_of_the_law(self) -> None:
        laws = {(event.year, event.month) for event in load_timeline(ROOT, load_sources(ROOT)) if event.law}
        assert {(2015, 7), (2023, 1), (2025, 1)} <= laws

    def test_a_change_of_the_law_rests_on_the_statute(self) -> None:
        for event in load_timeline(ROOT, load_sources(ROOT)):
            assert event.law == any(source.startswith("laki_") for source in event.sources)

    def test_it_can_stand_in_a_page_under_a_strict_policy(self) -> None:
        events = load_timeline(ROOT, load_sources(ROOT))
        for lang in LANGUAGES:
            html = render_timeline(events, lang)
            assert "style=" not in html
            assert "\n\n" not in html
            assert len(BeautifulSoup(html, "html.parser").find_all("li")) == len(events)
