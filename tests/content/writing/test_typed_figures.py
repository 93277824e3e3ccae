"""Statistics that are typed: told from other figures, and refused where readers look for them."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.content.writing.typed_figures import statistic_like_tokens, typed_figure_problems
from scripts.languages import Lang
from tests.content.made_up import FI, one, page


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fi", "Vuonna 2020 ja vuosina 2006–2020, 2020-luvulla, 1.1.2023 alkaen, tammikuussa 2023."),
        ("fi", "Lain (746/2011) 35 §:n 1 ja 4 momentin 2 kohta, 25 luku, 35.4 §."),
        ("fi", "Soita 112:een."),
        ("fi", "Alle 18-vuotiaat, 18–25-vuotiaat, yli 70 vuotta, 15 vuotta täyttäneet."),
        ("fi", "1. Lue ensin\n2. Kysy sitten\n\nKatso kohta 3 ja taulukko 2. Jo 2. kerran."),
        ("sv", "År 2020 och åren 2006–2020, från den 1 januari 2023, på 2020-talet."),
        ("sv", "35 § 1 och 4 mom. 2 punkten, 25 kap., 35 § i lag 746/2011."),
        ("sv", "Under 18 år, 18–25-åringar, 18 år fyllda, 17 år gamla, fyllt 15 år, steg 2."),
    ],
)
def test_what_is_no_statistic(lang: Lang, text: str) -> None:
    assert statistic_like_tokens(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "written"),
    [
        ("fi", "247 uutta asiakasta vuonna 2020", "247"),
        ("fi", "Asiakkaita oli 2 020.", "2 020"),
        ("fi", "Osuus on 49 prosenttia.", "49 prosenttia"),
        ("fi", "Pakkotyö (122)", "122"),
        ("fi", "Alle 5 henkilöä", "5"),
        ("fi", "Apua 15 vuotta", "15"),
        ("fi", "Soita 029 546 3177.", "029 546 3177"),
        ("sv", "Under 2020 fick 247 klienter hjälp.", "247"),
        ("sv", "över 1 250 personer", "1 250"),
        ("sv", "66–70 procent", "66–70 procent"),
    ],
)
def test_what_may_be_a_statistic(lang: Lang, text: str, written: str) -> None:
    assert [token.written for token in statistic_like_tokens(text, lang)] == [written]


BODY = "# A\n\nVuonna 2020\napua sai 247 ihmistä.\n"


def test_a_typed_figure_on_a_page_about_statistics() -> None:
    problem = one(typed_figure_problems([page("fi", BODY, audience="stats")]), "“247”")
    assert (problem.file, problem.line) == (FI, 13)
    assert "{{ n(" in problem.instead


def test_a_typed_figure_in_news() -> None:
    one(typed_figure_problems([page("fi", BODY, published=date(2026, 11, 1))]), "“247”")


def test_other_pages_and_those_made_from_data_may_hold_figures() -> None:
    pages = [page("fi", BODY), page("fi", BODY, audience="stats", generated=True)]
    assert typed_figure_problems(pages) == []
