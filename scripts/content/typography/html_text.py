"""The words of a page's HTML without its tags."""

from __future__ import annotations

import re
from collections.abc import Callable

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_AS_WRITTEN = {"title", "script", "style", "pre", "code", "svg"}


def with_each_text(html: str, change: Callable[[str, tuple[str, ...]], str]) -> str:
    """The HTML with each piece of its text changed; what is no running text stays as it is written.

    change: gets a text, and the tags that are open around it that matter to line breaks, as written: tables
    """
    pieces = _TAG.split(html)
    tables: list[str] = []
    closed_over = ""
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            if piece.strip() and not closed_over:
                pieces[index] = change(piece, tuple(tables))
            continue
        name = _NAME.match(piece)
        if name is None:
            continue
        ends = piece.startswith("</")
        if closed_over:
            closed_over = "" if ends and name[1] == closed_over else closed_over
        elif name[1] in _AS_WRITTEN and not ends:
            closed_over = name[1]
        elif name[1] == "table":
            tables = tables[:-1] if ends else [*tables, piece]
    return "".join(pieces)
