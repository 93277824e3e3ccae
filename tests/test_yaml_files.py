"""YAML: the line of every key, plain values, and what an editor is told about a broken file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.problems import Problem, ProblemsFound
from scripts.yaml_files import load_yaml, parse_yaml

NAME = "data/contacts.yml"

GOOD = """\
# a comment

victim_support:
  name:
    fi: "Rikosuhripäivystys"
    sv: "Brottsofferjouren"
  number: "116006"
  checked_on: 2026-11-24
  on_bill: no
  price: null
values:
  - {value: 394, where: "title"}
  - value: 1.5
    where: text
  - true
"""


def refused(text: str, first_line: int = 1) -> Problem:
    with pytest.raises(ProblemsFound) as caught:
        parse_yaml(text, NAME, first_line)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


def test_values_are_plain() -> None:
    service = parse_yaml(GOOD, NAME).data["victim_support"]
    assert service == {
        "name": {"fi": "Rikosuhripäivystys", "sv": "Brottsofferjouren"},
        "number": "116006",
        "checked_on": date(2026, 11, 24),
        "on_bill": "no",
        "price": None,
    }
    assert type(service) is dict
    assert type(service["number"]) is str
    assert type(service["checked_on"]) is date


def test_lists_numbers_and_booleans_are_plain() -> None:
    values = parse_yaml(GOOD, NAME).data["values"]
    assert values == [{"value": 394, "where": "title"}, {"value": 1.5, "where": "text"}, True]
    assert [type(values), type(values[0]["value"]), type(values[1]["value"])] == [list, int, float]
    assert values[2] is True


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("victim_support",), 3),
        (("victim_support", "name"), 4),
        (("victim_support", "name", "sv"), 6),
        (("victim_support", "price"), 10),
        (("values", 0), 12),
        (("values", 0, "where"), 12),
        (("values", 1, "where"), 14),
        (("values", 2), 15),
    ],
)
def test_every_key_and_item_has_its_line(keys: tuple[str | int, ...], line: int) -> None:
    assert parse_yaml(GOOD, NAME).line_of(*keys) == line


def test_what_is_not_there_has_the_line_of_its_nearest_parent() -> None:
    file = parse_yaml(GOOD, NAME)
    assert file.line_of("victim_support", "name", "en") == 4
    assert file.line_of("victim_support", "hours", "fi") == 3
    assert file.line_of("nobody") == 1
    assert file.line_of() == 1


def test_a_problem_is_placed_at_its_key() -> None:
    problem = parse_yaml(GOOD, NAME).problem(("victim_support", "number"), "Wrong.", "Correct it.")
    assert problem == Problem(NAME, 7, "Wrong.", "Correct it.")


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    file = parse_yaml("title: A\nsources:\n  - x\n", "docs/index.md", first_line=2)
    assert [file.line_of("title"), file.line_of("sources", 0)] == [2, 4]
    assert refused("a: 1\nb: 2\na: 3\n", first_line=2).line == 4
    assert refused("a:\n\tb: 1\n", first_line=10).line == 11
    assert refused("a: 1\nb: 2026-02-30\n", first_line=5).line == 6
    assert refused("a: x: y\n", first_line=3).line == 3


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "contacts.yml"
    path.write_text(GOOD, encoding="utf-8")
    file = load_yaml(path, NAME)
    assert file.name == NAME
    assert file.data == parse_yaml(GOOD, NAME).data


@pytest.mark.parametrize(
    ("raw", "line", "what", "instead"),
    [
        ("a: lähde\n".encode("latin-1"), 1, "not saved as UTF-8", "encoding UTF-8"),
        (b"\n \n", 0, "The file is empty.", "Write its content"),
        (b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", 2, "after a merge", "Keep one version"),
    ],
)
def test_a_file_that_is_no_good_text_is_told(
    tmp_path: Path, raw: bytes, line: int, what: str, instead: str
) -> None:
    path = tmp_path / "contacts.yml"
    path.write_bytes(raw)
    with pytest.raises(ProblemsFound) as caught:
        load_yaml(path, NAME)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (NAME, line)
    assert what in problem.what
    assert instead in problem.instead


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", 3),
        ("x:\n  a: 1\n  b: 2\n  a: 3\n", 4),
        ("ok: 1\nx: {a: 1, a: 2}\n", 2),
        ("x:\n  - a: 1\n    a: 2\n", 3),
    ],
)
def test_a_key_that_stands_twice_is_told(text: str, line: int) -> None:
    problem = refused(text)
    assert (problem.file, problem.line) == (NAME, line)
    assert problem.what == "The key “a” stands twice in the same place."
    assert problem.instead == "Keep one of the two and delete the other."


def test_the_same_key_in_two_places_is_no_problem() -> None:
    assert parse_yaml("x:\n  a: 1\ny:\n  a: 2\n", NAME).data == {"x": {"a": 1}, "y": {"a": 2}}


@pytest.mark.parametrize(
    ("text", "line"), [("a:\n\tb: 1\n", 2), ("a:\n  b:\n  \t- 1\n", 3), ("a:\t1\n", 1), ("x\t1\t2\n", 1)]
)
def test_a_tab_is_told(text: str, line: int) -> None:
    problem = refused(text)
    assert (problem.file, problem.line) == (NAME, line)
    assert "holds a tab" in problem.what
    assert "Use spaces" in problem.instead


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ('a: "open\nb: 2\n', 3),
        ("a: 1\n  b: 2\n", 2),
        ("a: *nobody\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_broken_yaml_is_told_at_its_line_or_the_next(text: str, line: int) -> None:
    problem = refused(text)
    assert (problem.file, problem.line) == (NAME, line)
    assert "not valid YAML" in problem.what
    assert "Compare with a line nearby that works" in problem.instead


def test_a_value_with_a_colon_is_shown_between_quotes() -> None:
    problem = refused("a: 1\nhours: FI: 9-15\n")
    assert problem.line == 2
    assert problem.instead == 'Put it between quotes: hours: "FI: 9-15"'


def test_a_missing_space_after_a_colon_is_shown() -> None:
    problem = refused("a: 1\nb:2  # two\nc: 3\n")
    assert problem.instead == "Write a space after the colon: `b: 2`."


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "2025-02-29", "2026-11-31"])
def test_a_day_that_does_not_exist_is_told(day: str) -> None:
    problem = refused(f"a: 1\nb: 2024-02-29\nchecked_on: {day}\n")
    assert (problem.file, problem.line) == (NAME, 3)
    assert "not valid YAML" in problem.what
    assert "YYYY-MM-DD, and only days that exist" in problem.instead


@pytest.mark.parametrize("text", ["a: 1\n[c]: 3", "a: 1\n{[c]: 3}: 4"])
def test_a_key_that_is_no_word_is_told_with_its_line(text: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        parse_yaml(text, "data/x.yml")
    assert [problem.line for problem in caught.value.problems] == [2]
