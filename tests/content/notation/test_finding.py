"""Figures found in running text: their kinds, their values, how they are shown."""

from __future__ import annotations

import pytest

from scripts.content.notation.tokens import tokens
from scripts.languages import Lang


def _read(text: str, lang: Lang = "fi") -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in tokens(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("746/2011", [("act", "746/2011")]),
        ("39/1889", [("act", "39/1889")]),
        ("(EU) 2024/1712", [("act", "2024/1712")]),
        ("1.1.2023.", [("date", "2023-01-01")]),
        ("01.02.2023", [("date", "2023-02-01")]),
        ("2023-02-01", [("date", "2023-02-01")]),
        ("alkaa 1. helmikuuta.", [("date", "--02-01")]),
        ("alkaa 1.2. ja", [("date", "--02-01")]),
        ("klo 9", [("time", "09:00")]),
        ("klo 9:00", [("time", "09:00")]),
        ("kello 9.30:stä", [("time", "09:30")]),
        ("klo 9–12, 13–15.30", [("time", "09:00–12:00"), ("time", "13:00–15:30")]),
        ("klo 9. 10 ihmistä", [("time", "09:00"), ("number", "10")]),
        ("klo 9–15 ja 25–30 päivää", [("time", "09:00–15:00"), ("number", "25–30")]),
        ("klo 9.10", [("time", "09:10")]),
        ("25 luvun 3 a §:n", [("section", "25:3a§")]),
        ("25:3 a §", [("section", "25:3a§")]),
        ("52b§", [("section", "52b§")]),
        ("33, 35 ja 38 f §", [("section", "33§"), ("section", "35§"), ("section", "38f§")]),
        ("33–38 f §", [("section", "33§–38f§")]),
        ("52 c.2 §", [("section", "52c§"), ("number", "2")]),
        ("4 luvussa", [("chapter", "4")]),
        ("12,5 %", [("percent", "12,5%")]),
        ("−8 prosenttia", [("percent", "-8%")]),
        ("vuonna 2020 ja 50 prosenttia", [("number", "2020"), ("percent", "50%")]),
        ("2020 – 50 %", [("number", "2020"), ("percent", "50%")]),
        ("1 250 000", [("number", "1250000")]),
        ("vuoden 2020 244 uhrista", [("number", "2020"), ("number", "244")]),
        ("20 – 30", [("number", "20–30")]),
        ("30 – 20", [("number", "30"), ("number", "20")]),
        ("3,5", [("number", "3,5")]),
        ("jo 5. kerta", [("ordinal", "5")]),
        ("5:nnen kerran", [("ordinal", "5")]),
        ("ikä on 18. Siksi", [("number", "18")]),
        ("versio 3.14", [("number", "3.14")]),
        ("| 5 | 250 |", [("number", "5"), ("number", "250")]),
    ],
)
def test_kinds_and_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "written",
    [
        "029 546 3177",
        "0295 463 177",
        "02954 63177",
        "+358 295 463 177",
        "+358 (0)29 546 3177",
        "029\u00a0546\u00a03177",
        "029-546 3177",
        "(029) 546 3177",
    ],
)
def test_a_phone_number_is_one_token_however_it_is_written(written: str) -> None:
    assert _read(f"Soita {written}.") == [("phone", "0295463177")]


@pytest.mark.parametrize("written", ["116 006", "080 005 005", "0800 05058", "09 2313 9325"])
def test_other_numbers_to_call_are_one_token_too(written: str) -> None:
    assert len(tokens(written, "fi")) == 1


def test_112_stands_alone_before_another_number() -> None:
    assert _read("112:een tai 116 006:een") == [("number", "112"), ("number", "116006")]


def test_written_is_what_an_editor_finds_in_the_file() -> None:
    assert [token.written for token in tokens("Lain 52\u00a0b §:n mukaan 66–70 %.", "fi")] == [
        "52 b §",
        "66–70 %",
    ]
