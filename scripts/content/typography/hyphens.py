"""Places where a long word may break on narrow phones: few browsers know them for Finnish."""

from __future__ import annotations

import re

from scripts.content.typography.html_text import with_each_text
from scripts.languages import Lang

SOFT_HYPHEN = "\u00ad"

_HEADING = re.compile(r"^(#{1,3} |<h[1-3][^>]*>)(?P<text>[^{<\n]*)", re.MULTILINE)
_SYLLABLE = re.compile(r"(?<=[a-zåäö]{3})(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö][a-zåäö])", re.IGNORECASE)
"""Before a consonant that a vowel follows, never closer than three letters to the word's ends."""

_LATER_PARTS: dict[Lang, str] = {
    "fi": "ajan|aika|ammatti|asiantuntij|hakemu|hakij|huol|ilmoit|järjestel|järjestäm|kauppa|kaupan|kaupparik"
    "|keskuk|keskus|kirja|kunna|kunta|käyt|lain|laki|liit|lisäy|luetel|luettel|lupa|luva|neuvon|oikeu|palvelu"
    "|päivyst|suojel|tarkast|tarkoit|tunnist|valtuut|valvon|vartij|viranom|vuotia",
    "sv": "anmälan|arbet|behandl|bestäm|domstol|finland|handel|hjälp|lagen|lagstift|melse|myndighet|område"
    "|ombud|rapportör|rättighet|sammanslut|skydd|system|tillstånd|utlåtand|utred|verksamhet|vård|äktenskap",
}
_PART = {
    lang: re.compile(rf"(?<=[a-zåäö]{{4}})(?=(?:{parts}))", re.IGNORECASE)
    for lang, parts in _LATER_PARTS.items()
}
_LONG_IN_HEADING = 13
_LONG_IN_CELL = 8
_LONG_IN_TEXT = 22
_LONG_WORD = {
    long: re.compile(rf"(?<![a-zåäö])[a-zåäö]{{{long},}}", re.IGNORECASE)
    for long in (_LONG_IN_HEADING, _LONG_IN_CELL, _LONG_IN_TEXT)
}


def with_soft_hyphens(body: str, lang: Lang) -> str:
    """A Markdown page with soft hyphens in the long words of its headings.

    A compound breaks between its parts; what is still long breaks by the rule of Finnish syllables. Swedish
    breaks between parts only: its other rules need a dictionary, and its words are shorter.
    """
    return _HEADING.sub(
        lambda match: match.group(1) + _broken(match.group("text"), lang, _LONG_IN_HEADING), body
    )


def with_soft_hyphens_in_text(html: str, lang: Lang) -> str:
    """A page's content with soft hyphens in its very long words, and in the long words of editors' tables.

    html: as the Markdown parser writes it; tables with a class are laid out for phones by their style
    """
    return with_each_text(
        html,
        lambda text, tables: _broken(
            text, lang, _LONG_IN_CELL if tables and "class=" not in tables[-1] else _LONG_IN_TEXT
        ),
    )


def _broken(text: str, lang: Lang, long: int) -> str:
    def hyphenated(word: re.Match[str]) -> str:
        parts = _PART[lang].split(word[0])
        if lang == "fi":
            parts = [
                _SYLLABLE.sub(SOFT_HYPHEN, part) if len(part) >= min(long, _LONG_IN_HEADING) else part
                for part in parts
            ]
        return SOFT_HYPHEN.join(parts)

    return _LONG_WORD[long].sub(hyphenated, text)
