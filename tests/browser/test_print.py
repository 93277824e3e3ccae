"""What professionals print: a button that does it, sheets that fit, and paper that gives nobody away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, PdfMargins, expect

CARDS = (
    "sosiaalihuolto",
    "terveydenhuolto",
    "poliisi-ja-rajavartija",
    "tyosuojelu",
    "vastaanottokeskus",
    "opetus",
    "jarjestot-ja-seurakunnat",
    "tyonantajat",
)
SHEETS = ("ennen-puhelua", "kortti", "juliste")
PRINTED = {
    "ammattilaisille/tarkistuslista/": 2,
    "loyda-apua/onko-tama-ihmiskauppaa/": 2,
    **{f"ammattilaisille/roolit/{name}/": 2 for name in CARDS},
    **{f"ammattilaisille/tulosteet/{name}/": 1 for name in SHEETS},
}
"""Pages that are made to be printed, and how many sheets they may take in either language."""

POSTERS = ("ammattilaisille/tulosteet/juliste/", "sv/for-yrkespersoner/tryck/affisch/")
FOLDED = ("ammattilaisille/tulosteet/kortti/", "sv/for-yrkespersoner/tryck/kort/")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=address)
    yield context.new_page()
    context.close()


def sheets(page: Page) -> int:
    """How many sheets of A4 the open page takes, with the margins of browsers where it names none."""
    margin: PdfMargins = {"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"}
    paper = page.pdf(format="A4", prefer_css_page_size=True, margin=margin)
    return len(re.findall(rb"/Type\s*/Page\b", paper))


@pytest.mark.parametrize(("path", "most"), PRINTED.items())
def test_a_printed_page_fits_its_sheets_in_both_languages(page: Page, path: str, most: int) -> None:
    page.goto(path)
    twin = page.locator("a[hreflang=sv]").get_attribute("href")
    assert 1 <= sheets(page) <= most
    page.goto(str(page.evaluate("(link) => new URL(link, location).href", twin)))
    assert 1 <= sheets(page) <= most


def test_the_button_prints(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; };")
    page.goto("sv/for-yrkespersoner/checklista/")
    page.get_by_role("button", name="Skriv ut sidan").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(".print")).to_be_hidden()


def test_without_script_the_page_says_how_to_print(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("ammattilaisille/tarkistuslista/")
    expect(page.locator(".print")).to_be_hidden()
    expect(page.locator(".page-foot noscript p")).to_contain_text("tulostustoiminnolla")
    context.close()


def test_the_numbers_stay_within_reach_on_a_phone_and_only_there(page: Page) -> None:
    page.goto("ammattilaisille/roolit/opetus/")
    page.locator("#suostumus").scroll_into_view_if_needed()
    expect(page.locator(".bar a").first).to_be_in_viewport()
    expect(page.locator(".bar a").last).to_be_in_viewport()
    page.locator(".site-foot p").last.scroll_into_view_if_needed()
    last, bar = page.locator(".site-foot p").last.bounding_box(), page.locator(".bar").bounding_box()
    assert last is not None
    assert bar is not None
    assert last["y"] + last["height"] <= bar["y"]
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".bar")).to_be_hidden()


@pytest.mark.parametrize("path", POSTERS)
def test_a_strip_of_the_poster_carries_the_number_and_nothing_else(page: Page, path: str) -> None:
    """What stands below the strips would be cut apart with them, and tell where they are from."""
    page.goto(path)
    page.emulate_media(media="print")
    strips = page.locator(".tear-off li")
    assert strips.count() == 8
    assert {" ".join(text.split()) for text in strips.all_inner_texts()} == {"+358 295 463 177 24 h"}
    top = min(box["y"] for box in (strip.bounding_box() for strip in strips.all()) if box)
    others = page.locator("body :not(:has(*)):not(.tear-off *):not(script, noscript *)")
    below = [
        other.inner_text() for other in others.all() if (box := other.bounding_box()) and box["y"] + 1 > top
    ]
    assert below == []


@pytest.mark.parametrize("path", FOLDED)
def test_the_outside_of_the_folded_card_names_only_the_emergency_number(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(media="print")
    outside = page.locator(".card-outside").inner_text()
    assert re.findall(r"\d+", outside) == ["112"]
    assert not re.search(r"auttamis|hjälps|ihmiska|människoh|uhri|offer|migri|migrations", outside, re.I)
    # Nothing of the inside is cut off by the fold.
    for side in page.locator(".card-side").all():
        assert side.evaluate("(side) => side.scrollHeight <= side.clientHeight + 1")
