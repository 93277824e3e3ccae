"""What editors are told in their language: the file is in step with the code, sentences are put together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.checks.desk import GROUPS
from scripts.messages import Messages, language_of, load_messages
from scripts.problems import Problem, ProblemsFound
from tests.conftest import ROOT

_FEWEST_LETTERS = 8
"""A template with fewer letters of its own would fit everything."""


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages(ROOT)


def texts_in_code() -> Iterator[re.Pattern[str]]:
    """Every text that the code may tell, with anything where it puts something in."""
    for file in sorted((ROOT / "scripts").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                own = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                text = "".join(".*?" if part is None else re.escape(str(part)) for part in own)
                if len(text.replace(".*?", "")) >= _FEWEST_LETTERS:
                    yield re.compile(text.removeprefix(r"\ "), re.DOTALL)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield re.compile(re.escape(node.value))


def test_every_message_of_the_file_is_one_that_the_code_can_tell(messages: Messages) -> None:
    known = list(texts_in_code())
    gone = [said.en for said in messages.sentences if not any(text.fullmatch(said.en) for text in known)]
    assert gone == []


def test_every_translation_uses_only_what_the_english_message_gives(messages: Messages) -> None:
    for said in messages.sentences:
        holes = set(re.findall(r"\{\d\}", said.en))
        assert set(re.findall(r"\{\d\}", said.fi)) <= holes, said.en
        assert set(re.findall(r"\{\d\}", said.sv)) <= holes, said.en
        assert said.fi != said.sv


def test_no_message_stands_twice(messages: Messages) -> None:
    keys = [said.en for said in messages.sentences]
    assert len(keys) == len(set(keys))


def test_every_group_has_its_words(messages: Messages) -> None:
    assert set(messages.groups) == set(GROUPS)


@pytest.mark.parametrize(
    ("message", "finnish"),
    [
        ("There is no page “a.md”.", "Sivua “a.md” ei ole."),
        ("Did you mean “fi”? Write one of: fi, sv.", "Tarkoititko “fi”? Kirjoita jokin näistä: fi, sv."),
        (
            "“number”: “12” is not a number that can be called.",
            "“number”: “12” ei ole numero, johon voi soittaa.",
        ),
        ("“a › sv” is missing.", "“a › sv” puuttuu."),
        ("Nobody has translated this.", "Nobody has translated this."),
        ("There is no page “a.md”. Nobody has translated this.",) * 2,
        (
            "This place is not written yet: ✎ Kirjoita. Sitten.",
            "Tätä kohtaa ei ole vielä kirjoitettu: ✎ Kirjoita. Sitten.",
        ),
    ],
)
def test_messages_are_told_in_finnish(messages: Messages, message: str, finnish: str) -> None:
    assert messages.say(message, "fi") == finnish
    assert messages.say(message, "en") == message


def test_a_problem_keeps_its_place(messages: Messages) -> None:
    told = messages.problem(Problem("a.md", 3, "The file is empty.", "Write its content."), "sv")
    assert told == Problem("a.md", 3, "Filen är tom.", "Skriv innehållet.")


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "fi"),
        ({"LANG": "C.UTF-8"}, "fi"),
        ({"LANG": "sv_FI.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fi_FI"}, "fi"),
        ({"LANG": "de_DE"}, "fi"),
    ],
)
def test_the_language_is_that_of_the_machine_or_finnish(environment: dict[str, str], lang: str) -> None:
    assert language_of(environment) == lang


def test_a_file_of_the_wrong_shape_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/messages.yml").write_text(
        "words: {}\ngroups: {}\nmessages:\n  - en: x\n", encoding="utf-8"
    )
    with pytest.raises(ProblemsFound, match="messages › item 1 › fi"):
        load_messages(tmp_path)
