"""The ways through the site by keyboard alone, as a screen reader would be told of each step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

_IN_SIGHT = """() => {
    const focused = document.activeElement, box = focused.getBoundingClientRect();
    const parts = [...focused.getClientRects()];
    const uncovered = parts.some((part) => {
        const seen = document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2);
        return seen && (focused === seen || focused.contains(seen) || seen.contains(focused));
    });
    const style = getComputedStyle(focused);
    return {
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        uncovered,
        framed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is. role, name: as assistive technology is told."""

    role: str
    name: str


class Keyboard:
    """A page that is used with keys only; every stop of the focus must be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._devtools: CDPSession = page.context.new_cdp_session(page)

    def tab(self) -> Stop:
        """The next stop."""
        self.page.keyboard.press("Tab")
        stop = self._stop()
        if not self.at_the_end():
            seen = self.page.evaluate(_IN_SIGHT)
            assert seen == {"inside": True, "uncovered": True, "framed": True}, (self.page.url, stop, seen)
        return stop

    def at_the_end(self) -> bool:
        """Whether the focus has left the page."""
        return bool(self.page.evaluate("document.activeElement === document.body"))

    def to(self, role: str, name: str) -> list[Stop]:
        """Tab until something has this role and a name that matches; all stops on the way."""
        stops = []
        for _ in range(400):
            stops.append(self.tab())
            if stops[-1].role == role and re.search(name, stops[-1].name):
                return stops
        raise AssertionError(f"No {role} “{name}” among {stops}")

    def follow(self, name: str) -> None:
        """Tab to a link and open it."""
        before = self.page.url
        self.to("link", name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: url != before)
        self.page.wait_for_load_state()

    def _stop(self) -> Stop:
        focused = self._devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})
        tree = self._devtools.send(
            "Accessibility.getPartialAXTree",
            {"objectId": focused["result"]["objectId"], "fetchRelatives": False},
        )
        node = tree["nodes"][0]
        return Stop(node.get("role", {}).get("value", ""), node.get("name", {}).get("value", ""))


@pytest.fixture(params=[320, 1440])
def keyboard(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Keyboard]:
    context = browser.new_context(viewport={"width": request.param, "height": 640}, base_url=address)
    yield Keyboard(context.new_page())
    context.close()


def test_to_the_number(keyboard: Keyboard) -> None:
    """The first stops are the two ways past everything: to the content, and away."""
    keyboard.page.goto("")
    stops = keyboard.to("link", r"Soita.*\+358")
    assert [stop.name for stop in stops[:2]] == ["Siirry sisältöön", "Poistu tältä sivulta heti"]
    assert len(stops) <= 9
    href = keyboard.page.evaluate("document.activeElement.href")
    assert href == "tel:+358295463177"


def test_past_everything_to_the_content(keyboard: Keyboard) -> None:
    keyboard.page.goto("")
    assert keyboard.tab() == Stop("link", "Siirry sisältöön")
    keyboard.page.keyboard.press("Enter")
    stop = keyboard.tab()
    assert stop.role == "link"
    assert keyboard.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_away(keyboard: Keyboard) -> None:
    keyboard.page.route(
        re.compile(r"^https://"), lambda route: route.fulfill(body="<title>elsewhere</title>")
    )
    keyboard.page.goto("loyda-apua/")
    assert keyboard.tab().name == "Siirry sisältöön"
    assert keyboard.tab() == Stop("link", "Poistu tältä sivulta heti")
    keyboard.page.keyboard.press("Enter")
    keyboard.page.wait_for_url(re.compile(r"^https://"))


def test_to_the_reflection_period_and_its_swedish_page(keyboard: Keyboard) -> None:
    keyboard.page.goto("")
    keyboard.follow("^Tarvitsen apua")
    keyboard.follow("^Harkinta-aika")
    expect(keyboard.page.locator("h1")).to_be_visible()
    expect(keyboard.page).to_have_url(re.compile(r"/loyda-apua/harkinta-aika/$"))
    keyboard.follow("^På svenska$")
    expect(keyboard.page).to_have_url(re.compile(r"/sv/sok-hjalp/betanketid/$"))
    expect(keyboard.page.locator("html")).to_have_attribute("lang", "sv")


def test_the_menu_opens_and_closes(keyboard: Keyboard) -> None:
    keyboard.page.goto("sv/sok-hjalp/")
    keyboard.to("DisclosureTriangle", "^Meny$")
    keyboard.page.keyboard.press("Enter")
    assert keyboard.tab().role == "link"
    assert keyboard.page.evaluate("!!document.activeElement.closest('details[open]')")


def test_to_a_table_of_figures_and_its_file(keyboard: Keyboard) -> None:
    keyboard.page.goto("")
    keyboard.follow("^Luvut")
    keyboard.follow("2020")
    table = keyboard.page.get_by_role("table").first
    expect(table).to_be_visible()
    assert table.locator("caption").inner_text()
    with keyboard.page.expect_download() as download:
        keyboard.to("link", r"CSV")
        keyboard.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("path", ["", "loyda-apua/yhteystiedot/", "tilastot/2020/", "ammattilaisille/"])
def test_every_stop_is_seen_and_the_last_one_leaves_the_page(keyboard: Keyboard, path: str) -> None:
    """The focus goes through all there is, framed, in sight and not under the bar, and is never trapped."""
    keyboard.page.goto(path)
    expected = keyboard.page.locator("a[href], button, summary, input").locator("visible=true").count()
    stops = 0
    keyboard.tab()
    while not keyboard.at_the_end():
        stops += 1
        assert stops <= expected
        keyboard.tab()
    assert stops == expected


@pytest.mark.parametrize("path", ["", "tilastot/2020/", "ammattilaisille/", "sv/sok-hjalp/"])
def test_landmarks_and_headings_tell_the_story(keyboard: Keyboard, path: str) -> None:
    page = keyboard.page
    page.goto(path)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("contentinfo")).to_have_count(1)
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert all(names)
    assert len(set(names)) == len(names)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
