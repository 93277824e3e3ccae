"""Interactive charts: Plotly figures as JSON files, drawn by overrides/assets/chart.js when a reader asks.

Colours are not set here: the script takes them from the style sheet, in the reader's light or dark.
Figures are written as plain data. Plotly's own figure objects would check each property every time, which
takes most of the time of a build; the tests let them check every chart instead.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from scripts.addresses import relative_url
from scripts.languages import Lang
from scripts.number_format import whole
from scripts.settings import Strings
from scripts.statistics.figures.parts import source_text
from scripts.statistics.material import Material
from scripts.statistics.published import PublishedTable, Row
from scripts.statistics.series import breaks_between
from scripts.statistics.wording import (
    cell_text,
    filled,
    row_cells,
    sentence_start,
    share_text,
    used_sources,
)

LIBRARY = "assets/vendor/plotly-basic-4.1.1.min.js"
STYLES = "assets/vendor/plotly-4.1.1.css"
LOCALES: dict[Lang, str] = {
    "fi": "assets/vendor/plotly-locale-fi-4.1.1.js",
    "sv": "assets/vendor/plotly-locale-sv-4.1.1.js",
}

MOST_SERIES = 2

# Pixels: the label of a category stands above its bars, so that long words fit a narrow screen.
_LABEL = 24
_BAR = 22
_SPACE = 12
_TOP = 36
_LEGEND = 30
_BOTTOM = 8
_ROOM_FOR_NUMBERS = 1.22

_STRIPES = {"pattern": {"shape": "/", "size": 7, "solidity": 0.6, "fillmode": "replace", "fgopacity": 1}}


def chart_path(table: PublishedTable, lang: Lang) -> str:
    """Address of a chart's file from the site's root: "assets/charts/2020-new-clients-by-purpose.fi.json"."""
    return f"assets/charts/{table.year}-{table.slug}.{lang}.json"


def has_chart(table: PublishedTable) -> bool:
    """Whether a chart can be drawn: it is wanted, there are numbers, and they are one or two series."""
    numbers = [cell.value for row in table.rows for cell in row.cells.values() if cell.value is not None]
    return bool(table.chart and table.shape != "names" and numbers and len(table.columns) <= MOST_SERIES)


def chart_height(table: PublishedTable) -> int:
    """Height of the drawn chart in pixels, so that the page can keep the place free."""
    return _height(len(table.rows), len(table.columns))


def _height(rows: int, series: int) -> int:
    return _above(series) + _BOTTOM + rows * _slot(series)


def _above(series: int) -> int:
    """Room for the button that saves a picture, and for a legend that may need two lines on a phone."""
    return _TOP + (_LEGEND if series > 1 else 0)


def _slot(series: int) -> int:
    return _LABEL + _BAR * series + _SPACE


# --- Two years side by side


def comparable(table: PublishedTable, material: Material) -> list[PublishedTable]:
    """The same table of other years, the newest first, as far as the two can stand in one chart.

    Only tables of one column: two years of a crossed table would be four series, told apart by colour alone.
    No partial lists: a row that a source does not tell would look like a group without anybody in it.
    """
    if len(table.columns) != 1 or table.partial:
        return []
    return [
        other
        for other in material.same_tables(table)
        if has_chart(other)
        and not other.partial
        and [c.code for c in other.columns] == [c.code for c in table.columns]
    ]


def years_json(
    table: PublishedTable, others: list[PublishedTable], lang: Lang, here: str, material: Material
) -> str:
    """What the script must know of the years that a chart can be compared with.

    For each: year, address of its chart as seen from `here`, height of both in pixels, and what stands
    between the two years so that they cannot be compared as they are (empty when nothing does).
    """
    listed = []
    for other in others:
        first, last = sorted((table.year, other.year))
        between = breaks_between(table.id, first, last, material.breaks)
        rows = {row.code for one in (table, other) for row in one.rows}
        listed.append(
            [
                other.year,
                relative_url(here, chart_path(other, lang)),
                _height(len(rows), 2),
                " ".join(f"{one.year}: {one.text[lang]}" for one in between),
            ]
        )
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


# --- One table


def chart_json(table: PublishedTable, lang: Lang, material: Material) -> str:
    """The chart as JSON, the same bytes for the same table.

    data, layout, config: as Plotly takes them; labels: words for the buttons around the chart.
    year, source, sizes: what is needed to draw another year beside it and to save a picture of both
    counts, shares: what the switch changes (bar lengths, their texts and the axis); shares are there only
    when the table has a total. Raises ValueError when `has_chart` says no.
    """
    if not has_chart(table):
        raise ValueError(f"{table.id} cannot be drawn as a chart")
    counts = _view(table, lang, as_shares=False)
    views = {"counts": counts}
    if table.total:
        views["shares"] = _view(table, lang, as_shares=True)
    return json.dumps(
        {
            "data": _bars(table, lang, counts),
            "layout": _layout(table, lang, counts),
            "config": _config(table, lang),
            "labels": _labels(table, lang, material.strings[lang]),
            "sizes": {
                "above": _above(2),
                "bar": _BAR,
                "label": _LABEL,
                "slot": _slot(2),
                "stripes": _STRIPES,
            },
            "source": source_text(used_sources(table), lang, material.sources),
            "year": table.year,
            **views,
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def _view(table: PublishedTable, lang: Lang, as_shares: bool) -> dict[str, Any]:
    lengths: list[list[float | int | None]] = []
    texts: list[list[str]] = []
    total = table.total or 1
    for index in range(len(table.columns)):
        cells = [row_cells(table, row)[index] for row in table.rows]
        values = [None if cell is None else cell.value for cell in cells]
        if as_shares:
            lengths.append([None if value is None else round(100 * value / total, 2) for value in values])
            texts.append(
                [share_text(v, total, lang) or cell_text(c, lang) for v, c in zip(values, cells, strict=True)]
            )
        else:
            lengths.append([*values])
            texts.append([cell_text(cell, lang) for cell in cells])
    longest = max((length for series in lengths for length in series if length is not None), default=0)
    return {
        "x": lengths,
        "text": [[_plain(text) for text in series] for series in texts],
        "range": [0, round(longest * _ROOM_FOR_NUMBERS, 2) or 1],
    }


def _bars(table: PublishedTable, lang: Lang, view: dict[str, Any]) -> list[dict[str, Any]]:
    codes = [row.code for row in table.rows]
    names = [_plain(sentence_start(row.label[lang])) for row in table.rows]
    return [
        {
            "type": "bar",
            "name": _plain(sentence_start(column.label[lang])),
            "orientation": "h",
            "y": codes,
            "x": view["x"][index],
            "text": view["text"][index],
            "customdata": names,
            "textposition": "outside",
            "cliponaxis": False,
            "hovertemplate": "%{customdata}: %{text}<extra></extra>",
            # Stripes tell the second series apart without its colour.
            "marker": _STRIPES if index else {},
        }
        for index, column in enumerate(table.columns)
    ]


def _layout(table: PublishedTable, lang: Lang, view: dict[str, Any]) -> dict[str, Any]:
    count = len(table.columns)
    bars = _BAR * count
    return {
        "height": chart_height(table),
        "margin": {"l": 0, "r": 0, "t": _above(count), "b": _BOTTOM, "pad": 0},
        "font": {"family": "system-ui, sans-serif", "size": 15},
        "separators": ",\u00a0",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "barmode": "group",
        "bargap": round(1 - bars / _slot(count), 3),
        # A finger that moves over the chart scrolls the page.
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": {"visible": False, "fixedrange": True, "range": view["range"]},
        "yaxis": {"visible": False, "fixedrange": True, "autorange": "reversed", "type": "category"},
        "showlegend": count > 1,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "annotations": [
            {
                "text": _plain(_name(table, row, lang)),
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": row.code,
                "yshift": bars // 2 + _LABEL // 2 - 2,
                "showarrow": False,
            }
            for row in table.rows
        ],
    }


def _name(table: PublishedTable, row: Row, lang: Lang) -> str:
    """A category's name, with the signs of cells that have no bar because they have no number."""
    name = sentence_start(row.label[lang])
    signs = []
    for column, cell in zip(table.columns, row_cells(table, row), strict=True):
        if cell is None or cell.value is None:
            sign = cell_text(cell, lang)
            signs.append(f"{column.label[lang]} {sign}" if len(table.columns) > 1 else sign)
    return f"{name} {', '.join(signs)}".rstrip()


def _config(table: PublishedTable, lang: Lang) -> dict[str, Any]:
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "locale": lang,
        # Plotly would offer to upload the figures to its own servers.
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "responsive": True,
        "toImageButtonOptions": {
            "format": "png",
            "filename": f"{table.year}-{table.slug}-{lang}",
            "scale": 2,
        },
    }


def _labels(table: PublishedTable, lang: Lang, strings: Strings) -> dict[str, str]:
    words = {
        name: strings[f"stats.chart.{name}"]
        for name in ("hide", "counts", "counts_shown", "image", "opened", "compared", "failed_year")
    }
    if table.total and table.universe:
        words["shares"] = strings["stats.chart.shares"]
        words["shares_shown"] = filled(
            strings["stats.chart.shares_shown"],
            universe=table.universe[lang],
            total=whole(table.total, lang),
        )
    return words


def _plain(text: str) -> str:
    """Plotly reads its texts as a kind of HTML."""
    return escape(text, quote=False)
