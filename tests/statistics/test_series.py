from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.languages import LANGUAGES, Lang
from scripts.statistics.figures.series_figure import series_block
from scripts.statistics.figures.series_words import finding, years_text
from scripts.statistics.places import SERIES
from scripts.statistics.publish import publish_years
from scripts.statistics.published import Break, Cell
from scripts.statistics.series import (
    SPECS,
    Point,
    Series,
    all_series,
    breaks_between,
    breaks_of,
    longest,
    runs,
)
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT
from tests.statistics.samples import BREAKS, MATERIAL, OLDER, WORDS, YEARS, figure, figures

ALL = {one.spec.key: one for one in all_series(YEARS, BREAKS)}
CLIENTS = ALL["new_clients.total"]
MINORS = ALL["clients_year_end.minors"]
IN_FINLAND = ALL["in_finland.total"]


def _block(series: Series, lang: Lang = "fi") -> Tag:
    html = series_block(series, longest([series], series.spec.group), lang, SERIES, MATERIAL)
    assert "\n\n" not in html
    assert "style=" not in html
    block = BeautifulSoup(html, "html.parser").section
    assert block
    return block


def _rows(block: Tag) -> list[list[str]]:
    return [
        [
            cell.get_text()
            for cell in row.find_all(["th", "td"])
            if "bars" not in cell.get_attribute_list("class")
        ]
        for row in block.select("tbody tr")
    ]


def test_a_series_has_a_point_for_every_year_and_fills_in_nothing() -> None:
    assert [(point.year, point.value) for point in CLIENTS.points] == [
        (2016, 130),
        (2017, None),
        (2018, None),
        (2019, 1229),
        (2020, 1247),
        (2021, None),
    ]
    assert CLIENTS.gaps == [2017, 2018, 2021]


def test_a_secret_number_is_no_gap() -> None:
    cells = {point.year: point.cell for point in MINORS.points}
    assert cells[2020]
    assert cells[2020].marker == "c"
    assert 2020 not in MINORS.gaps
    assert _rows(_block(MINORS))[-2] == ["2020", "[c]"]


def test_one_number_is_no_series() -> None:
    assert "referrals.total" not in ALL
    assert "clients_year_end.clients" not in ALL


def test_gaps_are_told_in_words_and_breaks_stand_between_the_years() -> None:
    assert _rows(_block(CLIENTS)) == [
        ["2016", "130"],
        ["2017–2018*", "ei tietoa"],
        ["2019", "1\u00a0229 [d]"],
        ["Sarja katkeaa 2020. the law changed fi"],
        ["2020", "1\u00a0247"],
        ["2021", "ei tietoa"],
    ]
    notes = [note.get_text() for note in _block(CLIENTS).select(".figure-notes li")]
    assert notes[-1] == "* 2018: berry pickers fi"


def test_one_thing_that_happened_twice_is_told_once() -> None:
    (event,) = CLIENTS.events
    twice = replace(CLIENTS, breaks=(event, replace(event, id="again", year=2020, until=2021)))
    rows = _rows(_block(twice))
    assert [row[0] for row in rows] == ["2016", "2017–2018*", "2019", "2020*", "2021*"]
    notes = [note.get_text() for note in _block(twice).select(".figure-notes li")]
    assert notes[-1] == "* 2018, 2020–2021: berry pickers fi"


def test_a_run_of_years_without_a_number_is_one_row() -> None:
    rows = _rows(_block(next(one for one in all_series(YEARS, ()) if one.spec.key == "new_clients.total")))
    assert rows[1] == ["2017–2018", "ei tietoa"]


def test_only_breaks_that_concern_a_series_stand_in_it() -> None:
    assert [one.id for one in CLIENTS.breaks] == ["pickers", "law"]
    assert [one.id for one in breaks_of("referrals.total", BREAKS)] == ["pickers"]
    assert MINORS.breaks == ()


def test_between_two_years_only_changes_of_the_counting_count() -> None:
    assert [one.id for one in breaks_between("new_clients.total", 2016, 2020, BREAKS)] == ["law"]
    assert breaks_between("new_clients.total", 2020, 2021, BREAKS) == []
    everywhere = replace(BREAKS[0], keys=())
    assert breaks_between("decisions", 2019, 2020, [everywhere]) == [everywhere]
    assert breaks_between("new_clients_total", 2019, 2020, BREAKS) == []


def test_shares_are_of_the_same_year() -> None:
    assert _rows(_block(IN_FINLAND)) == [
        ["2019", "70", ""],
        ["Sarja katkeaa 2020. the law changed fi"],
        ["2020", "123", "10\u00a0%"],
        ["2021", "ei tietoa"],
    ]
    caption = _block(IN_FINLAND).caption
    assert caption
    assert "new clients fi" in caption.get_text()


def test_a_year_of_which_only_the_share_is_known_says_so() -> None:
    share = figure("new_clients.in_finland_percent", 37, "release")
    share = replace(share, cell=replace(share.cell, percent=True, marks=("e",)))
    years = {**YEARS, 2018: replace(OLDER, year=2018, tables=(), values={}, figures=figures(share))}
    years[2017] = replace(OLDER, year=2017, tables=(), figures=figures(figure("in_finland.total", 47)))
    (series,) = (one for one in all_series(years, BREAKS) if one.spec.key == "in_finland.total")
    rows = _rows(_block(series))
    assert ["2018", "vain osuus tiedetään: 37\u00a0% [e]"] in rows
    assert series.gaps == [2018, 2021]
    assert "release" in series.sources
    notes = _block(series).select_one(".figure-notes")
    assert notes
    assert "[e]" in notes.get_text()


def test_a_number_that_is_put_together_with_others_is_told_as_secret() -> None:
    years = publish_years(ROOT, set(load_yaml(ROOT / "data/sources.yml", "").data))
    (series,) = (
        one
        for one in all_series(years, ())
        if one.spec.key == "new_clients.by_purpose_and_place.forced_marriage.in_finland"
    )
    cells = {point.year: point.cell for point in series.points}
    assert cells[2018] == Cell(None, "c")
    assert cells[2019] is not None
    assert cells[2019].value == 20


def test_each_year_with_a_number_has_a_bar_on_one_scale() -> None:
    widths = [bar["width"] for bar in _block(CLIENTS).select(".data-bar rect")]
    assert widths == ["10.4%", "98.6%", "100%"]


def _finding(*values: int | None, breaks: tuple[Break, ...] = ()) -> str:
    """The sentence of a series that begins in 2016."""
    points = tuple(
        Point(2016 + index, None if value is None else Cell(value)) for index, value in enumerate(values)
    )
    return finding(replace(CLIENTS, points=points, breaks=breaks), "fi", WORDS["fi"]).replace("\u00a0", " ")


def test_the_finding_says_what_the_bars_show() -> None:
    assert _finding(40, 90, 60) == (
        "Uusin luku on 60 (vuosi 2018), 33 % vähemmän kuin vuotta aiemmin (90). "
        "Suurin on 90 (vuosi 2017) ja pienin 40 (vuosi 2016)."
    )
    assert _finding(40, 90) == (
        "Uusin luku on 90 (vuosi 2017), 125 % enemmän kuin vuotta aiemmin (40). "
        "Se on sarjan suurin; pienin on 40 (vuosi 2016)."
    )
    assert _finding(90, None, 40) == (
        "Uusin luku on 40 (vuosi 2018). Se on sarjan pienin; suurin on 90 (vuosi 2016)."
    )
    assert _finding(40, 40) == "Uusin luku on 40 (vuosi 2017), sama kuin vuotta aiemmin."


def test_few_are_not_compared_in_per_cent() -> None:
    assert _finding(10, 15).startswith("Uusin luku on 15 (vuosi 2017). Se on")


def test_no_two_numbers_are_compared_across_a_change_of_the_counting() -> None:
    change = replace(BREAKS[0], year=2017, until=None)
    assert _finding(40, 90, breaks=(change,)) == (
        "Uusin luku on 90 (vuosi 2017). Se on sarjan suurin; pienin on 40 (vuosi 2016). "
        "Sarja katkeaa 2017: katkoksen yli lukuja ei voi verrata suoraan."
    )
    assert "katkeaa" not in _finding(40, 90, None, breaks=(replace(change, year=2018),))
    passing = replace(change, until=2017)
    assert "125 % enemmän" in _finding(40, 90, breaks=(passing,))


def test_nothing_is_called_the_smallest_beside_a_hidden_number() -> None:
    assert "c" in {point.cell.marker for point in MINORS.points if point.cell}
    text = finding(MINORS, "fi", WORDS["fi"])
    assert "suurin" in text
    assert "pienin" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_series_has_its_words_and_stays_a_table_to_a_screen_reader(lang: Lang) -> None:
    for series in ALL.values():
        block = _block(series, lang)
        assert block["id"] == series.spec.slug
        assert {tag.get("role") for tag in block.select("tr")} == {"row"}
        assert all(cell.get("role") for cell in block.select("td, th"))
        width = len(block.select("thead th"))
        for row in block.select("tbody tr"):
            assert sum(int(str(cell.get("colspan") or 1)) for cell in row.find_all(["td", "th"])) == width


def test_every_series_that_the_site_knows_has_a_title_in_both_languages() -> None:
    for spec in SPECS:
        for lang in LANGUAGES:
            assert WORDS[lang][f"stats.series.title.{spec.key.replace('.', '_')}"]


def test_years_are_said_as_short_as_they_can_be() -> None:
    assert runs([2013, 2007, 2008, 2009]) == [(2007, 2009), (2013, 2013)]
    assert years_text([2007, 2008, 2009, 2010, 2013]) == "2007–2010, 2013"
    assert runs([]) == []
