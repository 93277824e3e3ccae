"""English words that Finnish and Swedish pages use as they are, marked so that a reader hears English."""

from __future__ import annotations

import re

from scripts.content.typography.html_text import with_each_text

_WORDS = ("benefit fraud", "loverboy", "trafficking")
_ENGLISH = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def with_foreign_words(html: str) -> str:
    """A page, menus and headings too, with the language of its English words beside them.

    html: the whole page; its title, in which nothing can be marked, stays as it is
    """
    small = html.lower()
    if not any(word in small for word in _WORDS):
        return html
    return with_each_text(html, lambda text, _: _ENGLISH.sub(r'<span lang="en">\g<0></span>', text))
