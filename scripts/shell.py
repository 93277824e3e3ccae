"""The parts of the page shells that are the same on every page: styles, the exit's script, the numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from rjsmin import jsmin

from scripts.content.registers.contacts import Service, number_for, render_phone_link, tel_href
from scripts.languages import Lang
from scripts.settings import Strings
from scripts.small_styles import read_styles, short_names

_PARTS = {
    "call": ('class="call"',),
    "door": ('class="door"',),
    "note": ('class="admonition', "<details class="),
    "table": ("<table",),
    "contact": ('class="contact"',),
    "third": ("<h3",),
    "picture": ('class="picture ',),
}
"""Styles that only some help pages need, and the markup by which those pages are known."""

_SHARED = ("tokens", "base", "bar")
_HELP = (*_SHARED, "help")
_FULL = (*_SHARED, *(f"parts/{name}" for name in _PARTS), "full", "figures", "print-pages", "search")


@dataclass(frozen=True)
class Shell:
    """What templates put around a page's content.

    help_css: the styles that every help page needs
    part_css: those that only some need, by their part
    full_css: all of our styles for the other pages, one file
    exit_script: the exit's script, to stand in the page itself
    """

    help_css: str
    part_css: Mapping[str, str]
    full_css: str
    exit_script: str
    contacts: Mapping[str, Service]
    strings: Mapping[Lang, Strings]

    def styles_for(self, content: str) -> str:
        """The styles of a help page with this content, as one sheet: its policy then names one only."""
        parts = (
            css for name, css in self.part_css.items() if any(markup in content for markup in _PARTS[name])
        )
        return short_names(self.help_css + "".join(parts))

    def phone(self, lang: Lang, key: str) -> str:
        """A number of data/contacts.yml as a link."""
        return render_phone_link(self.contacts[key], lang)

    def bar(self, lang: Lang) -> str:
        """The two links that stay at the foot of the screen: the number and 112."""
        words = self.strings[lang]
        helpline = self.contacts["assistance_system"]
        emergency = number_for(self.contacts["emergency"], lang)
        return (
            f'<a class="bar-call" href="{tel_href(str(number_for(helpline, lang)))}">'
            f"{escape(words['bar.call'])}</a>"
            f'<a class="bar-danger" href="{tel_href(str(emergency))}">'
            f"{escape(words['bar.danger'])} {emergency}</a>"
        )


_BETWEEN_BLOCKS = re.compile(
    r">\s+(?=</?(?:html|head|meta|link|title|style|script|body|header|main|footer|nav|section|article|div|figure"
    r"|figcaption|details|summary|h\d|p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td)\b)"
)


def tight(html: str) -> str:
    """A page without the white space before its blocks, which browsers ignore and readers would wait for."""
    return _BETWEEN_BLOCKS.sub(">", html)


def read_shell(root: Path, contacts: Mapping[str, Service], strings: Mapping[Lang, Strings]) -> Shell:
    """Read the style sheets and the exit's script below `overrides`, without comments and white space."""
    return Shell(
        help_css=read_styles(root, _HELP),
        part_css={name: read_styles(root, (f"parts/{name}",)) for name in _PARTS},
        full_css=read_styles(root, _FULL),
        exit_script=str(jsmin((root / "overrides" / "scripts" / "exit.js").read_text(encoding="utf-8"))),
        contacts=contacts,
        strings=strings,
    )
