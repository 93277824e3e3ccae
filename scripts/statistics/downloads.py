"""Tables as files for those who calculate: one CSV and one JSON a table, with codes and both languages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, Literal

from scripts.statistics.published import Cell, PublishedTable, PublishedYear, Row
from scripts.statistics.wording import used_sources

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


def download_path(table: PublishedTable, kind: Literal["csv", "json"]) -> str:
    """Address of a table's file from the site's root: "data/2020/new-clients-by-purpose.csv"."""
    return f"data/{table.year}/{table.slug}.{kind}"


def download_files(year: PublishedYear) -> dict[str, bytes]:
    """The files of all tables of a year, by their address from the site's root."""
    files: dict[str, bytes] = {}
    for table in year.tables:
        files[download_path(table, "csv")] = _csv(table).encode()
        files[download_path(table, "json")] = _json(table).encode()
    return files


def _rows(table: PublishedTable) -> list[Row]:
    """Names without numbers go by their code: the order of the source may follow the numbers."""
    return sorted(table.rows, key=lambda row: row.code) if table.shape == "names" else list(table.rows)


def _csv(table: PublishedTable) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_lines(table))
    return text.getvalue()


def _lines(table: PublishedTable) -> Iterator[list[str | int]]:
    """One line a cell. A row of a table of names has one line, without a value and without a marker."""
    sources = " ".join(table.sources)
    unit = " / ".join(dict.fromkeys([table.unit["fi"], table.unit["sv"]]))
    for row in _rows(table):
        if table.shape == "names":
            yield [
                table.year,
                table.id,
                row.code,
                "",
                "",
                "",
                "",
                row.label["fi"],
                row.label["sv"],
                "",
                sources,
            ]
            continue
        for column in table.columns:
            cell = row.cells.get(column.code, Cell(None, "x"))
            labels = [
                f"{row.label[lang]}, {column.label[lang]}" if len(table.columns) > 1 else row.label[lang]
                for lang in ("fi", "sv")
            ]
            yield [
                table.year,
                table.id,
                row.code,
                column.code,
                "" if cell.value is None else cell.value,
                cell.marker,
                " ".join(cell.marks),
                *labels,
                unit,
                cell.source or sources,
            ]


def _json(table: PublishedTable) -> str:
    names = table.shape == "names"
    twin: dict[str, Any] = {
        "year": table.year,
        "table": table.id,
        "shape": table.shape,
        "title": dict(table.title),
        "unit": dict(table.unit),
        "total": table.total,
        "universe": dict(table.universe) if table.universe else None,
        "columns": [] if names else [{"code": c.code, "label": dict(c.label)} for c in table.columns],
        "rows": [
            {
                "code": row.code,
                "label": dict(row.label),
                "merged": list(row.merged),
                "cells": {} if names else {code: _cell(cell) for code, cell in row.cells.items()},
            }
            for row in _rows(table)
        ],
        "finding": dict(table.finding),
        "notes": [dict(note) for note in table.notes],
        "known_differences": [
            {
                "id": difference.id,
                "kind": difference.kind,
                "values": [{"value": v.value, "where": dict(v.where)} for v in difference.values],
                "shown": difference.shown,
                "explain": dict(difference.explain),
            }
            for difference in table.differences
        ],
        "sources": used_sources(table),
    }
    return json.dumps(twin, ensure_ascii=False, indent=1) + "\n"


def _cell(cell: Cell) -> dict[str, Any]:
    return {"value": cell.value, "marker": cell.marker, "marks": list(cell.marks), "source": cell.source}
