"""The search's own script in a real browser, without its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from scripts.languages import Lang

_OPEN = """async ([root, lang]) => {
  const [engine, library, stemmer, answer] = await Promise.all([
    import(root + "assets/search/engine.js"), import(root + "assets/search/minisearch.js"),
    import(root + `assets/search/stemmer-${lang}.js`), fetch(root + `assets/search/${lang}.json`)
  ]);
  const index = await answer.json();
  const find = engine.openIndex(index, stemmer.stemmer, library.default);
  window.find = (query) => find(query).map((place) => index.pages[place][0]);
  window.stem = (word) => engine.fold(stemmer.stemmer(word));
  window.words = engine.words;
}"""


class Engine:
    """What a reader's browser does with words, in one language."""

    def __init__(self, browser: Browser, root: str, lang: Lang) -> None:
        self.lang = lang
        self._page = browser.new_page()
        self._page.goto(f"{root}robots.txt")
        self._page.evaluate(_OPEN, [root, lang])

    def find(self, queries: list[str]) -> list[list[str]]:
        """For each query the addresses of pages, the best first."""
        found: list[list[str]] = self._each("find", queries)
        return found

    def stem(self, words: list[str]) -> list[str]:
        """For each word its beginning."""
        stems: list[str] = self._each("stem", words)
        return stems

    def words(self, texts: list[str]) -> list[list[str]]:
        """For each text its words."""
        read: list[list[str]] = self._each("words", texts)
        return read

    def _each(self, function: str, texts: list[str]) -> Any:
        return self._page.evaluate(f"(texts) => texts.map((text) => {function}(text))", texts)

    def close(self) -> None:
        """Close the page."""
        self._page.close()


@pytest.fixture(scope="package", params=["fi", "sv"])
def engine(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Engine]:
    """The engine of each language."""
    opened = Engine(browser, address, request.param)
    yield opened
    opened.close()
