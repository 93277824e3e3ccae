from __future__ import annotations

import csv
import io
import json

import pytest

from scripts.statistics.open_data.downloads import download_files, download_path
from scripts.statistics.open_data.tidy import COLUMNS
from scripts.statistics.published import PublishedTable
from tests.statistics.samples import BY_PURPOSE, COUNTS, CROSSED, MARKED, NAMES, YEAR

FILES = download_files(YEAR)


def _rows(table: PublishedTable) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILES[download_path(table, "csv")].decode(), newline="")))


def test_every_table_has_both_files_under_its_year() -> None:
    assert download_path(BY_PURPOSE, "csv") == "data/2020/new-clients-by-purpose.csv"
    assert set(FILES) == {download_path(t, kind) for t in YEAR.tables for kind in ("csv", "json")}


def test_the_csv_is_tidy_with_plain_line_ends() -> None:
    text = FILES[download_path(BY_PURPOSE, "csv")].decode("utf-8")
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert "\r" not in text
    assert text.endswith("\n")
    assert _rows(BY_PURPOSE)[0] == {
        "year": "2020",
        "table": "new_clients.by_purpose",
        "row": "labour",
        "column": "value",
        "value": "1122",
        "marker": "",
        "marks": "",
        "label_fi": "labour fi",
        "label_sv": "labour sv",
        "unit": "persons",
        "source": "review",
    }


@pytest.mark.parametrize("table", [t for t in YEAR.tables if t.shape != "names"], ids=lambda t: str(t.id))
def test_csv_and_json_hold_exactly_the_cells(table: PublishedTable) -> None:
    cells = {(row.code, column): cell for row in table.rows for column, cell in row.cells.items()}
    from_csv = {(row["row"], row["column"]): (row["value"], row["marker"]) for row in _rows(table)}
    assert from_csv == {
        at: ("" if cell.value is None else str(cell.value), cell.marker) for at, cell in cells.items()
    }
    twin = json.loads(FILES[download_path(table, "json")])
    from_json = {
        (row["code"], column): (cell["value"], cell["marker"])
        for row in twin["rows"]
        for column, cell in row["cells"].items()
    }
    assert from_json == {at: (cell.value, cell.marker) for at, cell in cells.items()}
    assert twin["total"] == table.total


def test_secret_absent_and_impossible_are_told_apart_and_from_zero() -> None:
    assert [(row["row"], row["value"], row["marker"]) for row in _rows(MARKED)] == [
        ("adult", "237", ""),
        ("secret", "", "c"),
        ("absent", "", "x"),
        ("impossible", "", "z"),
    ]
    assert _rows(BY_PURPOSE)[3]["value"] == "0"


def test_marks_and_the_source_of_a_single_cell_are_kept() -> None:
    assert _rows(BY_PURPOSE)[2]["marks"] == "p d"
    assert _rows(MARKED)[3]["source"] == "release"


def test_rows_of_a_crossed_table_name_both_things() -> None:
    assert (_rows(CROSSED)[1]["label_fi"], _rows(CROSSED)[1]["value"]) == ("labour fi, male fi", "95")


def test_names_are_listed_by_code_and_without_anything_to_count() -> None:
    rows = _rows(NAMES)
    assert [row["row"] for row in rows] == ["AL", "AX", "FI"]
    assert {(row["value"], row["marker"], row["unit"]) for row in rows} == {("", "", "")}
    twin = json.loads(FILES[download_path(NAMES, "json")])
    assert all(not row["cells"] for row in twin["rows"])


def test_known_differences_go_along() -> None:
    twin = json.loads(FILES[download_path(COUNTS, "json")])
    assert [value["value"] for value in twin["known_differences"][0]["values"]] == [1394, 1391]


def test_the_same_year_gives_the_same_bytes() -> None:
    assert download_files(YEAR) == FILES
