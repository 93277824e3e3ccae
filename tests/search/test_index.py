"""What goes into the index, on pages made up for the purpose."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from scripts.content.generated.first_aid import LANGUAGE_LIST
from scripts.content.generated.site_map import generated_page
from scripts.content.registers.terms import Everyday, Term
from scripts.content.writing.pages import Page
from scripts.problems import ProblemsFound
from scripts.search.documents import Document, documents
from scripts.search.index import TEXT_WORDS, search_index
from scripts.search.search_words import (
    SEARCH_WORDS,
    Topic,
    load_search_words,
    search_words_problems,
)


def page(path: str, title: str, body: str) -> tuple[Page, str]:
    described = "Yksi selkeä virke sivun sisällöstä."
    made = generated_page("fi", path, "x", title, described, "help", body, date(2026, 1, 1), 365)
    return made, body


PAGES = {
    LANGUAGE_LIST: page(LANGUAGE_LIST, "Muut kielet", "# Muut kielet"),
    "404.md": page("404.md", "Ei löydy", "# Ei löydy"),
    "a/b.md": page(
        "a/b.md",
        "Oleskelulupa",
        "# Lupa olla täällä\n\n## Ehdot {#terms}\n\nLue [lisää](salainen.md).\n\n<h3>Kesto</h3>\n",
    ),
}
TERM = Term(
    fi="oleskelulupa", sv="uppehållstillstånd", en="residence permit", everyday=Everyday(fi=["viisumi"])
)


def found(*topics: Topic) -> dict[str, Document]:
    made = documents("fi", PAGES, {"a/b.md": "Apu"}, topics, [TERM], [])
    return {document.path: document for document in made}


def test_a_page_is_found_by_its_names_headings_description_and_text_and_not_by_targets_of_links() -> None:
    document = found()["a/b.md"]
    assert document.section == "Apu"
    assert document.name.split() == ["Oleskelulupa", "Lupa", "olla", "täällä"]
    assert {"Ehdot", "Kesto", "selkeä"} <= set(document.heads.replace(".", " ").split())
    assert "lisää" in document.text
    assert "salainen" not in document.text + document.heads


def test_a_page_is_found_by_the_words_of_its_topic_and_by_other_names_of_its_term() -> None:
    topic = Topic(pages=["a/b.md"], fi=["jäädä"], sv=["stanna"], en=["stay"])
    keys = found(topic)["a/b.md"].keys
    assert {"jäädä", "stay", "viisumi", "residence", "permit"} <= set(keys.split())
    assert "stanna" not in keys


def test_pages_that_no_menu_leads_to_are_not_found() -> None:
    assert "404.md" not in found()


def document(path: str, text: str) -> Document:
    return Document(path, f"{path}/", path, "Kuvaus", "", "", path, "", "", text)


def index_of(*texts: str) -> dict[str, object]:
    made = [document(f"page{place}", text) for place, text in enumerate(texts)]
    read: dict[str, object] = json.loads(search_index(made, "fi", ["mitä"]))
    return read


def terms(index: dict[str, object], field: str) -> dict[str, list[int]]:
    fields = index["fields"]
    assert isinstance(fields, dict)
    words, steps = fields[field]
    return dict(zip(words.split(" "), steps, strict=True))


def test_each_word_stands_once_with_steps_from_page_to_page() -> None:
    index = index_of("velka", "", "velka", "", "velka raha", "", "", "")
    assert terms(index, "text") == {"raha": [4], "velk": [0, 2, 2]}


def test_words_of_most_pages_and_of_questions_are_weak_and_not_kept_from_texts() -> None:
    index = index_of("apua velka", "apua mitä", "apua", "apua", "muu")
    assert index["weak"] == "apu mita"
    assert set(terms(index, "text")) == {"muu", "velk"}


def test_a_long_text_keeps_its_most_telling_words() -> None:
    many = " ".join(f"sana{chr(97 + place // 26)}{chr(97 + place % 26)}x" for place in range(300))
    index = index_of(f"{many} toistuva toistuva toistuva", "a", "b", "c")
    assert len([term for term, pages in terms(index, "text").items() if pages[0] == 0]) == TEXT_WORDS
    assert "toistuv" in terms(index, "text")


GOOD = """\
ignored:
  fi: [ja]
  sv: [och]
topics:
  - pages: [a/b.md]
    fi: [lupa]
    sv: [tillstånd]
"""


@pytest.fixture
def words_file(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / SEARCH_WORDS


def test_words_for_a_page_that_is_not_there_are_told_with_their_line(words_file: Path) -> None:
    words_file.write_text(GOOD.replace("a/b.md", "a/bb.md"), encoding="utf-8")
    (problem,) = search_words_problems(load_search_words(words_file.parents[1]), {"a/b.md"})
    assert (problem.line, problem.what) == (5, "There is no page “a/bb.md”.")
    assert "a/b.md" in problem.instead


def test_a_topic_needs_words_in_both_languages(words_file: Path) -> None:
    words_file.write_text(GOOD.replace("    sv: [tillstånd]\n", ""), encoding="utf-8")
    with pytest.raises(ProblemsFound, match="sv"):
        load_search_words(words_file.parents[1])


def test_words_for_pages_that_are_there_are_in_order(words_file: Path) -> None:
    words_file.write_text(GOOD, encoding="utf-8")
    assert search_words_problems(load_search_words(words_file.parents[1]), {"a/b.md"}) == []
