"""What pydantic refuses, told in an editor's words: file, line, what is wrong, what to write instead."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from scripts.model_problems import fault, models_by_id, problems_from
from scripts.problems import Problem
from scripts.yaml_files import parse_yaml

NAME = "data/things.yml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Both(_Strict):
    fi: Annotated[str, Field(min_length=1)]
    sv: Annotated[str, Field(min_length=1)]


def even(value: str) -> str:
    if len(value) % 2:
        raise fault(f"“{value}” is odd.", "Add a letter.")
    return value


class Cell(_Strict):
    value: int
    where: str = ""


class Thing(_Strict):
    name: Both
    kind: Literal["law", "report"]
    day: date | None = None
    size: Annotated[int, Field(ge=1, le=730)] = 1
    code: Annotated[str, Field(pattern=r"^[a-z]+$", max_length=5)] = "abc"
    tags: Annotated[list[str], Field(min_length=1, max_length=3)] = ["x"]
    cells: list[Cell] = []
    shares: dict[str, float] = {}
    shown: bool = True
    number: Annotated[str, AfterValidator(even)] | Both | None = None
    title: Annotated[str, Field(min_length=3)] = "abc"

    @field_validator("title")
    @classmethod
    def _not_loud(cls, value: str) -> str:
        if value.isupper():
            raise ValueError("a title is not shouted")
        return value


START = 'name: {fi: "a", sv: "b"}\nkind: law\n'


def found(text: str, *, with_model: bool = True) -> list[Problem]:
    file = parse_yaml(text, NAME)
    with pytest.raises(ValidationError) as caught:
        Thing.model_validate(file.data)
    return problems_from(caught.value, file, model=Thing if with_model else None)


def only(text: str) -> Problem:
    problems = found(text)
    assert len(problems) == 1, problems
    return problems[0]


def test_a_missing_key_is_told_where_it_belongs() -> None:
    assert only('# first\nname: {fi: "a", sv: "b"}\n') == Problem(
        NAME, 1, "“kind” is missing.", "Add a line `kind: …` with its value."
    )


def test_a_missing_language_is_told_as_such() -> None:
    assert only("kind: law\nname:\n  fi: a\n") == Problem(
        NAME,
        2,
        "“name › sv” is missing.",
        "Add the Swedish line, `sv: …`; both languages are needed.",
    )


def test_an_unknown_key_with_a_near_one_gets_a_hint() -> None:
    assert only(START + "siez: 3\n") == Problem(
        NAME, 3, "The key “siez” is not known here.", "Did you mean “size”?"
    )


def test_without_the_model_only_missing_keys_are_hints() -> None:
    (problem,) = found('name: {fi: "a", sv: "b"}\nknid: law\n', with_model=False)
    assert problem == Problem(NAME, 2, "The key “knid” is not known here.", "Did you mean “kind”?")
    (problem,) = found(START + "siez: 3\n", with_model=False)
    assert problem.instead == "Delete the line, or correct the key's name."


def test_a_mistyped_key_is_one_problem_and_not_also_a_missing_key() -> None:
    assert only('nmae: {fi: "a", sv: "b"}\nkind: law\n') == Problem(
        NAME, 1, "The key “nmae” is not known here.", "Did you mean “name”?"
    )


def test_a_key_that_is_there_already_is_no_hint() -> None:
    problem = only(START + "kinds: law\n")
    assert problem.line == 3
    assert "kind," not in problem.instead
    assert problem.instead.startswith("Delete the line, or use one of: cells, code, day,")


def test_an_unknown_key_far_from_all_gets_the_list() -> None:
    problem = only("kind: law\nname:\n  fi: a\n  sv: b\n  zzzzzz: c\n")
    assert problem == Problem(
        NAME, 5, "The key “zzzzzz” is not known here.", "Delete the line, or correct the key's name."
    )


def test_a_key_that_is_no_text_is_unknown_too() -> None:
    problem = only(START + "12: x\n")
    assert (problem.line, problem.what) == (3, "The key “12” is not known here.")
    assert problem.instead.startswith("Delete the line")


def test_hints_reach_into_lists() -> None:
    assert only(START + "cells:\n  - value: 1\n  - value: 2\n    wher: x\n") == Problem(
        NAME, 6, "The key “wher” is not known here.", "Did you mean “where”?"
    )


@pytest.mark.parametrize(
    ("line", "what", "instead"),
    [
        ("code: 12", "“code” should be a text, not 12.", 'between "quotes"'),
        ("code: true", "“code” should be a text, not true.", 'between "quotes"'),
        ("code: 2026-11-24", "“code” should be a text, not 2026-11-24.", 'between "quotes"'),
        ("code: [a]", "“code” should be a text, not a list.", "Write a text"),
        ("code: {a: b}", "“code” should be a text, not a group of keys.", "Write a text"),
        ("code:", "“code” has no value.", "Write a text"),
        ('size: "3"', "“size” should be a whole number, not “3”.", "without quotes, such as 180"),
        ("size: 2.5", "“size” should be a whole number, not 2.5.", "Write a whole number"),
        ('shown: "yes"', "“shown” should be true or false, not “yes”.", "Write true or false"),
        ('day: "24.11.2026"', "“day” should be a day, not “24.11.2026”.", "YYYY-MM-DD"),
        ("day: 2026-11-24 10:00:00", "“day” should be a day", "YYYY-MM-DD"),
        ("tags: x", "“tags” should be a list, not “x”.", "begins with “- ”"),
        ("tags: [x, 1]", "“tags › item 2” should be a text, not 1.", "Write a text"),
        ("shares: 3", "“shares” should be a group of keys, not 3.", "Write its keys below it"),
        ("shares: {a: x}", "“shares › a” should be a number, not “x”.", "such as 12.5"),
        ("size: 0", "“size” cannot be 0.", "Write at least 1."),
        ("size: 731", "“size” cannot be 731.", "Write at most 730."),
        ('code: "A"', "“code” cannot be “A”: it has not the right form.", "letter by letter"),
        ("code: abcdefg", "“code” is too long.", "Use at most 5 characters."),
        ("tags: []", "“tags” is empty.", "If nothing is left to list, delete the whole entry."),
        ("tags: [a, b, c, d]", "“tags” is too long.", "Use at most 3 items."),
        ('title: ""', "“title” is empty.", "Write its content."),
        ("title: ab", "“title” is too short.", "Use at least 3 characters."),
        ("title: ABC", "“title” is not right: a title is not shouted.", "Correct the value"),
        ("number: abc", "“number”: “abc” is odd.", "Add a letter."),
    ],
)
def test_a_bad_value_is_told_at_its_line(line: str, what: str, instead: str) -> None:
    problem = only(f"{START}{line}\n")
    assert (problem.file, problem.line) == (NAME, 3)
    assert problem.what.startswith(what)
    assert instead in problem.instead


def test_a_value_outside_the_list_gets_the_list_and_a_hint() -> None:
    assert only('name: {fi: "a", sv: "b"}\nkind: reprot\n') == Problem(
        NAME, 2, "“kind” cannot be “reprot”.", "Did you mean “report”? Write one of: law, report."
    )
    assert only('name: {fi: "a", sv: "b"}\nkind: 3\n') == Problem(
        NAME, 2, "“kind” cannot be 3.", "Write one of: law, report."
    )
    assert only('name: {fi: "a", sv: "b"}\nkind:\n').what == "“kind” has no value."


def test_an_empty_group_of_keys_is_told() -> None:
    problem = only("name:\nkind: law\n")
    assert (problem.line, problem.what) == (1, "“name” has no value.")
    assert "Write its keys below it" in problem.instead


class TestSeveralKindsOfValue:
    """Where a text or a group of keys may stand, only the faults of the meant kind are told."""

    def test_a_value_of_neither_kind_is_one_problem_with_both_ways(self) -> None:
        problem = only(START + "number: 112\n")
        assert (problem.line, problem.what) == (3, "“number” should be a text or a group of keys, not 112.")
        assert 'between "quotes"' in problem.instead
        assert "Or: Write its keys below it" in problem.instead

    def test_a_text_is_judged_as_a_text(self) -> None:
        assert only(START + 'number: "112"\n') == Problem(NAME, 3, "“number”: “112” is odd.", "Add a letter.")

    def test_a_group_is_judged_as_a_group(self) -> None:
        assert only(START + "number:\n  fi: a\n") == Problem(
            NAME,
            3,
            "“number › sv” is missing.",
            "Add the Swedish line, `sv: …`; both languages are needed.",
        )

    def test_a_mistyped_key_in_a_group_gets_its_hint(self) -> None:
        assert only(START + "number:\n  fi: a\n  sve: b\n") == Problem(
            NAME, 5, "The key “sve” is not known here.", "Did you mean “sv”?"
        )

    def test_a_wrong_value_in_a_group_is_told_there(self) -> None:
        problem = only(START + "number:\n  fi: a\n  sv: 5\n")
        assert (problem.line, problem.what) == (5, "“number › sv” should be a text, not 5.")


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    problems = found("kind: lwa\nname:\n  fi: 3\nsize: 0\nextra: 1\nday: soon\n")
    assert [problem.line for problem in problems] == [1, 2, 3, 4, 5, 6]
    assert all(problem.instead for problem in problems)


def test_a_prefix_says_where_the_value_stands_in_the_file() -> None:
    file = parse_yaml("things:\n  - one: 1\n  - kind: law\n    name:\n      fi: a\n", NAME)
    with pytest.raises(ValidationError) as caught:
        Thing.model_validate(file.data["things"][1])
    (problem,) = problems_from(caught.value, file, ("things", 1), Thing)
    assert (problem.line, problem.what) == (4, "“name › sv” is missing.")


class TestEntriesById:
    """Files that are groups of entries, each under its id."""

    def test_good_entries_come_in_the_order_of_the_file(self) -> None:
        entries, problems = models_by_id(parse_yaml("b:\n  value: 1\na_2:\n  value: 2\n", NAME), Cell)
        assert problems == []
        assert list(entries) == ["b", "a_2"]
        assert entries["a_2"].value == 2

    def test_faults_of_all_entries_are_told_and_good_ones_kept(self) -> None:
        text = "a:\n  value: x\nb:\n  value: 1\nc:\n  valeu: 1\nd:\n"
        entries, problems = models_by_id(parse_yaml(text, NAME), Cell)
        assert list(entries) == ["b"]
        assert [(problem.line, problem.what) for problem in problems] == [
            (2, "“value” should be a whole number, not “x”."),
            (6, "The key “valeu” is not known here."),
            (7, "“d” has no value."),
        ]
        assert [problem.instead for problem in problems] == [
            "Write a whole number without quotes, such as 180.",
            "Did you mean “value”?",
            "Write its keys below it, two spaces further in, each as `key: value`.",
        ]

    @pytest.mark.parametrize("key", ["Zero", "zero-line", "zero__line", "_zero", "2nd", "112", "nollalinjä"])
    def test_an_id_of_another_form_is_told(self, key: str) -> None:
        _, problems = models_by_id(parse_yaml(f"ok:\n  value: 1\n{key}:\n  value: 2\n", NAME), Cell)
        (problem,) = problems
        assert (problem.file, problem.line) == (NAME, 3)
        assert problem.what == f"“{key}” cannot be an id."
        assert "small letters a–z, digits and underscores" in problem.instead

    @pytest.mark.parametrize("text", ["- value: 1\n", "just a text\n", "# only a comment\n"])
    def test_a_file_of_another_shape_is_told(self, text: str) -> None:
        entries, problems = models_by_id(parse_yaml(text, NAME), Cell)
        assert entries == {}
        (problem,) = problems
        assert (problem.file, problem.line) == (NAME, 1)
        assert problem.what == "The file should hold entries, each below its id."
        assert "Begin a line with the id" in problem.instead
