"""`make pictures`: pictures for the guides, taken of this very site, its preview and its messages."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import markdown
from playwright.sync_api import Page, sync_playwright

from scripts.browser import ARGUMENTS, find_browser
from scripts.checks.comment import Proposal, comment
from scripts.checks.desk import GROUPS, Desk, Group
from scripts.checks.readers import load_readers
from scripts.languages import LANGUAGES, Lang
from scripts.messages import Messages, load_messages
from scripts.preview import error_page
from scripts.problems import Problem
from scripts.publish.from_disk import FOLDER

ROOT = Path(__file__).resolve().parents[1]
PICTURES = Path("guides") / "pictures"

_PAGES: dict[Lang, str] = {"fi": "loyda-apua/puhelin", "sv": "sv/sok-hjalp/telefon"}
_YEARS: dict[Lang, str] = {"fi": "tilastot/2020", "sv": "sv/statistik/2020"}
_FAULT = Problem(
    "docs/loyda-apua/puhelin.md",
    12,
    "A telephone number is typed here that is not in data/contacts.yml.",
    "Delete it if it is somebody's own. A service's number goes to data/contacts.yml, and here comes "
    "{{ phone(…) }}.",
)
_COMMENT_STYLE = (
    "body{margin:1rem 1.5rem;font:16px/1.5 system-ui,sans-serif;color:#1f2328;background:#fff}"
    "h2{border-bottom:1px solid #d1d9e0;font-size:1.4rem}code{background:#eff1f3;padding:.1em .3em}"
)


def _take(page: Page, address: str, name: str, height: int) -> None:
    """The top of a page as a small file."""
    page.set_viewport_size({"width": 760, "height": height})
    page.goto(address)
    taken = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot", {"format": "webp", "quality": 70}
    )
    (ROOT / PICTURES / name).write_bytes(base64.b64decode(taken["data"]))


def _comment_page(messages: Messages, lang: Lang) -> str:
    """The comment on a proposal with one fault, as the git host shows it: the part in one language."""
    groups: dict[Group, list[Problem]] = {group: [] for group in GROUPS}
    desk = replace(Desk(groups), found={**groups, "broken": [_FAULT]})
    text = comment(desk, Proposal([_FAULT.file], "#", ""), load_readers(ROOT), messages)
    part = text.split("\n---\n")[LANGUAGES.index(lang)]
    part = part.replace("<details open>", '<details open markdown="1">')
    body = markdown.markdown(part, extensions=["md_in_html"])
    return f'<!doctype html><meta charset="utf-8"><style>{_COMMENT_STYLE}</style>{body}'


def main() -> None:
    """Take them all. build/preview must be there (`make preview`)."""
    messages = load_messages(ROOT)
    (ROOT / PICTURES).mkdir(exist_ok=True)
    site = (ROOT / FOLDER).as_uri()
    scratch = ROOT / "build" / "picture.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        page = browser.new_page(device_scale_factor=1.5, color_scheme="light")
        for lang in LANGUAGES:
            _take(page, f"{site}/{_PAGES[lang]}/index.html", f"{lang}-page.webp", 560)
            _take(page, f"{site}/{_YEARS[lang]}/index.html", f"{lang}-year.webp", 700)
            scratch.write_text(_comment_page(messages, lang), encoding="utf-8")
            _take(page, scratch.as_uri(), f"{lang}-comment.webp", 520)
            scratch.write_text(error_page([messages.problem(_FAULT, lang)], lang), encoding="utf-8")
            _take(page, scratch.as_uri(), f"{lang}-fault.webp", 330)
        browser.close()


if __name__ == "__main__":
    main()
