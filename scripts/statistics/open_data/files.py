"""The open data of all years: files at addresses that do not change, all made from the published figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from scripts.languages import LANGUAGES
from scripts.problems import ProblemsFound
from scripts.statistics.material import Material
from scripts.statistics.open_data import catalogue_record, codebook, data_package, spreadsheet
from scripts.statistics.open_data.downloads import as_json, cell_twin, difference_twin, table_twin
from scripts.statistics.open_data.rows import (
    ALL,
    BREAK_COLUMNS,
    BREAKS,
    CODEBOOK,
    DIFFERENCE_COLUMNS,
    DIFFERENCES,
    HALF_YEAR_COLUMNS,
    HALF_YEARS,
    PACKAGE,
    RECORD,
    SOURCE_COLUMNS,
    SOURCES,
    SPREADSHEET,
    all_lines,
    break_rows,
    difference_rows,
    half_year_rows,
    half_years,
    over_years_path,
    period,
    series_lines,
    series_path,
    source_rows,
)
from scripts.statistics.open_data.tidy import (
    COLUMNS,
    FIGURES,
    csv_text,
    figure_lines,
    sources_of,
    table_lines,
    to_csv,
)
from scripts.statistics.published import HalfYear, PublishedTable, PublishedYear
from scripts.statistics.series import Point, Series, all_series


def open_data_files(material: Material, modified: date) -> dict[str, bytes]:
    """All these files by their address from the site's root; the same bytes for the same figures.

    modified: the day on which the figures were last compared with their sources
    Raises ProblemsFound when something has no name for the codebook.
    """
    problems = codebook.english_problems(material.years, material.half_years, material.english)
    if problems:
        raise ProblemsFound(problems)
    years = [material.years[number] for number in sorted(material.years)]
    texts = {
        f"{ALL}.csv": to_csv(all_lines(material)),
        f"{ALL}.json": as_json(_everything(material, years)),
        CODEBOOK: csv_text(
            codebook.HEAD,
            codebook.codebook_lines(material.years, material.half_years, material.strings, material.english),
        ),
        SOURCES: csv_text(SOURCE_COLUMNS, source_rows(material)),
        DIFFERENCES: csv_text(DIFFERENCE_COLUMNS, difference_rows(years)),
        BREAKS: csv_text(BREAK_COLUMNS, break_rows(material)),
        f"{HALF_YEARS}.csv": csv_text(HALF_YEAR_COLUMNS, half_year_rows(material)),
        f"{HALF_YEARS}.json": as_json([_half_year_twin(half) for half in half_years(material)]),
        **_tables_over_years(years),
    }
    for series in all_series(material.years, material.breaks):
        texts[series_path(series, "csv")] = to_csv(series_lines(series))
        texts[series_path(series, "json")] = as_json(_series_twin(series))
    files = {address: text.encode() for address, text in texts.items()}
    files[PACKAGE] = as_json(data_package.package(material, modified)).encode()
    files[RECORD] = as_json(catalogue_record.record(material, modified)).encode()
    files[SPREADSHEET] = spreadsheet.workbook(_sheets(material, years), material, modified)
    return files


def _tables_over_years(years: Sequence[PublishedYear]) -> dict[str, str]:
    tables: dict[str, list[PublishedTable]] = {}
    for year in years:
        for table in year.tables:
            tables.setdefault(table.id, []).append(table)
    files = {
        over_years_path(FIGURES, "csv"): to_csv(line for year in years for line in figure_lines(year)),
        over_years_path(FIGURES, "json"): as_json(
            [{"year": year.year, "figures": _figures_twin(year)} for year in years]
        ),
    }
    for table_id, same in tables.items():
        files[over_years_path(table_id, "csv")] = to_csv(line for one in same for line in table_lines(one))
        files[over_years_path(table_id, "json")] = as_json([table_twin(one) for one in same])
    return files


# --- JSON


def _everything(material: Material, years: Sequence[PublishedYear]) -> dict[str, Any]:
    return {
        "years": [
            {
                "year": year.year,
                "status": year.status,
                "figures": _figures_twin(year),
                "tables": [table_twin(table) for table in year.tables],
                "missing": [dict(title) for title in year.missing],
                "known_differences": [difference_twin(one) for one in year.differences],
                "sources": sources_of(year),
            }
            for year in years
        ],
        "breaks": [dict(zip(BREAK_COLUMNS, row, strict=True)) for row in break_rows(material)],
        "licence": {
            **{lang: material.strings[lang]["stats.data.licence_text"] for lang in LANGUAGES},
            "en": material.english.dataset["licence"],
        },
    }


def _figures_twin(thing: PublishedYear | HalfYear) -> list[dict[str, Any]]:
    return [
        {
            "figure": figure.key,
            "label": dict(figure.label),
            "unit": figure.unit_code,
            **cell_twin(figure.cell),
        }
        for figure in thing.figures.values()
    ]


def _half_year_twin(half: HalfYear) -> dict[str, Any]:
    return {
        "period": period(half),
        "figures": _figures_twin(half),
        "known_differences": [difference_twin(one) for one in half.differences],
        "source": half.source,
    }


def _series_twin(series: Series) -> dict[str, Any]:
    return {
        "series": series.spec.key,
        "label": dict(series.label),
        "unit": series.unit_code,
        "points": [_point(point) for point in series.points],
        "breaks": [{"year": one.year, "until": one.until, "text": dict(one.text)} for one in series.breaks],
    }


def _point(point: Point) -> dict[str, Any]:
    if point.cell is None:
        return {"year": point.year, "value": None, "marker": "x", "marks": [], "sources": []}
    return {
        "year": point.year,
        "value": point.cell.value,
        "marker": point.cell.marker,
        "marks": list(point.cell.marks),
        "sources": list(point.sources),
    }


# --- Spreadsheet


def _sheets(material: Material, years: Sequence[PublishedYear]) -> list[spreadsheet.Sheet]:
    series = all_series(material.years, material.breaks)
    first = min((one.points[0].year for one in series), default=0)
    last = max((one.points[-1].year for one in series), default=-1)
    wide = [(number, *(_wide_cell(one, number) for one in series)) for number in range(first, last + 1)]
    lines = [_shown(line.fields, COLUMNS) for line in all_lines(material)]
    halves = [_shown(row, HALF_YEAR_COLUMNS) for row in half_year_rows(material)]
    return [
        spreadsheet.Sheet("sarjat serier series", ("year", *(one.spec.key for one in series)), wide),
        spreadsheet.Sheet("kaikki alla all", COLUMNS, lines),
        spreadsheet.Sheet("puolivuodet halvår half-years", HALF_YEAR_COLUMNS, halves),
        spreadsheet.Sheet("erot skillnader differences", DIFFERENCE_COLUMNS, list(difference_rows(years))),
        spreadsheet.Sheet("katkokset brott breaks", BREAK_COLUMNS, list(break_rows(material))),
        spreadsheet.Sheet(
            "koodit koder codes",
            codebook.HEAD,
            codebook.codebook_lines(material.years, material.half_years, material.strings, material.english),
        ),
        spreadsheet.Sheet("lähteet källor sources", SOURCE_COLUMNS, list(source_rows(material))),
    ]


def _wide_cell(series: Series, number: int) -> str | int:
    """A number, or the sign for why there is none; empty outside the series."""
    for point in series.points:
        if point.year == number:
            if point.cell is None:
                return "[x]"
            return f"[{point.cell.marker}]" if point.cell.value is None else point.cell.value
    return ""


def _shown(fields: Sequence[str | int], columns: Sequence[str]) -> tuple[str | int, ...]:
    """A line for people: where there is no number, its sign stands in the number's place."""
    value, marker = columns.index("value"), columns.index("marker")
    if fields[value] == "" and fields[marker]:
        return (*fields[:value], f"[{fields[marker]}]", *fields[value + 1 :])
    return tuple(fields)
