"""From Markdown to running text: what a reader reads, with one space between words.

Left out: link targets, code, comments, HTML tags, placeholders, explicit ids, the numbers of numbered lists
and headings.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from scripts.content.writing.structure import (
    HOLE,
    inline_targets,
    is_box,
    is_heading,
    list_items,
    unquoted,
    without_code,
)


@dataclass(frozen=True)
class FlatText:
    """Running text that remembers the line of every character.

    text: one space between words and at the end; HOLE where something was left out or a block begins or ends
    lines: for each character, the line of the file on which it stands
    """

    text: str
    lines: list[int]

    def replaced(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> FlatText:
        """Like re.sub; what is put in stands on the line where the match began."""
        text: list[str] = []
        lines: list[int] = []
        end = 0
        for match in pattern.finditer(self.text):
            put = new(match)
            text += [self.text[end : match.start()], put]
            lines += self.lines[end : match.start()] + [self.lines[match.start()]] * len(put)
            end = match.end()
        return FlatText("".join(text) + self.text[end:], lines + self.lines[end:])


_PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:.*$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<=\])\[[^\]\n]*\]|\[\^[^\]\n]+\]:?")
_AUTOLINK = re.compile(r"<(?:[a-z]+:|[^<>\s]+@)[^<>\s]*>", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"]+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_INLINE_TAGS = frozenset(
    ["a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "small", "span", "strong", "time"]
)
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z]+[0-9]*);", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([^\w\s])")
_MARKUP = re.compile(r"[*\[\]~]|(?<![^\W_])_+|_+(?![^\W_])")
_ITEM_MARKER = re.compile(r"^\s*(?:[-*+]|[0-9]+\.)\s+")
_NUMBER_IN_FRONT = re.compile(r"^\s*[0-9]{1,2}\)\s+")
_HEADING_MARKER = re.compile(r"^\s*#+\s*(?:[0-9]{1,2}[.)]\s+)?")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(r"(?! (?:\S|\Z))\s+")
"""White space that is not one plain space already."""


@lru_cache(maxsize=4096)
def flatten(text: str, first_line: int = 1) -> FlatText:
    """A Markdown text as running text. first_line: the line of the file on which it begins."""
    return flatten_plain(_without_markup(text), first_line)


@lru_cache(maxsize=4096)
def running_text(text: str) -> str:
    """What `flatten` makes of a Markdown text, where no line is asked for."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", _without_markup(text)).replace("\n", " ") + " ")


def _without_markup(text: str) -> str:
    """The text in its lines, as a reader reads it; HOLE where something was left out."""
    text = _without_targets(_with_holes_between_blocks(without_code(text)))
    for pattern in (_PLACEHOLDER, _DEFINITION, _REFERENCE, _ATTRIBUTES, _AUTOLINK):
        text = pattern.sub(_hole, text)
    # Looked for at every word, so only where there is one.
    text = _EMAIL.sub(_hole, text) if "@" in text else text
    text = _WEB_ADDRESS.sub(_hole, text)
    text = _TAG.sub(lambda tag: _breaks(tag) if tag["name"].lower() in _INLINE_TAGS else _hole(tag), text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()).replace("\n", " "), text)
    return _MARKUP.sub("", _ESCAPE.sub(r"\1", text))


def flatten_plain(text: str, first_line: int = 1) -> FlatText:
    """A text without Markdown as running text. first_line: the line of the file on which it begins."""
    lines = _INVISIBLE.sub("", text).split("\n")
    return FlatText(
        "".join(f"{line} " for line in lines),
        [number for number, line in enumerate(lines, start=first_line) for _ in f"{line} "],
    ).replaced(_SPACES, lambda _: " ")


def _with_holes_between_blocks(text: str) -> str:
    """The text without the marks of items and headings, and a hole wherever a block begins or ends."""
    items = {item.line for item in list_items(text)}
    lines = []
    may_count = True
    for number, written in enumerate(text.split("\n"), start=1):
        line = unquoted(written)
        counts = may_count and _NUMBER_IN_FRONT.match(line) is not None
        may_count = counts or not line.strip() or is_heading(line) or is_box(line)
        if not line.strip():
            lines.append(HOLE)
        elif is_heading(line):
            lines.append(f"{HOLE}{_HEADING_MARKER.sub('', line, count=1)}{HOLE}")
        elif number in items:
            lines.append(f"{HOLE}{_ITEM_MARKER.sub('', line, count=1)}")
        elif is_box(line):
            lines.append(f"{HOLE}{line}{HOLE}")
        else:
            lines.append(_NUMBER_IN_FRONT.sub(HOLE, line, count=1) if counts else line)
    return "\n".join(lines)


def _without_targets(text: str) -> str:
    """The text with every link's target taken out; the words of the link stay."""
    pieces: list[str] = []
    end = 0
    for start, stop in sorted(target for _, target, _ in inline_targets(text)):
        if start < end:
            continue
        # From "](" to ")" a space is left, because words may go on right after the link.
        pieces += [text[end : start - 2], " ", "\n" * text.count("\n", start, stop)]
        end = stop + 1
    return "".join(pieces) + text[end:]


def _hole(match: re.Match[str]) -> str:
    return HOLE + _breaks(match)


def _breaks(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")
