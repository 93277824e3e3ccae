"""The index that the search page fetches: one file for a language, small enough for a slow phone.

A field holds each word once, with the pages on which it stands. Words of running text are weighed: what
stands on many pages tells them apart badly, and each page keeps only its most telling words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

from scripts.languages import Lang
from scripts.search.documents import Document
from scripts.search.words import stem, stems

TEXT_WORDS = 140
"""The most words of its running text that a page brings into the index."""

MOST_PAGES = 0.4
"""A word that stands on a larger share of the pages counts little, and in running text nothing."""


def search_index(found: Sequence[Document], lang: Lang, ignored: Iterable[str]) -> bytes:
    """The index of one language as JSON.

    ignored: words of questions that say nothing
    """
    texts = [stems(document.text, lang) for document in found]
    on_pages = Counter(word for text in texts for word in set(text))
    weak = {stem(word, lang) for word in ignored}
    weak |= {word for word, pages in on_pages.items() if pages > MOST_PAGES * len(found)}
    index = {
        "pages": [[item.address, item.title, item.description, item.section, item.lang] for item in found],
        "weak": " ".join(sorted(weak)),
        "fields": {
            "name": _inverted(stems(document.name, lang) for document in found),
            "heads": _inverted(stems(document.heads, lang) for document in found),
            "keys": _inverted(stems(document.keys, lang) for document in found),
            "text": _inverted(_telling(text, on_pages, weak, len(found)) for text in texts),
        },
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _telling(
    text: Sequence[str], on_pages: Mapping[str, int], weak: Collection[str], pages: int
) -> list[str]:
    """The words that tell a text apart from the others: often here, seldom elsewhere. Figures do not."""
    times = Counter(word for word in text if word not in weak and not word.isdigit())

    def weight(word: str) -> float:
        return (1 + log(times[word])) * log(pages / on_pages[word])

    return sorted(times, key=lambda word: (-weight(word), word))[:TEXT_WORDS]


def _inverted(pages: Iterable[Iterable[str]]) -> list[object]:
    """The words in their order, and for each the pages that hold it, as steps from one to the next."""
    places: dict[str, list[int]] = {}
    for place, page in enumerate(pages):
        for word in set(page):
            places.setdefault(word, []).append(place)
    terms = sorted(places)
    steps = [[b - a for a, b in pairwise([0, *places[term]])] for term in terms]
    return [" ".join(terms), steps]
