"""Style sheets without what only their authors need, for pages that carry them with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from string import ascii_letters

from rcssmin import cssmin

_PROPERTY = re.compile(r"(?<![\w-])--[\w-]+")
_COMBINATOR = re.compile(r" ([>+~]) (?![^({]*\))")
"""Between selectors; a sum within brackets needs its spaces."""


def read_styles(root: Path, names: Iterable[str]) -> str:
    """Sheets below `overrides/styles` as one, without comments and white space. root: the project's folder"""
    folder = root / "overrides" / "styles"
    css = "".join(str(cssmin((folder / f"{name}.css").read_text(encoding="utf-8"))) for name in names)
    return _COMBINATOR.sub(r"\1", css)


def short_names(css: str) -> str:
    """A whole sheet whose custom properties have names of one letter, for it asks for its own only."""
    letters = dict(zip(sorted(set(_PROPERTY.findall(css))), ascii_letters, strict=False))
    return _PROPERTY.sub(lambda name: f"--{letters[name[0]]}", css)
