"""Signs of Markdown that do not work as they are written: readers would see the signs themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TARGET = r"(?=[^()\[\]\n]*(?:\.md|://|#|\{\{))"
"""What comes next looks like the target of a link."""

_SLIPS = re.compile(
    "|".join(
        [
            r"(?P<engine>\{%|%\}|\{#[^{}\n]*#\})",
            r"(?P<brace>(?<!\{)\{\s*[a-z_]+\([^{}\n]*\)\s*\}(?!\}))",
            rf"(?P<apart>\][ \t]+\({_TARGET})",
            rf"(?P<swapped>\([^()\n]+\)\[{_TARGET})",
            r"(?P<open>\]\((?:[^(){}\n]|\{\{[^\n]*?\}\})*$)",
            r"\[\^(?P<note>[^\]\n]+)\](?!:)",
            r"\]\[(?P<reference>[^\]\n]+)\]",
        ]
    ),
    re.MULTILINE,
)
_BOLD = re.compile(
    r"\*\*(?=\S)(?:[^*\n]|\*(?!\*)|\n(?![ \t]*\n))+?(?<=\S)\*\*|^[ \t]*\*[* \t]*\*[ \t]*$", re.MULTILINE
)
"""Bold words within one paragraph; a line of stars alone is a rule."""

_STARS = re.compile(r"(?<!\\)\*\*")


def mark_slips(text: str) -> Iterator[tuple[int, str, str]]:
    """Links, placeholders, notes and bold words whose signs do not fit together.

    text: Markdown without code. For each: its place in the text, what is wrong, and what to write instead.
    """
    for match in _SLIPS.finditer(text):
        kind = str(match.lastgroup)
        if kind in ("note", "reference") and _is_defined(match[kind], kind, text):
            continue
        yield (match.start(), *_told(kind, match[kind]))
    stars = _STARS.search(_BOLD.sub(lambda bold: re.sub(r"\*", " ", bold.group()), text))
    if stars:
        yield (
            stars.start(),
            "The signs ** make nothing bold here: one of the two is missing, or a space stands inside them.",
            "Write **words** within one paragraph, with no space beside the signs inside.",
        )


def _is_defined(key: str, kind: str, text: str) -> bool:
    mark = f"[^{key}]:" if kind == "note" else f"[{key}]:"
    return re.search(rf"^ {{0,3}}{re.escape(mark)}", text, re.MULTILINE | re.IGNORECASE) is not None


def _told(kind: str, written: str) -> tuple[str, str]:
    """What is wrong and what to write instead, by the name of the slip."""
    return {
        "engine": (
            f"“{written}” means nothing here: readers would see it.",
            'Delete it; a placeholder is written {{ phone("assistance_system") }}.',
        ),
        "brace": (
            f"The placeholder “{written}” stands in single braces: readers would see it.",
            'Write two braces on both sides: {{ phone("assistance_system") }}.',
        ),
        "apart": (
            "Between the words in [ ] and the target in ( ) stands a space, so that there is no link.",
            "Write them together: [words](page.md).",
        ),
        "swapped": (
            "The words stand in ( ) and the target in [ ], so that there is no link.",
            "Write the other way round: [words](page.md).",
        ),
        "open": (
            "The target of a link begins here with ( and does not end on this line.",
            "Write ) after the target: [words](page.md).",
        ),
        "note": (
            f"There is no note “{written}” on this page: readers would see its mark.",
            "Write its text on a line of its own at the end, [^1]: text, or delete the mark.",
        ),
        "reference": (
            f"There is no target called “{written}” on this page, so that there is no link.",
            "Write the target itself behind the words: [words](page.md).",
        ),
    }[kind]
