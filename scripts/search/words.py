"""From text to the beginnings of words that search compares.

The script of the search page (overrides/scripts/search/engine.js) does the same with what a reader types;
tests/search/test_words.py compares the two over every word of the site.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from snowballstemmer import stemmer

from scripts.languages import Lang

_NAMES: dict[Lang, str] = {"fi": "finnish", "sv": "swedish"}
_ACCENTS = range(0x300, 0x370)


def words(text: str) -> list[str]:
    """The words of a text in small letters: runs of letters, their marks and digits."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", "").lower())
    return text.translate(_LETTERS).split()


class _Letters(dict[int, str]):
    """What stands for each character: itself when it belongs to a word, else a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = letter if unicodedata.category(letter)[0] in "LMN" else " "
        return self[code]


_LETTERS = _Letters()


# Both are remembered: a preview stages mostly the same texts again.
@lru_cache(maxsize=4096)
def stems(text: str, lang: Lang) -> tuple[str, ...]:
    """The beginnings of all words of a text, in its order."""
    return tuple(stem(word, lang) for word in words(text))


@cache
def stem(word: str, lang: Lang) -> str:
    """A word without its endings, and with plain letters: öppettider → oppettid."""
    return fold(str(_stemmer(lang).stemWord(word)))


def fold(word: str) -> str:
    """A word with plain letters: ä and å → a, ö → o, é → e."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if ord(letter) not in _ACCENTS)


@cache
def _stemmer(lang: Lang) -> stemmer:
    return stemmer(_NAMES[lang])
