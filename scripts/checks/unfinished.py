"""Texts that are begun and not done: they may be looked at, but the site is not published with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.languages import FOLDERS
from scripts.messages import MESSAGES
from scripts.problems import Problem

MARK = "✎"
"""Stands wherever somebody still has to write; new pages are full of it."""


def unfinished(root: Path) -> list[Problem]:
    """Every line below `docs`, `docs_sv` and `data` that still holds the mark."""
    return list(_marked(root, sorted(_files(root))))


def _files(root: Path) -> Iterator[Path]:
    for folder in FOLDERS.values():
        yield from (root / folder).rglob("*.md")
    yield from (file for file in (root / "data").rglob("*.yml") if file != root / MESSAGES)


def _marked(root: Path, files: Iterable[Path]) -> Iterator[Problem]:
    for file in files:
        # A file that cannot be read is told where it is read.
        text = file.read_bytes().decode("utf-8", errors="replace")
        if MARK not in text:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if MARK in line:
                yield Problem(
                    file.relative_to(root).as_posix(),
                    number,
                    f"This place is not written yet: {line.strip()[:70]}",
                    f"Write the text and take {MARK} away; until then the site is not published.",
                )
