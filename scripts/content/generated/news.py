"""News: the pages that say when they were published, in a list of their own, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from posixpath import dirname, relpath

from scripts.addresses import relative_url
from scripts.content.generated.site_map import generated_page
from scripts.content.writing.pages import Page, address_of
from scripts.languages import Lang
from scripts.number_format import day
from scripts.settings import Strings

NEWS = "ajankohtaista/index.md"
_SLUG = "aktuellt"


def news(pages: Iterable[Page], lang: Lang) -> list[Page]:
    """The news of one language, newest first; of one day, what is about the newest time first."""
    found = [page for page in pages if page.lang == lang and page.meta.published]
    return sorted(found, key=lambda page: (published(page), page.meta.covers or "", page.path), reverse=True)


def published(page: Page) -> date:
    """The day on which a piece of news came out; the page must be one."""
    day_of = page.meta.published
    assert day_of, f"{page.name} is no news"
    return day_of


def newest_link(page: Page, pages: Iterable[Page]) -> str:
    """A Markdown link from a page to the newest news of its language; nothing while there is none."""
    newest = next(iter(news(pages, page.lang)), None)
    if newest is None:
        return ""
    return f"[{newest.meta.title}]({relpath(newest.path, dirname(page.path) or '.')}){{ .next }}"


def feed_address(lang: Lang) -> str:
    """Address of the language's feed from the site's root."""
    return f"{address_of(lang, NEWS, _SLUG)}feed.xml"


def news_page(lang: Lang, pages: Iterable[Page], strings: Strings, reviewed: date) -> Page:
    """The list of all news of one language. reviewed: the day when the site's content was last checked."""
    here = address_of(lang, NEWS, _SLUG)
    items = "".join(_item(page, here) for page in news(pages, lang))
    feed = relative_url(here, feed_address(lang))
    body = (
        f"# {strings['news.title']}\n\n{strings['news.lead']}\n\n",
        f'<ul class="news">{items}</ul>\n\n' if items else "",
        f'<p><a href="{feed}" type="application/atom+xml">{escape(strings["news.feed"])}</a></p>\n',
    )
    return generated_page(
        lang,
        NEWS,
        _SLUG,
        strings["news.title"],
        strings["news.description"],
        "about",
        "".join(body),
        reviewed,
        review_every=365,
    )


def _item(page: Page, here: str) -> str:
    when = published(page)
    return (
        f'<li><a href="{relative_url(here, page.address)}">{escape(page.meta.title)}</a><br>'
        f'<time datetime="{when.isoformat()}">{day(when, page.lang)}</time>. '
        f"{escape(page.meta.description)}</li>"
    )
