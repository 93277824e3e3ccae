from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from frictionless import validate

from scripts.problems import ProblemsFound
from scripts.statistics.open_data import rows as data_rows
from scripts.statistics.open_data.files import open_data_files
from scripts.statistics.open_data.rows import all_lines, over_years_path, series_lines
from scripts.statistics.open_data.tidy import FIGURES, from_csv, table_lines, to_csv
from scripts.statistics.series import all_series
from tests.statistics.samples import BREAKS, MATERIAL, MODIFIED, YEAR, YEARS, table

FILES = open_data_files(MATERIAL, MODIFIED)
MARKERS = {("new_clients.by_age", "secret"): "c", ("new_clients.by_age", "absent"): "x"} | {
    ("new_clients.by_age", "impossible"): "z"
}


def _csv(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILES[address].decode(), newline="")))


def _json(address: str) -> Any:
    return json.loads(FILES[address])


def _book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(FILES[data_rows.SPREADSHEET]))


# --- There and back


def test_figures_come_back_from_the_file_as_they_went_in() -> None:
    lines = list(all_lines(MATERIAL))
    assert from_csv(FILES["data/all.csv"].decode()) == lines
    assert to_csv(from_csv(to_csv(lines))) == to_csv(lines)


def test_the_file_of_a_table_and_the_file_of_everything_agree() -> None:
    everything = from_csv(FILES["data/all.csv"].decode())
    for name in {one.id for year in YEARS.values() for one in year.tables}:
        own = from_csv(FILES[over_years_path(name, "csv")].decode())
        assert own == [line for line in everything if line.table == name]
    single = from_csv(FILES[over_years_path(FIGURES, "csv")].decode())
    assert single == [line for line in everything if line.table == FIGURES]


def test_json_holds_the_same_numbers_as_csv() -> None:
    from_json = {
        (year["year"], one["table"], row["code"], column): (cell["value"], cell["marker"])
        for year in _json("data/all.json")["years"]
        for one in year["tables"]
        for row in one["rows"]
        for column, cell in row["cells"].items()
    }
    lines = [line for line in all_lines(MATERIAL) if line.table != FIGURES and line.column]
    assert from_json == {
        (line.year, line.table, line.row, line.column): (line.value, line.marker) for line in lines
    }


def test_the_spreadsheet_holds_the_same_numbers_as_csv() -> None:
    head, *rows = _book()["kaikki alla all"].iter_rows(values_only=True)
    at = {name: index for index, name in enumerate(head)}
    lines = list(all_lines(MATERIAL))
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        shown = f"[{line.marker}]" if line.marker else line.value
        assert (row[at["year"]], row[at["table"]], row[at["row"]]) == (line.year, line.table, line.row)
        assert row[at["value"]] == shown


# --- Absent numbers


def test_secret_absent_and_impossible_are_told_apart_from_each_other_and_from_zero_everywhere() -> None:
    in_csv = {
        (row["table"], row["row"]): row["marker"]
        for row in _csv("data/all.csv")
        if row["table"] == "new_clients.by_age" and not row["value"]
    }
    assert in_csv == MARKERS
    by_age = _json(over_years_path("new_clients.by_age", "json"))[0]
    assert {row["code"]: row["cells"]["value"]["marker"] for row in by_age["rows"]} == {
        "adult": "",
        "secret": "c",
        "absent": "x",
        "impossible": "z",
    }
    values = [row[4] for row in _book()["kaikki alla all"].iter_rows(values_only=True)]
    assert {"[c]", "[x]", "[z]", 0} <= set(values)


def test_a_series_tells_its_gaps_in_every_format() -> None:
    rows = _csv("data/series/new-clients-total.csv")
    assert [(row["year"], row["value"], row["marker"]) for row in rows][:3] == [
        ("2016", "130", ""),
        ("2017", "", "x"),
        ("2018", "", "x"),
    ]
    points = _json("data/series/new-clients-total.json")["points"]
    assert (points[1]["value"], points[1]["marker"]) == (None, "x")
    head, *wide = _book()["sarjat serier series"].iter_rows(values_only=True)
    column = head.index("new_clients.total")
    assert [row[column] for row in wide] == [130, "[x]", "[x]", 1229, 1247, "[x]"]
    minors = head.index("clients_year_end.minors")
    assert wide[4][minors] == "[c]"


def test_lines_of_a_series_are_lines_of_the_whole_where_there_is_a_number() -> None:
    whole = {(line.year, line.table, line.row, line.column): line.value for line in all_lines(MATERIAL)}
    for series in all_series(YEARS, BREAKS):
        for line in series_lines(series):
            key = (line.year, line.table, line.row, line.column)
            assert whole.get(key) == line.value
            assert (key in whole) == bool(line.sources)


def test_half_years_stand_in_a_file_of_their_own_only() -> None:
    rows = _csv("data/half-years.csv")
    assert [(row["period"], row["row"], row["value"]) for row in rows] == [
        ("2016-H1", "referrals.total", "74"),
        ("2016-H1", "new_clients.total", "45"),
        ("2021-H1", "new_clients.total", "109"),
        ("2021-H1", "in_finland.total", "45"),
    ]
    assert "109" not in {row["value"] for row in _csv("data/all.csv")}


# --- Descriptions


def test_the_data_package_is_valid_against_the_data(tmp_path: Path) -> None:
    for address, content in FILES.items():
        target = tmp_path / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    report = validate(str(tmp_path / data_rows.PACKAGE))
    assert report.valid, report.flatten(["title", "message"])
    package = _json(data_rows.PACKAGE)
    assert package["$schema"].endswith("/2.0/datapackage.json")
    assert "licenses" not in package
    described = {f"data/{resource['path']}" for resource in package["resources"]}
    assert described == {address for address in FILES if address.endswith(".csv")}


def test_a_wrong_marker_would_not_pass(tmp_path: Path) -> None:
    """The package's rules are rules: a made-up reason is refused."""
    for address, content in FILES.items():
        target = tmp_path / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    file = tmp_path / "data/all.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",,c,,", ",,q,,"), encoding="utf-8")
    assert not validate(str(tmp_path / data_rows.PACKAGE)).valid


def test_the_codebook_explains_every_code_in_three_languages() -> None:
    rows = _csv(data_rows.CODEBOOK)
    assert all(row["label_fi"] and row["label_sv"] and row["label_en"] for row in rows)
    known = {(row["kind"], row["table"], row["code"]) for row in rows}
    assert len(known) == len(rows)
    for line in all_lines(MATERIAL):
        assert ("unit", "", line.unit) in known or not line.unit
        if line.table == FIGURES:
            assert ("figure", "", line.row) in known
        else:
            assert ("table", "", line.table) in known
            assert ("row", line.table, line.row) in known
            assert line.column in ("", "value") or ("column", line.table, line.column) in known
    assert {("marker", "", sign) for sign in "cxz"} | {("mark", "", sign) for sign in "brped"} <= known


def test_a_code_without_an_english_name_is_a_problem_that_names_it() -> None:
    year = replace(YEAR, tables=(*YEAR.tables, table("new_clients.by_moon", {"full": 7})))
    with pytest.raises(ProblemsFound) as caught:
        open_data_files(replace(MATERIAL, years={2020: year}), MODIFIED)
    told = {problem.what for problem in caught.value.problems}
    assert told == {
        "“tables.new_clients.by_moon” has no English name.",
        "“codes.sample_rows.full” has no English name.",
    }


def test_the_catalogue_record_names_what_a_catalogue_needs_and_no_licence() -> None:
    record = _json(data_rows.RECORD)
    dataset = record["dcat:dataset"][0]
    for of in (record, dataset):
        assert {entry["@language"] for entry in of["dct:title"]} >= {"fi", "sv"}
        assert {entry["@language"] for entry in of["dct:description"]} == {"fi", "sv", "en"}
    files = {entry["dcat:downloadURL"]["@id"] for entry in dataset["dcat:distribution"]}
    assert files <= {MATERIAL.settings.url + address for address in FILES}
    assert "license" not in json.dumps(record)
    assert record["dct:publisher"]["foaf:name"]


def test_every_format_says_that_the_licence_is_not_confirmed() -> None:
    words = {
        "fi": MATERIAL.strings["fi"]["stats.data.licence_text"],
        "sv": MATERIAL.strings["sv"]["stats.data.licence_text"],
        "en": MATERIAL.english.dataset["licence"],
    }
    assert "ei ole valinnut" in words["fi"]
    assert "inte valt" in words["sv"]
    assert "not confirmed" in words["en"]
    assert _json("data/all.json")["licence"] == words
    (row,) = [row for row in _csv(data_rows.CODEBOOK) if row["code"] == "licence"]
    assert {lang: row[f"label_{lang}"] for lang in words} == words
    assert words["en"] in _json(data_rows.PACKAGE)["description"]
    notes = [row[0] for row in _book().worksheets[0].iter_rows(values_only=True)]
    assert set(words.values()) <= set(notes)
    for entry in _json(data_rows.RECORD)["dcat:dataset"][0]["dcat:distribution"]:
        assert {one["@language"]: one["@value"] for one in entry["dct:rights"]["rdfs:label"]} == words


def test_known_differences_and_breaks_go_along() -> None:
    rows = _csv(data_rows.DIFFERENCES)
    assert [(row["year"], row["value"], row["shown"]) for row in rows if row["difference"] == "flow"] == [
        ("2020", "704", "1"),
        ("2020", "708", "0"),
    ]
    assert {row["table"] for row in rows if row["difference"] == "totals"} == {
        "decisions",
        "new_clients.by_sex",
    }
    assert [row["break"] for row in _csv(data_rows.BREAKS)] == ["pickers", "children", "law"]


def test_every_source_of_a_number_is_listed() -> None:
    listed = {row["source"] for row in _csv(data_rows.SOURCES)}
    assert {source for line in all_lines(MATERIAL) for source in line.sources} <= listed


def test_notes_come_first_in_the_spreadsheet_in_three_languages() -> None:
    book = _book()
    assert book.sheetnames[0] == "lue läs read"
    notes = [row[0] for row in book.worksheets[0].iter_rows(values_only=True)]
    for title in (
        MATERIAL.strings["fi"]["stats.data.dataset_title"],
        MATERIAL.strings["sv"]["stats.data.dataset_title"],
        MATERIAL.english.dataset["title"],
    ):
        assert title in notes


def test_the_same_figures_give_the_same_bytes() -> None:
    assert open_data_files(MATERIAL, MODIFIED) == FILES


def test_lines_of_a_table_of_names_have_no_number_and_no_reason() -> None:
    names = next(one for one in YEAR.tables if one.shape == "names")
    assert {(line.value, line.marker, line.column) for line in table_lines(names)} == {(None, "", "")}
