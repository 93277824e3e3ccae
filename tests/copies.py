"""A copy of the whole project that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

PARTS = ("docs", "docs_sv", "data", "overrides", "scripts")


def copy_project(target: Path) -> Path:
    """Everything that the site is made from, without what was built or installed."""
    for part in PARTS:
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change a text file; the test is wrong if nothing changes."""
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, f"nothing to change in {file}"
    file.write_text(after, encoding="utf-8")
