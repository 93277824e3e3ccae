"""Words are cut down to the same beginnings where the index is made and where it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.search.words import fold, stem, words
from tests.search.conftest import Engine
from tests.search.queries import read_queries
from tests.site.pages import pages, soup


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("3 a §:n, Löydä\u00ad apua – e-mail") == ["3", "a", "n", "löydä", "apua", "e", "mail"]
    assert words("हिन्दी Tiếng Việt አማርኛ") == ["हिन्दी", "tiếng", "việt", "አማርኛ"]


def test_letters_are_folded() -> None:
    assert fold("öppettidååä") == "oppettidaaa"
    assert fold("việt") == "viet"


@pytest.mark.parametrize(("lang", "forms"), [("fi", "pakkotyö pakkotyössä pakkotyöstä"), ("sv", "lag lagen")])
def test_forms_of_a_word_have_one_beginning(lang: str, forms: str) -> None:
    assert len({stem(form, "fi" if lang == "fi" else "sv") for form in forms.split()}) == 1


def test_the_browser_reads_the_whole_site_as_the_index_does(engine: Engine, site: Path) -> None:
    own = [path for path in pages(site) if path.startswith("sv/") == (engine.lang == "sv")]
    texts = [soup(site, path).get_text(" ") for path in own]
    texts += [query.query for queries in read_queries(engine.lang).values() for query in queries]
    read = [words(text) for text in texts]
    assert engine.words(texts) == read
    vocabulary = sorted({word for text in read for word in text})
    assert len(vocabulary) > 3000
    mine = {word: stem(word, engine.lang) for word in vocabulary}
    assert dict(zip(vocabulary, engine.stem(vocabulary), strict=True)) == mine
