"""`make site`: build aside, finish, check, and only then take the place of the last good site."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from scripts.checks.unfinished import unfinished
from scripts.content.registers.phrases import load_phrases
from scripts.problems import ProblemsFound
from scripts.publish.commit import read_commit
from scripts.publish.finish import finished
from scripts.publish.tree import put_in_place, read_tree, settle, write_new_tree
from scripts.publish.verify import site_problems
from scripts.settings import load_settings

BUILT = Path("build") / "site"
SITE = Path("site")
_LOCK = Path("build") / "lock"


class BuildFailed(Exception):
    """The build stopped; its message says why, for a person."""


def make_site(root: Path) -> Path:
    """Build the whole site and put it in `site/`.

    Raises ProblemsFound, also for a text that is begun and not done, or BuildFailed; `site/` then stays as it
    was.
    """
    if begun := unfinished(root):
        raise ProblemsFound(begun)
    with _alone(root):
        settle(root / SITE)
        commit = read_commit(root)
        if commit.moment.date() < datetime.fromtimestamp(commit.written, UTC).date():
            raise BuildFailed(
                f"The site would be built for {commit.moment:%Y-%m-%d}, which is before its last change. "
                "Does the clock of this machine go wrong? SOURCE_DATE_EPOCH sets that day."
            )
        build(root, {"SOURCE_DATE_EPOCH": str(commit.epoch)})
        settings = load_settings(root)
        languages = [language.code for language in load_phrases(root)]
        # Before the pages are made small: their lines can still be named.
        if problems := site_problems(root / BUILT, settings.url, languages):
            raise ProblemsFound(problems)
        files = finished(read_tree(root / BUILT), settings, languages, commit)
        new = root / f"{SITE}.new"
        shutil.rmtree(new, ignore_errors=True)
        try:
            write_new_tree(files, new)
            put_in_place(new, root / SITE)
        except OSError as error:
            raise BuildFailed(
                f"The site could not be written: {error.strerror} ({error.filename})."
            ) from error
    return root / SITE


def build(root: Path, extra: dict[str, str] | None = None) -> None:
    """Run the site builder into `build/site`. Raises BuildFailed with what it said.

    extra: environment variables for it beside those of this process
    """
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={**builder_environment(), **(extra or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise BuildFailed(_without_log_noise(result.stdout + result.stderr))


def builder_environment() -> dict[str, str]:
    """The environment for the site builder, without its advertisement in every run."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def _without_log_noise(text: str) -> str:
    lines = [line for line in text.splitlines() if not line.startswith("INFO")]
    return "\n".join(lines).strip()


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Only one build at a time: two would write over each other."""
    try:
        (root / _LOCK).parent.mkdir(exist_ok=True)
        (root / _LOCK).touch()
    except OSError as error:
        raise BuildFailed(f"Nothing can be written here: {error.strerror} ({error.filename}).") from error
    with site_at_rest(root):
        yield


@contextmanager
def site_at_rest(root: Path) -> Iterator[None]:
    """No build changes `site/` meanwhile. The lock ends with its process. Raises BuildFailed."""
    if not (root / _LOCK).exists():
        yield  # nothing was ever built here
        return
    with (root / _LOCK).open(encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildFailed(
                "A build or a release of site/ is running here. Wait until it has ended."
            ) from None
        yield
