"""The search page in a real browser: by keyboard, under a strict policy, and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.audit.engines import axe_faults
from tests.browser.conftest import Watched

PAGES = (("haku/", "palkka ei maksettu", "tulosta"), ("sv/sok/", "lönen inte betald", "träffar"))


def for_search(watched: Watched) -> list[str]:
    """What was asked for because somebody searches."""
    return [url for url in watched.asked if "/assets/search/" in url and not url.endswith("/page.js")]


@pytest.mark.parametrize(("path", "typed", "counted"), PAGES)
def test_by_keyboard_from_the_field_to_a_page(watched: Watched, path: str, typed: str, counted: str) -> None:
    page = watched.page
    page.goto(path, wait_until="networkidle")
    assert for_search(watched) == []
    address = page.url
    field = page.get_by_role("search").get_by_role("searchbox")
    field.focus()
    page.keyboard.type(typed)
    expect(page.get_by_role("status")).to_contain_text(counted)
    results = page.locator(".search li")
    assert f"{results.count()} {counted}" == page.get_by_role("status").inner_text()
    assert len(for_search(watched)) == 4
    assert page.url == address
    assert page.evaluate("history.length") <= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Enter")
    expect(page.locator(".search ol")).to_be_focused()
    page.keyboard.press("Tab")
    expect(results.first.get_by_role("link")).to_be_focused()
    assert typed not in "".join(watched.asked)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert watched.errors == []
    assert watched.refused == []
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(address)


def test_nothing_found_is_said_with_the_number_and_an_emptied_field_is_quiet(watched: Watched) -> None:
    page = watched.page
    page.goto("haku/")
    field = page.get_by_role("searchbox")
    field.fill("xqzxqzxqz")
    expect(page.get_by_role("status")).to_contain_text("+358")
    expect(page.locator(".search ol")).to_be_hidden()
    field.fill("")
    expect(page.get_by_role("status")).to_be_empty()


def test_a_result_in_another_language_says_so(watched: Watched) -> None:
    page = watched.page
    page.goto("sv/sok/")
    page.get_by_role("searchbox").fill("arabiska")
    first = page.locator(".search li a").first
    expect(first).to_have_attribute("hreflang", "ar")
    expect(first.locator("span")).to_have_attribute("lang", "ar")


def test_what_cannot_be_fetched_is_said_and_can_be_tried_again(watched: Watched) -> None:
    page = watched.page
    page.route("**/assets/search/fi.json", lambda route: route.fulfill(status=404))
    page.goto("haku/")
    field = page.get_by_role("searchbox")
    field.fill("poliisi")
    expect(page.get_by_role("status")).to_contain_text("sivukartta")
    page.unroute("**/assets/search/fi.json")
    field.fill("poliisi ")
    expect(page.get_by_role("status")).to_contain_text("tulosta")


def test_the_field_asks_the_browser_to_remember_and_correct_nothing(watched: Watched) -> None:
    page = watched.page
    page.goto("haku/")
    field = page.get_by_role("searchbox")
    for name, value in (("autocomplete", "off"), ("autocorrect", "off"), ("spellcheck", "false")):
        expect(field).to_have_attribute(name, value)
    assert field.get_attribute("name") is None


@pytest.fixture
def without_script(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False, base_url=address
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [path for path, _, _ in PAGES])
def test_without_script_there_is_the_site_map_and_the_number(without_script: Page, path: str) -> None:
    page = without_script
    page.goto(path)
    expect(page.locator(".search form")).to_be_hidden()
    expect(page.locator("[data-search-off]")).to_be_visible()
    expect(page.locator("main > p a[href^='tel:']")).to_be_visible()
    page.locator("main a.next").click()
    expect(page.locator(".site-map a").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_sees_no_barrier_in_results_or_when_nothing_is_found(
    browser: Browser, address: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
        base_url=address,
    )
    page = context.new_page()
    page.goto("haku/")
    for typed, said in (("lapsi", "tulosta"), ("arabia", "tulos"), ("xqzxqzxqz", "+358")):
        page.get_by_role("searchbox").fill(typed)
        expect(page.get_by_role("status")).to_contain_text(said)
        assert axe_faults(page, f"haku/ {typed}") == []
    context.close()
