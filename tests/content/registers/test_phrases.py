"""data/phrases: its shape, what an editor is told, and the files as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content.registers.phrases import PHRASES, FullPhrases, load_phrases
from scripts.problems import Problem, ProblemsFound
from tests.conftest import ROOT

EXPECTED = [
    "ar",
    "so",
    "prs",
    "fa",
    "ckb",
    "kmr",
    "ru",
    "uk",
    "th",
    "vi",
    "ne",
    "bn",
    "tr",
    "fr",
    "sq",
    "ro",
    "es",
    "pt",
    "hi",
    "ur",
    "zh",
    "tl",
    "et",
    "en",
]
RIGHT_TO_LEFT = {"ar", "prs", "fa", "ckb", "ur"}

SHORT = """\
name: "eesti"
name_fi: "viro"
name_sv: "estniska"
dir: ltr
status: short
reviewed_on: null
phrases:
  title: "Abi"
  call: "Helistage:"
  danger: "Ohus:"
  anonymous: "Nimeta."
  interpreter: "Tõlk."
  show: "Näidake."
  leave: "Lahkuge"
  leave_about: "Ilm."
"""
FULL = (
    SHORT.replace("status: short", "status: full").replace("null", "2026-11-01")
    + """\
  who: "Kes."
  cost: "Hind."
  bill: "Arve."
  confidential: "Saladus."
  phone_safety: "Telefon."
"""
)


def write(root: Path, text: str, name: str = "et.yml") -> Path:
    (root / PHRASES).mkdir(parents=True, exist_ok=True)
    (root / PHRASES / name).write_text(text, encoding="utf-8")
    return root


def refused(root: Path, text: str, name: str = "et.yml") -> Problem:
    with pytest.raises(ProblemsFound) as caught:
        load_phrases(write(root, text, name))
    (problem,) = caught.value.problems
    assert problem.file == f"{PHRASES}/{name}"
    assert problem.instead
    return problem


def test_languages_come_in_the_order_of_their_codes(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    write(tmp_path, SHORT, "ckb.yml")
    first, second = load_phrases(tmp_path)
    assert (first.code, first.status, second.code, second.status) == ("ckb", "short", "et", "full")
    assert isinstance(second, FullPhrases)
    assert second.phrases.bill == "Arve."


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (SHORT.replace('  show: "Näidake."\n', ""), 7, "show"),
        (FULL.replace('  bill: "Arve."\n', ""), 7, "bill"),
        (SHORT + '  who: "Kes."\n', 16, "who"),
        (SHORT.replace('"Näidake."', '" "'), 13, "empty"),
        (SHORT.replace('"Ohus:"', '"Ohus: 112"'), 10, "digit"),
        (SHORT.replace('"Ohus:"', '"Ohus: ١١٢"'), 10, "digit"),
        (SHORT.replace('"Ohus:"', '"<b>Ohus</b>"'), 10, "< or >"),
        (SHORT.replace("dir: ltr", "dir: left"), 4, "left"),
        (SHORT.replace("status: short", "status: half"), 5, "half"),
        (FULL.replace("2026-11-01", "null"), 5, "no native reader"),
        ("code: et\n" + SHORT, 1, "name is the code"),
        ("- 1\n", 1, "keys"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, line: int, what: str) -> None:
    problem = refused(tmp_path, text)
    assert problem.line == line
    assert what in problem.what


@pytest.mark.parametrize("name", ["fi.yml", "sv.yml", "estonian.yml", "ET.yml"])
def test_a_file_is_named_by_a_language_that_is_not_the_sites_own(tmp_path: Path, name: str) -> None:
    assert "cannot be the code" in refused(tmp_path, SHORT, name).what


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, SHORT.replace("ltr", "up"))
    write(tmp_path, SHORT.replace("ltr", "down"), "ckb.yml")
    with pytest.raises(ProblemsFound) as caught:
        load_phrases(tmp_path)
    assert [problem.file for problem in caught.value.problems] == [
        f"{PHRASES}/ckb.yml",
        f"{PHRASES}/et.yml",
    ]


def test_no_language_at_all_stops(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound):
        load_phrases(tmp_path)


def test_the_files_as_they_are() -> None:
    languages = load_phrases(ROOT)
    assert [language.code for language in languages] == sorted(EXPECTED)
    assert {language.code for language in languages if language.dir == "rtl"} == RIGHT_TO_LEFT
    for names in ("name", "name_fi", "name_sv"):
        assert len({getattr(language, names) for language in languages}) == len(languages)


def test_every_unreviewed_file_says_so() -> None:
    for language in load_phrases(ROOT):
        text = (ROOT / PHRASES / f"{language.code}.yml").read_text(encoding="utf-8")
        if language.code != "en":
            assert ("UNREVIEWED" in text) == (language.reviewed_on is None), language.code
