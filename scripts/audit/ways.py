"""Every page in every way that people look at it, read by the engines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Route

from scripts.audit.engines import Fault, axe_faults, sniffer_faults, width_faults
from scripts.publish.redirects import load_redirects, small_page_file

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


@dataclass(frozen=True)
class Way:
    """Width of the window in CSS pixels, the colours asked for, and whether the site's own scripts run."""

    width: int
    scheme: Literal["light", "dark"]
    scripts: bool


HEIGHT = 800

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WAYS = tuple(Way(*way) for way in product((320, 1440), _SCHEMES, (True, False)))

KINDS = (
    "index.html",
    "loyda-apua/index.html",
    "loyda-apua/harkinta-aika/index.html",
    "loyda-apua/yhteystiedot/index.html",
    "ammattilaisille/tunnista/index.html",
    "ammattilaisille/roolit/poliisi-ja-rajavartija/index.html",
    "ammattilaisille/tulosteet/kortti/index.html",
    "tilastot/index.html",
    "tilastot/2020/index.html",
    "tilastot/aikasarjat/index.html",
    "ajankohtaista/index.html",
    "tietoa/sanasto/index.html",
    "haku/index.html",
    "kielet/index.html",
    "ar/index.html",
    "404.html",
)
"""One page of each kind: what can go wrong with how a kind of page is laid out goes wrong there too."""


def all_pages(site: Path, root: Path) -> list[str]:
    """Paths of all built pages, without the small ones at old addresses. root: the project's folder."""
    redirects, _ = load_redirects(root)
    built = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    return sorted(built - {small_page_file(redirect) for redirect in redirects})


@contextmanager
def looking(browser: Browser, address: str, way: Way) -> Iterator[BrowserContext]:
    """A browser context in which pages look as in this way. address: of the site, ending with a slash."""
    context = browser.new_context(
        viewport={"width": way.width, "height": HEIGHT}, color_scheme=way.scheme, base_url=address
    )
    if not way.scripts:
        context.route("**/*", _without_scripts)
    yield context
    context.close()


def faults_in(context: BrowserContext, paths: Sequence[str]) -> list[Fault]:
    """What both engines and the width tell of these pages."""
    found: list[Fault] = []
    page = context.new_page()
    for path in paths:
        page.goto(path.removesuffix("index.html"))
        found += _faults_now(page, path)
    page.close()
    return found


def faults_in_turn(
    context: BrowserContext, paths: Sequence[str], ways: Sequence[Way]
) -> dict[Way, list[Fault]]:
    """The same, of each page opened once and then looked at in one way after another.

    Scripts run in the context or not, whatever the ways say.
    """
    found: dict[Way, list[Fault]] = {way: [] for way in ways}
    page = context.new_page()
    for path in paths:
        page.goto(path.removesuffix("index.html"))
        for way in ways:
            page.set_viewport_size({"width": way.width, "height": HEIGHT})
            page.emulate_media(color_scheme=way.scheme)
            found[way] += _faults_now(page, path)
    page.close()
    return found


def _faults_now(page: Page, path: str) -> list[Fault]:
    return axe_faults(page, path) + sniffer_faults(page, path) + width_faults(page, path)


def _without_scripts(route: Route) -> None:
    """The engines are scripts themselves, so scripts are taken out of pages instead of being switched off."""
    if route.request.resource_type == "script":
        route.abort()
    elif route.request.resource_type == "document":
        answer = route.fetch()
        route.fulfill(response=answer, body=_SCRIPT.sub("", answer.text()))
    else:
        route.continue_()
