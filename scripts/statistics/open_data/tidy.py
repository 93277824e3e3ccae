"""Figures as lines, one number a line: what every file for those who calculate is made from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from scripts.statistics.published import Cell, Mark, Marker, PublishedTable, PublishedYear, Row
from scripts.statistics.wording import used_sources

FIGURES = "figures"
"""Stands in the place of a table's name for the single numbers of a year, which are rows of no table."""

COLUMNS = (
    "year",
    "table",
    "row",
    "column",
    "value",
    "marker",
    "marks",
    "label_fi",
    "label_sv",
    "unit",
    "source",
)


@dataclass(frozen=True)
class Line:
    """One number, or the reason why there is none.

    column: empty in a list of names, which has neither a number nor a reason
    labels: what is counted, in Finnish and Swedish; sources: ids of data/sources.yml
    """

    year: int
    table: str
    row: str
    column: str
    value: int | None
    marker: Marker
    marks: tuple[Mark, ...]
    label_fi: str
    label_sv: str
    unit: str
    sources: tuple[str, ...]

    @property
    def fields(self) -> tuple[str | int, ...]:
        """In the order of COLUMNS; an empty text where there is nothing."""
        return (
            self.year,
            self.table,
            self.row,
            self.column,
            "" if self.value is None else self.value,
            self.marker,
            " ".join(self.marks),
            self.label_fi,
            self.label_sv,
            self.unit,
            " ".join(self.sources),
        )


def rows_for_files(table: PublishedTable) -> list[Row]:
    """Names without numbers go by their code: the order of the source may follow the numbers."""
    return sorted(table.rows, key=lambda row: row.code) if table.shape == "names" else list(table.rows)


def table_lines(table: PublishedTable) -> Iterator[Line]:
    """One line a cell; one line a row in a list of names."""
    for row in rows_for_files(table):
        if table.shape == "names":
            yield Line(
                table.year,
                table.id,
                row.code,
                "",
                None,
                "",
                (),
                row.label["fi"],
                row.label["sv"],
                "",
                table.sources,
            )
            continue
        for column in table.columns:
            cell = row.cells.get(column.code, Cell(None, "x"))
            fi, sv = (
                f"{row.label[lang]}, {column.label[lang]}" if len(table.columns) > 1 else row.label[lang]
                for lang in ("fi", "sv")
            )
            sources = (cell.source,) if cell.source else table.sources
            yield Line(
                table.year,
                table.id,
                row.code,
                column.code,
                cell.value,
                cell.marker,
                cell.marks,
                fi,
                sv,
                table.unit_code,
                sources,
            )


def figure_lines(year: PublishedYear) -> Iterator[Line]:
    """The single numbers of a year; their row is the number's place in the year file."""
    for figure in year.figures.values():
        cell = figure.cell
        yield Line(
            year.year,
            FIGURES,
            figure.key,
            "value",
            cell.value,
            cell.marker,
            cell.marks,
            figure.label["fi"],
            figure.label["sv"],
            figure.unit_code,
            (cell.source or year.source,),
        )


def year_lines(year: PublishedYear) -> Iterator[Line]:
    """Everything that is published of a year: its single numbers, then its tables."""
    yield from figure_lines(year)
    for table in year.tables:
        yield from table_lines(table)


def sources_of(year: PublishedYear) -> list[str]:
    """Ids of all sources that a year's numbers come from, each once, the year's own first."""
    cells = [figure.cell.source for figure in year.figures.values() if figure.cell.source]
    tables = [source for table in year.tables for source in used_sources(table)]
    return list(dict.fromkeys([year.source, *cells, *tables]))


def to_csv(lines: Iterable[Line]) -> str:
    """The lines as CSV: commas, line feeds, a head of column names."""
    return csv_text(COLUMNS, (line.fields for line in lines))


def csv_text(head: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    """Any rows in the same manner of CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def from_csv(text: str) -> list[Line]:
    """The lines of such a file again. Raises ValueError or KeyError when it is none."""
    return [
        Line(
            int(row["year"]),
            row["table"],
            row["row"],
            row["column"],
            int(row["value"]) if row["value"] else None,
            cast(Marker, row["marker"]),
            cast("tuple[Mark, ...]", tuple(row["marks"].split())),
            row["label_fi"],
            row["label_sv"],
            row["unit"],
            tuple(row["source"].split()),
        )
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]
