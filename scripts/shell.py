"""The parts of the page shells that are the same on every page: styles, the exit's script, the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from scripts.content.contacts import Service, number_for, render_phone_link, tel_href
from scripts.languages import Lang
from scripts.settings import Strings

_SHARED = ("tokens", "base")
_HELP = (*_SHARED, "help")
_PICTURE = ("picture-help",)
_FULL = (*_SHARED, "full", "figures", "print-pages", "search", *_PICTURE, "pictures")


@dataclass(frozen=True)
class Shell:
    """What templates put around a page's content.

    help_css: all styles of a help page, to stand in the page itself
    picture_css: what a help page with a picture needs besides
    full_css: all of our styles for the other pages, one file
    exit_script: the exit's script, to stand in the page itself
    """

    help_css: str
    picture_css: str
    full_css: str
    exit_script: str
    contacts: Mapping[str, Service]
    strings: Mapping[Lang, Strings]

    def phone(self, lang: Lang, key: str) -> str:
        """A number of data/contacts.yml as a link."""
        return render_phone_link(self.contacts[key], lang)

    def bar(self, lang: Lang) -> str:
        """The two links that stay at the foot of a help page: the number and 112."""
        words = self.strings[lang]
        helpline = self.contacts["assistance_system"]
        emergency = number_for(self.contacts["emergency"], lang)
        return (
            f'<a class="bar-call" href="{tel_href(str(number_for(helpline, lang)))}">'
            f"{escape(words['bar.call'])}</a>"
            f'<a class="bar-danger" href="{tel_href(str(emergency))}">'
            f"{escape(words['bar.danger'])} {emergency}</a>"
        )


def read_shell(root: Path, contacts: Mapping[str, Service], strings: Mapping[Lang, Strings]) -> Shell:
    """Read the style sheets and the exit's script below `overrides`, without comments and white space."""
    return Shell(
        help_css=_styles(root, _HELP),
        picture_css=_styles(root, _PICTURE),
        full_css=_styles(root, _FULL),
        exit_script=str(jsmin((root / "overrides" / "scripts" / "exit.js").read_text(encoding="utf-8"))),
        contacts=contacts,
        strings=strings,
    )


def _styles(root: Path, names: tuple[str, ...]) -> str:
    folder = root / "overrides" / "styles"
    return "".join(str(cssmin((folder / f"{name}.css").read_text(encoding="utf-8"))) for name in names)
