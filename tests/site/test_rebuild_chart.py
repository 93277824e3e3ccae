"""The open data are enough: the numbers of a chart can be made again from the files alone."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

YEAR = "2020"
TABLE = "new_clients.by_purpose"


def fetched(url: str) -> str:
    with urlopen(url, timeout=30) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def rows(package_url: str, package: dict[str, Any], name: str) -> list[dict[str, str]]:
    """The rows of a resource, read as the package describes it."""
    resource = next(one for one in package["resources"] if one["name"] == name)
    listed = list(csv.DictReader(io.StringIO(fetched(urljoin(package_url, resource["path"])), newline="")))
    assert list(listed[0]) == [field["name"] for field in resource["schema"]["fields"]]
    return listed


def test_a_chart_is_made_again_from_the_data_package(address: str) -> None:
    url = f"{address}data/datapackage.json"
    package = json.loads(fetched(url))
    table = [row for row in rows(url, package, "new-clients-by-purpose") if row["year"] == YEAR]
    figures = rows(url, package, "figures")
    (total,) = [
        int(row["value"]) for row in figures if (row["year"], row["row"]) == (YEAR, "new_clients.total")
    ]
    codes = {row["code"]: row for row in rows(url, package, "codebook") if row["table"] == TABLE}
    assert len(table) > 5
    for lang in ("fi", "sv"):
        chart = json.loads(fetched(f"{address}assets/charts/{YEAR}-new-clients-by-purpose.{lang}.json"))
        (bars,) = chart["data"]
        names = [
            name[:1].upper() + name[1:] for name in (codes[row["row"]][f"label_{lang}"] for row in table)
        ]
        assert bars["y"] == [row["row"] for row in table]
        assert bars["x"] == [int(row["value"]) for row in table]
        assert bars["customdata"] == names
        assert chart["shares"]["x"][0] == [round(100 * int(row["value"]) / total, 2) for row in table]
