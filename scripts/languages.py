"""The two languages of the site and what belongs to each."""

from __future__ import annotations

from typing import Literal

Lang = Literal["fi", "sv"]

LANGUAGES: tuple[Lang, Lang] = ("fi", "sv")
"""Finnish is written first and sets the paths; Swedish is its full equal."""

FOLDERS: dict[Lang, str] = {"fi": "docs", "sv": "docs_sv"}
"""Where the pages of a language are written, from the project's root."""


def other(lang: Lang) -> Lang:
    """The language of the twin page."""
    return "sv" if lang == "fi" else "fi"
