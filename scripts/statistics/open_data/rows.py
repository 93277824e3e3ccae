"""The open data as rows, and the addresses of its files, which do not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from scripts.statistics.material import Material
from scripts.statistics.open_data.tidy import COLUMNS, FIGURES, Line, sources_of, year_lines
from scripts.statistics.published import HalfYear, KnownDifference, PublishedTable, PublishedYear
from scripts.statistics.series import Series

ALL = "data/all"
HALF_YEARS = "data/half-years"
SOURCES = "data/sources.csv"
DIFFERENCES = "data/known-differences.csv"
BREAKS = "data/breaks.csv"
CODEBOOK = "data/codebook.csv"
SPREADSHEET = "data/statistics.xlsx"
PACKAGE = "data/datapackage.json"
RECORD = "data/catalogue.jsonld"

HALF_YEAR_COLUMNS = ("period", *COLUMNS[1:])
SOURCE_COLUMNS = (
    "source",
    "title_fi",
    "title_sv",
    "publisher_fi",
    "publisher_sv",
    "date",
    "url_fi",
    "url_sv",
)
DIFFERENCE_COLUMNS = (
    "year",
    "difference",
    "kind",
    "table",
    "value",
    "shown",
    "where_fi",
    "where_sv",
    "explain_fi",
    "explain_sv",
)
BREAK_COLUMNS = ("break", "year", "until", "about", "text_fi", "text_sv", "source")


def over_years_path(table_id: str, kind: Literal["csv", "json"]) -> str:
    """Address of one table of all years from the site's root: "data/tables/new-clients-by-purpose.csv"."""
    return f"data/tables/{table_id.replace('.', '-').replace('_', '-')}.{kind}"


def series_path(series: Series, kind: Literal["csv", "json"]) -> str:
    """Address of a series from the site's root: "data/series/new-clients-total.csv"."""
    return f"data/series/{series.spec.slug}.{kind}"


def all_lines(material: Material) -> Iterator[Line]:
    """Every published number of all whole years, the oldest year first."""
    for number in sorted(material.years):
        yield from year_lines(material.years[number])


def series_lines(series: Series) -> Iterator[Line]:
    """A series, one line a year; a gap is a line without a number whose marker says that it is absent."""
    table, row, column = series.place
    for point in series.points:
        cell = point.cell
        yield Line(
            point.year,
            table,
            row,
            column,
            cell.value if cell else None,
            cell.marker if cell else "x",
            cell.marks if cell else (),
            series.label["fi"],
            series.label["sv"],
            series.unit_code,
            point.sources,
        )


def half_year_rows(material: Material) -> Iterator[tuple[str | int, ...]]:
    """The numbers of half-years, which have a period instead of a year and a file of their own."""
    for half in half_years(material):
        for figure in half.figures.values():
            line = Line(
                half.year,
                FIGURES,
                figure.key,
                "value",
                figure.cell.value,
                figure.cell.marker,
                figure.cell.marks,
                figure.label["fi"],
                figure.label["sv"],
                figure.unit_code,
                (figure.cell.source or half.source,),
            )
            yield (period(half), *line.fields[1:])


def source_rows(material: Material) -> Iterator[tuple[str, ...]]:
    """The sources that some number comes from."""
    used = dict.fromkeys(
        source for number in sorted(material.years) for source in sources_of(material.years[number])
    )
    for half in half_years(material):
        used.update(
            dict.fromkeys([half.source, *(f.cell.source or half.source for f in half.figures.values())])
        )
    for one in material.breaks:
        used.update(dict.fromkeys(one.sources))
    for name in used:
        source = material.sources[name]
        yield (
            name,
            source.title.fi,
            source.title.sv,
            source.publisher.fi,
            source.publisher.sv,
            source.date or "",
            source.url.fi,
            source.url.sv,
        )


def difference_rows(years: Iterable[PublishedYear]) -> Iterator[tuple[str | int, ...]]:
    """Where the sources differ, one row for each of the numbers that they give."""
    for year in years:
        for difference, tables in differences_of(year):
            for stated in difference.values:
                yield (
                    year.year,
                    difference.id,
                    difference.kind,
                    " ".join(table.id for table in tables),
                    stated.value,
                    int(stated.value == difference.shown),
                    stated.where["fi"],
                    stated.where["sv"],
                    difference.explain["fi"],
                    difference.explain["sv"],
                )


def differences_of(year: PublishedYear) -> list[tuple[KnownDifference, list[PublishedTable]]]:
    """Each known difference of a year once, with the tables beside which it is told."""
    found: dict[str, tuple[KnownDifference, list[PublishedTable]]] = {}
    for table in year.tables:
        for difference in table.differences:
            found.setdefault(difference.id, (difference, []))[1].append(table)
    for difference in year.differences:
        found.setdefault(difference.id, (difference, []))
    return list(found.values())


def break_rows(material: Material) -> Iterator[tuple[str | int, ...]]:
    """The breaks of the series, the oldest first."""
    for one in sorted(material.breaks, key=lambda one: (one.year, one.id)):
        yield (
            one.id,
            one.year,
            one.until or "",
            " ".join(one.keys),
            one.text["fi"],
            one.text["sv"],
            " ".join(one.sources),
        )


def half_years(material: Material) -> list[HalfYear]:
    """The half-years, the oldest first."""
    return [material.half_years[number] for number in sorted(material.half_years)]


def period(half: HalfYear) -> str:
    """A half-year's name in files: "2020-H1"."""
    return f"{half.year}-H1"
