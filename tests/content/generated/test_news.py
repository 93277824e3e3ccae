"""News: which pages they are, their order, and the list and the links that lead to them."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup

from scripts.content.generated.news import NEWS, feed_address, newest_link, news, news_page, published
from scripts.content.writing.pages import Page
from scripts.languages import Lang
from tests.content.made_up import page

WORDS = {
    "news.title": "Uutta",
    "news.lead": "Mikä on muuttunut.",
    "news.description": "Mikä sivustolla tai laissa on muuttunut.",
    "news.feed": "Syöte & seuranta",
}
DAY = date(2026, 11, 24)


def item(
    name: str, day: date | None, lang: Lang = "fi", covers: str | None = None, title: str = "Uutinen"
) -> Page:
    return page(lang, "# x", f"ajankohtaista/{name}.md", published=day, covers=covers, title=title)


PAGES = [
    item("a", date(2026, 1, 1)),
    item("b", DAY, covers="2020"),
    item("c", DAY, covers="2023"),
    item("d", None),
    item("e", DAY, "sv"),
]


def test_news_are_the_pages_with_a_day_newest_first() -> None:
    assert [page.path[14:-3] for page in news(PAGES, "fi")] == ["c", "b", "a"]
    assert [page.path[14:-3] for page in news(PAGES, "sv")] == ["e"]


def test_the_day_of_a_page_that_is_no_news_is_not_made_up() -> None:
    assert published(PAGES[0]) == date(2026, 1, 1)
    with pytest.raises(AssertionError, match="is no news"):
        published(PAGES[3])


def test_each_language_has_its_feed_beside_its_list() -> None:
    assert feed_address("fi") == "ajankohtaista/feed.xml"
    assert feed_address("sv") == "sv/aktuellt/feed.xml"


def test_the_list_leads_to_each_piece_of_news_and_to_the_feed() -> None:
    listed = news_page("fi", [*PAGES, item("f", DAY, title="A < B & C")], WORDS, DAY)
    assert (listed.path, listed.address, listed.generated) == (NEWS, "ajankohtaista/", True)
    read = BeautifulSoup(listed.body, "html.parser")
    assert [link["href"] for link in read.find_all("a")] == ["c/", "b/", "f/", "a/", "feed.xml"]
    assert [time["datetime"] for time in read.find_all("time")][:2] == ["2026-11-24", "2026-11-24"]
    assert "24.11.2026" in listed.body
    assert "A &lt; B &amp; C" in listed.body
    assert "Syöte &amp; seuranta" in listed.body


def test_without_news_there_is_no_empty_list() -> None:
    body = news_page("sv", [], WORDS, DAY).body
    assert "<ul" not in body
    assert "feed.xml" in body


# --- The newest piece, linked from other pages

HOME = page("sv", "# A\n", path="index.md")
OLD = page("sv", "# B\n", path="ajankohtaista/b.md", title="Gammalt", published=date(2025, 1, 1))
NEW = page("sv", "# C\n", path="ajankohtaista/c.md", title="Nytt", published=date(2026, 1, 1))
FINNISH = page("fi", "# D\n", path="ajankohtaista/d.md", title="Uutta", published=date(2026, 2, 2))


def test_the_newest_news_of_the_pages_own_language() -> None:
    assert newest_link(HOME, [OLD, FINNISH, NEW]) == "[Nytt](ajankohtaista/c.md){ .next }"
    assert newest_link(OLD, [NEW]) == "[Nytt](c.md){ .next }"


def test_no_link_while_there_is_no_news() -> None:
    assert newest_link(HOME, [HOME, FINNISH]) == ""
