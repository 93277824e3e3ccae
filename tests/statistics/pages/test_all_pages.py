from __future__ import annotations

import json
from dataclasses import replace

import markdown
import pytest
from bs4 import BeautifulSoup

from scripts.content.writing.structure import headings
from scripts.languages import LANGUAGES, Lang
from scripts.statistics.figures.block import figure_block
from scripts.statistics.figures.charts import chart_path, has_chart
from scripts.statistics.material import Material
from scripts.statistics.open_data.downloads import download_path
from scripts.statistics.pages.all_pages import statistics_files, statistics_pages
from scripts.statistics.pages.corrections_page import corrections_page_body
from scripts.statistics.pages.data_page import data_page_body
from scripts.statistics.pages.series_page import series_page_body
from scripts.statistics.pages.start_page import newest_headlines, start_page_body
from scripts.statistics.pages.year_page import other_years_body, year_page_body
from scripts.statistics.places import START, table_address, year_address, year_place
from scripts.statistics.published import PublishedYear
from tests.statistics.samples import (
    EMPTY,
    MATERIAL,
    MODIFIED,
    OLDER,
    THIN,
    WORDS,
    YEAR,
    YEARS,
    both,
    table,
    with_years,
)

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "def_list", "footnotes", "tables", "toc"]
FILES = statistics_files(MATERIAL, MODIFIED)


def _body(year: PublishedYear = YEAR, lang: Lang = "fi", material: Material = MATERIAL) -> str:
    return year_page_body(year, lang, material)


def _soup(body: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(body, extensions=EXTENSIONS), "html.parser")


# --- A year


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sections_come_in_their_order_with_ids_that_both_languages_share(lang: Lang) -> None:
    found = headings(_body(lang=lang))
    assert [(heading.level, heading.id) for heading in found] == [
        (1, None),
        (2, "section-decisions"),
        (2, "section-new-clients"),
        (2, "section-in-finland"),
        (2, "section-clients-year-end"),
        (2, "single-figures"),
        (2, "known-differences"),
        (2, "missing"),
        (2, "reading"),
    ]
    assert "2020" in found[0].text


def test_figure_blocks_pass_through_markdown_untouched() -> None:
    html = markdown.markdown(_body(), extensions=EXTENSIONS)
    for of in YEAR.tables:
        assert figure_block(of, "fi", year_place(2020).address("fi"), MATERIAL).strip() in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_id_stands_twice_on_any_page(lang: Lang) -> None:
    for page in statistics_pages(MATERIAL, FILES, MODIFIED):
        ids = [str(tag["id"]) for tag in _soup(page.body).find_all(id=True)]
        assert len(ids) == len(set(ids)), page.path


def test_a_long_part_begins_with_links_to_its_tables() -> None:
    shown = YEAR.tables[0]
    many = tuple(replace(shown, id=f"{shown.section}.table_{index}") for index in range(3))
    soup = _soup(year_page_body(replace(YEAR, tables=many), "fi", MATERIAL))
    links = [str(link["href"]) for link in soup.select(".section-tables a")]
    assert links == [f"#{section['id']}" for section in soup.select("section.figure")]
    assert len(links) == 3
    few = _soup(year_page_body(replace(YEAR, tables=many[:2]), "fi", MATERIAL))
    assert not few.select(".section-tables")


def test_headlines_tell_the_change_where_it_means_something() -> None:
    html = year_page_body(YEAR, "fi", replace(MATERIAL, breaks=()))
    assert [item.get_text() for item in _soup(html).select(".headlines li")] == [
        "1\u00a0247 new clients fi +1\u00a0% edellisvuodesta (1\u00a0229)",
        "10 minors fi edellisvuonna 14",
        "394 referrals fi",
    ]


def test_headlines_are_not_compared_across_a_change_of_the_counting() -> None:
    assert [item.get_text() for item in _soup(_body()).select(".headlines li")] == [
        "1\u00a0247 new clients fi",
        "10 minors fi edellisvuonna 14",
        "394 referrals fi",
    ]


def test_years_around_are_the_nearest_of_which_anything_is_known() -> None:
    assert "](2019.md)" in _body()
    assert "2021" not in _soup(_body()).select(".years-around")[0].get_text()
    assert "](muut-vuodet.md#year-2016)" in _body(OLDER)
    assert "](2020.md)" in _body(OLDER)


def test_a_year_that_is_not_complete_says_so() -> None:
    assert WORDS["fi"]["stats.year.partial"] in _body(OLDER)
    assert WORDS["fi"]["stats.year.partial"] not in _body()
    assert WORDS["sv"]["stats.year.provisional"] in _body(replace(YEAR, status="provisional"), "sv")


def test_known_differences_stand_once_with_links_to_those_beside_tables() -> None:
    soup = _soup(_body())
    assert [link["href"] for link in soup.select("#known-differences ~ ul a")][:1] == ["#decisions"]
    texts = [item.get_text() for item in soup.select(".differences li")]
    assert [text for text in texts if text.startswith("1\u00a0394")] == [
        "1\u00a0394: heading fi (näytetään tässä)"
    ]
    assert "708: flow fi" in texts


def test_a_year_without_differences_or_gaps_has_no_headings_for_them() -> None:
    ids = [heading.id for heading in headings(_body(OLDER))]
    assert "known-differences" not in ids
    assert "missing" not in ids


def test_missing_tables_are_listed() -> None:
    assert "- Missing table fi" in _body()
    assert "- Missing table sv" in _body(lang="sv")


def test_single_numbers_are_listed_with_the_signs_of_those_that_are_hidden() -> None:
    rows = {
        row.th.get_text(): row.td.get_text()
        for row in _soup(_body()).select("table.single tr")
        if row.th and row.td
    }
    assert rows["In_finland.total fi"] == "123"
    assert rows["Clients_year_end.minors fi"] == "[c]"
    assert WORDS["fi"]["stats.marker.c"] in _body()


def test_an_unknown_section_comes_last_and_stops_nothing() -> None:
    year = replace(YEAR, tables=(table("staff.by_office", {"a": 1}), *YEAR.tables))
    strings = {**WORDS, "fi": {**WORDS["fi"], "stats.section.staff": "Henkilöstö"}}
    ids = [heading.id for heading in headings(_body(year, material=replace(MATERIAL, strings=strings)))]
    assert ids.index("section-staff") > ids.index("section-clients-year-end")


def test_words_that_look_like_markup_stay_words() -> None:
    year = replace(YEAR, missing=(both("a *b* [c](d) <e> {#f}"),))
    html = markdown.markdown(_body(year), extensions=EXTENSIONS)
    assert "A *b* [c](d) &lt;e&gt; {#f} fi" in html


# --- The years that share a page


def test_thin_years_share_a_page_with_an_anchor_each() -> None:
    assert MATERIAL.own_pages() == [2019, 2020]
    assert MATERIAL.thin_years() == [2016]
    soup = _soup(other_years_body("fi", MATERIAL))
    assert [heading["id"] for heading in soup.find_all("h2")] == ["year-2016"]
    assert [block["id"] for block in soup.select("section.figure")] == ["year-2016-new-clients-by-sex"]
    assert year_address(2016, "sv", MATERIAL) == "sv/statistik/ovriga-ar/#year-2016"
    assert table_address(THIN.tables[0], "fi", MATERIAL) == (
        "tilastot/muut-vuodet/#year-2016-new-clients-by-sex"
    )
    assert "130" in soup.get_text()


def test_a_year_of_which_nothing_is_known_has_no_place() -> None:
    assert EMPTY.year not in [*MATERIAL.own_pages(), *MATERIAL.thin_years()]
    assert "year-2021" not in other_years_body("fi", MATERIAL)


def test_without_thin_years_there_is_no_page_for_them() -> None:
    material = with_years(YEAR, OLDER)
    paths = {page.path for page in statistics_pages(material, statistics_files(material, MODIFIED), MODIFIED)}
    assert "tilastot/muut-vuodet.md" not in paths


# --- The start page


def test_each_big_number_is_the_newest_with_its_year() -> None:
    newest = newest_headlines(MATERIAL)
    assert [(year, one.key) for year, one in newest][:1] == [(2020, "new_clients.total")]
    later = replace(EMPTY, year=2022, headlines=(replace(YEAR.headlines[0], value=367, previous=None),))
    mixed = newest_headlines(with_years(YEAR, later))
    assert [(year, one.value, one.previous) for year, one in mixed] == [
        (2022, 367, None),
        (2020, 10, 14),
        (2020, 394, None),
    ]
    soup = _soup(start_page_body("fi", with_years(YEAR, later)))
    assert "vuosi 2022" in soup.select(".headlines li")[0].get_text()


def test_the_start_page_leads_to_every_year_and_to_the_other_pages() -> None:
    soup = _soup(start_page_body("fi", MATERIAL))
    assert [link["href"] for link in soup.select(".year-doors a")] == [
        "2020/",
        "2019/",
        "muut-vuodet/#year-2016",
    ]
    assert [link["href"] for link in soup.select("a.door")] == [
        "nain-luet-tilastoja.md",
        "aikasarjat.md",
        "aineisto.md",
        "korjaukset.md",
    ]
    assert soup.find(id="new-clients-total")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_big_numbers_that_may_still_change_are_told(lang: Lang) -> None:
    words = WORDS[lang]["stats.index.provisional"].replace("{year}", "2020")
    assert words not in start_page_body(lang, MATERIAL)
    preliminary = with_years(OLDER, replace(YEAR, status="provisional"))
    assert words in start_page_body(lang, preliminary)


def test_a_newer_half_year_is_told_and_never_among_the_big_numbers() -> None:
    body = start_page_body("fi", MATERIAL)
    assert "kesäkuussa 2021" in body
    assert "109" not in _soup(body).select(".headlines")[0].get_text()
    older = replace(MATERIAL, half_years={2016: MATERIAL.half_years[2016]})
    assert "kesäkuussa" not in start_page_body("fi", older)


# --- Series, data, corrections


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_series_has_its_groups_breaks_and_half_years(lang: Lang) -> None:
    body = series_page_body(lang, MATERIAL)
    assert [heading.id for heading in headings(body) if heading.level == 2] == [
        "comparability",
        "place",
        "minors",
        "half-years",
    ]
    assert "- **2018:** berry pickers" in body
    soup = _soup(body)
    half = soup.find(id="half-years-table")
    assert half
    cells = [cell.get_text() for cell in half.select("td.number span:last-child")]
    assert cells == ["74", "45", "[x]", "[x]", "109", "45"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_the_data_links_to_every_file_and_nothing_else(lang: Lang) -> None:
    soup = _soup(data_page_body(lang, MATERIAL, FILES, MODIFIED))
    root = "../../" if lang == "fi" else "../../../"
    linked = {str(link["href"]).removeprefix(root) for link in soup.select(".data-files a")}
    per_year = {
        download_path(of, kind) for year in YEARS.values() for of in year.tables for kind in ("csv", "json")
    }
    assert linked == {name for name in FILES if name.startswith("data/")} - per_year
    assert WORDS[lang]["stats.data.licence_text"] in soup.get_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_structured_data_is_a_block_of_data_that_cannot_be_closed_early(lang: Lang) -> None:
    body = data_page_body(lang, MATERIAL, FILES, MODIFIED)
    script = _soup(body).find("script")
    assert script
    assert script["type"] == "application/ld+json"
    content = json.loads(script.get_text())
    assert content["@type"] == "Dataset"
    assert content["temporalCoverage"] == "2016/2020"
    assert "license" not in content
    assert body.count("</script") == 1
    assert {entry["contentUrl"] for entry in content["distribution"]} <= {
        MATERIAL.settings.url + name for name in FILES
    }


def test_corrections_and_all_differences_of_all_years_stand_on_one_page() -> None:
    soup = _soup(corrections_page_body("fi", MATERIAL))
    assert [heading["id"] for heading in soup.find_all("h3")] == ["differences-2020", "differences-2016"]
    text = soup.get_text()
    assert "1.3.2026" in text
    assert "a slip of the pen fi" in text
    links = {str(link["href"]) for link in soup.find_all("a")}
    assert {"2020.md", "2020.md#decisions", "muut-vuodet.md#year-2016-new-clients-by-sex"} <= links
    assert text.count("708: flow fi") == 1


def test_without_corrections_the_page_says_so() -> None:
    none = replace(MATERIAL, corrections=())
    assert WORDS["sv"]["stats.corrections.none"] in corrections_page_body("sv", none)


# --- All of them


def test_pages_and_their_addresses() -> None:
    pages = statistics_pages(MATERIAL, FILES, MODIFIED)
    assert [page.address for page in pages] == [
        "tilastot/2019/",
        "tilastot/2020/",
        "tilastot/",
        "tilastot/aikasarjat/",
        "tilastot/aineisto/",
        "tilastot/korjaukset/",
        "tilastot/muut-vuodet/",
        "sv/statistik/2019/",
        "sv/statistik/2020/",
        "sv/statistik/",
        "sv/statistik/tidsserier/",
        "sv/statistik/data/",
        "sv/statistik/korrigeringar/",
        "sv/statistik/ovriga-ar/",
    ]
    assert START.address("fi") == pages[2].address
    assert {page.meta.audience for page in pages} == {"stats"}
    assert all(len(page.meta.description) <= 160 for page in pages)
    assert pages[1].meta.sources == ["review", "release"]
    assert statistics_pages(with_years(THIN), {}, MODIFIED) == []


def test_both_languages_have_the_same_headings_and_tables() -> None:
    pages = statistics_pages(MATERIAL, FILES, MODIFIED)
    for finnish, swedish in zip(pages[:7], pages[7:], strict=True):
        assert [(h.level, h.id) for h in headings(finnish.body)] == [
            (h.level, h.id) for h in headings(swedish.body)
        ]
        assert finnish.body.count("<tr") == swedish.body.count("<tr")


def test_every_link_of_a_page_to_a_file_has_its_file() -> None:
    for year in YEARS.values():
        for of in year.tables:
            assert download_path(of, "csv") in FILES
            assert download_path(of, "json") in FILES
            assert all((chart_path(of, lang) in FILES) == has_chart(of) for lang in LANGUAGES)


def test_the_same_figures_give_the_same_pages_and_files() -> None:
    again = statistics_files(MATERIAL, MODIFIED)
    assert again == FILES
    pages = statistics_pages(MATERIAL, FILES, MODIFIED)
    assert [page.body for page in statistics_pages(MATERIAL, again, MODIFIED)] == [
        page.body for page in pages
    ]
