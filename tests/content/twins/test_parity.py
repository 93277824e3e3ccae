"""Twins compared: what is missing, what may differ freely, what may wait."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.content.twins.parity import parity_problems
from scripts.content.writing.pages import Block
from scripts.languages import FOLDERS, Lang
from tests.content.made_up import FI, SV, one, page, twin_problems

PAIRS = [
    ("# A\n\nApua saa 30 päivää ja 6 kuukautta.", "# B\n\nI 6 månader och 30 dagar får du hjälp."),
    ("# A\n\nLain 52\u00a0b\u00a0§:n mukaan 30–90 päivää.", "# B\n\n30 - 90 dagar enligt 52 b § i lagen."),
    ("# A\n\nOsuus on 12,5 prosenttia.", "# B\n\nAndelen är 12,5\u202f%."),
    ("# A\n\nOsuus on 12,5 %.", "# B\n\nAndelen är 12,5 procent."),
    (
        "# A\n\nAlkaen 1. tammikuuta 2023 ja 1.8.2024.",
        "# B\n\nFrån den 1 januari 2023 och den 1 augusti 2024.",
    ),
    ("# A\n\nTeksti (746/2011).\n\n- 5 a\n- 6 b", "# B\n\nText (746/2011).\n\n- 6 b\n- 5 a"),
    (
        "# A\n\nRikoslain 25 luvun 3 a § ja klo 9–15.",
        "# B\n\nKl. 9.00–15.00, se 3 a § i 25 kap. i strafflagen.",
    ),
    ("# A\n\n[x](./c.md#k) [y](../a/d.md)", "# B\n\n[y](d.md) [x](c.md#k)"),
    ("# A\n\n{{ phone('x') }} {{n(\"a\")}}", '# B\n\n{{ n("a") }} {{ phone("x") }}'),
    ("# A\n\n![](kaavio-fi.svg)", "# B\n\n![](kaavio-sv.svg)"),
    ("# A\n\n```\n5\n# x\n```\n\n`[a](b.md)`", "# B\n\n```\n6\n```\n"),
    ("# A\n\nKolmas kerta, jo 3. kerta.", "# B\n\nTredje gången, redan tredje gången."),
]


@pytest.mark.parametrize(("fi", "sv"), PAIRS)
def test_free_wording_is_no_difference(fi: str, sv: str) -> None:
    assert twin_problems(fi, sv) == []


# --- Missing twins


@pytest.mark.parametrize(("lang", "here", "missing"), [("fi", FI, SV), ("sv", SV, FI)])
def test_a_missing_twin_names_both_files(lang: Lang, here: str, missing: str) -> None:
    problem = one(parity_problems([page(lang, "# A\n")], []), here, f"{missing} is missing")
    assert (problem.file, problem.line) == (here, 0)
    assert missing in problem.instead


@pytest.mark.parametrize(("lang", "other"), [("fi", "docs_sv"), ("sv", "docs")])
def test_a_missing_shared_text_names_both_files(lang: Lang, other: str) -> None:
    block = Block(lang, "lasku", f"{FOLDERS[lang]}/_blocks/lasku.md", "Teksti")
    one(parity_problems([], [block]), f"{FOLDERS[lang]}/_blocks/lasku.md", f"{other}/_blocks/lasku.md")


# --- A Swedish text that may wait

WAIT = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("# A\n\n## C {#c}\n\nUutta.\n", "# B\n"),
        ("# A\n\n- a\n- b\n", "# B\n\n- a\n"),
        ("# A\n\n[x](c.md)\n", "# B\n"),
        ('# A\n\n[52 b §]({{ source_url("a") }})\n', "# B\n\n52 b §\n"),
        ("# A\n\n## C\n\n5\n\n## D\n\n6\n", "# B\n\n## D\n\n6\n\n5\n"),
        ("# A\n\n| a |\n|---|\n| b |\n", "# B\n"),
    ],
)
def test_the_form_of_a_waiting_text_may_differ(fi: str, sv: str) -> None:
    assert twin_problems(fi, sv, sv_due=WAIT) == []
    assert twin_problems(fi, sv) != []


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("# A\n\n30 päivää\n", "# B\n\n60 dagar\n"),
        ('# A\n\n{{ phone("a") }}\n', "# B\n"),
        ('# A\n\n{{ contact_table("core") }}\n', "# B\n"),
        ("# A\n\n{{ call_panel() }}\n", "# B\n"),
        ('# A\n\n{{ n("latest.total") }}\n', "# B\n"),
        ('# A\n\n{{ block("luottamus") }}\n', "# B\n"),
    ],
)
def test_figures_contacts_and_safety_texts_never_wait(fi: str, sv: str) -> None:
    one(twin_problems(fi, sv, sv_due=WAIT), FI, SV)


# --- Shared texts and pages made from data


def test_shared_texts_are_compared_like_pages() -> None:
    blocks = [
        Block("fi", "lasku", "docs/_blocks/lasku.md", "Maksaa 5 euroa.\n\n- a"),
        Block("sv", "lasku", "docs_sv/_blocks/lasku.md", "Kostar 6 euro."),
    ]
    counts, figures = parity_problems([], blocks)
    assert "list items" in counts.what
    assert "docs/_blocks/lasku.md:1" in figures.what and "docs_sv/_blocks/lasku.md:1" in figures.what
    assert "5 (line 1)" in figures.what and "6 (line 1)" in figures.what


def test_a_page_made_from_data_may_follow_another_alphabet() -> None:
    fi = "# A\n\n## Kreikka {#gr}\n\n5\n\n## Ruotsi {#se}\n\n6\n"
    sv = "# A\n\n## Sverige {#se}\n\n6\n\n## Grekland {#gr}\n\n5\n"
    pages = [page("fi", fi, generated=True), page("sv", sv, generated=True)]
    assert parity_problems(pages, []) == []
    assert twin_problems(fi, sv) != []
    wrong = [pages[0], page("sv", sv.replace("5", "7"), generated=True)]
    one(parity_problems(wrong, []), "Only in docs/a/b.md: 5", "Only in docs_sv/a/b.md: 7")
