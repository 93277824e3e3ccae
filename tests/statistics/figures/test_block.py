from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.languages import LANGUAGES, Lang
from scripts.number_format import percent, whole
from scripts.statistics.figures.block import figure_block
from scripts.statistics.figures.charts import chart_path
from scripts.statistics.open_data.downloads import download_path
from scripts.statistics.places import year_place
from scripts.statistics.published import PublishedTable
from tests.statistics.samples import (
    BY_PURPOSE,
    COUNTS,
    CROSSED,
    CROSSED_WHOLE,
    MARKED,
    MATERIAL,
    NAMES,
    WORDS,
    YEAR,
    both,
    table,
)

HERE: dict[Lang, str] = {lang: year_place(2020).address(lang) for lang in LANGUAGES}


def _html(of: PublishedTable, lang: Lang = "fi", here: str | None = None) -> str:
    return figure_block(of, lang, HERE[lang] if here is None else here, MATERIAL)


def _block(of: PublishedTable, lang: Lang = "fi") -> Tag:
    block = BeautifulSoup(_html(of, lang), "html.parser").section
    assert block
    return block


def _classes(tag: Tag) -> list[str]:
    return tag.get_attribute_list("class")


def _grid(block: Tag) -> list[list[str]]:
    """The body's cells as text, the row's name first, without the cell for the bar."""
    body = block.select_one("tbody")
    assert body
    return [
        [cell.get_text() for cell in row.find_all(["th", "td"]) if "bars" not in _classes(cell)]
        for row in body.find_all("tr")
    ]


def test_the_block_has_its_parts_in_order() -> None:
    block = _block(COUNTS)
    assert block["id"] == "decisions"
    names = [
        part.name if part.name in ("h3", "table", "details") else " ".join(_classes(part))
        for part in block.find_all(recursive=False)
    ]
    assert names == ["h3", "finding", "table", "source", "differences", "chart", "figure-foot"]
    assert [part.name for part in block.select(".figure-foot > *")] == ["p", "details"]


def test_the_heading_is_the_title_with_its_year_and_no_year_stands_twice() -> None:
    heading = _block(BY_PURPOSE).h3
    assert heading
    assert heading.get_text() == "Title of new_clients.by_purpose fi 2020"
    dated = _block(replace(BY_PURPOSE, title=both("clients 2006–2020"))).h3
    assert dated
    assert dated.get_text() == "Clients 2006–2020 fi"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_and_shares_are_those_of_the_cells(lang: Lang) -> None:
    total = BY_PURPOSE.total
    assert total
    expected = [
        [row.label[lang].capitalize(), whole(cell.value, lang), percent(cell.value, total, lang)]
        for row in BY_PURPOSE.rows
        for cell in row.cells.values()
        if cell.value is not None
    ]
    expected[2][1] += " [p] [d]"
    assert _grid(_block(BY_PURPOSE, lang)) == expected


@pytest.mark.parametrize("of", YEAR.tables, ids=lambda t: str(t.id))
def test_both_languages_show_the_same_figures(of: PublishedTable) -> None:
    def figures(lang: Lang) -> list[str]:
        return [
            cell.get_text()
            for cell in _block(of, lang).select("td.number, .differences li")
            if cell.name == "td"
        ]

    assert figures("fi") == figures("sv")


def test_the_caption_says_what_where_when_in_which_unit_and_of_what_shares_are() -> None:
    caption = _block(BY_PURPOSE).caption
    assert caption
    assert caption.get_text() == (
        "Title of new_clients.by_purpose fi 2020. Ihmiskaupan uhrien auttamisjärjestelmä, Suomi, vuosi 2020. "
        "Yksikkö: henkilöä. 100 % = new clients fi, 1\u00a0229."
    )
    at_year_end = _block(CROSSED_WHOLE, "sv").caption
    assert at_year_end
    assert "läget 31.12.2020" in at_year_end.get_text()


def test_there_is_no_share_without_a_total() -> None:
    block = _block(COUNTS)
    assert _grid(block) == [["Positive fi", "247"], ["Negative fi", "107"]]
    assert block.table
    assert "%" not in block.table.get_text()
    assert not block.tfoot


def test_few_are_not_written_as_none() -> None:
    block = _block(table("t.few", {"one": 1, "none": 0}, total=1000, universe=both("all")))
    assert [row[2] for row in _grid(block)] == ["<\u00a01\u00a0%", "0\u00a0%"]


def test_signs_are_told_apart_and_only_those_that_stand_in_the_table_are_explained() -> None:
    block = _block(MARKED)
    assert [row[1] for row in _grid(block)] == ["237", "[c]", "[x]", "[z]"]
    assert [row[2] for row in _grid(block)] == ["96\u00a0%", "[c]", "[x]", "[z]"]
    notes = [item.get_text() for item in block.select(".figure-notes li")]
    assert [note[:4] for note in notes] == ["[c] ", "[x] ", "[z] "]
    assert len(set(notes)) == 3
    marked = [item.get_text() for item in _block(BY_PURPOSE).select(".figure-notes li")]
    assert [note[:3] for note in marked] == ["[p]", "[d]", "a n"]


def test_every_sign_has_words_in_both_languages() -> None:
    for lang in LANGUAGES:
        assert len({WORDS[lang][f"stats.marker.{sign}"] for sign in "cxz"}) == 3
        assert len({WORDS[lang][f"stats.mark.{sign}"] for sign in "brped"}) == 5


def test_a_crossed_table_adds_up_its_rows_and_leaves_hidden_ones_hidden() -> None:
    block = _block(CROSSED)
    assert _grid(block)[0] == ["Labour fi", "27", "95", "122", "49\u00a0%"]
    assert _grid(block)[3] == ["Secret fi", "[c]", "[c]", "[c]", "[c]"]


def test_columns_are_added_up_only_when_they_give_the_total() -> None:
    def foot(of: PublishedTable) -> list[str]:
        return [cell.get_text() for cell in _block(of).select("tfoot td")]

    assert foot(CROSSED_WHOLE) == ["691", "13", "704", "100\u00a0%", ""]
    # A hidden row could be worked out from the sums of the others.
    assert foot(CROSSED) == ["", "", "247", "100\u00a0%", ""]
    assert foot(replace(CROSSED_WHOLE, total=705)) == ["", "", "705", "100\u00a0%", ""]


def test_bars_are_drawn_on_one_scale_and_only_where_there_are_numbers() -> None:
    bars = _block(CROSSED).select("tbody td.bars")
    assert [len(cell.find_all("rect")) + len(cell.find_all("line")) for cell in bars] == [2, 2, 1, 0]
    assert 'x2="100%"' in str(bars[0])
    assert 'x2="50.8%"' in str(bars[1])


def test_three_columns_have_no_bars_because_colour_alone_would_tell_them_apart() -> None:
    block = _block(table("t.three", {"a": (1, 2, 3)}, columns=("x", "y", "z"), total=6, universe=both("all")))
    assert not block.select("svg, .bars, .chart")
    assert _grid(block) == [["A fi", "1", "2", "3", "6", "100\u00a0%"]]


def test_the_table_is_a_table_to_a_screen_reader() -> None:
    block = _block(CROSSED)
    assert block.table
    assert block.table["role"] == "table"
    heads = block.select("thead th")
    assert all(head["scope"] == "col" and head["role"] == "columnheader" for head in heads)
    assert all(head.get_text(strip=True) for head in heads)
    for row in block.select("tbody tr"):
        first = row.find(True)
        assert isinstance(first, Tag)
        assert (first.name, first["scope"], first["role"]) == ("th", "row", "rowheader")
        assert len(row.find_all(["th", "td"])) == len(heads)
    assert all(svg["aria-hidden"] == "true" for svg in block.find_all("svg"))


def test_names_are_a_plain_list_in_the_alphabet_of_the_language() -> None:
    countries = {"FI": ("Suomi", "Finland"), "AX": ("Ahvenanmaa", "Åland"), "IT": ("Italia", "Italien")}
    rows = tuple(
        replace(row, label={"fi": countries[row.code][0], "sv": countries[row.code][1]})
        for row in table("t.n", dict.fromkeys(countries, 7)).rows
    )
    named = replace(NAMES, rows=rows)
    finnish, swedish = _block(named, "fi"), _block(named, "sv")
    assert [i.get_text() for i in finnish.select(".figure-names li")] == ["Ahvenanmaa", "Italia", "Suomi"]
    assert [i.get_text() for i in swedish.select(".figure-names li")] == ["Finland", "Italien", "Åland"]
    assert not finnish.select("table, svg, .chart")
    assert "7" not in finnish.get_text()


def test_known_differences_show_every_number_and_which_one_is_used() -> None:
    items = [item.get_text() for item in _block(COUNTS).select(".differences li")]
    assert items == ["1\u00a0394: heading fi (näytetään tässä)", "1\u00a0391: sum fi"]


def test_sources_are_linked_with_publisher_and_the_year_that_is_known() -> None:
    source = _block(BY_PURPOSE).select_one(".source")
    assert source
    assert source.get_text() == "Lähde: Katsaus review <i>, Virasto & muut, 2021."
    several = _block(MARKED, "sv").select_one(".source")
    assert several
    assert several.get_text().startswith("Källor: Översikt review")
    assert [link["href"] for link in several.find_all("a")] == [
        "https://review.example/sv",
        "https://release.example/sv",
    ]


@pytest.mark.parametrize(
    ("lang", "here", "root"), [("fi", "tilastot/2020/", "../../"), ("sv", "sv/", "../"), ("fi", "", "./")]
)
def test_links_are_relative_to_the_page_on_which_the_block_stands(lang: Lang, here: str, root: str) -> None:
    block = BeautifulSoup(_html(BY_PURPOSE, lang, here), "html.parser")
    hrefs = [str(link["href"]).removeprefix("./") for link in block.select(".downloads a")]
    root = root.removeprefix("./")
    assert hrefs == [root + download_path(BY_PURPOSE, "csv"), root + download_path(BY_PURPOSE, "json")]
    chart = block.select_one(".chart")
    assert chart
    assert chart["data-chart"] == root + chart_path(BY_PURPOSE, lang)


def test_the_citation_gives_the_address_of_the_year_wherever_the_block_stands() -> None:
    for here in ("sv/", "sv/statistik/2020/"):
        cite = BeautifulSoup(_html(BY_PURPOSE, "sv", here), "html.parser").select_one(".cite")
        assert cite
        assert "https://site.example/sv/statistik/2020/#new-clients-by-purpose" in cite.get_text()
        assert "Översikt review <i>, Verket & andra, 2021" in cite.get_text()


def test_the_chart_shows_only_a_button_and_only_with_script() -> None:
    chart = _block(BY_PURPOSE).select_one(".chart")
    assert chart
    button = chart.button
    assert button
    assert button.has_attr("hidden")
    assert button.get_text() == "Näytä kaavio: Title of new_clients.by_purpose fi 2020"
    assert chart.select_one('[role="status"]')
    assert 'class="chart"' in _html(BY_PURPOSE)


def test_words_of_data_cannot_become_markup() -> None:
    sly = replace(
        table("t.sly", {"<script>": 1}),
        title=both('<b>"title'),
        finding=both("<i>finding"),
        unit={"fi": "<u>", "sv": "<u>"},
    )
    html = _html(sly)
    for tag in ("<script", "<b>", "<i>", "<u>"):
        assert tag not in html
    assert "&lt;script&gt; fi" in html


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", YEAR.tables, ids=lambda t: str(t.id))
def test_no_styles_no_scripts_no_empty_lines_and_the_same_bytes_each_time(
    of: PublishedTable, lang: Lang
) -> None:
    html = _html(of, lang)
    assert "style=" not in html
    assert "<script" not in html
    assert not re.search(r"\son\w+=", html)
    assert "\n\n" not in html
    assert html == _html(of, lang)
