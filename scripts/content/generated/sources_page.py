"""The sources of all help pages on one page: each help page fits a slow connection and links here instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import PurePosixPath

from scripts.content.generated.site_map import generated_page
from scripts.content.registers.sources import Source
from scripts.content.writing.pages import Page, address_of
from scripts.languages import Lang
from scripts.settings import Strings

SOURCES_PAGE = "tietoa/lahteet.md"
_SLUG = "om-webbplatsen/kallor"


def sources_place(page: Page) -> str | None:
    """Address of a page's sources on this page, with its fragment; None when its own foot names them."""
    if page.meta.audience != "help" or not page.meta.sources:
        return None
    return f"{address_of(page.lang, SOURCES_PAGE, _SLUG)}#{_anchor(page)}"


def sources_page(
    lang: Lang, pages: Iterable[Page], sources: Mapping[str, Source], strings: Strings, reviewed: date
) -> Page:
    """The sources of the help pages of one language. reviewed: the day when the content was last checked."""
    parts = [f"# {strings['sources_page.title']}", strings["sources_page.lead"]]
    for page in sorted(pages, key=lambda page: page.path):
        if page.lang == lang and sources_place(page):
            lines = "".join(_item(sources[key], lang) for key in page.meta.sources)
            parts += [f"## {page.meta.title} {{#{_anchor(page)}}}", f"<ul>{lines}</ul>"]
    return generated_page(
        lang,
        SOURCES_PAGE,
        _SLUG,
        strings["sources_page.title"],
        strings["sources_page.description"],
        "about",
        "\n\n".join([*parts, ""]),
        reviewed,
        review_every=365,
    )


def _anchor(page: Page) -> str:
    return "-".join(PurePosixPath(page.path).with_suffix("").parts)


def _item(source: Source, lang: Lang) -> str:
    url = escape(source.url.in_(lang))
    title, publisher = escape(source.title.in_(lang)), escape(source.publisher.in_(lang))
    return f'<li><a href="{url}" rel="noreferrer">{title}</a>. {publisher}.</li>'
