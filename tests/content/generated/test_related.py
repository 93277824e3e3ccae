"""Which pages are near each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scripts.content.generated.related import MOST, related_pages
from scripts.content.generated.site_map import generated_page
from scripts.content.writing.front_matter import Audience
from scripts.content.writing.pages import Page

DAY = date(2026, 1, 1)


def page(path: str, *sources: str, audience: Audience = "about") -> Page:
    described = "Yksi selkeä virke sivun sisällöstä."
    return generated_page("fi", path, "x", path, described, audience, "# x", DAY, 365, sources)


def near(pages: Sequence[Page], of: str, named: Sequence[str] = ()) -> tuple[str, ...]:
    around = {one.path: named if one.path == of else () for one in pages}
    return related_pages(pages, around, "haven")[of]


FAR = [page(f"{letter}.md", "everywhere", f"only {letter}") for letter in "vwxyz"]


def test_a_rare_source_ties_closer_than_one_that_stands_everywhere() -> None:
    pages = [page("a.md", "everywhere", "rare"), page("b.md", "everywhere", "rare"), *FAR]
    assert near(pages, "a.md") == ("b.md",)


def test_at_most_a_few_and_the_nearest_first() -> None:
    pages = [page("a.md", "one", "two"), page("b.md", "one"), page("c.md", "one", "two"), *FAR]
    pages += [page(f"d{number}.md", "two") for number in range(MOST)]
    found = near(pages, "a.md")
    assert found[:2] == ("c.md", "b.md")
    assert len(found) == MOST


def test_a_page_that_is_named_already_and_the_first_page_of_a_section_are_left_out() -> None:
    pages = [page("a.md", "one"), page("b.md", "one"), page("c/index.md", "one"), page("d.md", "one"), *FAR]
    assert near(pages, "a.md", named=["b.md"]) == ("d.md",)


def test_help_leads_to_help_only() -> None:
    pages = [page("a.md", "one", audience="help"), page("b.md", "one", audience="work"), *FAR]
    assert near(pages, "a.md") == ()
    assert near(pages, "b.md") == ("a.md",)


def test_pages_that_tell_how_to_get_help_lead_to_each_other() -> None:
    ask, rights = page("haven/a.md", "one", audience="help"), page("haven/b.md", "one", audience="help")
    harm = page("harm/a.md", "one", audience="help")
    pages = [ask, rights, harm, *FAR]
    assert near(pages, ask.path) == (rights.path,)
    assert near(pages, harm.path) == (ask.path, rights.path)


def test_a_page_without_sources_is_near_nothing() -> None:
    assert near([page("a.md"), page("b.md"), *FAR], "a.md") == ()
