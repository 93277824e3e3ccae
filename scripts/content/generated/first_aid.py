"""First-aid pages: one short page in each language of data/phrases, and the list that leads to them.

They are whole HTML documents that stand outside the two languages of the site builder: each exists once,
holds all it needs in one response and works without script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

from scripts.addresses import relative_url
from scripts.content.generated.site_map import generated_page
from scripts.content.registers.contacts import Service, display_number, number_for, tel_href
from scripts.content.registers.icons import icon
from scripts.content.registers.phrases import FullPhrases, Phrases
from scripts.content.writing.pages import Page, address_of
from scripts.languages import LANGUAGES, Lang
from scripts.settings import Settings, Strings
from scripts.small_styles import read_styles, short_names

LANGUAGE_LIST = "kielet/index.md"
_LANGUAGE_LIST_SLUG = "sprak"

_STYLES = ("tokens", "first-aid")


def read_first_aid_styles(root: Path) -> str:
    """The styles that stand in each page, without comments and white space. root: the project's folder."""
    return short_names(read_styles(root, _STYLES))


def first_aid_address(language: Phrases) -> str:
    """Address from the site's root."""
    return f"{language.code}/"


def first_aid_files(
    languages: Sequence[Phrases],
    contacts: Mapping[str, Service],
    settings: Settings,
    words: Mapping[Lang, Strings],
    find_help: Mapping[Lang, str],
    styles: str,
    exit_script: str,
) -> dict[str, bytes]:
    """All pages by their path from the site's root. For the parameters see `first_aid_page`."""
    return {
        f"{first_aid_address(language)}index.html": first_aid_page(
            language, languages, contacts, settings, words, find_help, styles, exit_script
        ).encode()
        for language in languages
    }


def first_aid_page(
    phrases: Phrases,
    all_languages: Sequence[Phrases],
    contacts: Mapping[str, Service],
    settings: Settings,
    words: Mapping[Lang, Strings],
    find_help: Mapping[Lang, str],
    styles: str,
    exit_script: str,
) -> str:
    """One page as a complete HTML document.

    words: the interface's words of both languages of the site
    find_help: address of the first page of find help in each of them
    """
    said = phrases.phrases
    help_line, emergency = (
        str(number_for(contacts[key], "fi")) for key in ("assistance_system", "emergency")
    )
    title = escape(said.title)
    lines = (
        "<!doctype html>",
        f'<html lang="{phrases.code}" dir="{phrases.dir}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title>",
        f'<meta name="description" content="{escape(said.call)} {display_number(help_line)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f'<link rel="canonical" href="{escape(settings.url)}{first_aid_address(phrases)}">',
        '<link rel="icon" href="data:,">',
        f"<style>{styles}</style>",
        "</head>",
        "<body>",
        f'<header class="top"><a class="exit" data-exit href="{escape(settings.exit.fi)}"'
        f' rel="nofollow noreferrer">{escape(said.leave)}</a></header>',
        "<main>",
        f"<h1>{title}</h1>",
        f"<p>{escape(said.call)}</p>",
        _number(help_line, "number"),
        f"<p>{escape(said.danger)}</p>",
        _number(emergency, "number emergency"),
        _paragraphs(said.anonymous),
        _more(phrases),
        _interpreter_card(phrases, words),
        f"<p>{escape(said.leave_about)}</p>",
        _languages(phrases, all_languages, words, find_help),
        "</main>",
        _foot(settings, words),
        f'<nav class="bar" aria-label="{title}">{_number(help_line)}{_number(emergency)}</nav>',
        # How often the key is still to be pressed, in figures: they are read in the page's language.
        '<span class="hush" role="status" data-1="2" data-2="1" data-expired="3" data-leaving="…"></span>',
        f"<script>{exit_script}</script>",
        "</body>",
        "</html>",
    )
    return "\n".join(line for line in lines if line) + "\n"


def languages_page(lang: Lang, languages: Sequence[Phrases], strings: Strings, reviewed: date) -> Page:
    """The page that lists all languages, each by its own name."""
    here = address_of(lang, LANGUAGE_LIST, _LANGUAGE_LIST_SLUG)
    items = "".join(
        f"<li>{_language_link(language, relative_url(here, first_aid_address(language)))}</li>"
        for language in languages
    )
    return generated_page(
        lang,
        LANGUAGE_LIST,
        _LANGUAGE_LIST_SLUG,
        strings["languages.title"],
        strings["languages.description"],
        "help",
        f"# {strings['languages.title']}\n\n{strings['languages.lead']}\n\n"
        f'<ul class="languages">{items}</ul>\n',
        reviewed,
        review_every=365,
    )


def _number(number: str, css_class: str = "") -> str:
    """A link that calls, its number in reading order whatever the script; a large one has a sign."""
    attribute, sign = (f' class="{css_class}"', icon("call")) if css_class else ("", "")
    return f'<a{attribute} href="{tel_href(number)}">{sign}<bdi dir="ltr">{display_number(number)}</bdi></a>'


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _more(phrases: Phrases) -> str:
    if not isinstance(phrases, FullPhrases):
        return ""
    said = phrases.phrases
    return "".join(
        _paragraphs(text) for text in (said.who, said.cost, said.bill, said.phone_safety, said.confidential)
    )


def _interpreter_card(phrases: Phrases, words: Mapping[Lang, Strings]) -> str:
    """What the visitor can show to somebody who speaks Finnish or Swedish; opened, it fills the screen.

    All of it is the summary, so that no browser hides any of it. Neither address nor history changes.
    """
    names: dict[Lang, str] = {"fi": phrases.name_fi, "sv": phrases.name_sv}
    lines = " ".join(
        f'<strong lang="{lang}" dir="ltr">'
        f"{escape(words[lang]['languages.interpreter'].replace('{language}', names[lang]))}</strong>"
        for lang in LANGUAGES
    )
    return (
        f'<details id="show"><summary><b>{escape(phrases.phrases.show)}</b> '
        f"{lines} <span>{escape(phrases.phrases.interpreter)}</span></summary></details>"
    )


def _languages(
    phrases: Phrases,
    all_languages: Sequence[Phrases],
    words: Mapping[Lang, Strings],
    find_help: Mapping[Lang, str],
) -> str:
    """Links to the same help in all other languages, those of the site first."""
    here = first_aid_address(phrases)
    lists: dict[Lang, str] = {
        lang: address_of(lang, LANGUAGE_LIST, _LANGUAGE_LIST_SLUG) for lang in LANGUAGES
    }
    titles = " · ".join(
        f'<a lang="{lang}" dir="ltr" href="{relative_url(here, lists[lang])}">'
        f"{escape(words[lang]['languages.title'])}</a>"
        for lang in LANGUAGES
    )
    own = "".join(
        f'<li><a lang="{lang}" dir="ltr" hreflang="{lang}" href="{relative_url(here, find_help[lang])}">'
        f"{escape(words[lang]['languages.in_this'])}</a></li>"
        for lang in LANGUAGES
    )
    others = "".join(
        f"<li>{_language_link(language, relative_url(here, first_aid_address(language)))}</li>"
        for language in all_languages
        if language.code != phrases.code
    )
    return (
        '<nav aria-labelledby="languages">'
        f'<ul>{own}</ul><p id="languages">{titles}</p><ul>{others}</ul></nav>'
    )


def _language_link(language: Phrases, href: str) -> str:
    return f'<a lang="{language.code}" dir="{language.dir}" href="{href}">{escape(language.name)}</a>'


def _foot(settings: Settings, words: Mapping[Lang, Strings]) -> str:
    """Who is behind the page, in the languages in which that can be said for sure."""
    lines = []
    for lang in LANGUAGES:
        text = words[lang]["foot.publisher"].replace("{name}", settings.publisher.name.in_(lang))
        if not settings.publisher.is_authority:
            text += f" {words[lang]['foot.not_authority']}"
        lines.append(f'<p lang="{lang}" dir="ltr">{escape(text)}</p>')
    return f"<footer>{''.join(lines)}</footer>"
