"""Which commit is published, and the moment that every date in the build follows."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SOURCES = ("docs", "docs_sv", "data", "overrides", "scripts", "mkdocs.yml", "uv.lock")
"""What the site is made from, from the project's root."""


@dataclass(frozen=True)
class Commit:
    """The source of a build.

    name: the commit's hash; empty when the sources are in no commit, or were changed since
    epoch: seconds since 1970 that stand for "now" in the build
    written: when the last commit was written; 0 when that is not known
    """

    name: str
    epoch: int
    written: int = 0

    @property
    def moment(self) -> datetime:
        """The same moment in UTC."""
        return datetime.fromtimestamp(self.epoch, UTC)


def read_commit(root: Path) -> Commit:
    """The commit that is checked out below `root`.

    Its moment is SOURCE_DATE_EPOCH, else the commit's own date, else now (sources without git).
    """
    name = _git(root, "rev-parse", "HEAD")
    changed = _git(root, "status", "--porcelain", "--", *SOURCES)
    written = int(_git(root, "log", "-1", "--format=%ct") or 0)
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or written or time.time())
    return Commit("" if changed else name, epoch, written)


def _git(root: Path, *arguments: str) -> str:
    """What git says; empty where there is no git or no repository."""
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
