"""The newest piece of news, linked from other pages."""

from __future__ import annotations

from datetime import date

from scripts.content.news import newest_link
from tests.content.made_up import page

HOME = page("sv", "# A\n", path="index.md")
OLD = page("sv", "# B\n", path="ajankohtaista/b.md", title="Gammalt", published=date(2025, 1, 1))
NEW = page("sv", "# C\n", path="ajankohtaista/c.md", title="Nytt", published=date(2026, 1, 1))
FINNISH = page("fi", "# D\n", path="ajankohtaista/d.md", title="Uutta", published=date(2026, 2, 2))


def test_the_newest_news_of_the_pages_own_language() -> None:
    assert newest_link(HOME, [OLD, FINNISH, NEW]) == "[Nytt](ajankohtaista/c.md){ .next }"
    assert newest_link(OLD, [NEW]) == "[Nytt](c.md){ .next }"


def test_no_link_while_there_is_no_news() -> None:
    assert newest_link(HOME, [HOME, FINNISH]) == ""
