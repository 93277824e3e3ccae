"""The figure block: one table of statistics as a reader meets it, readable without script or colour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from scripts.addresses import relative_url
from scripts.languages import Lang
from scripts.number_format import day, whole
from scripts.settings import Strings
from scripts.statistics.figures import charts
from scripts.statistics.figures import parts as figure_parts
from scripts.statistics.figures.bars import MOST_PARTS, bar, key
from scripts.statistics.material import Material
from scripts.statistics.open_data.downloads import download_path
from scripts.statistics.places import table_address, table_anchor
from scripts.statistics.published import PublishedTable, Row
from scripts.statistics.wording import (
    alphabetical,
    cell_text,
    filled,
    row_cells,
    row_numbers,
    sentence_start,
    share_text,
    title_with_year,
    used_sources,
)

_YEAR_END = "clients_year_end"


def figure_block(table: PublishedTable, lang: Lang, here: str, material: Material) -> str:
    """One table as a block of HTML without empty lines, so that it can stand in Markdown.

    here: address of the page from the site's root; all links are relative to it
    Every source that the table names must be in the material.
    """
    strings = material.strings[lang]
    title = title_with_year(table, lang)
    sources = used_sources(table)
    lines = [
        f'<section class="figure" id="{table_anchor(table, material)}">',
        f"<h3>{escape(title)}</h3>",
        f'<p class="finding">{escape(table.finding[lang])}</p>',
        *(_names(table, lang, strings) if table.shape == "names" else _table(table, lang, strings)),
        *figure_parts.notes(_remarks(table, lang, strings)),
        figure_parts.source_line(sources, lang, strings, material.sources),
        *([figure_parts.difference_box(table.differences, lang, strings)] if table.differences else []),
        *(_chart(table, lang, here, material) if charts.has_chart(table) else []),
        '<div class="figure-foot">',
        figure_parts.downloads(
            {kind: download_path(table, kind) for kind in ("csv", "json")}, title, strings, here
        ),
        figure_parts.citation(
            title,
            sources,
            lang,
            strings,
            here=here,
            address=table_address(table, lang, material),
            sources=material.sources,
            settings=material.settings,
        ),
        "</div>",
        "</section>",
    ]
    return "\n".join(lines) + "\n"


def _context(table: PublishedTable, lang: Lang, strings: Strings) -> str:
    """Where, when and in which unit: what the caption says after the title."""
    when = (
        filled(strings["stats.caption.on_day"], date=day(date(table.year, 12, 31), lang))
        if table.section == _YEAR_END
        else filled(strings["stats.caption.in_year"], year=str(table.year))
    )
    parts = [strings["stats.caption.where"]]
    if str(table.year) not in table.title[lang]:
        parts.append(when)
    text = f"{', '.join(parts)}."
    if table.percent and table.universe:
        return f"{text} " + filled(strings["stats.caption.percent"], universe=table.universe[lang])
    if table.shape != "names":
        text += " " + filled(strings["stats.caption.unit"], unit=table.unit[lang])
    if table.universe and table.total:
        text += " " + filled(
            strings["stats.caption.base"], universe=table.universe[lang], total=whole(table.total, lang)
        )
    return text


def _names(table: PublishedTable, lang: Lang, strings: Strings) -> list[str]:
    items = "".join(
        f"<li>{escape(sentence_start(row.label[lang]))}</li>" for row in alphabetical(table.rows, lang)
    )
    return [
        f'<ul class="figure-names">{items}</ul>',
        f'<p class="figure-context">{escape(_context(table, lang, strings))}</p>',
    ]


# --- The table. Roles are written out because the style sheet lays rows out anew on narrow screens, and some
# --- browsers then forget that it is a table.


def _table(table: PublishedTable, lang: Lang, strings: Strings) -> list[str]:
    caption = (
        f'<caption><span class="hush">{escape(title_with_year(table, lang))}. </span>'
        f"{escape(_context(table, lang, strings))}</caption>"
    )
    longest = 100 if table.percent else max((sum(numbers) for numbers in _numbers(table)), default=0)
    return [
        f'<table class="figure-table{_layout(table)}" role="table">',
        caption,
        f'<thead role="rowgroup">{_head(table, lang, strings)}</thead>',
        '<tbody role="rowgroup">',
        *(_row(table, row, longest, lang) for row in table.rows),
        "</tbody>",
        *_foot(table, lang, strings),
        "</table>",
    ]


def _layout(table: PublishedTable) -> str:
    """How many numbers stand beside each other, for the style sheet."""
    if len(table.columns) > 1:
        return " crossed"
    # The name of an only column is longer than the words for counts.
    named = " one" if table.shape == "crossed" else ""
    return named if table.total else f"{named} plain"


def _numbers(table: PublishedTable) -> Iterator[list[int]]:
    for row in table.rows:
        numbers = row_numbers(table, row)
        if numbers is not None:
            yield numbers


def _has_bars(table: PublishedTable) -> bool:
    return len(table.columns) <= MOST_PARTS


def _has_row_totals(table: PublishedTable) -> bool:
    return len(table.columns) > 1 and bool(table.total)


def _head(table: PublishedTable, lang: Lang, strings: Strings) -> str:
    cells = [_head_cell(f'<span class="hush">{escape(strings["stats.table.group"])}</span>', "group")]
    crossed = len(table.columns) > 1
    for index, column in enumerate(table.columns):
        sample = key(index) if crossed and _has_bars(table) else ""
        named = table.shape == "crossed"
        amount = strings["stats.table.share" if table.percent else "stats.table.count"]
        label = sentence_start(column.label[lang]) if named else amount
        cells.append(_head_cell(sample + escape(label), "number"))
    if _has_row_totals(table):
        cells.append(_head_cell(escape(strings["stats.table.together"]), "number"))
    if table.total:
        cells.append(_head_cell(escape(strings["stats.table.share"]), "number"))
    if _has_bars(table):
        cells.append(_head_cell(f'<span class="hush">{escape(strings["stats.table.bar"])}</span>', "bars"))
    return f'<tr role="row">{"".join(cells)}</tr>'


def _head_cell(inside: str, name: str) -> str:
    return f'<th scope="col" role="columnheader" class="{name}">{inside}</th>'


def _row(table: PublishedTable, row: Row, longest: int, lang: Lang) -> str:
    numbers = row_numbers(table, row)
    cells = [_number(cell_text(cell, lang)) for cell in row_cells(table, row)]
    unknown = next(
        (cell_text(cell, lang) for cell in row_cells(table, row) if not cell or cell.value is None), ""
    )
    if _has_row_totals(table):
        cells.append(_number(whole(sum(numbers), lang) if numbers else unknown))
    if table.total:
        cells.append(_number(share_text(sum(numbers) if numbers else None, table.total, lang) or unknown))
    if _has_bars(table):
        drawing = bar(numbers, longest) if numbers else ""
        cells.append(f'<td role="cell" class="bars">{drawing}</td>')
    label = escape(sentence_start(row.label[lang]))
    return f'<tr role="row"><th scope="row" role="rowheader">{label}</th>{"".join(cells)}</tr>'


def _number(text: str) -> str:
    return f'<td role="cell" class="number">{escape(text)}</td>'


def _foot(table: PublishedTable, lang: Lang, strings: Strings) -> list[str]:
    """The total below the rows; sums of columns only where they add up to it."""
    if not table.total:
        return []
    cells = []
    if len(table.columns) > 1:
        known = list(_numbers(table))
        sums = [sum(numbers[index] for numbers in known) for index in range(len(table.columns))]
        adds_up = len(known) == len(table.rows) and sum(sums) == table.total
        cells += [_number(whole(part, lang) if adds_up else "") for part in sums]
    cells.append(_number(whole(table.total, lang)))
    cells.append(_number(share_text(table.total, table.total, lang)))
    if _has_bars(table):
        cells.append('<td role="cell" class="bars"></td>')
    label = escape(strings["stats.table.total"])
    row = f'<tr role="row"><th scope="row" role="rowheader">{label}</th>{"".join(cells)}</tr>'
    return [f'<tfoot role="rowgroup">{row}</tfoot>']


# --- What stands below the table


def _remarks(table: PublishedTable, lang: Lang, strings: Strings) -> list[str]:
    """Meaning of the signs that the table uses, then its notes."""
    cells = [cell for row in table.rows for cell in row_cells(table, row)] if table.shape != "names" else []
    return [*figure_parts.sign_texts(cells, strings), *(note[lang] for note in table.notes)]


def _chart(table: PublishedTable, lang: Lang, here: str, material: Material) -> list[str]:
    strings = material.strings[lang]
    addresses = {
        "chart": charts.chart_path(table, lang),
        "library": charts.LIBRARY,
        "locale": charts.LOCALES[lang],
        "styles": charts.STYLES,
    }
    data = {name: relative_url(here, address) for name, address in addresses.items()}
    if table.total:
        data["switch"] = strings["stats.chart.shares"]
    others = charts.comparable(table, material)
    if others:
        data["compare"] = strings["stats.chart.compare"]
        data["alone"] = strings["stats.chart.alone"]
        data["years"] = charts.years_json(table, others, lang, here, material)
    data["height"] = str(charts.chart_height(table))
    data["loading"] = strings["stats.chart.loading"]
    data["failed"] = strings["stats.chart.failed"]
    show = escape(strings["stats.chart.show"]) + figure_parts.about(title_with_year(table, lang))
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    return [
        f'<div class="chart" {attributes}>',
        f'<button type="button" class="chart-open" hidden>{show}</button>',
        '<p class="chart-status" role="status"></p>',
        "</div>",
    ]
