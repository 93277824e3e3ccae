"""What git remembers of the pages: when each file last changed, and how it was then."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_COMMIT, _FIELD = "\x1e", "\x1f"


@dataclass(frozen=True)
class Change:
    """The last change of a file.

    age: 0 for what is not committed yet, then 1 for the newest commit and so on; the smaller, the newer
    day: the day of the commit, YYYY-MM-DD; empty for what is not committed yet
    """

    age: int
    commit: str
    day: str
    message: str


@dataclass(frozen=True)
class History:
    """The changes of each file below some folders, the newest first; paths from the project's root.

    whole: false where only the newest commits are there; the oldest of them then seems to have made all files
    """

    root: Path
    changes: dict[str, list[Change]]
    whole: bool

    def text(self, commit: str, path: str) -> str:
        """The file as it was after a commit; empty when it was not there."""
        return _git(self.root, "show", f"{commit}:./{path}") or ""


def read_history(root: Path, folders: tuple[str, ...]) -> History | None:
    """The history of everything below the folders; None where there is no git or no history."""
    log = _git(
        root,
        *("-c", "core.quotepath=off", "log", "--no-renames", "--name-only", "--relative"),
        *(f"--format={_COMMIT}%H{_FIELD}%cs{_FIELD}%B{_FIELD}", "--", *folders),
    )
    status = _git(
        root, "-c", "core.quotepath=off", "status", "--porcelain", "--no-renames", "-uall", "--", *folders
    )
    prefix = _git(root, "rev-parse", "--show-prefix")
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if not log or status is None or prefix is None:
        return None
    changes: dict[str, list[Change]] = {}
    for line in status.splitlines():
        path = line[3:].strip('"').removeprefix(prefix.strip())
        changes.setdefault(path, []).append(Change(0, "", "", ""))
    for age, entry in enumerate(log.split(_COMMIT)[1:], start=1):
        commit, day, message, files = entry.split(_FIELD)
        for path in filter(None, files.splitlines()):
            changes.setdefault(path, []).append(Change(age, commit, day, message))
    return History(root, changes, whole=(shallow or "").strip() != "true")


def _git(root: Path, *arguments: str) -> str | None:
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return result.stdout.decode("utf-8", errors="replace") if result.returncode == 0 else None
