"""The way out of help pages: fast, unseen by the next site, there in every state of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, Request, Route, expect

from scripts.content.registers.phrases import load_phrases
from scripts.languages import LANGUAGES, Lang
from scripts.settings import load_settings, load_strings
from tests.conftest import ROOT

ADDRESSES: dict[Lang, str] = {"fi": "loyda-apua/puhelin/", "sv": "sv/sok-hjalp/telefon/"}
SETTINGS = load_settings(ROOT)
STRINGS = load_strings(ROOT)
PHRASES = load_phrases(ROOT)


class Place(NamedTuple):
    """A page with a way out. words: what its status says, by name; target: where it leads"""

    path: str
    dir: str
    words: Mapping[str, str]
    target: str


PLACES: dict[str, Place] = {
    lang: Place(
        ADDRESSES[lang],
        "ltr",
        {
            name: STRINGS[lang][f"exit.{name}"]
            for name in ("two_more", "one_more", "expired", "leaving", "skip")
        },
        SETTINGS.exit.in_(lang),
    )
    for lang in LANGUAGES
}
# In languages that nobody of the project reads, it counts in figures.
_FIGURES = {"two_more": "2", "one_more": "1", "expired": "3", "leaving": "…"}
PLACES |= {
    language.code: Place(f"{language.code}/", language.dir, _FIGURES, SETTINGS.exit.fi)
    for language in PHRASES
}


class Visit(NamedTuple):
    """A help page that somebody reads, and what the next site would get to know.

    sent: requests to the next site
    silent: anything in it means that the next site answers with nothing, so that the browser stays
    """

    page: Page
    place: Place
    script: bool
    sent: list[Request]
    silent: list[bool]

    def word(self, name: str) -> str:
        return self.place.words[name]

    @property
    def target(self) -> str:
        return self.place.target

    def start(self) -> Page:
        """Open the page, and wait until its script runs."""
        self.page.goto(self.place.path)
        return self.page

    def gone(self) -> None:
        """The browser shows the next site, in the only tab there is."""
        expect(self.page).to_have_url(self.target)
        expect(self.page.locator("h1")).to_have_text("Weather")
        assert len(self.page.context.pages) == 1

    def still_here(self) -> None:
        assert self.page.url.endswith(self.place.path)
        assert self.sent == []


@contextmanager
def visiting(browser: Browser, address: str, lang: str, script: bool) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=script, base_url=address
    )
    visit = Visit(context.new_page(), PLACES[lang], script, [], [])

    def answer(route: Route) -> None:
        visit.sent.append(route.request)
        if visit.silent:
            route.fulfill(status=204)
        else:
            route.fulfill(content_type="text/html", body="<!doctype html><title>W</title><h1>Weather</h1>")

    context.route(lambda url: not url.startswith(address), answer)
    try:
        yield visit
    finally:
        context.close()


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str, lang: str) -> Iterator[Visit]:
    """A visit on a small phone, with script and without, in both languages."""
    with visiting(browser, address, lang, request.param) as visit:
        yield visit


@pytest.fixture
def scripted(browser: Browser, address: str, lang: str) -> Iterator[Visit]:
    """A visit with script, for what only the script does."""
    with visiting(browser, address, lang, True) as visit:
        yield visit


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


_ON_TOP = """element => {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  const spots = [[(left + right) / 2, (top + bottom) / 2],
    [left + 9, top + 9], [right - 9, top + 9], [left + 9, bottom - 9], [right - 9, bottom - 9]];
  return spots.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
}"""
_WAY_OUT = f"""parts => parts.map((part) => {{
  window.scrollTo(0, part * document.documentElement.scrollHeight);
  const element = document.querySelector("a.exit");
  const {{left, right, bottom}} = element.getBoundingClientRect();
  return {{left, right, bottom, on_top: ({_ON_TOP})(element)}};
}})"""


def is_on_top(locator: Locator) -> bool:
    """Whether a tap on its middle, or near its corners, reaches the element and nothing that lies above."""
    return bool(locator.evaluate(_ON_TOP))


def scroll_to(page: Page, part: float) -> None:
    """Scroll to a part of the page's length, 0 its beginning and 1 its end."""
    page.evaluate("part => window.scrollTo(0, part * document.documentElement.scrollHeight)", part)


# Leaving


def test_a_tap_leaves_in_the_same_tab_and_tells_the_next_site_nothing(visit: Visit) -> None:
    page = visit.start()
    page.locator("a.exit").click()
    visit.gone()
    told(visit)


def test_the_second_stop_of_the_tab_key_leaves_too(visit: Visit) -> None:
    page = visit.start()
    page.keyboard.press("Tab")
    expect(page.locator("a.skip[href='#content']")).to_be_focused()
    page.keyboard.press("Tab")
    skip = page.locator("a.skip[data-exit]")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    expect(skip).to_have_text(visit.word("skip"))
    assert is_on_top(skip)
    page.keyboard.press("Enter")
    visit.gone()
    told(visit)


def told(visit: Visit) -> None:
    """The next site was asked for its front page, and was told nothing else."""
    first = visit.sent[0]
    assert first.url == visit.target
    assert "?" not in first.url
    assert "#" not in first.url
    assert first.method == "GET"
    assert first.post_data is None
    assert "referer" not in first.all_headers()
    assert "cookie" not in first.all_headers()
    assert visit.page.evaluate("document.referrer") == ""


def is_blank(visit: Visit) -> None:
    """Nothing can be seen but the one word that says what happens."""
    expect(visit.page.locator("body")).to_have_class("gone")
    seen = visit.page.evaluate(
        """[document.body.innerText.trim(),
          [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()).length]"""
    )
    assert seen == [visit.word("leaving"), 1]


def test_the_page_is_blank_before_the_next_site_answers(scripted: Visit) -> None:
    page = scripted.page
    first_sight: list[dict[str, str]] = []

    def keep(seen: dict[str, str]) -> None:
        first_sight.append(seen)

    page.expose_function("tell", keep)
    scripted.start()
    # Heard last: what it tells is what can be seen when the tap is over, before anything is fetched.
    page.evaluate(
        """addEventListener('click', () => tell({
          text: document.body.innerText.trim(),
          shown: [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()).length + '',
        }))"""
    )
    scripted.silent.append(True)
    scroll_to(page, 0.5)
    page.locator("a.exit").click()
    is_blank(scripted)
    expect(page.locator("[role=status]")).to_be_in_viewport(ratio=1)
    assert first_sight == [{"text": scripted.word("leaving"), "shown": "1"}]
    assert scripted.sent


def is_whole(visit: Visit) -> None:
    """The page shows its text, and its way out."""
    expect(visit.page.locator("h1")).to_be_visible()
    expect(visit.page.locator("a.exit")).to_be_in_viewport(ratio=1)
    expect(visit.page.locator("[role=status]")).to_have_text("")


def comes_back(visit: Visit) -> None:
    """What a browser sends when it shows a page again that it had kept."""
    visit.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    is_whole(visit)


def test_a_page_that_comes_back_is_whole_again(scripted: Visit) -> None:
    page = scripted.start()
    scripted.silent.append(True)
    page.locator("a.exit").click()
    is_blank(scripted)
    comes_back(scripted)


def test_back_from_the_next_site_shows_the_page(visit: Visit) -> None:
    page = visit.start()
    page.locator("a.exit").click()
    visit.gone()
    page.go_back()
    is_whole(visit)


# Shift, three times


def stop_clock(visit: Visit) -> None:
    """Open the page, and let time pass there only when the test says so."""
    visit.page.clock.install(time=0)
    visit.start()
    visit.page.clock.pause_at(3_600)


@pytest.fixture
def keys(scripted: Visit) -> Visit:
    """A visit whose clock the test moves."""
    stop_clock(scripted)
    return scripted


def says(visit: Visit, name: str) -> None:
    status = visit.page.locator("[role=status]")
    expect(status).to_have_text(visit.word(name) if name else "")


def press(visit: Visit, times: int = 1) -> None:
    for _ in range(times):
        visit.page.keyboard.press("Shift")


def test_shift_three_times_leaves_and_says_how_many_are_left(keys: Visit) -> None:
    says(keys, "")
    press(keys)
    says(keys, "two_more")
    press(keys)
    says(keys, "one_more")
    press(keys)
    keys.gone()
    told(keys)


def test_shift_is_forgotten_after_five_seconds_and_that_is_said(keys: Visit) -> None:
    press(keys, 2)
    keys.page.clock.run_for(4_900)
    says(keys, "one_more")
    keys.page.clock.run_for(200)
    says(keys, "expired")
    press(keys)
    says(keys, "two_more")
    keys.still_here()


def test_each_press_gives_five_seconds_more(keys: Visit) -> None:
    press(keys)
    keys.page.clock.run_for(4_000)
    press(keys)
    keys.page.clock.run_for(4_000)
    says(keys, "one_more")
    press(keys)
    keys.gone()


@pytest.mark.parametrize("other", ["a", "Tab", "ArrowDown"])
def test_shift_with_another_key_does_not_count(keys: Visit, other: str) -> None:
    for _ in range(4):
        keys.page.keyboard.press(f"Shift+{other}")
    says(keys, "")
    keys.still_here()


@pytest.mark.parametrize("other", ["Control", "Alt", "Meta"])
def test_shift_as_part_of_a_shortcut_does_not_count(keys: Visit, other: str) -> None:
    for _ in range(4):
        keys.page.keyboard.press(f"{other}+Shift")
    says(keys, "")
    keys.still_here()


def test_another_key_between_starts_anew(keys: Visit) -> None:
    press(keys, 2)
    keys.page.keyboard.press("ArrowDown")
    says(keys, "")
    press(keys, 2)
    says(keys, "one_more")
    keys.still_here()


def test_both_shift_keys_at_once_count_as_one(keys: Visit) -> None:
    for move in (keys.page.keyboard.down, keys.page.keyboard.up):
        move("ShiftLeft")
        move("ShiftRight")
    says(keys, "two_more")


def test_shift_held_down_does_not_count(keys: Visit) -> None:
    for _ in range(5):
        keys.page.keyboard.down("Shift")
    keys.page.keyboard.up("Shift")
    says(keys, "")
    keys.still_here()


# Always there


def test_it_stays_above_everything_that_opens(visit: Visit) -> None:
    page = visit.start()
    for summary in page.locator("summary").all():
        summary.click()
    assert page.locator("details[open]").count() == page.locator("details").count() >= 1
    for part in (0, 0.02, 0.05, 0.3, 0.9, 1):
        scroll_to(page, part)
        expect(page.locator("a.exit")).to_be_in_viewport(ratio=1)
        assert is_on_top(page.locator("a.exit")), part


SCREENS = {"small phone": (320, 640), "on its side": (640, 320), "400 %": (320, 256), "desk": (1440, 900)}


@pytest.mark.parametrize("screen", SCREENS)
def test_it_is_always_seen_and_leaves_room_for_the_text(visit: Visit, screen: str) -> None:
    width, height = SCREENS[screen]
    visit.page.set_viewport_size({"width": width, "height": height})
    page = visit.start()
    for part in (0, 0.5, 1):
        scroll_to(page, part)
        way_out = box(page.locator("a.exit"))
        assert way_out["x"] >= 0
        assert way_out["x"] + way_out["width"] <= width
        assert 0 <= way_out["y"] <= height / 3
        assert way_out["height"] >= 44
        assert is_on_top(page.locator("a.exit")), part
        bars = page.evaluate(
            """[...document.querySelectorAll('body *')]
              .filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position))
              .map(e => e.getBoundingClientRect())
              .map(r => Math.max(0, Math.min(r.bottom, innerHeight) - Math.max(r.top, 0)))
              .reduce((sum, height) => sum + height, 0)"""
        )
        assert bars <= height * 0.3, part
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("screen", SCREENS)
def test_it_covers_no_heading_that_a_link_leads_to_and_nothing_in_focus(visit: Visit, screen: str) -> None:
    width, height = SCREENS[screen]
    visit.page.set_viewport_size({"width": width, "height": height})
    page = visit.start()
    places = page.evaluate("[...document.querySelectorAll('main h2[id]')].map(e => e.id)")
    assert places
    for place in places:
        page.goto(f"{visit.place.path}#{place}")
        assert is_on_top(page.locator(f"h2#{place}")), place
    for link in page.locator("main a").all():
        link.focus()
        if link.is_visible():
            assert link.evaluate(
                """link => {
                  const {left, right, top, bottom} = link.getClientRects()[0];
                  return link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
                }"""
            ), link


def test_nothing_moves_for_a_reader_who_asked_for_that(visit: Visit) -> None:
    visit.page.emulate_media(reduced_motion="reduce")
    page = visit.start()
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(element => {
          const style = getComputedStyle(element);
          return style.transitionDuration !== '0s' || style.animationName !== 'none'
            || style.scrollBehavior !== 'auto';
        }).length"""
    )
    assert moving == 0


def test_print_shows_the_text_and_the_number_but_not_the_way_out(visit: Visit) -> None:
    page = visit.start()
    page.emulate_media(media="print")
    for hidden in page.locator("[data-exit], .bar, .menu, .brand").all():
        expect(hidden).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main a[href^='tel:+358']").first).to_be_visible()
    # Printed black on white, also by somebody whose screen is dark.
    page.emulate_media(media="print", color_scheme="dark")
    for kind in ("body", "main a", ".page-foot"):
        expect(page.locator(kind).first).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_written_from_right_to_left_it_changes_sides(visit: Visit) -> None:
    page = visit.start()
    before = {name: box(page.locator(name)) for name in (".exit", ".brand", ".menu")}
    page.evaluate("document.documentElement.dir = 'rtl'")
    for name, was in before.items():
        now = box(page.locator(name))
        assert now["x"] == pytest.approx(320 - was["x"] - was["width"], abs=1), name
        assert now["width"] == pytest.approx(was["width"], abs=1), name
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    scroll_to(page, 0.5)
    assert is_on_top(page.locator("a.exit"))
    scroll_to(page, 0)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip[data-exit]")).to_be_in_viewport(ratio=1)


def test_other_pages_have_no_way_out(browser: Browser, address: str) -> None:
    """There it would tell whoever looks that the page is about danger, and wear out the sign."""
    page = browser.new_page(base_url=address)
    for path in ("tilastot/", "sv/statistik/", "ammattilaisille/", "tietoa/"):
        page.goto(path)
        expect(page.locator("[data-exit]")).to_have_count(0)
    page.close()


# In every language


@pytest.mark.parametrize("lang", [language.code for language in PHRASES])
def test_it_is_the_same_in_every_language(browser: Browser, address: str, lang: str) -> None:
    with visiting(browser, address, lang, True) as visit:
        page = visit.start()
        page.clock.install()
        # It comes first, so that no link is needed that skips to it.
        page.keyboard.press("Tab")
        expect(page.locator("a.exit")).to_be_focused()
        for other in ("a", "ArrowDown"):
            page.keyboard.press(f"Shift+{other}")
        says(visit, "")
        press(visit)
        says(visit, "two_more")
        press(visit)
        says(visit, "one_more")
        page.clock.run_for(5_100)
        says(visit, "expired")
        visit.still_here()
        visit.silent.append(True)
        press(visit, 3)
        is_blank(visit)
        comes_back(visit)
        visit.silent.clear()
        page.locator("a.exit").click()
        visit.gone()
        told(visit)
        page.go_back()
        is_whole(visit)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("lang", [language.code for language in PHRASES])
def test_it_stays_in_sight_in_every_language(browser: Browser, address: str, lang: str, script: bool) -> None:
    with visiting(browser, address, lang, script) as visit:
        page = visit.start()
        expect(page.locator("html")).to_have_attribute("dir", visit.place.dir)
        for opened in (False, True):
            for width, height in SCREENS.values():
                page.set_viewport_size({"width": width, "height": height})
                for way_out in page.evaluate(_WAY_OUT, [0, 0.5, 1]):
                    middle = (way_out["left"] + way_out["right"]) / 2
                    assert (middle < width / 2) == (visit.place.dir == "rtl")
                    assert way_out["left"] >= 0
                    assert way_out["right"] <= width
                    assert way_out["bottom"] <= height / 3
                    assert way_out["on_top"], (width, way_out, opened)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.locator("summary").click()
        page.emulate_media(media="print", reduced_motion="reduce")
        expect(page.locator("a.exit")).to_be_hidden()
        expect(page.locator("main .number").first).to_be_visible()
        expect(page.locator("main .number").first).to_have_css("color", "rgb(0, 0, 0)")
        expect(page.locator("summary strong").first).to_be_visible()
        page.emulate_media(media="screen")
        if not script:
            page.locator("a.exit").click()
            visit.gone()
            told(visit)
