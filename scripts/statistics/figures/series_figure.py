"""A number over the years as a reader meets it: a table of years with a bar in each row, without script.

Years without a number stand in it as gaps in words, and a change of the counting stands as a row of its own
between the years. What only passed by is marked at its years and told below the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from scripts.languages import Lang
from scripts.settings import Strings
from scripts.statistics.figures import parts as figure_parts
from scripts.statistics.figures.bars import bar
from scripts.statistics.figures.series_words import EVENT_MARK, finding, remarks, years_of, years_text
from scripts.statistics.material import Material
from scripts.statistics.open_data.rows import series_path
from scripts.statistics.places import Place
from scripts.statistics.published import Break, Figure, HalfYear, Text
from scripts.statistics.series import Point, Series
from scripts.statistics.wording import cell_text, filled, sentence_start, share_text


def series_title(series: Series, strings: Strings) -> str:
    """The series' name with its first and last year."""
    name = strings[f"stats.series.title.{series.spec.key.replace('.', '_')}"]
    return f"{name} {series.points[0].year}–{series.points[-1].year}"


def series_block(series: Series, longest: int, lang: Lang, page: Place, material: Material) -> str:
    """One series as a block of HTML without empty lines, so that it can stand in Markdown.

    longest: the number that fills the width of a bar, not below any number of the series
    page: where the block stands for good; links are relative to it
    """
    strings = material.strings[lang]
    here = page.address(lang)
    title = series_title(series, strings)
    lines = [
        f'<section class="figure" id="{series.spec.slug}">',
        f"<h3>{escape(title)}</h3>",
        f'<p class="finding">{escape(finding(series, lang, strings))}</p>',
        *_table(series, longest, title, lang, strings),
        *figure_parts.notes(remarks(series, lang, strings)),
        figure_parts.many_sources(series.sources, lang, strings, material.sources, title),
        '<div class="figure-foot">',
        figure_parts.downloads(
            {"csv": series_path(series, "csv"), "json": series_path(series, "json")}, title, strings, here
        ),
        figure_parts.citation(
            title,
            series.sources,
            lang,
            strings,
            here=here,
            address=f"{here}#{series.spec.slug}",
            sources=material.sources,
            settings=material.settings,
        ),
        "</div>",
        "</section>",
    ]
    return "\n".join(lines) + "\n"


def _table(series: Series, longest: int, title: str, lang: Lang, strings: Strings) -> list[str]:
    shares = series.share_of is not None
    context = f"{strings['stats.caption.where']}. " + filled(
        strings["stats.caption.unit"], unit=series.unit[lang]
    )
    if series.share_of:
        context += " " + filled(strings["stats.series.base"], universe=series.share_of[lang])
    heads = [
        _head(escape(strings["stats.series.year"]), "group"),
        _head(escape(strings["stats.table.count"]), "number"),
        *([_head(escape(strings["stats.table.share"]), "number")] if shares else []),
        _head(f'<span class="hush">{escape(strings["stats.table.bar"])}</span>', "bars"),
    ]
    return [
        f'<table class="figure-table series{" shares" if shares else ""}" role="table">',
        f'<caption><span class="hush">{escape(title)}. </span>{escape(context)}</caption>',
        f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>',
        '<tbody role="rowgroup">',
        *_rows(series, longest, len(heads), lang, strings),
        "</tbody>",
        "</table>",
    ]


def _head(inside: str, name: str) -> str:
    return f'<th scope="col" role="columnheader" class="{name}">{inside}</th>'


def _rows(series: Series, longest: int, width: int, lang: Lang, strings: Strings) -> Iterator[str]:
    """A row for each year with a cell, one for each run of years without, one before each change."""
    changes = {
        point.year: [one for one in series.changes if one.year == point.year] for point in series.points
    }
    marked = {year for one in series.events for year in years_of(one)}
    nothing = strings["stats.series.no_number"]
    gap: list[int] = []
    for point in series.points:
        if gap and (changes[point.year] or point.cell or point.printed):
            yield _gap_row(gap, marked, width, nothing)
            gap = []
        for one in changes[point.year]:
            yield _break_row(one, width, lang, strings)
        if point.printed:
            share = filled(strings["stats.series.only_share"], share=cell_text(point.printed, lang))
            yield _gap_row([point.year], marked, width, share)
        elif point.cell is None:
            gap.append(point.year)
        else:
            yield _year_row(series, point, marked, longest, lang)
    if gap:
        yield _gap_row(gap, marked, width, nothing)


def _year_head(years: Sequence[int], marked: set[int]) -> str:
    mark = EVENT_MARK if marked & set(years) else ""
    return f'<th scope="row" role="rowheader">{years_text(years)}{mark}</th>'


def _year_row(series: Series, point: Point, marked: set[int], longest: int, lang: Lang) -> str:
    cells = [f'<td role="cell" class="number">{escape(cell_text(point.cell, lang))}</td>']
    if series.share_of:
        text = share_text(point.share[0], point.share[1], lang) if point.share else ""
        cells.append(f'<td role="cell" class="number">{escape(text)}</td>')
    drawing = "" if point.value is None else bar([point.value], longest)
    cells.append(f'<td role="cell" class="bars">{drawing}</td>')
    return f'<tr role="row">{_year_head([point.year], marked)}{"".join(cells)}</tr>'


def _gap_row(years: Sequence[int], marked: set[int], width: int, words: str) -> str:
    return (
        f'<tr role="row" class="gap">{_year_head(years, marked)}'
        f'<td role="cell" colspan="{width - 1}">{escape(words)}</td></tr>'
    )


def _break_row(one: Break, width: int, lang: Lang, strings: Strings) -> str:
    name = filled(strings["stats.series.break"], year=str(one.year))
    return (
        f'<tr role="row" class="break"><td role="cell" colspan="{width}">'
        f"<strong>{escape(name)}</strong> {escape(one.text[lang])}</td></tr>"
    )


# --- Half-years


def half_year_block(
    halves: Sequence[HalfYear],
    keys: Sequence[str],
    lang: Lang,
    page: Place,
    material: Material,
    *,
    more: bool = False,
) -> str:
    """The half-years in one table of their own, a column for each key that some of them have.

    halves: the oldest first; those without any of the keys are left out
    more: it is the second table, of numbers that few half-years have
    Empty when no half-year has any of the keys.
    """
    strings = material.strings[lang]
    here = page.address(lang)
    halves = [half for half in halves if any(key in half.figures for key in keys)]
    if not halves:
        return ""
    name = "more_" if more else ""
    shown = [key for key in keys if any(key in half.figures for half in halves)]
    title = strings[f"stats.half.{name}title"]
    sources = list(
        dict.fromkeys(
            half.figures[key].cell.source or half.source
            for half in halves
            for key in shown
            if key in half.figures
        )
    )
    labels = {key: _label(halves, key) for key in shown}
    cells = [half.figures[key].cell if key in half.figures else None for half in halves for key in shown]
    heads = [_head(escape(strings["stats.half.period"]), "group")]
    heads += [_head(escape(sentence_start(labels[key][lang])), "number") for key in shown]
    lines = [
        f'<section class="figure" id="half-years-{"more" if more else "table"}">',
        f"<h3>{escape(title)}</h3>",
        f'<p class="finding">{escape(strings[f"stats.half.{name}finding"])}</p>',
        '<table class="figure-table many" role="table">',
        f'<caption><span class="hush">{escape(title)}. </span>'
        f"{escape(strings['stats.caption.where'])}.</caption>",
        f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>',
        '<tbody role="rowgroup">',
        *(_half_row(half, shown, labels, lang, strings) for half in halves),
        "</tbody>",
        "</table>",
        *figure_parts.notes(figure_parts.sign_texts(cells, strings)),
        figure_parts.many_sources(sources, lang, strings, material.sources, title),
        *(
            figure_parts.difference_box(half.differences, lang, strings)
            for half in halves
            if half.differences and not more
        ),
        figure_parts.downloads(
            {"csv": "data/half-years.csv", "json": "data/half-years.json"}, title, strings, here
        ),
        "</section>",
    ]
    return "\n".join(lines) + "\n"


def _label(halves: Sequence[HalfYear], key: str) -> Text:
    figures: list[Figure] = [half.figures[key] for half in halves if key in half.figures]
    return figures[-1].label


def _half_row(
    half: HalfYear, keys: Sequence[str], labels: dict[str, Text], lang: Lang, strings: Strings
) -> str:
    cells = []
    for key in keys:
        figure = half.figures.get(key)
        text = escape(cell_text(figure.cell if figure else None, lang))
        # On a narrow screen each number brings its name along; the head of its column says it otherwise.
        label = escape(sentence_start(labels[key][lang]))
        name = f'<span class="cell-label" aria-hidden="true">{label}:</span>'
        cells.append(f'<td role="cell" class="number">{name}<span>{text}</span></td>')
    when = filled(strings["stats.half.row"], year=str(half.year))
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(when)}</th>{"".join(cells)}</tr>'
