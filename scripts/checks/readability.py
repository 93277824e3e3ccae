"""How long sentences and words are, page by page: told to editors, never a reason to stop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content.writing.flatten import FlatText, flatten
from scripts.content.writing.front_matter import Audience
from scripts.content.writing.pages import Page
from scripts.content.writing.structure import HOLE, headings, is_box, table_rows, without_code
from scripts.problems import Problem

LONGEST: dict[Audience, int] = {"help": 22, "work": 30, "stats": 30, "about": 30}
"""Words of the longest sentence that is not listed, by the readers of the page."""

LONG = 20
"""A sentence of more words than this counts as long in a page's share of long sentences."""

_FILLED = "x"
"""Stands for what a placeholder puts into a sentence: one word."""

_LINK_TARGET = re.compile(r"\]\(\s*\{\{.*?\}\}\s*\)")
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_LINK_ALONE = re.compile(r"\s*\[[^\]]*\]\([^()]*\)\s*(?:\{[^{}]*\})?\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\")\]]*\s+(?=[”\"(\[]*[A-ZÅÄÖ])|\ufffc+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:esim|mm|ks|ns|nk|n|bl\.a|t\.ex|dvs|ev|jfr|kap|mom|s\.k|f\.d)\.$", re.IGNORECASE
)
"""What ends with a full stop without ending a sentence."""

_WORD_SIGN = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Sentence:
    """One sentence or item of a list. text: as it is read; line: where it begins; words: how many."""

    text: str
    line: int
    words: int


@dataclass(frozen=True)
class Readability:
    """Measures of one page.

    words: words in a sentence, on average
    longest: its longest sentence, None for a page without running text
    letters: letters in a word, on average
    long_share: share of sentences with more than 20 words, 0–1
    outliers: sentences longer than the page's readers should get, in the order of the page
    """

    name: str
    audience: Audience
    words: float
    longest: Sentence | None
    letters: float
    long_share: float
    outliers: tuple[Sentence, ...]


def readability(pages: Iterable[Page]) -> list[Readability]:
    """The measures of every page that people write, in the order of the pages."""
    return [_measured(page) for page in pages if not page.generated]


def long_sentences(measures: Iterable[Readability]) -> list[Problem]:
    """A problem for each sentence that is too long for its readers, wordiest pages first."""
    return [
        Problem(
            page.name,
            sentence.line,
            f"A sentence of {sentence.words} words: “{_beginning(sentence.text)}”",
            f"Make two of it: a page for {page.audience} has at most {LONGEST[page.audience]} words in a "
            f"sentence (this page: {page.words:.0f} on average).",
        )
        for page in sorted(measures, key=lambda page: -page.words)
        for sentence in page.outliers
    ]


def sentences(page: Page) -> list[Sentence]:
    """The sentences of a page's running text: paragraphs and items of lists.

    Headings, tables, code and links that stand alone are left out; a placeholder counts as one word.
    """
    flat = flatten(_running_text(page.body), page.body_line)
    found = []
    start = 0
    for match in [*_SENTENCE_END.finditer(flat.text), None]:
        if match and _ABBREVIATION.search(flat.text[max(0, match.start() - 8) : match.start()]):
            continue
        end = match.start() if match else len(flat.text)
        sentence = _sentence(flat, start, end)
        if sentence.words:
            found.append(sentence)
        start = match.end() if match else end
    return found


def _sentence(flat: FlatText, start: int, end: int) -> Sentence:
    text = flat.text[start:end]
    begin = start + len(text) - len(text.lstrip())
    words = sum(1 for word in text.split() if _WORD_SIGN.search(word))
    return Sentence(text.strip(), flat.lines[begin] if begin < len(flat.lines) else 0, words)


def _running_text(body: str) -> str:
    """The body with everything blanked that is no running text; every line keeps its number."""
    no_text = {heading.line for heading in headings(body)} | {row.line for row in table_rows(body)}
    lines = []
    for number, line in enumerate(without_code(body).split("\n"), start=1):
        inline = _PLACEHOLDER.sub(_FILLED, _LINK_TARGET.sub("](x)", line))
        alone = not _WORD_SIGN.search(_PLACEHOLDER.sub("", line)) or _LINK_ALONE.fullmatch(inline)
        # Without its box above, text that is indented would be taken for code.
        lines.append("" if number in no_text or is_box(line) or alone else inline.strip())
    return "\n".join(lines)


def _measured(page: Page) -> Readability:
    found = sentences(page)
    words = sum(sentence.words for sentence in found)
    spelled = [
        letters
        for sentence in found
        for word in sentence.text.split()
        if (letters := len(_LETTER.findall(word))) and word.strip(f'{HOLE}.,;:!?()”’"') != _FILLED
    ]
    return Readability(
        name=page.name,
        audience=page.meta.audience,
        words=_mean(words, len(found)),
        longest=max(found, key=lambda sentence: sentence.words, default=None),
        letters=_mean(sum(spelled), len(spelled)),
        long_share=_mean(sum(sentence.words > LONG for sentence in found), len(found)),
        outliers=tuple(sentence for sentence in found if sentence.words > LONGEST[page.meta.audience]),
    )


def _mean(total: int, count: int) -> float:
    return total / count if count else 0.0


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
