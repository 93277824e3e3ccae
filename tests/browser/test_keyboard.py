"""The ways through the site by keyboard alone, as a screen reader would be told of each step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

_IN_SIGHT = """() => {
    const focused = document.activeElement, style = getComputedStyle(focused);
    const parts = [...focused.getClientRects()].filter(({width, height}) => width && height);
    const seen = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top && (focused.contains(top) || top.contains(focused));
    };
    // Its corners a little inside, where they are not rounded away, and its middle. What is higher than the
    // room in the window cannot be seen whole: its middle must be.
    const top_bar = document.querySelector('.top');
    const room = innerHeight - (top_bar ? top_bar.getBoundingClientRect().bottom : 0);
    const covered = parts.flatMap(({left, right, top, bottom}) => [
        ...(bottom - top > room ? [] : [
            [left + 4, top + 4], [right - 4, top + 4], [left + 4, bottom - 4], [right - 4, bottom - 4]]),
        [(left + right) / 2, (top + bottom) / 2]
    ]).filter(([x, y]) => !seen(x, y));
    // The outer edge of the frame, in the middle of its four sides: it must be in the window,
    // not under a bar and not cut off by a box.
    const away = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) - .5;
    const boxes = [];
    for (let box = focused.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflow !== 'visible') boxes.push(box.getBoundingClientRect());
    }
    const inside = (x, y, {left, right, top, bottom}) => x >= left && x <= right && y >= top && y <= bottom;
    const page = {left: 0, right: document.documentElement.clientWidth, top: 0, bottom: innerHeight};
    const low = parts.filter(({top, bottom}) => bottom - top <= room);
    const cut = low.flatMap(({left, right, top, bottom}) => [
        [left - away, (top + bottom) / 2], [right + away, (top + bottom) / 2],
        [(left + right) / 2, top - away], [(left + right) / 2, bottom + away]
    ]).filter(([x, y]) => {
        const bar = document.elementFromPoint(x, y)?.closest('.top, .bar');
        const under = bar && !bar.contains(focused) && !(+style.zIndex > +getComputedStyle(bar).zIndex);
        return under || ![page, ...boxes].every((box) => inside(x, y, box));
    });
    return {
        covered: covered.length,
        cut: cut.length,
        shown: focused.checkVisibility({opacityProperty: true, visibilityProperty: true}),
        framed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3,
    };
}"""

IN_SIGHT = {"covered": 0, "cut": 0, "shown": True, "framed": True}

_ROLES = {"link", "button", "DisclosureTriangle", "searchbox", "combobox"}
"""What can be reached on any page; lists and the main part only take the focus when they are jumped to."""


@dataclass(frozen=True)
class Stop:
    """Where the focus is.

    role, name, expanded: as assistive technology is told; place: how far on in the page
    """

    role: str
    name: str
    expanded: bool | None = None
    place: int = field(default=0, compare=False)


class Keyboard:
    """A page that is used with keys only; every stop must be seen, named and in the page's order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._devtools: CDPSession = page.context.new_cdp_session(page)

    def tab(self) -> Stop:
        """The next stop."""
        before = self._place()
        self.page.keyboard.press("Tab")
        stop = self.stop()
        if not self.at_the_end():
            seen = self.page.evaluate(_IN_SIGHT)
            assert seen == IN_SIGHT, (self.page.url, stop, seen)
            assert stop.role in _ROLES, (self.page.url, stop)
            assert stop.name.strip(), (self.page.url, stop)
            assert stop.place > before, (self.page.url, stop)
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

    def follow(self, name: str) -> list[Stop]:
        """Tab to a link and open it; all stops on the way."""
        before = self.page.url
        stops = self.to("link", name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: url != before)
        self.page.wait_for_load_state()
        return stops

    def open_menu(self, name: str) -> None:
        """Unfold the menu, where the window is too narrow to show it."""
        if self.page.locator("details.menu > summary").is_visible():
            self.to("DisclosureTriangle", name)
            assert self.stop().expanded is False
            self.page.keyboard.press("Enter")
            assert self.stop().expanded is True

    def stop(self) -> Stop:
        """Where the focus is now."""
        focused = self._devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})
        tree = self._devtools.send(
            "Accessibility.getPartialAXTree",
            {"objectId": focused["result"]["objectId"], "fetchRelatives": False},
        )
        node = tree["nodes"][0]
        states = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", ())}
        return Stop(
            node.get("role", {}).get("value", ""),
            node.get("name", {}).get("value", ""),
            states.get("expanded"),
            self._place(),
        )

    def _place(self) -> int:
        """How many elements come before the one that has the focus."""
        place: int = self.page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        return place


@pytest.fixture(params=[(320, 640), (1440, 800), (320, 256)], ids=["phone", "wide", "400 %"])
def keyboard(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Keyboard]:
    """A narrow phone, a wide window, and a window of 1280 by 1024 enlarged to 400 %."""
    with keys_in(browser, address, *request.param) as keyboard:
        yield keyboard


@contextmanager
def keys_in(browser: Browser, address: str, width: int, height: int) -> Iterator[Keyboard]:
    """A window of this size that is used with keys only."""
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
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
    assert keyboard.stop().role == "main"
    assert keyboard.tab().role == "link"
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
    keyboard.open_menu("^Meny$")
    assert keyboard.tab().role == "link"
    assert keyboard.page.evaluate("!!document.activeElement.closest('details[open]')")
    keyboard.page.keyboard.press("Shift+Tab")
    keyboard.page.keyboard.press("Enter")
    assert keyboard.stop().expanded is False
    assert keyboard.tab().name == "Sök"


def test_an_open_menu_moves_nothing_beside_it(keyboard: Keyboard) -> None:
    the_open_menu_moves_nothing(keyboard, "sv/sok-hjalp/", "^Meny$")


@pytest.mark.parametrize("width", [320, 480, 768])
def test_an_open_menu_of_a_full_page_moves_nothing_beside_it(
    browser: Browser, address: str, width: int
) -> None:
    with keys_in(browser, address, width, 640) as keyboard:
        the_open_menu_moves_nothing(keyboard, "tilastot/2020/", "^Valikko$")


def the_open_menu_moves_nothing(keyboard: Keyboard, path: str, name: str) -> None:
    """The way to the search and to the other language stay where they are, and come after the whole menu."""
    keyboard.page.goto(path)
    beside = keyboard.page.locator("nav:has(.menu) ~ a")
    places = [link.bounding_box() for link in beside.all()]
    assert len(places) == 2
    keyboard.open_menu(name)
    assert [link.bounding_box() for link in beside.all()] == places
    inside = keyboard.page.locator(".menu a").count()
    assert inside > 0
    stops = keyboard.to("link", f"^{beside.first.inner_text()}$")
    assert len(stops) == inside + 1


def test_to_a_table_of_figures_and_its_file(keyboard: Keyboard) -> None:
    keyboard.page.goto("")
    keyboard.follow("^Luvut")
    keyboard.follow("2020")
    table = keyboard.page.get_by_role("table").first
    expect(table).to_be_visible()
    expect(table).to_have_accessible_name(re.compile("2020"))
    with keyboard.page.expect_download() as download:
        keyboard.to("link", r"CSV")
        keyboard.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("path", ["tilastot/2020/", "ammattilaisille/tunnista/", "ajankohtaista/"])
def test_from_any_other_page_to_the_number(keyboard: Keyboard, path: str) -> None:
    """A page that is not for help leads to the number in two steps, near its beginning."""
    keyboard.page.goto(path)
    keyboard.open_menu("^Valikko$")
    assert len(keyboard.follow("^Tarvitsen apua$|^Löydä apua$")) <= 4
    keyboard.to("link", r"Soita.*\+358")


def test_to_a_page_that_is_searched_for(keyboard: Keyboard) -> None:
    keyboard.page.goto("tilastot/")
    keyboard.follow("^Haku$")
    keyboard.to("searchbox", "^Mitä etsit")
    keyboard.page.keyboard.type("harkinta-aika", delay=20)
    expect(keyboard.page.get_by_role("status")).to_contain_text("tulosta")
    keyboard.page.keyboard.press("Enter")
    expect(keyboard.page.locator(".search ol")).to_be_focused()
    expect(keyboard.page.locator(".search li a").first).to_be_in_viewport(ratio=1)
    assert keyboard.stop() == Stop("list", "Tulokset")
    keyboard.follow("^Harkinta-aika")
    expect(keyboard.page).to_have_url(re.compile(r"/harkinta-aika/$"))


def test_a_chart_is_opened_and_left(keyboard: Keyboard) -> None:
    keyboard.page.goto("tilastot/2020/")
    assert keyboard.to("button", "kaavio")[-1].expanded is False
    keyboard.page.keyboard.press("Enter")
    drawing = keyboard.page.locator(".chart .main-svg").first
    expect(drawing).to_be_visible()
    expect(keyboard.page.locator(":focus")).to_have_attribute("aria-expanded", "true")
    assert keyboard.stop().expanded is True
    keyboard.page.keyboard.press("Space")
    expect(drawing).to_be_hidden()
    assert keyboard.stop().expanded is False
    keyboard.page.keyboard.press("Space")
    expect(drawing).to_be_visible()
    names = [stop.name for stop in keyboard.to("link", "CSV")]
    assert names[0].startswith("Lataa kuva")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "loyda-apua/yhteystiedot/",
        "loyda-apua/harkinta-aika/",
        "tilastot/2020/",
        "ammattilaisille/",
        "haku/",
        "kielet/",
        "ar/",
    ],
)
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
