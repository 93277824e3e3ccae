"""Published years made by hand: small, and holding every kind of table, cell and remark once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.content.sources import Addresses, Source, Texts
from scripts.languages import LANGUAGES, Lang
from scripts.settings import Both, Publisher, Settings
from scripts.statistics.published import (
    Cell,
    Column,
    Headline,
    KnownDifference,
    PublishedTable,
    PublishedYear,
    Row,
    StatedValue,
    Text,
)
from scripts.yaml_files import load_yaml

ROOT = Path(__file__).resolve().parents[2]


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
    }
    return PublishedTable(**{**settings, **more})


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
    values={"new_clients.total": 1247},
    missing=(both("missing table"),),
    differences=(DIFFERENCE, DIFFERENCE_OF_YEAR),
)
OLDER = PublishedYear(
    year=2019,
    status="partial",
    source="release",
    headlines=(),
    tables=tuple(table(f"new_clients.by_{n}", {"a": 1}, year=2019) for n in ("sex", "age", "place")),
    values={},
)
THIN = PublishedYear(
    year=2018,
    status="partial",
    source="release",
    headlines=(),
    tables=(table("new_clients.by_sex", {"a": 1}, year=2018),),
    values={},
)
YEARS = {year.year: year for year in (YEAR, OLDER, THIN)}
