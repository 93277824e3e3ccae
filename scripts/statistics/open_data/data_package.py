"""The description of the open data that programs read: a Frictionless Data Package, version 2.0."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from scripts.statistics.figures.parts import MARKERS
from scripts.statistics.material import Material
from scripts.statistics.open_data import codebook
from scripts.statistics.open_data import rows as data_rows
from scripts.statistics.open_data.tidy import COLUMNS, FIGURES
from scripts.statistics.series import all_series

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES = {"year": "integer", "value": "integer", "until": "integer"}
_KEY = ["year", "table", "row", "column"]


def package(material: Material, modified: date) -> dict[str, Any]:
    """The content of datapackage.json.

    No licence is named while the publisher has not chosen one, and the description says so.
    """
    english = material.english.dataset
    return {
        "$schema": PROFILE,
        "name": "assistance-system-finland",
        "id": material.settings.url + data_rows.PACKAGE,
        "title": english["title"],
        "description": f"{english['description']} {english['licence']}",
        "homepage": material.settings.url,
        "version": modified.isoformat(),
        "keywords": english["keywords"].split(", "),
        "contributors": [{"title": english["publisher"], "roles": ["publisher"]}],
        "sources": [
            {"title": material.sources[name].title.fi, "path": material.sources[name].url.fi}
            for name in _sources(material)
        ],
        "resources": list(_resources(material)),
    }


def _sources(material: Material) -> list[str]:
    return [row[0] for row in data_rows.source_rows(material)]


def _resources(material: Material) -> list[dict[str, Any]]:
    fields = material.english.fields
    tables = sorted({table.id for year in material.years.values() for table in year.tables})
    names = material.english.tables
    tidy = _tidy_schema(material)
    return [
        _resource("all", f"{data_rows.ALL}.csv", "All figures of all years", tidy),
        _resource(FIGURES, data_rows.over_years_path(FIGURES, "csv"), "Single numbers of all years", tidy),
        *(
            _resource(_name(table), data_rows.over_years_path(table, "csv"), names.get(table, table), tidy)
            for table in tables
        ),
        *(
            _resource(f"series-{one.spec.slug}", data_rows.series_path(one, "csv"), one.spec.key, tidy)
            for one in all_series(material.years, material.breaks)
        ),
        _resource(
            "half-years",
            f"{data_rows.HALF_YEARS}.csv",
            "January to June, never to be added to years",
            {
                "fields": [
                    {"name": "period", "type": "string", "constraints": {"pattern": "[0-9]{4}-H1"}},
                    *(_field(name, fields) for name in COLUMNS[1:]),
                ],
                "primaryKey": ["period", "row", "column"],
                "missingValues": [""],
            },
        ),
        _resource("codebook", data_rows.CODEBOOK, "Meaning of all codes", _plain(codebook.HEAD, fields)),
        _resource("sources", data_rows.SOURCES, "Sources", _plain(data_rows.SOURCE_COLUMNS, fields)),
        _resource(
            "known-differences",
            data_rows.DIFFERENCES,
            "Where the sources differ",
            _plain(data_rows.DIFFERENCE_COLUMNS, fields),
        ),
        _resource(
            "breaks", data_rows.BREAKS, "Breaks in the series", _plain(data_rows.BREAK_COLUMNS, fields)
        ),
    ]


def _name(table: str) -> str:
    return table.replace(".", "-").replace("_", "-")


def _resource(name: str, address: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": address.removeprefix("data/"),
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _tidy_schema(material: Material) -> dict[str, Any]:
    fields = [_field(name, material.english.fields) for name in COLUMNS]
    return {"fields": fields, "primaryKey": _KEY, "missingValues": [""]}


def _field(name: str, descriptions: Mapping[str, str]) -> dict[str, Any]:
    """One column. A number that is absent is an empty cell, and `marker` says why."""
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(name, "string")}
    if name in descriptions:
        field["description"] = descriptions[name]
    if name == "value":
        field["constraints"] = {"minimum": 0}
    if name == "marker":
        field["constraints"] = {"enum": list(MARKERS)}
    if name in ("year", "table", "row"):
        field["constraints"] = {"required": True}
    return field


def _plain(columns: tuple[str, ...], descriptions: Mapping[str, str]) -> dict[str, Any]:
    fields = [
        {"name": name, "type": _TYPES.get(name, "string")}
        | ({"description": descriptions[name]} if name in descriptions else {})
        for name in columns
    ]
    return {"fields": fields, "missingValues": [""]}
