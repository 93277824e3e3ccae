"""Every first-aid page in a real browser, on a narrow phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.content.registers.phrases import Phrases, load_phrases
from scripts.settings import load_settings
from tests.conftest import ROOT

ALL = load_phrases(ROOT)
EXIT = load_settings(ROOT).exit.fi
ARMS_LENGTH = 28
"""Pixels: letters of about five millimetres on a phone, which are read from an arm's length."""

every_language = pytest.mark.parametrize("language", ALL, ids=[language.code for language in ALL])


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A phone's page that fails the test when anything but the page and the way out is asked for."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=request.param, base_url=address
    )
    context.route(
        f"{EXIT}**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    yield page
    assert [url for url in asked if not url.startswith((address, EXIT, "data:"))] == []
    assert context.cookies() == []
    context.close()


@every_language
def test_a_page_on_a_phone(page: Page, language: Phrases) -> None:
    page.goto(f"{language.code}/")
    html = page.locator("html")
    expect(html).to_have_attribute("lang", language.code)
    expect(html).to_have_attribute("dir", language.dir)
    expect(page.locator("html")).to_have_css("direction", language.dir)
    for number in page.locator("a[href^='tel:'] bdi").all():
        expect(number).to_have_css("direction", "ltr")
    expect(page.locator("a.number").first).to_be_in_viewport()
    expect(page.locator(".bar a").last).to_be_in_viewport()
    assert _wider_than_the_screen(page) == []
    page.mouse.wheel(0, 900)
    way_out = page.locator("a.exit")
    expect(way_out).to_be_in_viewport()
    way_out.click()
    expect(page).to_have_url(EXIT)


def _wider_than_the_screen(page: Page) -> list[str]:
    """The elements that reach past an edge of the screen."""
    beyond: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body, body *:not(script):not(.hush)')].filter((element) => {
          const {left, right, width, height} = element.getBoundingClientRect();
          return width && height && (left < 0 || right > 320.5);
        }).map((element) => element.outerHTML)"""
    )
    return beyond


def test_from_the_list_to_a_language_and_back(page: Page) -> None:
    page.goto("kielet/")
    expect(page.locator("ul.languages a")).to_have_count(len(ALL))
    page.locator("ul.languages a[lang=ckb]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ckb")
    page.locator("main nav a[href$='sprak/']").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")


@every_language
def test_the_card_fills_the_screen_and_leaves_the_way_out(page: Page, language: Phrases) -> None:
    page.goto(f"{language.code}/")
    before = page.url
    card, way_out = page.locator("#show summary"), page.locator("a.exit")
    for line in card.locator("> *").all():
        expect(line).to_be_visible()
    card.click()
    box, top = card.bounding_box(), page.locator(".top").bounding_box()
    assert box is not None
    assert top is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 320, 640)
    assert box["y"] <= top["y"] + top["height"]
    for line in card.locator("> *").all():
        expect(line).to_be_in_viewport(ratio=1)
    for line in card.locator("strong").all():
        assert line.evaluate("line => parseFloat(getComputedStyle(line).fontSize)") >= ARMS_LENGTH
    assert _wider_than_the_screen(page) == []
    # No trace of it in the address or the history: the way out is pressed as if nothing had been opened.
    assert page.url == before
    way_out.click(trial=True)
    card.click()
    expect(page.locator(".bar a").last).to_be_in_viewport()
    assert page.url == before
