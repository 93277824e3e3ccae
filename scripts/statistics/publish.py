"""From the year files to what the public may see: the one entry to the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.languages import LANGUAGES
from scripts.memory import remembered
from scripts.problems import Problem, ProblemsFound
from scripts.statistics.figures import findings
from scripts.statistics.figures.findings import NamedColumn, NamedNumber, Numbers
from scripts.statistics.published import (
    Cell,
    Column,
    Figure,
    Headline,
    KnownDifference,
    PublishedTable,
    PublishedYear,
    Row,
    StatedValue,
    Text,
)
from scripts.statistics.rules import sense as rules
from scripts.statistics.rules.disclosure import OpenRow, OpenTable, hidden_figures, open_table
from scripts.statistics.rules.subtraction import figure_problems, percent_problems, subtraction_problems
from scripts.statistics.years import names
from scripts.statistics.years.catalogue import VALUE, Catalogue, Year
from scripts.statistics.years.collected import Collected, LeftOut, load_collected, year_problems
from scripts.statistics.years.load import FOLDER, Statistics, load_statistics
from scripts.statistics.years.model import Difference, Finding, Universe

_ONLY_A_PART: Text = {
    "fi": "lähde kertoo vain osan luvuista",
    "sv": "källan anger bara en del av talen",
}


def publish_years(root: Path, known_sources: set[str]) -> dict[int, PublishedYear]:
    """Everything that may be shown of every year, by year.

    root: the project's folder; known_sources: ids of data/sources.yml
    Raises ProblemsFound with every fault of the year files, tables.yml and labels.yml.
    """
    return _checked_and_published(load_statistics(root), known_sources, load_collected(root))


@remembered
def _checked_and_published(
    statistics: Statistics, known_sources: set[str], collected: Collected | None
) -> dict[int, PublishedYear]:
    problems = statistics_problems(statistics, known_sources, collected)
    if problems:
        raise ProblemsFound(problems)
    return published_years(statistics)


def published_years(statistics: Statistics) -> dict[int, PublishedYear]:
    """What may be shown of every year that has numbers. The statistics must be in order."""
    return {
        number: _published(year, statistics) for number, year in statistics.years.items() if year.has_numbers
    }


def kept_back(root: Path) -> tuple[LeftOut, ...]:
    """What the year files hold and tables.yml keeps from readers, each once, with the reason.

    Raises ProblemsFound as `load_statistics` does.
    """
    statistics = load_statistics(root)
    spec = statistics.catalogue.spec
    named = [(path, one.name or one.label, one.why_hidden) for path, one in spec.figures.items()]
    named += [(table, one.title, one.why_hidden) for table, one in spec.tables.items()]
    found: dict[tuple[str, str], LeftOut] = {}
    for path, what, why in named:
        count = sum(len(year.cells(path)) for year in statistics.years.values()) if why else 0
        if why and count:
            found.setdefault((what.fi, why.fi), LeftOut(findings.sentence(what.text), why.text, count))
    return tuple(found.values())


def statistics_problems(
    statistics: Statistics,
    known_sources: set[str],
    collected: Collected | None,
    only: Iterable[int] | None = None,
) -> list[Problem]:
    """Every fault of what was read: names, sums, differences, small groups, then the raw layer.

    only: the years to look at, where the others are known to be in order
    """
    catalogue, years = statistics.catalogue, statistics.years
    unclear = names.catalogue_problems(catalogue)
    problems = list(unclear)
    if not years:
        problems.append(
            Problem(
                FOLDER, 0, "There is no year's file.", "Add one, named by its year: four digits and .yml."
            )
        )
    for year in years.values() if only is None else [years[number] for number in only]:
        problems += names.source_problems(year, known_sources)
        if not unclear:
            problems += _problems_of(year, years, catalogue)
    if not problems and collected:
        problems += year_problems(collected, years)
    return problems


def _problems_of(year: Year, years: Mapping[int, Year], catalogue: Catalogue) -> list[Problem]:
    """Faults of one year, each stage only when the one before found nothing that would make it guess."""
    unclear = [*names.name_problems(year, catalogue), *names.text_problems(year, catalogue)]
    if unclear:
        return unclear
    problems = [
        *rules.file_problems(year),
        *rules.number_problems(year, catalogue),
        *rules.difference_problems(year, years),
        *rules.jump_problems(year, years.get(year.number - 1), catalogue),
    ]
    if problems:
        return problems
    tables = _open_tables(year, catalogue)
    return [
        *figure_problems(year, catalogue),
        *percent_problems(tables, year, catalogue),
        *subtraction_problems(tables, year, catalogue),
    ]


def _open_tables(year: Year, catalogue: Catalogue) -> list[OpenTable]:
    """The tables that the year shows, by section and in the order of tables.yml."""
    order = catalogue.spec.sections
    ids = sorted(catalogue.spec.tables, key=lambda table: order.index(table.split(".")[0]))
    tables = (open_table(table, year, catalogue) for table in ids)
    return [table for table in tables if table]


@dataclass(frozen=True)
class _Open:
    """A year with the numbers that its texts may use."""

    year: Year
    catalogue: Catalogue
    tables: Sequence[OpenTable]
    numbers: Numbers
    universes: Mapping[str, Text]

    def text(self, text: Text) -> Text:
        """A text in which only the year is filled in."""
        return findings.filled(text, Numbers(self.year.number, {})) or text


def _published(year: Year, statistics: Statistics) -> PublishedYear:
    catalogue = statistics.catalogue
    tables = _open_tables(year, catalogue)
    opened = _open(year, catalogue, tables)
    published = tuple(_table(table, opened) for table in tables)
    shown = {table.id for table in published}
    return PublishedYear(
        year=year.number,
        status=year.data.status,
        source=year.data.source or "",
        headlines=_headlines(opened, statistics.years.get(year.number - 1)),
        tables=published,
        values=opened.numbers.values,
        shares=opened.numbers.shares,
        universes=opened.universes,
        missing=tuple(
            opened.text(spec.title.text)
            for name, spec in catalogue.spec.tables.items()
            if name not in shown
            and spec.shown
            and not spec.occasional
            and (spec.until is None or year.number <= spec.until)
        ),
        differences=tuple(
            _difference(difference) for difference in year.data.known_differences if not difference.tables
        ),
        figures=_figures(opened),
        percents=opened.numbers.percents,
    )


def _open(year: Year, catalogue: Catalogue, tables: Sequence[OpenTable]) -> _Open:
    values: dict[str, int] = {}
    shares: dict[str, tuple[int, int]] = {}
    universes: dict[str, Text] = {}

    def add(path: str, value: int | None, universe: Universe | None) -> None:
        if value is None:
            return
        values[path] = value
        whole = year.sum_of(universe.total) if universe else None
        if universe and whole:
            shares[path] = (value, whole)
            universes[path] = universe.name.text

    percents: set[str] = set()
    hidden = hidden_figures(year, catalogue)
    for path, spec in catalogue.spec.figures.items():
        whole = [
            universe for universe in catalogue.spec.universes.values() if universe.total == [spec.part_of]
        ]
        if spec.shown and path not in hidden:
            add(path, year.amount(path), whole[0] if whole else None)
            if spec.percent:
                percents.add(path)
    for table in tables:
        for row in table.rows:
            for column, cell in row.cells.items():
                path = f"{table.id}.{row.code}" if column == VALUE else f"{table.id}.{row.code}.{column}"
                add(
                    path,
                    cell.value,
                    catalogue.column_universe(table.spec, column) if table.complete else None,
                )
                if cell.percent:
                    percents.add(path)
    numbers = Numbers(year.number, values, shares, frozenset(percents & values.keys()))
    opened = _Open(year, catalogue, tables, numbers, universes)
    return _Open(
        year, catalogue, tables, opened.numbers, {path: opened.text(text) for path, text in universes.items()}
    )


def _figures(opened: _Open) -> dict[str, Figure]:
    """The single numbers that the year has and that may be shown, also those that are marked as secret."""
    figures: dict[str, Figure] = {}
    hidden = hidden_figures(opened.year, opened.catalogue)
    for path, spec in opened.catalogue.spec.figures.items():
        cells = opened.year.cells(path)
        if not spec.shown or len(cells) != 1:
            continue
        raw = cells[0]
        secret = path in hidden
        value = None if raw.marker or secret else raw.number
        cell = Cell(
            value,
            "c" if secret else raw.marker,
            tuple(raw.marks),
            raw.source or opened.year.data.source,
            spec.percent,
        )
        unit = opened.catalogue.spec.units[spec.unit].many.text
        told = spec.beside in {table.id for table in opened.tables}
        note = findings.filled(raw.note.text, opened.numbers) if raw.note and not told else None
        figures[path] = Figure(path, opened.text((spec.name or spec.label).text), unit, spec.unit, cell, note)
    return figures


def _headlines(opened: _Open, before: Year | None) -> tuple[Headline, ...]:
    return tuple(
        Headline(
            path,
            opened.text(spec.label.text),
            opened.numbers.values[path],
            _known(path, before, opened.catalogue),
        )
        for path, spec in opened.catalogue.spec.figures.items()
        if spec.headline and path in opened.numbers.values
    )


def _known(path: str, year: Year | None, catalogue: Catalogue) -> int | None:
    """A single number of another year, if that year shows it."""
    return year.amount(path) if year and path not in hidden_figures(year, catalogue) else None


def _table(table: OpenTable, opened: _Open) -> PublishedTable:
    year, catalogue, spec = opened.year, opened.catalogue, table.spec
    universe = _universe(table, catalogue)
    total = year.sum_of(universe.total) if universe and table.complete else None
    return PublishedTable(
        id=table.id,
        year=year.number,
        shape=spec.shape,
        title=opened.text(spec.title.text),
        unit=catalogue.spec.units[spec.unit].many.text,
        columns=tuple(Column(column, _column_label(table, column, catalogue)) for column in table.columns),
        rows=tuple(
            Row(row.code, findings.sentence(catalogue.label(spec.rows, row.code)), row.cells, row.merged)
            for row in table.rows
        ),
        total=total,
        universe=opened.text(universe.name.text) if universe and (total or spec.percent) else None,
        finding=_finding(table, opened),
        notes=_notes(table, opened),
        sources=_sources(table, year, catalogue),
        differences=tuple(
            _difference(difference)
            for difference in year.data.known_differences
            if table.id in difference.tables
        ),
        section=table.id.split(".")[0],
        chart=spec.chart,
        row_codes=spec.rows,
        column_codes=spec.columns.codes if spec.columns else "",
        unit_code=spec.unit,
        percent=spec.percent,
        partial=table.id in year.data.partial_tables,
    )


def _universe(table: OpenTable, catalogue: Catalogue) -> Universe | None:
    """The group that a table is about: of a crossed table with one column only, the column's group."""
    if table.spec.columns and len(table.columns) == 1:
        return catalogue.column_universe(table.spec, table.columns[0])
    return catalogue.spec.universes[table.spec.universe] if table.spec.universe else None


def _column_label(table: OpenTable, column: str, catalogue: Catalogue) -> Text:
    if table.spec.columns:
        return findings.sentence(catalogue.label(table.spec.columns.codes, column))
    return findings.sentence(catalogue.spec.units[table.spec.unit].many.text)


def _notes(table: OpenTable, opened: _Open) -> tuple[Text, ...]:
    """Remarks on the table in all years, in this year, on its cells, and on numbers that belong here."""
    year, catalogue = opened.year, opened.catalogue
    cells = [cell for row in year.rows(table.id, catalogue).values() for cell in row.values()]
    for path, spec in catalogue.spec.figures.items():
        if spec.beside == table.id:
            cells += year.cells(path)
    merged = any(row.merged or row.code in table.spec.merge for row in table.rows)
    notes = [
        *([table.spec.merge_note] if merged else []),
        *table.spec.notes,
        *year.data.notes.get(table.id, []),
        *(cell.note for cell in cells),
    ]
    texts = [findings.filled(note.text, opened.numbers) for note in notes if note]
    return tuple(findings.sentence(text) for text in texts if text)


def _sources(table: OpenTable, year: Year, catalogue: Catalogue) -> tuple[str, ...]:
    cells = [cell for row in year.rows(table.id, catalogue).values() for cell in row.values()]
    own = year.data.source or ""
    sources = [cell.source or own for cell in cells] or [own]
    return tuple(sorted(dict.fromkeys(sources), key=lambda source: source != own))


def _difference(difference: Difference) -> KnownDifference:
    return KnownDifference(
        id=difference.id,
        kind=difference.kind,
        values=tuple(StatedValue(value.value, value.where.text) for value in difference.values),
        shown=difference.shown,
        explain=difference.explain.text,
    )


def _finding(table: OpenTable, opened: _Open) -> Text:
    """The sentence that tables.yml asks for; a plain list of numbers where it would not be true."""
    made = _asked_finding(table, opened)
    if made:
        return findings.sentence(made)
    lead = opened.text(table.spec.title.text)
    if table.id in opened.year.data.partial_tables and (
        not table.complete or any(r.rest for r in table.rows)
    ):
        lead = _ONLY_A_PART
    lead = _with_column(lead, table, opened.catalogue)
    column = table.columns[0] if len(table.columns) == 1 else ""
    listed = _named(table, [row for row in table.rows if not row.rest], column, opened.catalogue)
    rest = _named(table, [row for row in table.rows if row.rest], column, opened.catalogue)
    return findings.sentence(
        findings.plain(lead, listed, rest[0] if rest else None, in_percent=table.spec.percent)
    )


def _with_column(lead: Text, table: OpenTable, catalogue: Catalogue) -> Text:
    """The beginning of a sentence; with the name of the column when a crossed table has only one."""
    if not table.spec.columns or len(table.columns) != 1:
        return lead
    label = catalogue.label(table.spec.columns.codes, table.columns[0])
    return {lang: f"{lead[lang]} – {label[lang]}" for lang in LANGUAGES}


def _asked_finding(table: OpenTable, opened: _Open) -> Text | None:
    asked = table.spec.finding
    if asked:
        for path, words in asked.none.items():
            if opened.numbers.values.get(path) == 0:
                return words.text
    if asked and asked.words:
        return findings.filled(asked.words.text, opened.numbers)
    if asked and asked.kind == "columns":
        return _column_finding(table, asked, opened)
    lead = findings.filled(asked.lead.text, opened.numbers) if asked and asked.lead else None
    return _led_finding(table, asked, lead, opened) if asked and lead else None


def _unit(table: OpenTable, catalogue: Catalogue) -> tuple[Text, Text]:
    unit = catalogue.spec.units[table.spec.unit]
    return unit.one.text, unit.many.text


def _rows_to_rank(table: OpenTable, asked: Finding) -> list[OpenRow]:
    return [row for row in table.rows if not row.rest and (asked.groups or not row.merged)]


def _column_finding(table: OpenTable, asked: Finding, opened: _Open) -> Text | None:
    """A finding of one sentence for each column."""
    columns = [
        NamedColumn(
            asked.leads[column].text,
            _named(table, _rows_to_rank(table, asked), column, opened.catalogue),
            _column_total(table, column, opened),
            _share_of(table, column, opened),
            unlisted,
        )
        for column in table.columns
        if (unlisted := _unlisted(table, column, asked)) is not None
    ]
    return findings.by_column(columns, _unit(table, opened.catalogue))


def _led_finding(table: OpenTable, asked: Finding, lead: Text, opened: _Open) -> Text | None:
    """A finding that begins with its lead and goes on with the names of rows."""
    spec, catalogue = table.spec, opened.catalogue
    rows = _rows_to_rank(table, asked)
    if asked.kind == "names":
        return findings.names(lead, [catalogue.label(spec.rows, row.code) for row in rows])
    named = _named(table, rows, VALUE, catalogue)
    unlisted = _unlisted(table, VALUE, asked)
    if unlisted is None:
        return None
    if asked.kind == "top":
        return findings.top(lead, named, asked.also, unlisted)
    return findings.largest(
        lead,
        named,
        also=asked.also,
        unit=None if spec.percent else _unit(table, catalogue),
        total=_column_total(table, VALUE, opened),
        of=_share_of(table, VALUE, opened),
        unlisted=unlisted,
    )


def _unlisted(table: OpenTable, column: str, asked: Finding) -> int | None:
    """How large a row can be that a sentence about a column does not name; None when nobody knows."""
    bound = table.unlisted.get(column)
    if bound is None or asked.groups:
        return bound
    return max([bound, *(row.cells[column].value or 0 for row in table.rows if row.merged and not row.rest)])


def _share_of(table: OpenTable, column: str, opened: _Open) -> Text | None:
    universe = opened.catalogue.column_universe(table.spec, column)
    return opened.text(universe.of.text) if universe else None


def _column_total(table: OpenTable, column: str, opened: _Open) -> int | None:
    universe = opened.catalogue.column_universe(table.spec, column)
    return opened.year.sum_of(universe.total) if universe and table.complete else None


def _named(table: OpenTable, rows: Sequence[OpenRow], column: str, catalogue: Catalogue) -> list[NamedNumber]:
    return [
        NamedNumber(
            catalogue.label(table.spec.rows, row.code),
            row.cells[column].value or 0,
            about="e" in row.cells[column].marks,
        )
        for row in rows
        if column in row.cells and row.cells[column].value is not None
    ]
