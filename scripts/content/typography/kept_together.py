"""What the end of a line must not part: section and sign, number and unit, hyphen and word."""

from __future__ import annotations

import re

from scripts.content.typography.html_text import with_each_text

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"

_UNITS = (
    r"%|h|kB|MB|mm|cm|euroa|euro|tuntia|tunnin|timmar|päivää|päivän|dagar|dygn|viikkoa|veckor"
    r"|kuukautta|kuukauden|månader|vuotta|vuoden|år"
)
_PARTED = re.compile(
    rf"""
    \ (?:
      (?<=\d\ )(?=[a-z]?[ ]?§)                              # 35 §, 52 b §
    | (?<=\d\ [a-z]\ )(?=§)                                 #   and its second space
    | (?<=\d\ )(?=[a-z](?:,|\ ja\ |\ och\ |[–-])[^.]{{0,12}}§)  # 52 a–52 c §, 3 a ja 3 b §
    | (?<=§\ )(?=\d)                                        # § 3
    | (?<=\d\ )(?=luvun\b|luku\b|luvussa\b|kap\.)           # 25 luvun, 25 kap.
    | (?<=\b\d\ )(?=(?:{_UNITS})(?!\w))                     # 8 h
    | (?<=\b\d\d\ )(?=(?:{_UNITS})(?!\w))                   # 30 päivää
    | (?<=\b\d\d\d\ )(?=(?:{_UNITS})(?!\w))                 # 100 %
    )
    """,
    re.VERBOSE,
)
"""The space itself comes first, so that nothing else of a text is looked at."""

_HANGING_HYPHEN = re.compile(r"(\s-)(?=[a-zåäö])")


def with_kept_together(html: str) -> str:
    """A page's content with no-break spaces in sections of law and before units, and ` -word` kept whole.

    html: as the Markdown parser writes it; tags and their attributes stay as they are
    """
    return with_each_text(html, _kept_together)


def _kept_together(text: str, _tags: tuple[str, ...]) -> str:
    return _HANGING_HYPHEN.sub(rf"\1{WORD_JOINER}", _PARTED.sub(NO_BREAK_SPACE, text))
