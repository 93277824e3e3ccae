"""Everything else fails: no other file arrives, the browser knows no styles, the script cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from scripts.settings import load_settings
from tests.conftest import ROOT

WITH_PANEL = (
    "index.html",
    "sv/index.html",
    "loyda-apua/index.html",
    "sv/sok-hjalp/index.html",
    "loyda-apua/kun-otat-yhteytta/index.html",
    "sv/sok-hjalp/nar-du-tar-kontakt/index.html",
)
"""Pages where the way to call stands right below the heading."""

OTHERS = ("tilastot/2020/index.html", "ammattilaisille/tunnista/index.html", "sv/statistik/index.html")
"""Pages whose styles and scripts are files of their own."""


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A small phone's page for which nothing arrives but the page itself."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=request.param, base_url=address
    )
    page = context.new_page()

    def only_the_page(route: Route) -> None:
        if route.request.resource_type == "document":
            route.continue_()
        else:
            route.abort()

    page.route("**/*", only_the_page)
    yield page
    context.close()


def follow_each_other(*parts: Locator) -> None:
    """Each part is seen, starts below the one before, and comes after it for a screen reader too."""
    tops = []
    for part in parts:
        expect(part).to_be_visible()
        box = part.bounding_box()
        assert box is not None
        tops.append(box["y"])
    assert tops == sorted(tops)
    for before, after in pairwise(parts):
        handle = after.element_handle()
        assert before.evaluate(
            "(before, after) => !!(before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING)",
            handle,
        )


def first_stops(page: Page, count: int) -> list[str]:
    """Where the Tab key leads first, as link targets."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(str(page.evaluate("document.activeElement.getAttribute('href')")))
    return found


@pytest.mark.parametrize("path", WITH_PANEL)
def test_a_help_page_is_whole_when_no_other_file_arrives(page: Page, path: str) -> None:
    page.goto(path)
    follow_each_other(
        page.locator("a.exit"),
        page.locator("h1"),
        page.locator("h1 + p"),
        page.locator("a.call-action[href^='tel:']"),
        page.locator(".call-emergency"),
        page.locator("main h2").first,
        page.locator("footer a[href^='tel:']").first,
    )
    expect(page.locator("a.call-action[href^='tel:']")).to_be_in_viewport(ratio=1)
    assert first_stops(page, 2) == ["#content", way_out(path)]


@pytest.mark.parametrize("path", OTHERS)
def test_another_page_can_be_read_when_no_other_file_arrives(page: Page, path: str) -> None:
    page.goto(path)
    follow_each_other(
        page.locator("a.skip"),
        page.locator("h1"),
        page.locator("h1 ~ p, .finding").first,
        page.locator("footer a[href^='tel:+358']"),
    )
    expect(page.locator("footer a[href='tel:112']")).to_be_visible()
    assert first_stops(page, 1) == ["#content"]


def way_out(path: str) -> str:
    return load_settings(ROOT).exit.in_("sv" if path.startswith("sv/") else "fi")


@pytest.mark.parametrize("path", WITH_PANEL)
def test_a_browser_without_styles_shows_everything_in_order(browser: Browser, site: Path, path: str) -> None:
    html = (site / path).read_text(encoding="utf-8")
    bare = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", html, flags=re.DOTALL)
    assert len(bare) < len(html) - 4_000
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.set_content(bare)
    follow_each_other(
        page.locator("a[href='#content']"),
        page.locator("a[data-exit]").first,
        page.locator("a.exit"),
        page.locator("summary").first,
        page.locator("h1"),
        page.locator("h1 + p"),
        page.locator("a.call-action[href^='tel:']"),
        page.locator(".call-emergency"),
        page.locator("main h2").first,
        page.locator("main h2").last,
        page.locator("footer p").first,
        page.locator(".bar-call"),
    )
    # The menu is folded: nothing long stands between the top of the page and the number to call.
    box = page.locator("a.call-action[href^='tel:']").bounding_box()
    assert box is not None
    assert box["y"] < 640
    assert first_stops(page, 2) == ["#content", way_out(path)]
    page.close()


_TOO_NEW = re.compile(
    r"[\w-]+:[^;{}]*(?:var\(|max\(|min\(|clamp\(|flex|grid|sticky|contents)[^;{}]*(?:;|(?=\}))"
    r"|(?:gap|grid[\w-]*|inset[\w-]*|[\w-]+-(?:inline|block)[\w-]*):[^;{}]*(?:;|(?=\}))"
)
"""Declarations that a browser of 2013 leaves out."""


@pytest.mark.parametrize(
    "path", [*WITH_PANEL, "loyda-apua/yhteystiedot/index.html", "ar/index.html", "th/index.html"]
)
def test_an_old_browser_shows_everything_in_order_and_nothing_through_the_bar(
    browser: Browser, site: Path, path: str
) -> None:
    html = (site / path).read_text(encoding="utf-8")
    styles = re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)
    for css in styles:
        html = html.replace(css, _TOO_NEW.sub("", css))
    assert styles
    assert not re.search(r"var\(|:(?:inline-)?flex|grid", "".join(_TOO_NEW.sub("", css) for css in styles))
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.set_content(html)
    number = page.locator("a.call-action[href^='tel:'], a.number").first
    follow_each_other(
        page.locator("a.exit"),
        page.locator("h1"),
        page.locator("main p").first,
        number,
        page.locator(".call-emergency, a.emergency").first,
        page.locator("footer p").first,
    )
    expect(number).to_be_in_viewport(ratio=1)
    expect(page.locator(".bar a").first).to_be_in_viewport(ratio=1)
    expect(page.locator(".bar")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("path", ["loyda-apua/index.html", "sv/sok-hjalp/index.html"])
def test_a_script_that_cannot_be_read_stops_nobody_from_leaving(
    browser: Browser, address: str, path: str
) -> None:
    """What a browser too old for the script makes of it: an error before its first line."""
    page = browser.new_page(base_url=address)

    def spoil(route: Route) -> None:
        body = route.fetch().text()
        assert "<script>" in body
        route.fulfill(body=body.replace("<script>", "<script>?", 1), content_type="text/html")

    page.route(f"{address}**", spoil)
    page.route(f"{way_out(path)}**", lambda route: route.fulfill(body="<h1>W</h1>", content_type="text/html"))
    page.goto(path)
    page.locator("a.exit").click()
    expect(page).to_have_url(way_out(path))
    page.close()
