"""Tables that editors write in Markdown, made ready for the ear: a caption, and heads with their scope."""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>\s*(?!<caption)(?P<head><thead>.*?</thead>)", re.DOTALL
)
_HEAD_CELL = re.compile(r"<th(?=[ >])")
_TAG = re.compile(r"<[^>]+>")


def with_captions(html: str) -> str:
    """A page's content where each table without a caption gets the words of the heading above it.

    The caption is not shown, because the heading stands there; a screen reader lists tables by it.
    html: as the Markdown parser writes it
    """
    heading = ""

    def described(match: re.Match[str]) -> str:
        nonlocal heading
        if match["head"] is None:
            heading = _TAG.sub("", match["heading"])
            return match[0]
        head = _HEAD_CELL.sub('<th scope="col"', match["head"])
        caption = f'<caption class="hush">{heading}</caption>\n' if heading else ""
        return f"<table>\n{caption}{head}"

    return _PIECE.sub(described, html)
