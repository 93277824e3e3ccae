"""A visit leaves nothing on the device, asks nothing of other hosts, and writes nothing into addresses.

Each page is opened with script. Every help page and each kind of other pages is opened without, too, and each
control on it is used. `make test-all` does so on every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    expect,
)

from scripts.audit.server import served

_LEFT_IN_PAGE = """async () => {
  const found = [];
  if (document.cookie) found.push(['cookie', document.cookie]);
  if (localStorage.length) found.push(['localStorage', Object.keys(localStorage).join()]);
  if (sessionStorage.length) found.push(['sessionStorage', Object.keys(sessionStorage).join()]);
  for (const base of await indexedDB.databases()) found.push(['IndexedDB', base.name]);
  for (const name of await caches.keys()) found.push(['Cache Storage', name]);
  for (const worker of await navigator.serviceWorker.getRegistrations())
    found.push(['service worker', worker.scope]);
  if (window.name) found.push(['window name', window.name]);
  return found;
}"""

_WRITTEN_IN_PAGE = """() => {
  const found = [];
  if (location.search) found.push(['query', location.href]);
  for (const link of document.querySelectorAll('a[href], area[href]'))
    if (link.origin === location.origin && link.search) found.push(['query', link.href]);
  // A form whose fields have no names puts nothing into an address.
  for (const form of document.forms)
    if ([...form.elements].some((field) => field.name)) found.push(['query', 'a form: ' + form.action]);
  for (const link of document.querySelectorAll('a[ping], area[ping]')) found.push(['other host', link.ping]);
  for (const hint of document.querySelectorAll('link[rel~=preconnect], link[rel~=dns-prefetch]'))
    if (new URL(hint.href).origin !== location.origin) found.push(['other host', hint.href]);
  return found;
}"""


class Trace(NamedTuple):
    """Something that a visit left behind.

    kind: cookie, localStorage, sessionStorage, IndexedDB, Cache Storage, service worker, window name,
        other host, query, missing file, console
    what: its name or address
    page: the page that was open
    """

    kind: str
    what: str
    page: str


class Detector:
    """Watches one browser context from its first request on.

    address: where the site answers, ending with a slash; every other host is another host
    """

    def __init__(self, context: BrowserContext, address: str, script: bool) -> None:
        self._context = context
        self._host = urlsplit(address).netloc
        self._script = script
        self._heard: list[tuple[str, str]] = []
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._heard.append(("console", str(error.error))))
        context.on("serviceworker", lambda worker: self._heard.append(("service worker", worker.url)))

    def watch(self, page: Page) -> None:
        """Also hear what a page does beside requests: sockets, and addresses that change without loading."""
        page.on("websocket", lambda socket: self._heard.append(("other host", socket.url)))
        page.on("framenavigated", lambda frame: self._address(frame.url))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"data", "blob"}:
            return
        if parts.netloc != self._host:
            self._heard.append(("other host", request.url))
        self._address(request.url)

    def _response(self, response: Response) -> None:
        # What the browser cannot load it also writes to the console; once is enough.
        if response.status >= HTTPStatus.BAD_REQUEST:
            self._heard.append(("missing file", response.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._heard.append(("console", message.text))

    def _address(self, url: str) -> None:
        if urlsplit(url).query and urlsplit(url).scheme not in {"data", "blob"}:
            self._heard.append(("query", url))

    def traces(self, page: Page) -> list[Trace]:
        """Everything left behind since the last call, and all that is on the device now."""
        found = [*self._heard, *page.evaluate(_WRITTEN_IN_PAGE)]
        self._heard.clear()
        found += [("cookie", str(cookie.get("name"))) for cookie in self._context.cookies()]
        if self._script:
            # Only a script can leave these, and they can only be asked for by one.
            found += page.evaluate(_LEFT_IN_PAGE)
        return [Trace(kind, what, page.url) for kind, what in found]


# The whole site


REFRESH = 'http-equiv="refresh"'
"""Old addresses lead on at once: they are followed, not looked at."""

KINDS = (
    "ammattilaisille/tarkistuslista/",
    "tilastot/2020/",
    "tilastot/aineisto/",
    "ajankohtaista/",
    "haku/",
    "tietoa/sivukartta/",
    "sv/statistik/2020/",
    "sv/sok/",
    "sv/for-yrkespersoner/tryck/kort/",
)
"""A page of each kind that has no way out."""


def addresses(site: Path) -> list[str]:
    """Every page in every language."""
    files = [file for file in sorted(site.rglob("*.html")) if REFRESH not in file.read_text(encoding="utf-8")]
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]


def help_pages(site: Path) -> list[str]:
    """Every page with a way out, in every language."""
    return [
        path
        for path in addresses(site)
        if "data-exit"
        in (site / path / ("" if path.endswith("html") else "index.html")).read_text(encoding="utf-8")
    ]


@contextmanager
def watched(browser: Browser, address: str, script: bool = True) -> Iterator[tuple[Page, Detector]]:
    """A page in a browser of its own, watched from its first request on."""
    context = browser.new_context(base_url=address, java_script_enabled=script)
    detector = Detector(context, address, script)
    page = context.new_page()
    detector.watch(page)
    yield page, detector
    context.close()


def look(page: Page, detector: Detector, paths: Iterable[str], touch: bool = False) -> list[Trace]:
    """Open pages one after another. touch: also use every control that is there, and leave."""
    found = []
    for path in paths:
        page.goto(path)
        found += detector.traces(page)
        if touch:
            use_everything(page)
            found += detector.traces(page)
            found += leave(page, detector)
    return found


def use_everything(page: Page) -> None:
    """Open what opens, search, download, and use every button that there is."""
    for summary in page.locator("summary:visible").all():
        summary.click()
    if page.locator("input[type=search]:visible").count():
        page.locator("input[type=search]").fill("passi 112")
        page.keyboard.press("Enter")
        expect(page.locator(".search li a").first).to_be_visible()
    for link in page.locator("a[download]:visible").all()[:2]:
        with page.expect_download() as download:
            link.click()
        assert download.value.failure() is None
    for chart in page.locator(".chart").all()[:2]:
        if chart.locator("button:visible").count():
            chart.locator("button:visible").first.click()
            expect(chart.locator(".chart-plot svg").first).to_be_visible()
            for button in chart.locator("button:visible").all()[1:]:
                button.click()


def leave(page: Page, detector: Detector) -> list[Trace]:
    """Press the way out, where there is one: the one request to another host that may be."""
    if not page.locator("a.exit").count():
        return []
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(content_type="text/html", body="<!doctype html><link rel=icon href=data:,>")

    target = str(page.locator("a.exit").get_attribute("href"))
    page.route(f"{target}**", answer)
    page.locator("a.exit").click()
    page.wait_for_url(target)
    page.unroute(f"{target}**")
    assert [request.url for request in asked] == [target]
    assert {"referer", "cookie"}.isdisjoint(asked[0].all_headers())
    return [trace for trace in detector.traces(page) if (trace.kind, trace.what) != ("other host", target)]


def test_no_page_leaves_a_trace(browser: Browser, site: Path, address: str) -> None:
    pages = addresses(site)
    assert len(pages) > 150
    with watched(browser, address) as (page, detector):
        assert look(page, detector, pages) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_no_control_leaves_a_trace(browser: Browser, site: Path, address: str, script: bool) -> None:
    pages = help_pages(site)
    assert len(pages) > 80
    with watched(browser, address, script) as (page, detector):
        assert look(page, detector, [*pages, *KINDS], touch=True) == []


def test_a_trace_on_a_page_of_the_site_is_found(browser: Browser, address: str) -> None:
    """As the crawl goes: only one page of several leaves something, and only when a control of it is used."""
    plant = (
        "<script>document.querySelector('summary').onclick = () => localStorage.planted = 1</script></body>"
    )

    def spoil(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace("</body>", plant), content_type="text/html")

    with watched(browser, address) as (page, detector):
        page.route(f"{address}so/", spoil)
        assert look(page, detector, ["ar/", "so/"]) == []
        found = look(page, detector, ["ar/", "so/"], touch=True)
        assert {(trace.kind, trace.what) for trace in found} == {("localStorage", "planted")}
        assert all(trace.page == f"{address}so/" for trace in found)


@pytest.mark.full
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_no_control_on_any_page_leaves_a_trace(
    browser: Browser, site: Path, address: str, script: bool
) -> None:
    with watched(browser, address, script) as (page, detector):
        assert look(page, detector, addresses(site), touch=True) == []


def test_an_old_address_leads_on_without_a_trace(browser: Browser, site: Path, address: str) -> None:
    old = next(file for file in sorted(site.rglob("*.html")) if REFRESH in file.read_text(encoding="utf-8"))
    path = old.relative_to(site).as_posix().removesuffix("index.html")
    with watched(browser, address) as (page, detector):
        page.goto(path)
        page.wait_for_url(lambda url: not url.endswith(path))
        page.wait_for_load_state()
        assert detector.traces(page) == []


def test_the_language_switch_leaves_no_trace(browser: Browser, address: str) -> None:
    with watched(browser, address) as (page, detector):
        for start in ("", "sv/", "tilastot/2020/"):
            page.goto(start)
            page.locator("a[hreflang]").first.click()
            page.wait_for_load_state()
            assert detector.traces(page) == []


# The detector itself


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """An empty folder, and the address on loopback where it answers."""
    with served(tmp_path) as address:
        yield tmp_path, address


_OPEN_BASE = """await new Promise(done => {
  const opening = indexedDB.open('planted');
  opening.onsuccess = () => { opening.result.close(); done(); };
})"""

CANARIES = {
    "cookie": "<script>document.cookie = 'planted=1'</script>",
    "localStorage": "<script>localStorage.planted = 1</script>",
    "sessionStorage": "<script>sessionStorage.planted = 1</script>",
    "IndexedDB": f"<script type=module>{_OPEN_BASE}; document.title = 'ready'</script>",
    "Cache Storage": "<script type=module>await caches.open('planted'); document.title = 'ready'</script>",
    "service worker": "<script type=module>await navigator.serviceWorker.register('worker.js');"
    "document.title = 'ready'</script>",
    "window name": "<script>window.name = 'planted'</script>",
    "other host": "<img src='http://planted.invalid/x.png' alt=''>",
    "query": "<script>history.replaceState(null, '', '?q=planted')</script>",
    "missing file": "<img src='planted.png' alt=''>",
    "console": "<script>planted()</script>",
}


def look_at(browser: Browser, planted: tuple[Path, str], body: str, script: bool = True) -> list[Trace]:
    folder, address = planted
    (folder / "worker.js").write_text("", encoding="utf-8")
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>t</title>{body}",
        encoding="utf-8",
    )
    with watched(browser, address, script) as (page, detector):
        page.goto("")
        if "ready" in body:
            expect(page).to_have_title("ready")
        return detector.traces(page)


@pytest.mark.parametrize("kind", CANARIES)
def test_the_detector_finds_each_kind_of_trace(
    browser: Browser, planted: tuple[Path, str], kind: str
) -> None:
    assert {trace.kind for trace in look_at(browser, planted, CANARIES[kind])} == {kind}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("other host", "<script>fetch('http://planted.invalid/').catch(() => 0)</script>"),
        ("other host", "<script>navigator.sendBeacon('http://planted.invalid/', 'x')</script>"),
        ("other host", "<style>body { background: url(http://planted.invalid/x.png) }</style>"),
        ("other host", "<link rel=preconnect href='http://planted.invalid/'>"),
        ("other host", "<a href='./' ping='http://planted.invalid/'>x</a>"),
        ("query", "<a href='./?q=planted'>x</a>"),
        ("query", "<form><input name=q></form>"),
        ("query", "<img src='worker.js?q=planted' alt=''>"),
    ],
)
def test_the_detector_finds_other_ways_to_the_same(
    browser: Browser, planted: tuple[Path, str], kind: str, body: str
) -> None:
    assert {trace.kind for trace in look_at(browser, planted, body)} == {kind}


def test_the_detector_finds_a_socket(browser: Browser, planted: tuple[Path, str]) -> None:
    # The browser also writes to the console that it cannot be opened: by then it has been heard.
    body = "<script>new WebSocket('ws://planted.invalid/').onclose = () => document.title = 'ready'</script>"
    assert {trace.kind for trace in look_at(browser, planted, body)} == {"other host", "console"}


@pytest.mark.parametrize("kind", ["other host", "query"])
def test_the_detector_finds_them_without_script(
    browser: Browser, planted: tuple[Path, str], kind: str
) -> None:
    bodies = {"other host": CANARIES["other host"], "query": "<a href='./?q=planted'>x</a>"}
    assert {trace.kind for trace in look_at(browser, planted, bodies[kind], script=False)} == {kind}


def test_the_detector_finds_nothing_where_nothing_is(browser: Browser, planted: tuple[Path, str]) -> None:
    clean = "<a href='#x'>x</a><a href='https://planted.invalid/?a=b'>x</a><p id=x>x</p>"
    assert look_at(browser, planted, clean) == []
