from __future__ import annotations

from dataclasses import replace
from datetime import date

import markdown
import pytest
from bs4 import BeautifulSoup

from scripts.content.structure import headings
from scripts.languages import LANGUAGES, Lang
from scripts.statistics.charts import chart_path, has_chart
from scripts.statistics.downloads import download_path
from scripts.statistics.figures import figure_block, year_address
from scripts.statistics.pages import (
    index_address,
    index_page_body,
    statistics_files,
    statistics_pages,
    year_page_body,
    years_with_page,
)
from scripts.statistics.published import PublishedYear
from tests.statistics.samples import OLDER, SETTINGS, SOURCES, THIN, WORDS, YEAR, YEARS, both, table

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "def_list", "footnotes", "tables", "toc"]


def _body(year: PublishedYear = YEAR, lang: Lang = "fi") -> str:
    here = year_address(year.year, lang)
    return year_page_body(year, YEARS, lang, WORDS[lang], here, sources=SOURCES, settings=SETTINGS)


def _soup(body: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(body, extensions=EXTENSIONS), "html.parser")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sections_come_in_their_order_with_ids_that_both_languages_share(lang: Lang) -> None:
    found = headings(_body(lang=lang))
    assert [(heading.level, heading.id) for heading in found] == [
        (1, None),
        (2, "section-decisions"),
        (2, "section-new-clients"),
        (2, "section-in-finland"),
        (2, "section-clients-year-end"),
        (2, "known-differences"),
        (2, "missing"),
        (2, "reading"),
    ]
    assert "2020" in found[0].text


def test_figure_blocks_pass_through_markdown_untouched() -> None:
    html = markdown.markdown(_body(), extensions=EXTENSIONS)
    for of in YEAR.tables:
        block = figure_block(of, "fi", WORDS["fi"], year_address(2020, "fi"), SOURCES, SETTINGS)
        assert block.strip() in html


def test_no_id_stands_twice() -> None:
    ids = [str(tag["id"]) for tag in _soup(_body()).find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_headlines_tell_the_change_where_it_means_something() -> None:
    items = [item.get_text() for item in _soup(_body()).select(".headlines li")]
    assert items == [
        "1\u00a0247 new clients fi +1\u00a0% edellisvuodesta (1\u00a0229)",
        "10 minors fi edellisvuonna 14",
        "394 referrals fi",
    ]


def test_years_around_are_the_nearest_that_have_a_page() -> None:
    assert years_with_page(YEARS) == [2019, 2020]
    assert "](2019.md)" in _body()
    assert "2018" not in _body(OLDER)
    assert "](2020.md)" in _body(OLDER)
    assert "2019.md" not in _body(replace(YEAR, year=2019))


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


def test_an_unknown_section_comes_last_and_stops_nothing() -> None:
    year = replace(YEAR, tables=(table("staff.by_office", {"a": 1}), *YEAR.tables))
    words = {**WORDS["fi"], "stats.section.staff": "Henkilöstö"}
    here = year_address(2020, "fi")
    body = year_page_body(year, YEARS, "fi", words, here, sources=SOURCES, settings=SETTINGS)
    ids = [heading.id for heading in headings(body)]
    assert ids.index("section-staff") > ids.index("section-clients-year-end")


def test_words_that_look_like_markup_stay_words() -> None:
    year = replace(YEAR, missing=(both("a *b* [c](d) <e> {#f}"),))
    html = markdown.markdown(_body(year), extensions=EXTENSIONS)
    assert "A *b* [c](d) &lt;e&gt; {#f} fi" in html


def test_the_start_page_leads_to_years_reading_and_differences() -> None:
    body = index_page_body(YEARS, "fi", WORDS["fi"])
    soup = _soup(body)
    assert [link["href"] for link in soup.select("a.door")] == [
        "2020.md",
        "2019.md",
        "nain-luet-tilastoja.md",
    ]
    assert "](2020.md#known-differences)" in body
    assert "2019.md#known-differences" not in body
    assert soup.select(".headlines li")


def test_pages_and_their_addresses() -> None:
    pages = statistics_pages(YEARS, WORDS, SOURCES, SETTINGS, date(2026, 11, 24))
    assert [page.address for page in pages] == [
        "tilastot/",
        "tilastot/2019/",
        "tilastot/2020/",
        "sv/statistik/",
        "sv/statistik/2019/",
        "sv/statistik/2020/",
    ]
    assert pages[0].address == index_address("fi")
    assert pages[2].address == year_address(2020, "fi")
    assert {page.meta.audience for page in pages} == {"stats"}
    assert pages[2].meta.sources == ["review", "release"]
    assert statistics_pages({2018: THIN}, WORDS, SOURCES, SETTINGS, date(2026, 11, 24)) == []


def test_every_link_of_a_page_to_a_file_has_its_file() -> None:
    files = statistics_files(YEARS, WORDS)
    for year in YEARS.values():
        for of in year.tables:
            assert download_path(of, "csv") in files
            assert download_path(of, "json") in files
            assert all((chart_path(of, lang) in files) == has_chart(of) for lang in LANGUAGES)
    assert statistics_files(YEARS, WORDS) == files


def test_the_same_years_give_the_same_text() -> None:
    assert _body() == _body()
    assert index_page_body(YEARS, "sv", WORDS["sv"]) == index_page_body(YEARS, "sv", WORDS["sv"])
