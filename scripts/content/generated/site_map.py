"""Pages that are made from the pages and data themselves: the site map and the statistics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from scripts.addresses import relative_url
from scripts.content.generated.navigation import MenuItem
from scripts.content.writing.front_matter import Audience, FrontMatter
from scripts.content.writing.pages import Page, address_of
from scripts.languages import Lang
from scripts.settings import Strings


def generated_page(
    lang: Lang,
    path: str,
    slug: str,
    title: str,
    description: str,
    audience: Audience,
    body: str,
    reviewed: date,
    review_every: int,
    sources: Sequence[str] = (),
) -> Page:
    """A page without a file of its own. slug: its Swedish address after /sv/."""
    meta = FrontMatter(
        title=title,
        description=description,
        slug=slug if lang == "sv" else None,
        audience=audience,
        reviewed=reviewed,
        review_every=review_every,
        sources=list(sources),
    )
    return Page(lang, path, f"({path})", meta, body, 1, generated=True)


SITE_MAP = "tietoa/sivukartta.md"
SITE_MAP_SLUG = "om-webbplatsen/webbplatskarta"


def site_map_page(lang: Lang, strings: Strings, reviewed: date) -> Page:
    """The site map without its list, which can be made only when the menu is known."""
    return generated_page(
        lang,
        SITE_MAP,
        SITE_MAP_SLUG,
        strings["site_map.title"],
        strings["site_map.description"],
        "about",
        f"# {strings['site_map.title']}\n\n{strings['site_map.lead']}\n",
        reviewed,
        review_every=365,
    )


def site_map_list(menu: Sequence[MenuItem], lang: Lang) -> str:
    """Every page of the menu as nested lists of links, as HTML for the body of the site map."""
    here = address_of(lang, SITE_MAP, SITE_MAP_SLUG)
    return f'<ul class="site-map">{"".join(_entry(item, here) for item in menu)}</ul>'


def _entry(item: MenuItem, here: str) -> str:
    below = "".join(_entry(child, here) for child in item.children)
    link = f'<a href="{relative_url(here, item.address)}">{escape(item.title)}</a>'
    return f"<li>{link}{f'<ul>{below}</ul>' if below else ''}</li>"
