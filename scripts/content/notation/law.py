"""Acts, chapters and sections of law: `746/2011`, `25 luvun 3 a §:n` and `3 a § i 25 kap.`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.notation.common import AND, DASH, LETTER, NO_DIGIT_BEFORE, Made, Way, tight, words
from scripts.languages import Lang

_ACT = re.compile(r"(?<![0-9/.,])(?:[0-9]{1,4}/(?:1[89]|20)[0-9]{2}|20[0-9]{2}/[0-9]{1,4})(?![0-9/])")

_SECTION_ITEM = rf"[0-9]{{1,3}}(?: ?{LETTER})?(?:\.[0-9]{{1,2}})?(?: ?§+)?"
_SECTIONS = (
    rf"(?<![0-9.,:/a-zåäö]){_SECTION_ITEM}"
    rf"(?:(?:{DASH}|{AND})(?:{_SECTION_ITEM}|{LETTER}(?: ?§+)?))*(?<=§)"
)
_SECTION_PART = words(
    rf"(?P<dash>[–—‒‑\-−] ?)?(?P<number>[0-9]{{1,3}})?(?: ?(?P<letter>{LETTER}))?"
    r"(?:\.(?P<moment>[0-9]{1,2}))?"
)
_AND_WORD = words(r" (?:ja/tai|och/eller|ja|sekä|tai|och|samt|eller) ")
_CHAPTER = rf"(?P<chapter>[0-9]{{1,2}}(?: ?{LETTER})?)"
_CHAPTERS: dict[Lang, str] = {
    "fi": rf"{NO_DIGIT_BEFORE}{_CHAPTER}\.? (?:luku|luvu|lukui)[a-zäö]*",
    "sv": rf"{NO_DIGIT_BEFORE}{_CHAPTER} ?kap(?:\.|it(?:el|l)[a-zåäö]*)?(?![a-zåäö])",
}
_CHAPTER_WITH_SECTION: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "fi": (words(rf"{_CHAPTERS['fi']} (?P<sections>{_SECTIONS})"),),
    "sv": (
        words(rf"(?P<sections>{_SECTIONS}) i {_CHAPTERS['sv']}"),
        words(rf"{_CHAPTERS['sv']} (?P<sections>{_SECTIONS})"),
    ),
}
_CHAPTER_COLON_SECTION = words(rf"{NO_DIGIT_BEFORE}([0-9]{{1,2}}):([0-9]{{1,3}})(?: ?({LETTER}))? ?§")

ACTS = Way(_ACT, lambda match: [("act", match.group())])
"""Numbers of acts, of the European Union too."""


def sections_and_chapters(lang: Lang) -> Iterator[Way]:
    """Sections with their chapter, sections by themselves, chapters by themselves."""
    for pattern in _CHAPTER_WITH_SECTION[lang]:
        yield Way(pattern, lambda match: _sections(match["sections"], f"{tight(match['chapter'])}:"))
    yield Way(
        _CHAPTER_COLON_SECTION,
        lambda match: [("section", f"{match[1]}:{match[2]}{tight(match[3] or '')}§")],
    )
    yield Way(words(_SECTIONS), lambda match: _sections(match.group(), ""))
    yield Way(words(_CHAPTERS[lang]), lambda match: [("chapter", tight(match["chapter"]))])


def _sections(written: str, chapter: str) -> Made:
    """`38 a–f §`, `52 b § ja 52 c §`, `1, 3 ja 3 a §`: each section by itself, a range as one token."""
    sections: list[str] = []
    moments: list[str] = []
    number = ""
    for part in _SECTION_PART.finditer(_AND_WORD.sub(", ", written).replace("§", "")):
        if not (part["number"] or part["letter"]):
            continue
        number = part["number"] or number
        section = f"{chapter}{number}{tight(part['letter'] or '')}§"
        if part["dash"] and sections:
            sections[-1] += f"–{section}"
        else:
            sections.append(section)
        moments += [part["moment"]] if part["moment"] else []
    return [*(("section", section) for section in sections), *(("number", moment) for moment in moments)]
