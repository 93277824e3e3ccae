"""Somebody looks for help, in a real browser, with script and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A phone's page that fails the test when anything is asked of another host or kept on the device."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=request.param, base_url=address
    )
    page = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []

    def watch(sent: Request) -> None:
        if not sent.url.startswith((address, "data:", "blob:")):
            foreign.append(sent.url)

    page.on("request", watch)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert foreign == []
    assert errors == []
    assert context.cookies() == []
    if request.param:
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def fits(page: Page) -> None:
    """Nothing makes the page wider than the screen."""
    box = page.locator("body").bounding_box()
    assert box is not None
    assert box["width"] <= 320


def test_from_home_to_help_to_swedish_to_contacts(page: Page) -> None:
    page.goto("")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".call-action")).to_be_in_viewport()
    expect(page.locator(".bar a").first).to_be_in_viewport()
    fits(page)
    page.locator("main a.door").first.click()
    expect(page).to_have_url(re.compile(r"/loyda-apua/$"))
    fits(page)
    page.locator("a[hreflang=sv]").click()
    expect(page).to_have_url(re.compile(r"/sv/sok-hjalp/$"))
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.locator("main a[href$='kontakter/']").first.click()
    expect(page).to_have_url(re.compile(r"/sv/sok-hjalp/kontakter/$"))
    expect(page.locator("main a[href='tel:116006']").first).to_be_visible()
    page.locator("a[hreflang=fi]").click()
    expect(page).to_have_url(re.compile(r"/loyda-apua/yhteystiedot/$"))


def test_from_home_to_the_figures_of_a_year(page: Page) -> None:
    page.goto("")
    page.locator("main a[href='tilastot/']").first.click()
    page.locator("main .year-doors a[href^='20']").first.click()
    expect(page.locator("section.figure").first).to_be_visible()
    expect(page.locator("section.figure table").first).to_be_visible()
    fits(page)
    page.locator("a[hreflang=sv]").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("section.figure table").first).to_be_visible()
