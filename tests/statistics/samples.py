"""Published years made by hand: small, and holding every kind of table, cell and remark once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from scripts.content.registers.sources import Addresses, Source, Texts
from scripts.languages import LANGUAGES, Lang
from scripts.settings import Both, Publisher, Settings
from scripts.statistics.material import Material
from scripts.statistics.open_data.codebook import English, load_english
from scripts.statistics.published import (
    Break,
    Cell,
    Column,
    Correction,
    Figure,
    HalfYear,
    Headline,
    KnownDifference,
    PublishedTable,
    PublishedYear,
    Row,
    StatedValue,
    Text,
)
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT


def both(word: str) -> Text:
    """The word in two languages that cannot be taken for each other."""
    return {"fi": f"{word} fi", "sv": f"{word} sv"}


def interface_words() -> dict[Lang, dict[str, str]]:
    """The words of the interface as they are in `data`."""
    words: dict[Lang, dict[str, str]] = {"fi": {}, "sv": {}}

    def collect(node: Any, keys: tuple[str, ...]) -> None:
        for key, value in node.items():
            if set(value) >= set(LANGUAGES):
                for lang in LANGUAGES:
                    words[lang][".".join((*keys, key))] = value[lang]
            else:
                collect(value, (*keys, key))

    for file in sorted((ROOT / "data").glob("strings*.yml")):
        collect(load_yaml(file, file.name).data, ())
    return words


WORDS = interface_words()

SETTINGS = Settings(
    name=Both(fi="Sivusto", sv="Webbplatsen"),
    short_name=Both(fi="S", sv="W"),
    publisher=Publisher(name=Both(fi="J", sv="U"), is_authority=False),
    feedback_email=None,
    url="https://site.example/",
    exit=Both(fi="https://exit.example/", sv="https://exit.example/"),
)

SOURCES = {
    name: Source(
        title=Texts(fi=f"Katsaus {name} <i>", sv=f"Översikt {name} <i>"),
        publisher=Texts(fi="Virasto & muut", sv="Verket & andra"),
        date=date,
        url=Addresses(fi=f"https://{name}.example/?a=1&b=2", sv=f"https://{name}.example/sv"),
        kind="report",
    )
    for name, date in (("review", "2021-01"), ("release", None))
}


def table(
    table_id: str,
    numbers: dict[str, Any],
    columns: tuple[str, ...] = ("value",),
    **more: Any,
) -> PublishedTable:
    """A table from numbers by row code; a row may be a number, a Cell, or one of either for each column."""
    rows = []
    for code, given in numbers.items():
        cells = given if isinstance(given, tuple) else (given,)
        by_column = {
            column: cell if isinstance(cell, Cell) else Cell(cell)
            for column, cell in zip(columns, cells, strict=False)
        }
        rows.append(Row(code, both(code), by_column))
    settings: dict[str, Any] = {
        "id": table_id,
        "year": 2020,
        "shape": "crossed" if len(columns) > 1 else "categories",
        "title": both(f"title of {table_id}"),
        "unit": {"fi": "henkilöä", "sv": "personer"},
        "columns": tuple(Column(code, both(code)) for code in columns),
        "rows": tuple(rows),
        "total": None,
        "universe": None,
        "finding": both(f"finding of {table_id}"),
        "sources": ("review",),
        "section": table_id.split(".", maxsplit=1)[0],
        "row_codes": "sample_rows",
        "column_codes": "sample_columns" if len(columns) > 1 else "",
        "unit_code": "persons",
    }
    return PublishedTable(**{**settings, **more})


def figure(key: str, value: int | None, source: str | None = None, **more: Any) -> Figure:
    """A single number in persons."""
    unit: Text = {"fi": "henkilöä", "sv": "personer"}
    return Figure(key, both(key), unit, "persons", Cell(value, source=source, **more))


def figures(*listed: Figure) -> dict[str, Figure]:
    """Figures by their key."""
    return {one.key: one for one in listed}


DIFFERENCE = KnownDifference(
    id="totals",
    kind="parts_vs_total",
    values=(StatedValue(1394, both("heading")), StatedValue(1391, both("sum"))),
    shown=1394,
    explain=both("explained"),
)
DIFFERENCE_OF_YEAR = KnownDifference(
    id="flow",
    kind="flow_vs_stock",
    values=(StatedValue(704, both("stock")), StatedValue(708, both("flow"))),
    shown=704,
    explain=both("why flow"),
)

BY_PURPOSE = table(
    "new_clients.by_purpose",
    {"labour": 1122, "sexual": 62, "marriage": Cell(45, marks=("p", "d")), "none": 0},
    total=1229,
    universe=both("new clients"),
    notes=(both("a note with <b> & more"),),
)
MARKED = table(
    "new_clients.by_age",
    {
        "adult": 237,
        "secret": Cell(None, "c"),
        "absent": Cell(None, "x"),
        "impossible": Cell(None, "z", source="release"),
    },
    total=247,
    universe=both("new clients"),
)
CROSSED = table(
    "new_clients.by_purpose_and_sex",
    {
        "labour": (27, 95),
        "sexual": (55, 7),
        "marriage": (45, 0),
        "secret": (Cell(None, "c"), Cell(None, "c")),
    },
    columns=("female", "male"),
    total=247,
    universe=both("new clients"),
)
CROSSED_WHOLE = table(
    "clients_year_end.by_sex_and_age",
    {"female": (412, 6), "male": (279, 7)},
    columns=("adult", "minor"),
    total=704,
    universe=both("clients"),
)
COUNTS = table(
    "decisions",
    {"positive": 247, "negative": 107},
    shape="counts",
    differences=(DIFFERENCE,),
)
NAMES = table(
    "in_finland.nationalities",
    {"FI": Cell(None, "c"), "AL": Cell(None, "c"), "AX": Cell(None, "c")},
    shape="names",
    chart=False,
)

YEAR = PublishedYear(
    year=2020,
    status="final",
    source="review",
    headlines=(
        Headline("new_clients.total", both("new clients"), 1247, 1229),
        Headline("minors", both("minors"), 10, 14),
        Headline("referrals.total", both("referrals"), 394),
    ),
    # Not in the order of the page.
    tables=(CROSSED_WHOLE, BY_PURPOSE, MARKED, CROSSED, NAMES, COUNTS),
    values={"new_clients.total": 1247, "in_finland.total": 123},
    shares={"in_finland.total": (123, 1247)},
    universes={"in_finland.total": both("new clients")},
    missing=(both("missing table"),),
    differences=(DIFFERENCE, DIFFERENCE_OF_YEAR),
    figures=figures(
        figure("new_clients.total", 1247),
        figure("referrals.total", 394),
        figure("in_finland.total", 123),
        figure("clients_year_end.minors", None, marker="c"),
    ),
)
OLDER = PublishedYear(
    year=2019,
    status="partial",
    source="release",
    headlines=(Headline("new_clients.total", both("new clients"), 1229),),
    tables=(
        table("new_clients.by_purpose", {"labour": 500, "begging": 29}, year=2019, total=1229),
        *(table(f"new_clients.by_{n}", {"a": 1}, year=2019) for n in ("sex", "place")),
    ),
    values={"new_clients.total": 1229, "in_finland.total": 70},
    figures=figures(
        figure("new_clients.total", 1229, "release", marks=("d",)),
        figure("in_finland.total", 70),
        figure("clients_year_end.minors", 24),
    ),
)
THIN = PublishedYear(
    year=2016,
    status="partial",
    source="release",
    headlines=(),
    tables=(table("new_clients.by_sex", {"a": 1}, year=2016, differences=(DIFFERENCE,)),),
    values={"new_clients.total": 130},
    figures=figures(figure("new_clients.total", 130), figure("clients_year_end.minors", 21)),
)
EMPTY = PublishedYear(2021, "partial", "release", headlines=(), tables=(), values={})
YEARS = {year.year: year for year in (YEAR, OLDER, THIN, EMPTY)}

HALF_YEARS = {
    2016: HalfYear(2016, "release", figures(figure("referrals.total", 74), figure("new_clients.total", 45))),
    2021: HalfYear(2021, "review", figures(figure("new_clients.total", 109), figure("in_finland.total", 45))),
}
BREAKS = (
    Break("law", 2020, both("the law changed"), ("new_clients", "in_finland.total")),
    Break("pickers", 2018, both("berry pickers"), ("referrals", "new_clients.total"), until=2018),
    Break("children", 2019, both("children counted"), ("clients_year_end.total_with_children",)),
)
CORRECTION = Correction(
    "sum", date(2026, 3, 1), 2020, both("a sum"), both("12"), both("13"), both("a slip of the pen")
)


def _english() -> English:
    """The real file, with names for what is only in these samples."""
    real = load_english(ROOT)
    tables = [one for year in YEARS.values() for one in year.tables]
    numbers = [one for year in YEARS.values() for one in year.figures]
    return real.model_copy(
        update={
            "tables": {**real.tables, **{one.id: f"{one.id} en" for one in tables}},
            "figures": {**real.figures, **{key: f"{key} en" for key in numbers}},
            "codes": {
                **real.codes,
                "sample_rows": {row.code: f"{row.code} en" for one in tables for row in one.rows},
                "sample_columns": {c.code: f"{c.code} en" for one in tables for c in one.columns},
            },
        }
    )


MATERIAL = Material(
    years=YEARS,
    half_years=HALF_YEARS,
    breaks=BREAKS,
    corrections=(CORRECTION,),
    strings=WORDS,
    sources=SOURCES,
    settings=SETTINGS,
    english=_english(),
)
MODIFIED = date(2026, 11, 24)


def with_years(*years: PublishedYear) -> Material:
    """The material with these years instead."""
    by_number: Mapping[int, PublishedYear] = {year.year: year for year in years}
    return replace(MATERIAL, years=by_number)
