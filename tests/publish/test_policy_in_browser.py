"""Every published page in Chromium, from the real server: nothing that it does is against its policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Published
from tests.publish.serving import Served

WATCH = """
document.addEventListener("securitypolicyviolation", event =>
  console.error("violation", event.effectiveDirective, event.blockedURI, event.sample));
"""


class Watched:
    """A page of Chromium whose every complaint is written down."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.add_init_script(WATCH)
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self._note("error", error.message))
        page.on("requestfailed", lambda request: self._note("error", f"{request.url} {request.failure}"))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {text}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(ignore_https_errors=True)
    yield Watched(context.new_page())
    context.close()


def by_policy(site: Path) -> dict[str, list[str]]:
    """Addresses of all pages, under the policy that each carries."""
    groups: dict[str, list[str]] = {}
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        if "http-equiv=refresh" not in html and page.name != "404.html":
            policy = html.partition('content-security-policy" content="')[2].partition('"')[0]
            address = page.relative_to(site).as_posix().removesuffix("index.html")
            groups.setdefault(policy, []).append(address)
    return groups


def test_pages_of_every_policy_load_under_it_without_one_violation(
    watched: Watched, served: Served, published: Published
) -> None:
    groups = by_policy(published.site)
    assert len(groups) > 3
    for pages in groups.values():
        for path in pages[:: max(1, len(pages) // 4)]:
            watched.page.goto(served.address + path)
    assert watched.complaints == []


@pytest.mark.full
def test_every_page_loads_under_its_policy_without_one_violation(
    watched: Watched, served: Served, published: Published
) -> None:
    pages = [path for group in by_policy(published.site).values() for path in group]
    assert len(pages) > 100
    for path in pages:
        watched.page.goto(served.address + path)
    assert watched.complaints == []


LOOKS = """() => [...document.querySelectorAll("body, body *")].map(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return [element.tagName, box.x, box.y, box.width, box.height, style.color, style.backgroundColor,
    style.fontSize, style.fontWeight, style.fontFamily, style.textDecoration, style.border,
    style.outline, style.listStyle,
    getComputedStyle(element, "::before").content, getComputedStyle(element, "::after").content].join("|");
})"""
"""Where each element stands and how it looks."""


@pytest.mark.parametrize(
    "path", ["loyda-apua/", "sv/statistik/2020/", "tietoa/sanasto/", "ammattilaisille/", "ar/"]
)
def test_a_published_page_reads_and_looks_as_the_built_one(
    watched: Watched, served: Served, address: str, path: str
) -> None:
    """A space that is lost between two words, or a style that was taken for unused, would show here."""
    page = watched.page
    seen = []
    for base in (address, served.address):
        page.set_viewport_size({"width": 1100, "height": 800})
        page.emulate_media(color_scheme="light", media="screen", reduced_motion="reduce")
        page.goto(base + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        looks = [page.locator("body").inner_text().split("\n"), page.evaluate(LOOKS)]
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 360, "height": 640})
        looks.append(page.evaluate(LOOKS))
        page.emulate_media(media="print")
        looks.append(page.evaluate(LOOKS))
        seen.append(looks)
    built, made = seen
    assert len(built[0]) > 10
    for before, after in zip(built, made, strict=True):
        assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]][:3] == []


def test_charts_open_switch_and_save_under_the_policy(watched: Watched, served: Served) -> None:
    page = watched.page
    page.goto(f"{served.address}tilastot/2020/")
    chart = page.locator(".chart:has([data-switch]), .chart[data-switch]").first
    chart.locator(".chart-open").click()
    expect(chart.locator(".main-svg").first).to_be_visible(timeout=30_000)
    chart.locator(".chart-switch").click()
    with page.expect_download(timeout=30_000):
        chart.locator(".modebar-btn").click(force=True)
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("path", "typed", "counted"), [("haku/", "palkka", "tulosta"), ("sv/sok/", "lön", "träffar")]
)
def test_search_finds_under_the_policy(
    watched: Watched, served: Served, path: str, typed: str, counted: str
) -> None:
    page = watched.page
    page.goto(served.address + path)
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("status")).to_contain_text(counted)
    page.locator(".search li a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert watched.complaints == []


@pytest.mark.parametrize("path", ["nowhere/", "sv/ingenstans/"])
def test_the_page_for_lost_addresses_looks_as_it_should_under_the_policy(
    watched: Watched, served: Served, path: str
) -> None:
    watched.page.goto(served.address + path)
    expect(watched.page.locator("h1")).to_be_visible()
    assert watched.page.evaluate("document.styleSheets.length") > 0
    assert [said for said in watched.complaints if "status of 404" not in said] == []


def test_the_exit_works_under_the_policy(watched: Watched, served: Served) -> None:
    page = watched.page
    page.route("https://www.ilmatieteenlaitos.fi/**", lambda route: route.fulfill(body="<h1>weather</h1>"))
    page.goto(f"{served.address}loyda-apua/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[role=status]")).not_to_be_empty()
    page.keyboard.press("Shift")
    expect(page.locator("h1")).to_have_text("weather")
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("path", "planted"),
    [
        ("", "script=document.createElement('script');script.textContent='1';document.body.append(script)"),
        ("", "document.body.innerHTML = '<p>x'"),
        ("tilastot/2020/", "document.body.innerHTML = '<p>x'"),
        ("", "document.body.setAttribute('style', 'color: red')"),
        ("", "new Image().src = 'https://other.example/x.png'"),
        ("", "fetch('https://other.example/').catch(() => 0)"),
    ],
)
def test_what_was_not_built_is_blocked_and_seen(
    watched: Watched, served: Served, path: str, planted: str
) -> None:
    watched.page.goto(served.address + path)
    watched.page.evaluate(f"setTimeout(() => {{ {planted} }})")
    watched.page.wait_for_event("console", lambda said: said.text.startswith("violation"))
