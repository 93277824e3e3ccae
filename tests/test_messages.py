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

_FEWEST_LETTERS = 5
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
                if len(re.sub(r"\W", "", text)) >= _FEWEST_LETTERS:
                    # Another sentence may stand before or behind it.
                    text = re.sub(r"\\ \.\*\?$", r"(?:\\ .*?)?", text.removeprefix(r"\ "))
                    yield re.compile(text, re.DOTALL)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield re.compile(re.escape(node.value))


def test_every_message_of_the_file_is_one_that_the_code_can_tell(messages: Messages) -> None:
    known = list(texts_in_code())
    told = [said.en for said in messages.sentences]
    gone = [text for text in told if not any(known_text.fullmatch(text) for known_text in known)]
    assert gone == []


def test_every_translation_uses_only_what_the_english_message_gives(messages: Messages) -> None:
    for said in messages.sentences:
        holes = set(re.findall(r"\{\d\}", said.en))
        assert set(re.findall(r"\{\d\}", said.fi)) <= holes, said.en
        assert set(re.findall(r"\{\d\}", said.sv)) <= holes, said.en
        assert said.fi != said.sv


SENTENCE = re.compile(r"[“`A-Z…].{9,}[.?:…)`”]\s*", re.DOTALL)
"""How what is told to editors looks, among all texts of the code."""

NOT_FOR_EDITORS = (
    *(
        "audit",
        "bench",
        "beside.py",
        "browser.py",
        "cli.py",
        "hooks.py",
        "shell.py",
        "preview.py",
        "scaffold/pages.py",
    ),
    *("publish/manifest.py", "publish/nginx.py", "publish/release.py", "publish/releases.py"),
    *("publish/sbom.py", "publish/server.py", "publish/site.py", "checks/outside_links.py"),
    *("content/notation", "statistics/years/new_year.py", "statistics/pages/start_page.py"),
)
"""Told to those who publish or develop, in English; or no messages."""


def told_to_editors() -> Iterator[tuple[str, list[str]]]:
    """Sentences of the code that reach editors, as what stands between the holes, with the place of each."""
    for file in sorted((ROOT / "scripts").rglob("*.py")):
        name = file.relative_to(ROOT / "scripts").as_posix()
        if name.startswith(NOT_FOR_EDITORS):
            continue
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        inside = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        inside |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            if isinstance(node, ast.JoinedStr):
                own = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                own = node.value
            else:
                continue
            text = own.strip().replace("\0", "X")
            if id(node) not in inside and SENTENCE.fullmatch(text) and " " in text and "\n" not in text:
                yield f"{name}:{node.lineno}", own.strip().split("\0")


def test_everything_that_editors_are_told_has_its_finnish_and_swedish_sentence(messages: Messages) -> None:
    known = [said.en for said in (*messages.sentences, *messages.parts)]
    english = []
    for place, own in told_to_editors():
        might_be = re.compile(".*?".join(map(re.escape, own)), re.DOTALL)
        text = "X".join(own)
        if messages.say(text, "fi") == text and not any(map(might_be.fullmatch, known)):
            english.append(f"{place}: {text}")
    assert english == []


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
        ("“a › item 2 › sv” is missing.", "“a › kohta 2 › sv” puuttuu."),
        ("Nobody has translated this.", "Nobody has translated this."),
        (
            "“a” should be a list or a day, not a text.",
            "“a”: tässä pitäisi olla luettelo tai päivä, ei teksti.",
        ),
        (
            "“a” should be a day, not “now or then; here”.",
            "“a”: tässä pitäisi olla päivä, ei “now or then; here”.",
        ),
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
