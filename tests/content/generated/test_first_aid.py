"""First-aid pages and the list of languages, as text."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.clock import today
from scripts.content.generated.first_aid import (
    first_aid_files,
    first_aid_page,
    languages_page,
    read_first_aid_styles,
)
from scripts.content.registers.contacts import load_contacts, number_for, tel_href
from scripts.content.registers.phrases import FullPhrases, Phrases, load_phrases
from scripts.languages import LANGUAGES, Lang
from scripts.settings import load_settings, load_strings
from tests.conftest import ROOT

ALL = load_phrases(ROOT)
CONTACTS = load_contacts(ROOT, today())
SETTINGS = load_settings(ROOT)
WORDS = load_strings(ROOT)
FIND_HELP: dict[Lang, str] = {"fi": "apua/", "sv": "sv/hjalp/"}
STYLES = "p{margin:0}"
SCRIPT = "go()"

every_language = pytest.mark.parametrize("language", ALL, ids=[language.code for language in ALL])


def made(language: Phrases) -> BeautifulSoup:
    html = first_aid_page(language, ALL, CONTACTS, SETTINGS, WORDS, FIND_HELP, STYLES, SCRIPT)
    return BeautifulSoup(html, "html.parser")


def only(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def code(wanted: str) -> Phrases:
    return next(language for language in ALL if language.code == wanted)


@every_language
def test_a_page_says_its_language_and_all_its_phrases(language: Phrases) -> None:
    page = made(language)
    html = only(page, "html")
    assert (html["lang"], html["dir"]) == (language.code, language.dir)
    assert only(page, "title").get_text() == only(page, "h1").get_text() == language.phrases.title
    text = page.get_text("\n")
    for phrase in language.phrases.model_dump().values():
        for line in phrase.splitlines():
            assert line in text, line


@every_language
def test_numbers_come_from_the_contacts_and_read_from_the_left(language: Phrases) -> None:
    page = made(language)
    numbers = [tel_href(str(number_for(CONTACTS[key], "fi"))) for key in ("assistance_system", "emergency")]
    calls = page.select("a[href^='tel:']")
    assert [call["href"] for call in calls] == numbers * 2
    assert all(only(BeautifulSoup(str(call), "html.parser"), "bdi")["dir"] == "ltr" for call in calls)


def test_the_card_asks_for_an_interpreter_in_both_languages() -> None:
    # All of it is the summary, which no browser folds away.
    card = only(made(code("ar")), "details#show > summary")
    assert [(line.get("lang"), line.get("dir"), line.get_text()) for line in card.find_all(True)] == [
        (None, None, code("ar").phrases.show),
        ("fi", "ltr", "Tarvitsen tulkin. Kieleni on arabia."),
        ("sv", "ltr", "Jag behöver tolk. Mitt språk är arabiska."),
        (None, None, code("ar").phrases.interpreter),
    ]


def test_only_full_files_tell_more() -> None:
    for language in ALL:
        assert isinstance(language, FullPhrases) == (language.status == "full")
    english = code("en")
    assert isinstance(english, FullPhrases)
    assert english.phrases.bill in made(english).get_text()
    assert english.phrases.bill not in made(code("ar")).get_text()


def test_the_way_out_is_there_without_script_and_comes_first() -> None:
    page = made(code("fa"))
    first = page.find("a")
    assert isinstance(first, Tag)
    assert first["class"] == ["exit"]
    assert first.has_attr("data-exit")
    assert first["href"] == SETTINGS.exit.fi
    assert first["rel"] == ["nofollow", "noreferrer"]
    assert only(page, "meta[name=referrer]")["content"] == "no-referrer"
    status = only(page, ".hush")
    assert [status[f"data-{pressed}"] for pressed in ("1", "2", "expired")] == ["2", "1", "3"]


def test_a_page_leads_to_the_sites_languages_and_to_every_other() -> None:
    page = made(code("ur"))
    links = [link["href"] for link in page.select("main nav a")]
    others = [f"../{language.code}/" for language in ALL if language.code != "ur"]
    assert links == ["../apua/", "../sv/hjalp/", "../kielet/", "../sv/sprak/", *others]


def test_phrases_are_text_and_not_markup() -> None:
    language = code("et")
    odd = language.model_copy(
        update={"phrases": language.phrases.model_copy(update={"title": "A & B", "leave": '"<"'})}
    )
    page = made(odd)
    assert only(page, "h1").get_text() == "A & B"
    assert only(page, ".exit").get_text() == '"<"'


def test_one_file_for_each_language() -> None:
    files = first_aid_files(ALL, CONTACTS, SETTINGS, WORDS, FIND_HELP, STYLES, SCRIPT)
    assert list(files) == [f"{language.code}/index.html" for language in ALL]
    assert all(
        content.startswith(b"<!doctype html>") and STYLES.encode() in content for content in files.values()
    )


def test_styles_use_no_side_of_the_screen() -> None:
    styles = read_first_aid_styles(ROOT)
    assert "var(--" in styles
    for physical in ("-left", "-right", "left:", "right:"):
        assert physical not in styles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_names_each_language_in_itself(lang: Lang) -> None:
    page = languages_page(lang, ALL, WORDS[lang], date(2026, 11, 24))
    assert (page.address, page.meta.audience) == ({"fi": "kielet/", "sv": "sv/sprak/"}[lang], "help")
    links = BeautifulSoup(page.body, "html.parser").select("ul.languages a")
    up = {"fi": "../", "sv": "../../"}[lang]
    assert [(a["lang"], a["dir"], a["href"], a.get_text()) for a in links] == [
        (language.code, language.dir, f"{up}{language.code}/", language.name) for language in ALL
    ]
