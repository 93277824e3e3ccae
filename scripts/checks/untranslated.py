"""Paragraphs that stand in both languages in the same words: one of the two is not translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from scripts.content.writing.flatten import flatten
from scripts.content.writing.pages import Page, by_path
from scripts.content.writing.structure import HOLE
from scripts.problems import Problem

_MARKED = re.compile(r"<(?P<tag>\w+)\b[^<>]*\slang=[^<>]*>.*?</(?P=tag)>", re.DOTALL)
"""Text that says which language it is in, such as a line of English on both pages."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_PIECE = re.compile(rf"[^\s{HOLE}][^{HOLE}]*")
_FEWEST_WORDS = 4
"""Fewer words may be a name or a term that is the same in both languages."""


def untranslated_problems(pages: Iterable[Page]) -> list[Problem]:
    """Paragraphs, list items and headings that are word for word the same in a page and its twin."""
    pages = [page for page in pages if not page.generated]
    swedish = by_path(pages, "sv")
    return [
        problem
        for path, page in by_path(pages, "fi").items()
        if path in swedish
        for problem in _in_twins(page, swedish[path])
    ]


def _in_twins(fi: Page, sv: Page) -> Iterator[Problem]:
    finnish = dict(_pieces(fi.body, fi.body_line))
    for words, line in _pieces(sv.body, sv.body_line):
        if words in finnish:
            yield Problem(
                sv.name,
                line,
                f"The words “{words[:40]}…” are the same in {fi.name}:{finnish[words]}: "
                "they are not translated.",
                "Write them in the language of the page; a name or a quotation goes into quotes, ”…”.",
            )


@lru_cache(maxsize=1024)
def _pieces(body: str, body_line: int) -> list[tuple[str, int]]:
    """Each piece of running text with its line, as far as it is long enough and no quotation."""
    flat = flatten(_MARKED.sub(lambda text: "\n" * text.group().count("\n"), body), body_line)
    pieces = []
    for piece in _PIECE.finditer(flat.text):
        words = " ".join(piece.group().split())
        if len(_WORD.findall(re.sub(r"”[^”]*”", "", words))) >= _FEWEST_WORDS:
            pieces.append((words, flat.lines[piece.start()]))
    return pieces
