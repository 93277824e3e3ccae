"""What people paste or leave in texts: telephone numbers, tables, untranslated parts, empty link words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.checks.link_words import empty_link_words
from scripts.checks.pasted import pasted_problems
from scripts.checks.people_and_places import Municipalities, load_municipalities, people_and_places
from scripts.checks.stray_files import stray_file_problems
from scripts.checks.typed_phones import typed_phone_problems
from scripts.checks.unfinished import MARK, unfinished
from scripts.checks.untranslated import untranslated_problems
from scripts.checks.word_forms import nationality_in, place_pattern
from scripts.content.registers.contacts import Service, load_contacts
from scripts.content.writing.pages import Block
from scripts.languages import Lang
from tests.conftest import ROOT
from tests.content.made_up import BODY_LINE, FI, SV, one, page


@pytest.fixture(scope="module")
def services() -> dict[str, Service]:
    return load_contacts(ROOT, date(2026, 12, 1))


# --- Telephone numbers


@pytest.mark.parametrize("number", ["040 123 4567", "+358 40 1234567", "09 123 4567", "(09) 123 456"])
def test_a_private_number_is_told_and_not_repeated(services: dict[str, Service], number: str) -> None:
    problem = one(typed_phone_problems([page("fi", f"# T\n\nSoita {number}.")], [], services), "not in data")
    assert (problem.file, problem.line) == (FI, BODY_LINE + 2)
    assert number not in problem.what + problem.instead


def test_a_service_s_number_has_its_placeholder(services: dict[str, Service]) -> None:
    found = typed_phone_problems([page("sv", "Ring 0295 463 177.")], [], services)
    assert 'phone("assistance_system")' in one(found, "“assistance_system”").instead


def test_numbers_in_titles_and_shared_texts_are_told(services: dict[str, Service]) -> None:
    block = Block("fi", "x", "docs/_blocks/x.md", "Soita 040 123 4567.")
    titled = page("fi", "x", title="Soita 040 123 4567")
    found = typed_phone_problems([titled], [block], services)
    assert {problem.file for problem in found} == {FI, "docs/_blocks/x.md"}


@pytest.mark.parametrize(
    "text", ['{{ phone("emergency") }}', "Soita 112.", "746/2011", "1.1.2023", "1 234 567"]
)
def test_other_figures_are_no_numbers_to_call(services: dict[str, Service], text: str) -> None:
    assert typed_phone_problems([page("fi", text)], [], services) == []


# --- Pasted


def test_a_table_from_a_word_processor_is_told_once() -> None:
    body = "# T\n\nMaa\tMäärä\nIrak\t42\n\nNepal\t12\n\nTeksti.\n\nMaa\tMäärä\n"
    found = pasted_problems([page("fi", body)], [])
    assert [problem.line for problem in found] == [BODY_LINE + 2, BODY_LINE + 9]
    assert "| --- | --- |" in found[0].instead


@pytest.mark.parametrize(
    "text", ["<p class=MsoNormal>x</p>", "a<o:p></o:p>", '<span style="color:red">x</span>']
)
def test_formatting_of_a_word_processor_is_told(text: str) -> None:
    one(pasted_problems([], [Block("sv", "x", "docs_sv/_blocks/x.md", f"a\n\n{text}")]), "Formatting")


def test_tables_code_and_indented_lists_are_no_pasted_tables() -> None:
    for body in ("    a\tb\n", "-\tx\n", "1.\tx\n", "| a | b |\n|---|---|\n| c\td | e |\n"):
        assert pasted_problems([page("fi", body)], []) == []


# --- Half translated


def test_words_that_are_the_same_in_both_languages_are_told_in_the_swedish_file() -> None:
    fi = "# Otsikko\n\nSaat apua ilman lupaa ja rahaa.\n\n- yksi kaksi kolme neljä\n"
    sv = "# Rubrik\n\nSaat apua ilman lupaa ja rahaa.\n\n- ett två tre fyra\n"
    problem = one(untranslated_problems([page("fi", fi), page("sv", sv)]), "Saat apua ilman", FI)
    assert (problem.file, problem.line) == (SV, BODY_LINE + 2)


@pytest.mark.parametrize(
    "same",
    [
        "Rikosuhripäivystys RIKU",
        "”You can call at any time”",
        '<p lang="en">You can call at any time.</p>',
        "1 2 3 4 5",
    ],
)
def test_names_quotations_and_marked_text_may_be_the_same(same: str) -> None:
    assert untranslated_problems([page("fi", f"# A\n\n{same}"), page("sv", f"# B\n\n{same}")]) == []


# --- Words of links


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("fi", "tästä", True),
        ("fi", "Klikkaa tästä.", True),
        ("fi", "**Lue lisää**", True),
        ("sv", "här", True),
        ("sv", "Läs mer", True),
        ("sv", "here", True),
        ("fi", "Tästä alkaa harkinta-aika", False),
        ("sv", "Här får du hjälp", False),
        ("fi", "här", False),
    ],
)
def test_words_that_say_nothing_are_told(lang: Lang, words: str, told: bool) -> None:
    found = empty_link_words([page(lang, f"# T\n\nSaat apua. [{words}](b.md)")], [])
    assert len(found) == told
    if told:
        assert found[0].line == BODY_LINE + 2


def test_words_of_images_and_code_are_not_links() -> None:
    assert empty_link_words([page("fi", "![tästä](x.png)\n\n`[tästä](b.md)`")], []) == []


# --- People and places


TOWNS = Municipalities(
    same=["Kemi", "Joensuu"], two={"Turku": "Åbo", "Vaasa": "Vasa", "Tampere": "Tammerfors"}
)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fi", "Irakilainen mies asui Turussa."),
        ("fi", "Tampereelta löytyi kaksi\nihmistä Nepalista."),
        ("fi", "Kemissä asui thaimaalaisia."),
        ("sv", "En thailändsk kvinna bodde i Åbo."),
        ("sv", "I Vasa bodde två personer från Nepal."),
        ("sv", "Joensuus invånare, bland dem somalier."),
    ],
)
def test_a_nationality_and_a_municipality_in_one_paragraph_are_told(lang: Lang, text: str) -> None:
    problem = one(people_and_places([page(lang, f"# T\n\n{text}")], TOWNS), "stand in one paragraph")
    assert BODY_LINE + 2 <= problem.line <= BODY_LINE + 3


@pytest.mark.parametrize(
    "text",
    [
        "Irakilainen mies.\n\nHän asui Turussa.",
        "Suomalainen mies asui Turussa.",
        "Sellainen apu on Turussa.",
        "Oman kodin saa Turusta.",
        "[Irakilaisia](turku.md)",
    ],
)
def test_one_of_the_two_alone_is_not_told(text: str) -> None:
    assert people_and_places([page("fi", f"# T\n\n{text}")], TOWNS) == []


def test_the_list_of_municipalities_is_whole_and_finds_its_forms() -> None:
    municipalities = load_municipalities(ROOT)
    assert len(municipalities.names("fi")) == len(set(municipalities.names("fi"))) == 309
    finnish = place_pattern(municipalities.names("fi"), "fi")
    for word in [
        "Helsingissä",
        "Lahdesta",
        "Kauniaisissa",
        "Varkaudessa",
        "Espoon",
        "Iissä",
        "Kokkolaan",
        "Virroilla",
        "Mikkelistä",
    ]:
        assert finnish.fullmatch(word), word
    assert place_pattern(municipalities.names("sv"), "sv").fullmatch("Esbo")
    assert nationality_in("venäläisten", "fi")
    assert nationality_in("ryska", "sv")


# --- Files and marks


def test_files_that_are_no_pages_and_no_data_are_told_with_their_size(tmp_path: Path) -> None:
    for folder in ("docs/a", "docs_sv", "data/statistics"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs/a/kuva.JPG").write_bytes(b"\xff" * 20_000_000)
    (tmp_path / "data/statistics/2026.csv").write_text("a;1\n", encoding="utf-8")
    (tmp_path / "docs_sv/Sida.docx").write_bytes(b"PK")
    for left in ("docs/.DS_Store", "docs_sv/~$Sida.docx", "data/Thumbs.db", "docs/a/b.md", "data/terms.yml"):
        (tmp_path / left).write_bytes(b"x")
    assert [(problem.file, problem.what.split(";")[0]) for problem in stray_file_problems(tmp_path)] == [
        ("docs/a/kuva.JPG", "A picture file (20.0 MB) lies among the pages"),
        ("docs_sv/Sida.docx", "The file (0 kB) is neither a page (.md) nor data (.yml)"),
        ("data/statistics/2026.csv", "A spreadsheet (0 kB) lies among the data"),
    ]


def test_a_text_that_is_begun_is_told_at_each_mark(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(f"# T\n\n{MARK} Kirjoita.\n\nValmis.\n", encoding="utf-8")
    (tmp_path / "docs/b.md").write_bytes("# Ä".encode("latin-1"))
    problem = one(unfinished(tmp_path), "not written yet", "Kirjoita.")
    assert (problem.file, problem.line) == ("docs/a.md", 3)
