"""Places where a long Finnish word in a heading may break: few browsers know them, and phones are narrow."""

from __future__ import annotations

import re

from scripts.languages import Lang

SOFT_HYPHEN = "\u00ad"

_HEADING = re.compile(r"^(#{1,3} |<h[1-3][^>]*>)(?P<text>[^{<\n]*)", re.MULTILINE)
_LONG_WORD = re.compile(r"[a-zåäö]{13,}", re.IGNORECASE)
_SYLLABLE = re.compile(r"(?<=[a-zåäö]{3})(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö][a-zåäö])", re.IGNORECASE)
"""Before a consonant that a vowel follows, never closer than three letters to the word's ends."""


def with_soft_hyphens(body: str, lang: Lang) -> str:
    """A page with soft hyphens in the long words of its headings, by the rule of Finnish syllables.

    Swedish is left alone: its rules need a dictionary, and its words are shorter.
    """
    if lang != "fi":
        return body
    return _HEADING.sub(lambda match: match.group(1) + _broken(match.group("text")), body)


def _broken(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _SYLLABLE.sub(SOFT_HYPHEN, word.group()), text)
