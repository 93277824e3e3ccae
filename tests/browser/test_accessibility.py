"""Each page is read by axe, every rule on, in one of the ways people look at it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.site.pages import pages

WAYS = ((320, "light"), (1440, "dark"), (1440, "light"), (320, "dark"))
"""Width and colours. Pages take turns, so that every kind of page is seen in every way."""


@pytest.fixture(scope="module")
def contexts(browser: Browser, address: str) -> Iterator[list[BrowserContext]]:
    made = [
        browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            base_url=address,
        )
        for width, scheme in WAYS
    ]
    yield made
    for context in made:
        context.close()


def test_no_page_has_a_barrier_that_axe_can_see(site: Path, contexts: list[BrowserContext]) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    found = []
    for path, context in zip(pages(site), cycle(contexts), strict=False):
        page = context.new_page()
        page.goto(path.removesuffix("index.html"))
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            (path, violation["id"], violation["nodes"][0]["html"]) for violation in result["violations"]
        ]
        page.close()
    assert found == []


def test_axe_finds_a_barrier_that_is_planted(contexts: list[BrowserContext]) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = contexts[0].new_page()
    page.set_content("<html><head><title>x</title></head><body><main><img src='x'></main></body></html>")
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert {"html-has-lang", "image-alt"} <= {violation["id"] for violation in result["violations"]}
    page.close()


def test_no_page_is_wider_than_a_small_phone(site: Path, contexts: list[BrowserContext]) -> None:
    page = contexts[0].new_page()
    wide = []
    for path in pages(site):
        page.goto(path.removesuffix("index.html"))
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []
