"""The figure block: one table of statistics as a reader meets it, readable without script or colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape

from scripts.addresses import relative_url
from scripts.content.pages import address_of
from scripts.content.sources import Source
from scripts.languages import Lang
from scripts.number_format import day, whole
from scripts.settings import Settings, Strings
from scripts.statistics import charts
from scripts.statistics.bars import MOST_PARTS, bar, key
from scripts.statistics.downloads import download_path
from scripts.statistics.published import KnownDifference, PublishedTable, Row
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
_SLUGS: dict[Lang, str] = {"fi": "tilastot", "sv": "statistik"}


def year_path(year: int) -> str:
    """Path of a year's page in either language's folder."""
    return f"tilastot/{year}.md"


def year_address(year: int, lang: Lang) -> str:
    """Address of a year's page from the site's root: "tilastot/2020/", "sv/statistik/2020/"."""
    return address_of(lang, year_path(year), f"{_SLUGS['sv']}/{year}")


def figure_block(
    table: PublishedTable,
    lang: Lang,
    strings: Strings,
    here: str,
    sources: Mapping[str, Source],
    settings: Settings,
) -> str:
    """One table as a block of HTML without empty lines, so that it can stand in Markdown.

    here: address of the page from the site's root; all links are relative to it
    sources: data/sources.yml; every source that the table names must be in it
    """
    body = _names(table, lang, strings) if table.shape == "names" else _table(table, lang, strings)
    lines = [
        f'<section class="figure" id="{table.slug}">',
        f"<h3>{escape(title_with_year(table, lang))}</h3>",
        f'<p class="finding">{escape(table.finding[lang])}</p>',
        *body,
        *_remarks(table, lang, strings),
        _source_line(table, lang, strings, sources),
        *([difference_box(table.differences, lang, strings)] if table.differences else []),
        *(_chart(table, lang, strings, here) if charts.has_chart(table) else []),
        _downloads(table, lang, strings, here),
        _citation(table, lang, strings, here, sources=sources, settings=settings),
        "</section>",
    ]
    return "\n".join(lines) + "\n"


def difference_box(differences: Sequence[KnownDifference], lang: Lang, strings: Strings) -> str:
    """What the sources say differently, each number with its place, and which one the site shows."""
    parts = [f'<p class="differences-title">{escape(strings["stats.difference.title"])}</p>']
    for difference in differences:
        items = []
        for stated in difference.values:
            text = f"{whole(stated.value, lang)}: {escape(stated.where[lang])}"
            if stated.value == difference.shown:
                text += f" <strong>({escape(strings['stats.difference.shown'])})</strong>"
            items.append(f"<li>{text}</li>")
        parts.append(f"<p>{escape(difference.explain[lang])}</p><ul>{''.join(items)}</ul>")
    return f'<div class="differences">{"".join(parts)}</div>'


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
    longest = max((sum(numbers) for numbers in _numbers(table)), default=0)
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
    return "" if table.total else " plain"


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
        label = sentence_start(column.label[lang]) if named else strings["stats.table.count"]
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
    markers = {cell.marker or "x" if cell else "x" for cell in cells if cell is None or cell.value is None}
    marks = {mark for cell in cells if cell and cell.value is not None for mark in cell.marks}
    items = [f"[{sign}] {strings[f'stats.marker.{sign}']}" for sign in ("c", "x", "z") if sign in markers]
    items += [
        f"[{sign}] {strings[f'stats.mark.{sign}']}" for sign in ("b", "r", "p", "e", "d") if sign in marks
    ]
    items += [note[lang] for note in table.notes]
    if not items:
        return []
    return [f'<ul class="figure-notes">{"".join(f"<li>{escape(item)}</li>" for item in items)}</ul>']


def _source_line(table: PublishedTable, lang: Lang, strings: Strings, sources: Mapping[str, Source]) -> str:
    used = [sources[name] for name in used_sources(table)]
    word = strings["stats.source.one" if len(used) == 1 else "stats.source.several"]
    links = [
        f'<a href="{escape(source.url.in_(lang))}" rel="noreferrer">{escape(source.title.in_(lang))}</a>, '
        f"{escape(_publisher_and_year(source, lang))}"
        for source in used
    ]
    return f'<p class="source">{escape(word)} {"; ".join(links)}.</p>'


def _publisher_and_year(source: Source, lang: Lang) -> str:
    publisher = source.publisher.in_(lang)
    return f"{publisher}, {source.date[:4]}" if source.date else publisher


def _about(table: PublishedTable, lang: Lang) -> str:
    """For a link or button that looks alike in every block: which block it belongs to."""
    return f'<span class="hush">: {escape(title_with_year(table, lang))}</span>'


def _chart(table: PublishedTable, lang: Lang, strings: Strings, here: str) -> list[str]:
    addresses = {
        "chart": charts.chart_path(table, lang),
        "library": charts.LIBRARY,
        "locale": charts.LOCALES[lang],
        "styles": charts.STYLES,
    }
    data = {name: relative_url(here, address) for name, address in addresses.items()}
    if table.total:
        data["switch"] = strings["stats.chart.shares"]
    data["height"] = str(charts.chart_height(table))
    data["loading"] = strings["stats.chart.loading"]
    data["failed"] = strings["stats.chart.failed"]
    show = escape(strings["stats.chart.show"]) + _about(table, lang)
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    return [
        f'<div class="chart" {attributes}>',
        f'<button type="button" class="chart-open" hidden>{show}</button>',
        '<p class="chart-status" role="status"></p>',
        "</div>",
    ]


def _downloads(table: PublishedTable, lang: Lang, strings: Strings, here: str) -> str:
    links = []
    for kind in ("csv", "json"):
        address = relative_url(here, download_path(table, kind))
        words = escape(strings[f"stats.download.{kind}"])
        links.append(f'<a href="{escape(address)}" download>{words}{_about(table, lang)}</a>')
    return f'<p class="downloads">{" ".join(links)}</p>'


def _citation(
    table: PublishedTable,
    lang: Lang,
    strings: Strings,
    here: str,
    *,
    sources: Mapping[str, Source],
    settings: Settings,
) -> str:
    """A reference to copy. Its address is that of the year's page, wherever the block stands."""
    address = f"{year_address(table.year, lang)}#{table.slug}"
    used: Sequence[Source] = [sources[name] for name in used_sources(table)]
    origin = "; ".join(f"{source.title.in_(lang)}, {_publisher_and_year(source, lang)}" for source in used)
    text = filled(
        strings["stats.cite.text"],
        title=title_with_year(table, lang),
        site=settings.name.in_(lang),
        source=origin,
    )
    link = f'<a href="{escape(relative_url(here, address))}">{escape(settings.url + address)}</a>'
    return (
        f'<details class="cite"><summary>{escape(strings["stats.cite.label"])}{_about(table, lang)}</summary>'
        f"<p>{escape(text)}<br>{link}</p></details>"
    )
