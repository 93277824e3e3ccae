"""Tables as files for those who calculate: one CSV and one JSON a table, with codes and both languages."""

from __future__ import annotations

import json
from typing import Any, Literal

from scripts.statistics.open_data.tidy import rows_for_files, table_lines, to_csv
from scripts.statistics.published import Cell, KnownDifference, PublishedTable, PublishedYear
from scripts.statistics.wording import used_sources


def download_path(table: PublishedTable, kind: Literal["csv", "json"]) -> str:
    """Address of a table's file from the site's root: "data/2020/new-clients-by-purpose.csv"."""
    return f"data/{table.year}/{table.slug}.{kind}"


def download_files(year: PublishedYear) -> dict[str, bytes]:
    """The files of all tables of a year, by their address from the site's root."""
    files: dict[str, bytes] = {}
    for table in year.tables:
        files[download_path(table, "csv")] = to_csv(table_lines(table)).encode()
        files[download_path(table, "json")] = as_json(table_twin(table)).encode()
    return files


def table_twin(table: PublishedTable) -> dict[str, Any]:
    """Everything that the page shows of a table, for JSON."""
    names = table.shape == "names"
    return {
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
                "cells": {} if names else {code: cell_twin(cell) for code, cell in row.cells.items()},
            }
            for row in rows_for_files(table)
        ],
        "finding": dict(table.finding),
        "notes": [dict(note) for note in table.notes],
        "known_differences": [difference_twin(difference) for difference in table.differences],
        "sources": used_sources(table),
    }


def difference_twin(difference: KnownDifference) -> dict[str, Any]:
    """What the sources say differently."""
    return {
        "id": difference.id,
        "kind": difference.kind,
        "values": [{"value": stated.value, "where": dict(stated.where)} for stated in difference.values],
        "shown": difference.shown,
        "explain": dict(difference.explain),
    }


def as_json(content: object) -> str:
    """A file's text, the same for the same content."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def cell_twin(cell: Cell) -> dict[str, Any]:
    """A number, or why there is none, with its marks and its own source."""
    return {"value": cell.value, "marker": cell.marker, "marks": list(cell.marks), "source": cell.source}
