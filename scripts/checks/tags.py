"""Tags of HTML in a page: which may stand there, and whether each that begins also ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[^\W\d_][\w-]*)(?:\s[^<>]*)?/?>")
_ALONE = frozenset({"br", "hr", "wbr"})
_ALLOWED = _ALONE | {
    *("a", "abbr", "b", "bdi", "cite", "div", "em", "i", "li", "mark", "ol"),
    *("p", "small", "span", "strong", "sub", "sup", "time", "ul"),
}
"""All that a page needs beside Markdown; anything else is a slip, or words that nobody would see."""


def tag_slips(text: str) -> Iterator[tuple[int, str, str]]:
    """Tags that a page may not hold, that do not end, or that end what did not begin.

    text: Markdown without code. For each: its place in the text, what is wrong, and what to write instead.
    """
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in _ALLOWED:
            yield (
                tag.start(),
                f"“{tag.group()}” is a tag that no page may hold, or words that readers would not see.",
                "Delete it, or write the words without < and >.",
            )
        elif name in _ALONE:
            continue
        elif not tag["end"]:
            opened.append((name, tag.start()))
        elif name in (other for other, _ in opened):
            while opened[-1][0] != name:
                yield _unclosed(*opened.pop())
            opened.pop()
        else:
            yield (
                tag.start(),
                f"</{name}> ends here what did not begin.",
                f"Delete it, or write <{name}> where it should begin.",
            )
    yield from (_unclosed(*one) for one in opened)


def _unclosed(name: str, place: int) -> tuple[int, str, str]:
    return (
        place,
        f"<{name}> begins here and does not end, so that what comes after it is taken for a part of it.",
        f"Write </{name}> where it ends, or delete the tag.",
    )
