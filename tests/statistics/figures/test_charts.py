from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from scripts.languages import LANGUAGES, Lang
from scripts.statistics.figures.charts import (
    chart_height,
    chart_json,
    chart_path,
    comparable,
    has_chart,
    years_json,
)
from scripts.statistics.published import PublishedTable
from tests.conftest import ROOT
from tests.statistics.samples import (
    BY_PURPOSE,
    COUNTS,
    CROSSED,
    MARKED,
    MATERIAL,
    NAMES,
    OLDER,
    YEAR,
    table,
    with_years,
)

DRAWN = [t for t in YEAR.tables if has_chart(t)]
SCRIPT = (ROOT / "overrides" / "assets" / "chart.js").read_text(encoding="utf-8")


def _chart(of: PublishedTable, lang: Lang = "fi") -> Any:
    return json.loads(chart_json(of, lang, MATERIAL))


def test_lists_of_names_unwanted_charts_and_many_series_have_none() -> None:
    assert not has_chart(NAMES)
    assert not has_chart(replace(BY_PURPOSE, chart=False))
    assert not has_chart(table("t.many", {"a": (1, 2, 3)}, columns=("x", "y", "z")))
    assert not has_chart(table("t.empty", {}))
    with pytest.raises(ValueError, match="cannot be drawn"):
        chart_json(NAMES, "fi", MATERIAL)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("drawn", DRAWN, ids=lambda t: str(t.id))
def test_bars_are_the_cells_in_their_order(drawn: PublishedTable, lang: Lang) -> None:
    chart = _chart(drawn, lang)
    assert len(chart["data"]) == len(drawn.columns) <= 2
    for index, (series, column) in enumerate(zip(chart["data"], drawn.columns, strict=True)):
        values = [row.cells[column.code].value for row in drawn.rows]
        assert series["x"] == values == chart["counts"]["x"][index]
        assert series["y"] == [row.code for row in drawn.rows]
        assert series["orientation"] == "h"


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda t: str(t.id))
def test_plotly_knows_every_property_of_the_figure(drawn: PublishedTable) -> None:
    chart = _chart(drawn)
    figure = go.Figure(data=chart["data"], layout=chart["layout"], skip_invalid=False)
    figure.layout.template = None
    again = figure.to_plotly_json()
    assert again["layout"] == chart["layout"]
    for series, written in zip(again["data"], chart["data"], strict=True):
        assert {"marker": {}, **series} == written


def test_a_property_that_plotly_does_not_know_would_be_refused() -> None:
    chart = _chart(BY_PURPOSE)
    chart["layout"]["bar_gap"] = 1
    with pytest.raises(ValueError, match="bar_gap"):
        go.Figure(data=chart["data"], layout=chart["layout"])


def test_the_same_table_of_other_years_can_be_compared() -> None:
    assert [other.year for other in comparable(BY_PURPOSE, MATERIAL)] == [2019]
    # A row that is not told would look empty.
    assert comparable(replace(BY_PURPOSE, partial=True), MATERIAL) == []
    older = replace(OLDER, tables=tuple(replace(one, partial=True) for one in OLDER.tables))
    assert comparable(BY_PURPOSE, with_years(YEAR, older)) == []
    # Two years of a crossed table would be four series.
    assert comparable(CROSSED, MATERIAL) == []
    assert comparable(COUNTS, MATERIAL) == []
    ((year, address, height, between),) = json.loads(
        years_json(BY_PURPOSE, comparable(BY_PURPOSE, MATERIAL), "sv", "sv/statistik/2020/", MATERIAL)
    )
    assert (year, address) == (2019, "../../../assets/charts/2019-new-clients-by-purpose.sv.json")
    assert between == "2020: the law changed sv"
    rows = {row.code for one in MATERIAL.same_tables(BY_PURPOSE) for row in one.rows}
    assert len(rows | {row.code for row in BY_PURPOSE.rows}) == 5
    sizes = _chart(BY_PURPOSE)["sizes"]
    assert height == sizes["above"] + 8 + 5 * sizes["slot"]


def test_a_chart_takes_its_year_and_source_along() -> None:
    chart = _chart(BY_PURPOSE, "sv")
    assert chart["year"] == 2020
    assert chart["source"].startswith("Översikt review")


def test_shares_are_there_only_where_there_is_a_total() -> None:
    assert "shares" not in _chart(COUNTS)
    assert "shares" not in _chart(COUNTS)["labels"]
    chart = _chart(CROSSED)
    assert chart["shares"]["x"] == [[10.93, 22.27, 18.22, None], [38.46, 2.83, 0.0, None]]
    assert chart["shares"]["text"][0] == ["11\u00a0%", "22\u00a0%", "18\u00a0%", "[c]"]
    assert "new clients fi, 247" in chart["labels"]["shares_shown"]


def test_numbers_are_written_on_the_bars_as_the_language_writes_them() -> None:
    assert _chart(BY_PURPOSE)["data"][0]["text"] == ["1\u00a0122", "62", "45 [p] [d]", "0"]
    assert _chart(BY_PURPOSE)["layout"]["separators"] == ",\u00a0"


def test_a_row_without_a_number_says_why_beside_its_name() -> None:
    names = [note["text"] for note in _chart(MARKED)["layout"]["annotations"]]
    assert names == ["Adult fi", "Secret fi [c]", "Absent fi [x]", "Impossible fi [z]"]
    assert _chart(CROSSED)["layout"]["annotations"][3]["text"] == "Secret fi female fi [c], male fi [c]"


def test_the_second_series_has_a_pattern_and_the_first_has_none() -> None:
    first, second = _chart(CROSSED)["data"]
    assert "pattern" not in first.get("marker", {})
    assert second["marker"]["pattern"]["shape"]


def test_colours_come_from_the_style_sheet_and_the_ground_is_clear() -> None:
    text = chart_json(CROSSED, "fi", MATERIAL)
    assert "#" not in text
    layout = json.loads(text)["layout"]
    assert {layout["paper_bgcolor"], layout["plot_bgcolor"]} == {"rgba(0,0,0,0)"}
    assert "title" not in layout
    assert "template" not in layout
    assert layout["font"]["family"].startswith("system-ui")


def test_nothing_is_offered_that_would_send_figures_away() -> None:
    config = _chart(BY_PURPOSE, "sv")["config"]
    assert config["showSendToCloud"] is False
    assert config["displaylogo"] is False
    assert config["plotlyServerURL"] == ""
    assert config["locale"] == "sv"
    assert "//" not in chart_json(BY_PURPOSE, "sv", MATERIAL)


def test_labels_cannot_become_markup() -> None:
    sly = table("t.sly", {"a<b>&": 1})
    chart = _chart(sly)
    assert chart["layout"]["annotations"][0]["text"] == "A&lt;b&gt;&amp; fi"
    assert chart["data"][0]["customdata"] == ["A&lt;b&gt;&amp; fi"]


def test_few_of_many_are_not_drawn_as_none_per_cent() -> None:
    assert _chart(table("t.few", {"a": 1}, total=1000))["shares"]["text"] == [["&lt;\u00a01\u00a0%"]]


def test_the_height_is_known_before_anything_is_loaded() -> None:
    for drawn in DRAWN:
        assert _chart(drawn)["layout"]["height"] == chart_height(drawn)


def test_the_file_has_its_place_and_the_same_bytes_each_time() -> None:
    assert chart_path(CROSSED, "sv") == "assets/charts/2020-new-clients-by-purpose-and-sex.sv.json"
    assert chart_json(CROSSED, "sv", MATERIAL) == chart_json(CROSSED, "sv", MATERIAL)


def test_both_languages_draw_the_same_numbers() -> None:
    for drawn in DRAWN:
        finnish, swedish = _chart(drawn, "fi"), _chart(drawn, "sv")
        assert finnish["counts"] == swedish["counts"]
        assert finnish.get("shares") == swedish.get("shares")


def test_the_script_evaluates_nothing_and_knows_no_other_host() -> None:
    for forbidden in ("eval(", "new Function", "innerHTML", "http:", "https:", "localStorage", "cookie"):
        assert forbidden not in SCRIPT
    library = Path(ROOT / "overrides/assets/vendor/plotly-basic-4.1.1.min.js").read_text(encoding="utf-8")
    assert "eval(" not in library
    assert "new Function" not in library
