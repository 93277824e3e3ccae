"""The search page of each language, and the files that its script fetches."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

from rjsmin import jsmin

from scripts.addresses import relative_url
from scripts.content.generated.site_map import SITE_MAP, SITE_MAP_SLUG, generated_page
from scripts.content.registers.contacts import Service, display_number, number_for, render_phone_link
from scripts.content.writing.pages import Page, address_of
from scripts.languages import Lang
from scripts.settings import Strings

SEARCH = "haku.md"
_SLUG = "sok"

_FOLDER = "assets/search"
_OWN = {"page.js": "search/page.js", "engine.js": "search/engine.js"}
VENDORED = {
    "minisearch.js": ("minisearch-7.2.0.js", "MiniSearch 7.2.0, copyright Luca Ongaro, MIT licence"),
    "stemmer-fi.js": ("stemmer-fi-3.1.18.js", "Snowball, BSD licence; @orama/stemmers 3.1.18, Apache 2.0"),
    "stemmer-sv.js": ("stemmer-sv-3.1.18.js", "Snowball, BSD licence; @orama/stemmers 3.1.18, Apache 2.0"),
}


def read_search_code(root: Path) -> dict[str, bytes]:
    """The scripts by their address from the site's root, without comments and white space.

    root: the project's folder. Scripts of others carry a line with their name and licence.
    """
    folder = root / "overrides" / "scripts"
    code = {name: _small(folder / file) for name, file in _OWN.items()}
    code |= {
        name: f"/*! {by} */\n{_small(folder / 'vendor' / file)}" for name, (file, by) in VENDORED.items()
    }
    return {f"{_FOLDER}/{name}": text.encode() for name, text in code.items()}


def _small(file: Path) -> str:
    return str(jsmin(file.read_text(encoding="utf-8")))


def search_address(lang: Lang) -> str:
    """Address of the search page from the site's root."""
    return address_of(lang, SEARCH, _SLUG)


def index_address(lang: Lang) -> str:
    """Address of the index from the site's root."""
    return f"{_FOLDER}/{lang}.json"


def search_page(lang: Lang, strings: Strings, helpline: Service, reviewed: date) -> Page:
    """The page with the field, and with what helps when there is no script or nothing is found.

    strings: the words of data/strings.yml in the page's language
    helpline: the service to call
    """
    here = search_address(lang)
    number = display_number(str(number_for(helpline, lang)))
    words = {
        "engine": relative_url(here, f"{_FOLDER}/engine.js"),
        "library": relative_url(here, f"{_FOLDER}/minisearch.js"),
        "stemmer": relative_url(here, f"{_FOLDER}/stemmer-{lang}.js"),
        "root": relative_url(here, ""),
        "index": relative_url(here, index_address(lang)),
        "one": strings["search.one"],
        "many": strings["search.many"],
        "none": strings["search.none"].replace("{number}", number),
        "loading": strings["search.loading"],
        "failed": strings["search.failed"].replace("{number}", number),
    }
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in words.items())
    site_map = relative_url(here, address_of(lang, SITE_MAP, SITE_MAP_SLUG))
    body = (
        f"# {strings['search.title']}\n\n",
        f"{strings['search.lead']}\n\n",
        f'<div class="search" data-search{data}>\n',
        f"<p data-search-off>{escape(strings['search.off'])}</p>\n",
        '<form role="search" hidden>\n',
        f'<label for="search-field">{escape(strings["search.label"])}</label>\n',
        # No name: even a form that is sent without its script puts nothing into the address.
        '<input id="search-field" type="search" autocomplete="off" autocapitalize="none"'
        ' autocorrect="off" spellcheck="false" enterkeyhint="search" maxlength="120">\n',
        f"<button>{escape(strings['search.button'])}</button>\n",
        "</form>\n",
        '<p role="status"></p>\n',
        f'<ol tabindex="-1" aria-label="{escape(strings["search.results"])}" hidden></ol>\n',
        "</div>\n\n",
        f"<p>{escape(strings['search.call'])} {render_phone_link(helpline, lang)}</p>\n",
        f'<p><a class="next" href="{site_map}">{escape(strings["search.site_map"])}</a></p>\n',
    )
    return generated_page(
        lang,
        SEARCH,
        _SLUG,
        strings["search.title"],
        strings["search.description"],
        "about",
        "".join(body),
        reviewed,
        review_every=365,
    )
