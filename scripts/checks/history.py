"""What git remembers of the pages: when each file last changed, how it was then, what is gone."""

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


def gone(root: Path, folder: str) -> dict[str, str]:
    """Where the files of a folder went that have moved, by the paths they had; "" for what was deleted.

    What a proposal made and took back by itself is not among them: it was never published.
    """
    went: dict[str, str] = {}
    for line in _changes(root, folder, "-M70%", "--diff-filter=DR", "--name-status"):
        # The newest first, so where a file's next place led is known.
        _, old, *new = (path.removeprefix(f"{folder}/") for path in line.split("\t"))
        went.setdefault(old, went.get(new[0], new[0]) if new else "")
    return went


def lines_gone(root: Path, folder: str, beginning: str) -> list[tuple[str, str]]:
    """Lines with that beginning that were changed or deleted: the path of the file, what followed."""
    lines: list[tuple[str, str]] = []
    path = ""
    for line in _changes(root, folder, "--no-renames", "--no-prefix", "-p", "-U0", f"-G^{beginning}"):
        if line.startswith(f"--- {folder}/"):
            path = line.removeprefix(f"--- {folder}/").strip()
        elif line.startswith(f"-{beginning}"):
            lines.append((path, line.removeprefix(f"-{beginning}").strip()))
    return lines


def _changes(root: Path, folder: str, *options: str) -> list[str]:
    """What git says of each change below a folder: first all of one's own work as one, then the newest."""
    main = (_git(root, "merge-base", "HEAD", "origin/HEAD") or "HEAD").strip()
    how = ("--relative", "--no-color", "--no-ext-diff", *options, main, "--", folder)
    told = (
        _git(root, "-c", "core.quotepath=off", *which, *how)
        for which in (("diff",), ("log", "--first-parent", "-m", "--format="))
    )
    return [line for text in told for line in (text or "").splitlines() if line]


def _git(root: Path, *arguments: str) -> str | None:
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return result.stdout.decode("utf-8", errors="replace") if result.returncode == 0 else None
