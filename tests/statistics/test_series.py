from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.languages import LANGUAGES, Lang
from scripts.statistics.places import SERIES
from scripts.statistics.publish import publish_years
from scripts.statistics.published import Cell
from scripts.statistics.series import SPECS, Series, all_series, breaks_between, breaks_of, longest, runs
from scripts.statistics.series_figure import series_block, years_text
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
        ["2017", "ei tietoa"],
        ["Huomaa 2018. berry pickers fi"],
        ["2018", "ei tietoa"],
        ["2019", "1\u00a0229 [d]"],
        ["Sarja katkeaa 2020. the law changed fi"],
        ["2020", "1\u00a0247"],
        ["2021", "ei tietoa"],
    ]


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


def test_the_finding_names_the_newest_and_the_largest() -> None:
    finding = _block(MINORS).select_one(".finding")
    assert finding
    assert finding.get_text() == "Uusin luku on 24 (vuosi 2019). Se on sarjan suurin."
    other = replace(MINORS, points=(replace(MINORS.points[3], year=2015), *MINORS.points[:1]))
    text = series_block(other, 24, "fi", SERIES, MATERIAL)
    assert "Uusin luku on 21 (vuosi 2016). Suurin on 24 (vuosi 2015)." in text


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
