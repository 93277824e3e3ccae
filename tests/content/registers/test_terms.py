"""data/terms.yml: its shape, the glossary made of it, and the words that pages had better not use."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from scripts.content.notation.tokens import differences, tokens
from scripts.content.registers.sources import Source, load_sources
from scripts.content.registers.terms import (
    GLOSSARY,
    STRING_KEYS,
    TERMS,
    Term,
    load_terms,
    render_glossary,
    term_warnings,
)
from scripts.content.writing.front_matter import FrontMatter
from scripts.content.writing.pages import Block, Page, by_path, read_blocks, read_pages
from scripts.languages import FOLDERS, LANGUAGES, Lang
from scripts.problems import Problem, ProblemsFound
from tests.conftest import ROOT

GOOD = """\
reflection_period:
  fi: "harkinta-aika"
  sv: "betänketid"
  en: "reflection period"
  definition:
    fi: "Aikaa <miettiä>."
    sv: "Tid att tänka."
  law:
    source: laki_389_2015
    section: {fi: "lain 52 b §", sv: "52 b § i lagen"}
  avoid:
    - lang: sv
      word: "betänkandetid"
      why: {fi: "Ei laissa.", sv: "Inte i lagen."}
  everyday:
    fi: ["aikaa miettiä"]
recovery_period:
  fi: "toipumisaika"
  sv: "återhämtningstid"
  en: "recovery period"
  status: historical
client:
  fi: "asiakas"
  sv: "klient"
  en: "client"
  avoid:
    - lang: sv
      word: "kund"
      unless: ["annons"]
      why: {fi: "Kund ostaa.", sv: "En kund köper."}
sexual_exploitation:
  fi: "ääripää"
  sv: "sexuellt utnyttjande"
  en: "sexual exploitation"
  avoid:
    - lang: fi
      word: "prostituoitu"
      stems: ["prostituoidu"]
      use: "ihminen, joka on pakotettu seksiin"
      why: {fi: "Se leimaa.", sv: "Det stämplar."}
possible_victim:
  fi: "mahdollinen uhri"
  sv: "person som kan vara offer"
  en: "possible victim"
  avoid:
    - lang: sv
      word: "eventuellt offer"
      stems: ["eventuella offer"]
      why: {fi: "Epäselvä.", sv: "Otydligt."}
"""

KNOWN = {"laki_389_2015", "laki_388_2015"}


def load(folder: Path, text: str) -> dict[str, Term]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / TERMS).write_text(text, encoding="utf-8")
    return load_terms(folder, KNOWN)


def refused(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(ProblemsFound) as caught:
        load(folder, text)
    return caught.value.problems


@pytest.fixture
def terms(tmp_path: Path) -> dict[str, Term]:
    return load(tmp_path, GOOD)


class TestTheShape:
    def test_a_term_is_read(self, terms: dict[str, Term]) -> None:
        term = terms["reflection_period"]
        assert (term.in_("fi"), term.in_("sv"), term.en) == (
            "harkinta-aika",
            "betänketid",
            "reflection period",
        )
        assert term.law is not None
        assert term.law.section.in_("sv") == "52 b § i lagen"
        assert term.everyday.in_("fi") == ["aikaa miettiä"]
        assert term.everyday.in_("sv") == []

    def test_what_is_left_out_has_its_usual_value(self, terms: dict[str, Term]) -> None:
        term = terms["client"]
        assert (term.definition, term.law, term.status) == (None, None, "current")

    def test_a_source_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD.replace("laki_389_2015", "laki_389_2051"))
        assert (problem.file, problem.line) == (TERMS, 9)
        assert problem.instead == "Did you mean “laki_389_2015”?"

    def test_a_missing_language_is_told(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD.replace('    sv: "Tid att tänka."\n', ""))
        assert (problem.line, problem.what) == (5, "“definition › sv” is missing.")

    def test_another_status_is_told(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD.replace("historical", "old"))
        assert problem.line == 21
        assert problem.instead == "Write one of: current, historical."

    def test_a_term_that_stands_twice_is_told(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD.replace('sv: "klient"', 'sv: "Betänketid"'))
        assert problem.line == 24
        assert problem.what == "“Betänketid” is already the term of “reflection_period”."

    def test_a_word_to_avoid_that_is_a_term_itself_is_told(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD.replace('word: "kund"', 'word: "Betänketid"'))
        assert problem.line == 28
        assert "it is the term of “reflection_period”" in problem.what

    def test_a_word_to_avoid_under_two_terms_is_told(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD.replace('word: "kund"', 'word: "betänkandetid"'))
        assert problem.line == 28
        assert problem.what == "“betänkandetid” is to be avoided under “reflection_period” too."


# --- The glossary


def _source(key: str) -> Source:
    return Source.model_validate(
        {
            "title": {"fi": key, "sv": key},
            "publisher": {"fi": "Finlex", "sv": "Finlex"},
            "date": "2015",
            "url": {"fi": "https://finlex.fi/fi/a", "sv": "https://finlex.fi/sv/a"},
            "kind": "law",
        }
    )


SOURCES = {key: _source(key) for key in KNOWN}
STRINGS = {key: key for key in STRING_KEYS}


def _glossary(terms: dict[str, Term], lang: Lang) -> BeautifulSoup:
    return BeautifulSoup(render_glossary(terms, SOURCES, lang, STRINGS), "html.parser")


class TestTheGlossary:
    def test_terms_stand_in_the_alphabet_of_the_language(self, terms: dict[str, Term]) -> None:
        finnish = [term.get_text() for term in _glossary(terms, "fi").find_all("dt")]
        swedish = [term.get_text() for term in _glossary(terms, "sv").find_all("dt")]
        assert finnish == [
            "asiakas",
            "harkinta-aika",
            "mahdollinen uhri",
            "toipumisaika (terms.historical)",
            "ääripää",
        ]
        assert swedish == [
            "betänketid",
            "klient",
            "person som kan vara offer",
            "sexuellt utnyttjande",
            "återhämtningstid (terms.historical)",
        ]

    def test_every_letter_can_be_jumped_to(self, terms: dict[str, Term]) -> None:
        page = _glossary(terms, "fi")
        targets = [str(link["href"]).removeprefix("#") for link in page.select("nav a")]
        assert targets == [heading["id"] for heading in page.find_all("h3")]
        assert targets[-1] == "letter-ae"

    def test_an_entry_has_the_same_id_in_both_languages(self, terms: dict[str, Term]) -> None:
        ids = [{entry["id"] for entry in _glossary(terms, lang).select("dl > div")} for lang in LANGUAGES]
        assert ids[0] == ids[1]
        assert "reflection-period" in ids[0]

    def test_other_languages_are_marked(self, terms: dict[str, Term]) -> None:
        entry = _glossary(terms, "fi").find(id="reflection-period")
        assert entry is not None
        assert {(word["lang"], word.get_text()) for word in entry.select("[lang]")} == {
            ("sv", "betänketid"),
            ("en", "reflection period"),
            ("sv", "betänkandetid"),
        }

    def test_law_definition_and_reason_are_in_the_language_of_the_page(self, terms: dict[str, Term]) -> None:
        entry = _glossary(terms, "sv").find(id="reflection-period")
        assert entry is not None
        (law,) = entry.find_all("a")
        assert (law["href"], law.get_text()) == ("https://finlex.fi/sv/a", "52 b § i lagen")
        facts = [fact.get_text() for fact in entry.find_all("dd")]
        assert facts[0] == "Tid att tänka."
        assert facts[-1] == "terms.avoid_sv: ”betänkandetid”. Inte i lagen."
        assert not any("terms.everyday" in fact for fact in facts)

    def test_text_is_escaped_and_no_style_is_written(self, terms: dict[str, Term]) -> None:
        html = render_glossary(terms, SOURCES, "fi", STRINGS)
        assert "Aikaa &lt;miettiä&gt;." in html
        assert "style=" not in html
        assert "\n\n" not in html  # an empty line would end the block for Markdown

    def test_it_uses_the_words_that_it_names(self, terms: dict[str, Term]) -> None:
        html = render_glossary(terms, SOURCES, "fi", STRINGS) + render_glossary(terms, SOURCES, "sv", STRINGS)
        assert set(re.findall(r"terms\.[a-z_]+", html)) == set(STRING_KEYS)


# --- Words to avoid


def _page(lang: Lang, body: str, path: str = "a/b.md", generated: bool = False, **meta: Any) -> Page:
    values = {
        "title": "Otsikko",
        "description": "Lyhyt kuvaus sivusta.",
        "slug": "a/b" if lang == "sv" else None,
        "audience": "help",
        "reviewed": date(2026, 11, 1),
        "review_every": 180,
        "sources": [],
        **meta,
    }
    return Page(
        lang, path, f"{FOLDERS[lang]}/{path}", FrontMatter.model_validate(values), body, 10, generated
    )


class TestWordsToAvoid:
    def test_the_place_the_reason_and_the_better_word_are_told(self, terms: dict[str, Term]) -> None:
        (problem,) = term_warnings([_page("sv", "# Rubrik\n\nDu får betänkandetiden.\n")], terms)
        assert (problem.file, problem.line) == ("docs_sv/a/b.md", 12)
        assert problem.what == "“betänkandetiden” is a word to avoid. Inte i lagen."
        assert problem.instead.startswith("Write “betänketid”;")

    def test_a_better_wording_of_its_own_is_told(self, terms: dict[str, Term]) -> None:
        (problem,) = term_warnings([_page("fi", "Hän on prostituoitu.")], terms)
        assert problem.instead.startswith("Write “ihminen, joka on pakotettu seksiin”;")

    @pytest.mark.parametrize(
        ("lang", "text"),
        [
            ("sv", "Kunden ringer."),
            ("sv", "Alla kundernas rätt."),
            ("sv", "En **kund** ringer."),
            ("sv", "- kund"),
            ("sv", "[Till kunden](b.md)"),
            ("sv", "Hen är ett eventuellt\noffer."),
            ("sv", "De eventuella offren och eventuella offer."),
            ("fi", "Prostituoidut ja muut."),
            ("fi", "Ei prostituoidullekaan."),
            ("fi", "Monia prostituoituja."),
        ],
    )
    def test_a_word_is_found_with_its_endings(self, terms: dict[str, Term], lang: Lang, text: str) -> None:
        assert len(term_warnings([_page(lang, text)], terms)) == 1

    @pytest.mark.parametrize(
        ("lang", "text"),
        [
            # As on the site's own pages.
            ("sv", "- Någon annan sköter annonserna eller kunderna."),
            ("sv", "- Någon annan sköter annonserna eller gör upp med kunderna."),
            ("sv", "Namn, kontaktuppgifter och Migrationsverkets kundnummer, om det är känt"),
            ("sv", "Hjälpen kunde avslutas om den egentliga identifieringen inte gjordes."),
            ("sv", "Uppehållsstatus eller asylansökan och ett eventuellt biträde"),
            ("sv", "Betänketid ges innan uppehållstillstånd eventuellt beviljas. Offer får hjälp."),
            ("fi", "Joku painostaa tai pakottaa sinut prostituutioon tai muuhun seksiin."),
            # Not read as running text of the language.
            ("sv", "Ordet ”kund” stod på den gamla sidan."),
            ("sv", "Se [sidan](https://example.fi/kund) och [den andra](kund.md#kund)."),
            ("sv", "## Rubrik {#kund}"),
            ("sv", "`kund` och {{ phone('kund') }}"),
            ("sv", "    kund i kod"),
            ("sv", "<!-- kund -->"),
            ("sv", '<p class="kund">Text</p>'),
            ("sv", '<p lang="fi">Kirjoita kund.</p>'),
            ("sv", "kund@example.fi och www.kund.fi"),
            # Other words, and the other language's.
            ("sv", "Kundtjänst, stamkund, kundvagn, EU-kund och kund-id"),
            ("fi", "Ruotsin kund on ostaja, ja betänkandetid on väärin."),
        ],
    )
    def test_what_is_meant_otherwise_is_no_alarm(self, terms: dict[str, Term], lang: Lang, text: str) -> None:
        assert term_warnings([_page(lang, f"# A\n\n{text}\n")], terms) == []

    def test_another_meaning_holds_for_its_own_sentence_only(self, terms: dict[str, Term]) -> None:
        (problem,) = term_warnings([_page("sv", "Någon annonserar. Kunden ringer.")], terms)
        assert "“Kunden”" in problem.what

    def test_quotes_hide_only_what_they_hold(self, terms: dict[str, Term]) -> None:
        (problem,) = term_warnings([_page("sv", "Skriv inte ”kund” om kunden, utan ”klient”.")], terms)
        assert "“kunden”" in problem.what

    def test_titles_and_descriptions_are_read_too(self, terms: dict[str, Term]) -> None:
        page = _page("sv", "Text", title="För kunder", description="Om kunden och betänketiden.")
        assert [problem.line for problem in term_warnings([page], terms)] == [1, 1]

    def test_shared_texts_are_read_too(self, terms: dict[str, Term]) -> None:
        block = Block("sv", "a", "docs_sv/_blocks/a.md", "Text\n\nKunden ringer.")
        (problem,) = term_warnings([], terms, [block])
        assert (problem.file, problem.line) == ("docs_sv/_blocks/a.md", 3)

    def test_generated_pages_and_the_glossary_are_not_read(self, terms: dict[str, Term]) -> None:
        pages = [_page("sv", "Kund", generated=True), _page("sv", "Kund", path=GLOSSARY)]
        assert term_warnings(pages, terms) == []


class TestTheFileItself:
    """data/terms.yml as it is published, and the pages as they are."""

    def test_it_is_in_order_and_holds_what_the_pages_need(self) -> None:
        sources = load_sources(ROOT)
        terms = load_terms(ROOT, set(sources))
        assert {"human_trafficking", "assistance_system", "reflection_period", "client"} <= set(terms)
        assert all(sources[term.law.source].kind == "law" for term in terms.values() if term.law)
        for lang in LANGUAGES:
            page = BeautifulSoup(render_glossary(terms, sources, lang, STRINGS), "html.parser")
            ids = [element["id"] for element in page.select("[id]")]
            assert len(ids) == len(set(ids))
            assert len(page.find_all("dt")) == len(terms)

    def test_both_languages_tell_the_same_figures(self) -> None:
        for key, term in load_terms(ROOT, set(load_sources(ROOT))).items():
            texts = [text for text in (term.definition, term.law and term.law.section) if text]
            for text in texts:
                assert differences(tokens(text.fi, "fi"), tokens(text.sv, "sv")) == ([], []), key

    def test_a_definition_is_one_sentence(self) -> None:
        for key, term in load_terms(ROOT, set(load_sources(ROOT))).items():
            for lang in LANGUAGES:
                if term.definition:
                    text = term.definition.in_(lang)
                    assert text.endswith("."), key
                    assert not re.search(r"[a-zåäö]\. [A-ZÅÄÖ]", text), key

    def test_words_to_avoid_are_not_in_the_term_bank_itself(self) -> None:
        terms = load_terms(ROOT, set(load_sources(ROOT)))
        for lang in LANGUAGES:
            text = "\n".join(
                f"{term.in_(lang)}\n{term.definition.in_(lang) if term.definition else ''}"
                for term in terms.values()
            )
            assert term_warnings([_page(lang, text)], terms) == []

    def test_the_glossary_names_the_laws_it_cites_as_its_sources(self) -> None:
        sources = load_sources(ROOT)
        cited = {term.law.source for term in load_terms(ROOT, set(sources)).values() if term.law}
        page = by_path(read_pages(ROOT, set(sources), date.max), "fi")[GLOSSARY]
        assert cited <= set(page.meta.sources)

    def test_a_warning_about_a_page_points_at_the_word(self) -> None:
        sources = load_sources(ROOT)
        pages, blocks = read_pages(ROOT, set(sources), date.max), read_blocks(ROOT)
        for problem in term_warnings(pages, load_terms(ROOT, set(sources)), blocks):
            word = problem.what.removeprefix("“").partition("”")[0]
            lines = (ROOT / problem.file).read_text(encoding="utf-8").split("\n")
            place = lines if problem.line == 1 else lines[problem.line - 1 : problem.line + 1]
            assert word in " ".join(place)
