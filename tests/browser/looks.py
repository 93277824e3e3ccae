"""How the pages look on which a break would hurt most, as a list that can be kept: tests/browser/looks.json.

Not pictures: letters and their edges differ between machines, and a picture that may differ a little tells
a lost column from another font no better than a person who looks at both. Kept is what a style sheet decides
and no font does: where parts begin, how wide they are, how they are laid out, in which colours. What letters
do to each other is measured in test_ways_of_looking.py.

When a look was changed on purpose: `.venv/bin/python -m tests.browser.looks`, and read the difference in git.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from scripts.audit.server import served
from scripts.browser import ARGUMENTS, find_browser
from scripts.publish.site import BUILT, build
from tests.conftest import ROOT

FILE = Path(__file__).with_name("looks.json")

_PAGES = {
    "home": "",
    "find help": "loyda-apua/",
    "a year": "tilastot/2020/",
    "role card": "ammattilaisille/roolit/poliisi-ja-rajavartija/",
    "search": "haku/",
}
_WIDTHS = (320, 1440)
_PARTS = (
    "body, header, .top, .exit, .site-header, .wide-menu, .menu, .columns, .section-nav, main, .trail,"
    " .contents, h1, .call, .call-action, .call-emergency, .door, .bar, .bar-call, .bar-danger, .headlines,"
    " .headlines li, .figure, .figure-table, .figure-table tr, .data-bar, .differences, .chart-open,"
    " .search form, .search input, .page-foot, .site-foot"
)
# Widths are rounded: a scroll bar or a hair's breadth is no break. A part as wide as its words has none.
_LOOK = """(parts) => Object.fromEntries(parts.split(', ').flatMap((part) => {
    const element = document.querySelector(part);
    if (!element) return [];
    const {left, width} = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (!width) return [[part, 'not shown']];
    const byWords = /inline|flex-item/.test(style.display)
        || /exit|menu|bar-|chart-open|-danger|input/.test(part);
    const place = byWords ? '' : `${Math.round(left / 8) * 8}+${Math.round(width / 8) * 8} `;
    return [[part, `${place}${style.display} ${style.position} ${style.color} on ${style.backgroundColor}`]];
}))"""


def looks(browser: Browser, address: str, font: str = "") -> dict[str, Any]:
    """The looks of all these pages.

    address: of the built site, ending with a slash; font: another than that of the machine
    """
    found = {}
    for width in _WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=address)
        page = context.new_page()
        for name, path in _PAGES.items():
            page.goto(path)
            if font:
                page.add_style_tag(content=f"* {{ font-family: {font} !important; }}")
            found[f"{name}, {width} px"] = page.evaluate(_LOOK, _PARTS)
        context.close()
    return found


def write_looks() -> None:
    """Keep how the pages look now."""
    build(ROOT)
    with served(ROOT / BUILT) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        kept = json.dumps(looks(browser, address), indent=1, ensure_ascii=False)
        browser.close()
    FILE.write_text(f"{kept}\n", encoding="utf-8")


if __name__ == "__main__":
    write_looks()
