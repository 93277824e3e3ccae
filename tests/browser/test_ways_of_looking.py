"""Every way of looking: enlarged, spaced out, with colours of one's own, in print, without motion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "",
    "loyda-apua/",
    "sv/sok-hjalp/kontakter/",
    "tilastot/",
    "tilastot/2020/",
    "sv/statistik/tidsserier/",
    "tilastot/muut-vuodet/",
    "ammattilaisille/harkinta-aika/",
    "ammattilaisille/roolit/poliisi-ja-rajavartija/",
    "sv/om-webbplatsen/ordlista/",
    "sv/sok/",
    "ar/",
)
"""Pages whose layouts differ, with all kinds of tables."""

WITH_CHART = "tilastot/2020/"

# What WCAG 1.4.12 lets a reader set.
SPACED = """* { line-height: 1.5 !important; }
* { letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""

_TEXTS = """() => {
    const shown = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const beyond = [], clipped = [], covering = [];
    const range = document.createRange();
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (!node.data.trim() || parent.closest('.hush, .skip, .top, .bar, svg, script, option')) continue;
        if (!parent.checkVisibility({visibilityProperty: true})) continue;
        // Only read aloud: the heads of a table that is laid out as cards.
        const heads = parent.closest('thead');
        if (heads && getComputedStyle(heads).position === 'absolute') continue;
        if (getComputedStyle(parent).position === 'absolute') continue;
        range.selectNodeContents(node);
        for (const {left, right, top, bottom, width, height} of range.getClientRects()) {
            if (width < 2) continue;
            const line = {left, right, top: top + height * .3, bottom: bottom - height * .3, node};
            if (left < -1 || right > document.documentElement.clientWidth + 1) beyond.push(node.data.trim());
            for (let box = parent; box !== document.body; box = box.parentElement) {
                const style = getComputedStyle(box), edge = box.getBoundingClientRect();
                if (style.overflow !== 'visible' && (right > edge.right + 1 || bottom > edge.bottom + 4)) {
                    clipped.push(node.data.trim());
                }
            }
            shown.push(line);
        }
    }
    shown.forEach((one, place) => shown.slice(place + 1).forEach((other) => {
        if (one.node !== other.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1) {
            covering.push([one.node.data.trim(), other.node.data.trim()]);
        }
    }));
    return {
        lines: shown.length > 5, beyond, clipped, covering,
        sideways: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
    };
}"""
SOUND = {"lines": True, "beyond": [], "clipped": [], "covering": [], "sideways": 0}


@contextmanager
def looking(browser: Browser, address: str, width: int, height: int, **asked: Any) -> Iterator[Page]:
    """A page in a window of this size, for a reader who asked for these things."""
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address, **asked)
    yield context.new_page()
    context.close()


def texts(page: Page) -> Any:
    """What is wrong with where the words of a page stand: beyond the window, cut off, on other words."""
    return page.evaluate(_TEXTS)


@pytest.mark.parametrize("path", PAGES)
def test_at_400_percent_and_spaced_out_every_word_is_in_its_place(
    browser: Browser, address: str, path: str
) -> None:
    """In a window of 1280 by 1024 at 400 %, at 200 %, and as it is; each as written and spaced out."""
    for width, height in ((320, 256), (640, 512), (1280, 1024)):
        with looking(browser, address, width, height) as page:
            page.goto(path)
            # All but the card to show, which lies over the page: test_first_aid.py opens it.
            for details in page.locator("details:not(#show)").all():
                details.evaluate("(details) => { details.open = true; }")
            assert texts(page) == SOUND, width
            page.add_style_tag(content=SPACED)
            assert texts(page) == SOUND, f"{width}, spaced out"


# Words that go on in another line, and what is wider than its cell, in names of columns and rows.
_TORN = """() => [...document.querySelectorAll('.figure-table :is(th, td.number)')].flatMap((cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const torn = [], range = document.createRange();
    while (walker.nextNode()) {
        for (const word of walker.currentNode.data.matchAll(/\\p{L}{2,}/gu)) {
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
            if (new Set(boxes.map((box) => Math.round(box.top))).size > 1) torn.push(word[0]);
        }
    }
    if (cell.clientWidth > 1 && cell.scrollWidth > cell.clientWidth + 1) torn.push(cell.textContent.trim());
    return torn;
})"""


@pytest.mark.parametrize(
    "path",
    [
        "tilastot/2020/",
        "sv/statistik/2020/",
        "tilastot/aikasarjat/",
        "sv/statistik/tidsserier/",
        "tilastot/muut-vuodet/",
    ],
)
def test_no_word_in_a_table_of_figures_is_torn_on_a_phone(browser: Browser, address: str, path: str) -> None:
    with looking(browser, address, 390, 800) as page:
        page.goto(path)
        expect(page.locator(".figure-table").first).to_be_visible()
        assert page.evaluate(_TORN) == []


def test_a_chart_fits_at_400_percent(browser: Browser, address: str) -> None:
    with looking(browser, address, 320, 256) as page:
        page.goto(WITH_CHART)
        page.locator(".chart-open").first.click()
        expect(page.locator(".chart .main-svg").first).to_be_visible()
        assert texts(page) == SOUND
        box = page.locator(".chart-plot").first.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 320


def test_at_400_percent_nothing_but_the_way_out_covers_the_text(browser: Browser, address: str) -> None:
    with looking(browser, address, 320, 256) as page:
        page.goto("loyda-apua/")
        expect(page.locator("nav.bar")).to_have_css("position", "static")
        top = page.locator(".top").bounding_box()
        assert top is not None
        assert top["height"] <= 256 * 0.3
        page.goto("ar/")
        expect(page.locator("nav.bar")).to_have_css("position", "static")


_FORCED = """() => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    const of = (selector, property) => [...document.querySelectorAll(selector)].map(
        (element) => getComputedStyle(element)[property]);
    return {
        bars: of('.data-bar rect', 'fill').every((fill) => fill !== 'none' && fill !== canvas)
            && of('.data-bar rect', 'fill').length > 0,
        edges: of('.headlines li', 'borderTopStyle').every((style) => style === 'solid'),
    };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_bars_edges_and_buttons_are_seen(
    browser: Browser, address: str, scheme: str
) -> None:
    with looking(browser, address, 320, 640, forced_colors="active", color_scheme=scheme) as page:
        page.goto("tilastot/")
        page.add_style_tag(content="html { background: Canvas; }")
        assert page.evaluate(_FORCED) == {"bars": True, "edges": True}
        page.goto(WITH_CHART)
        expect(page.locator(".chart-open").first).to_have_css("border-top-style", "solid")
        page.goto("")
        for button in (".exit", ".call-action", ".bar-call", ".door >> nth=0"):
            expect(page.locator(button)).to_have_css("border-top-style", "solid")
            assert page.locator(button).evaluate(
                "(button) => parseFloat(getComputedStyle(button).borderTopWidth) >= 2"
            )
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


_MOTION = """() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_anybody(browser: Browser, address: str, path: str) -> None:
    """So that nobody has to ask for it; a reader who did gets no smooth scrolling either."""
    with looking(browser, address, 320, 640) as page:
        page.goto(path)
        assert page.evaluate(_MOTION) == []
        assert page.evaluate("document.getAnimations().length") == 0
        expect(page.locator("html")).to_have_css("scroll-behavior", "auto")


@pytest.mark.parametrize("path", ["tilastot/2020/", "ammattilaisille/tunnista/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_lines_as_dark_as_the_text(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    with looking(browser, address, 320, 640, contrast="more", color_scheme=scheme) as page:
        page.goto(path)
        ink = page.evaluate("getComputedStyle(document.body).color")
        expect(page.locator("div.page-foot")).to_have_css("border-top-color", ink)


@pytest.mark.parametrize("path", [path for path in PAGES if path != "sv/sok/"])
def test_print_is_dark_on_white_whatever_the_screen_is(browser: Browser, address: str, path: str) -> None:
    with looking(browser, address, 718, 1000, color_scheme="dark") as page:
        page.goto(path)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert texts(page) == SOUND
        for gone in ("nav:not(.bar)", ".exit", ".chart", ".downloads"):
            assert page.locator(gone).locator("visible=true").count() == 0, gone
        assert page.get_by_text("+358").locator("visible=true").count() > 0


@pytest.mark.parametrize(
    "plant", ["white-space: nowrap", "height: 1em; overflow: hidden", "margin-top: -3em"]
)
def test_words_out_of_place_are_told(browser: Browser, address: str, plant: str) -> None:
    with looking(browser, address, 320, 256) as page:
        page.goto("loyda-apua/")
        page.add_style_tag(content=f"main p {{ {plant} }}")
        assert texts(page) != SOUND
