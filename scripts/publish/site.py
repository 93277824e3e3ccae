"""`make site`: build aside, verify, and only then take the place of the last good site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.checks.unfinished import unfinished
from scripts.content.phrases import load_phrases
from scripts.problems import ProblemsFound
from scripts.publish.verify import site_problems
from scripts.settings import load_settings

BUILT = Path("build") / "site"
SITE = Path("site")


class BuildFailed(Exception):
    """The site builder stopped; its own words are the message."""


def make_site(root: Path) -> Path:
    """Build the whole site and put it in `site/`.

    Raises ProblemsFound, also for a text that is begun and not done, or BuildFailed; `site/` then stays as it
    was.
    """
    begun = unfinished(root)
    if begun:
        raise ProblemsFound(begun)
    build(root)
    languages = [language.code for language in load_phrases(root)]
    problems = site_problems(root / BUILT, load_settings(root).url, languages)
    if problems:
        raise ProblemsFound(problems)
    _swap(root / BUILT, root / SITE)
    return root / SITE


def build(root: Path) -> None:
    """Run the site builder into `build/site`. Raises BuildFailed with what it said."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env=builder_environment(),
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


def _swap(built: Path, site: Path) -> None:
    """Copy beside the place first, so that the place itself changes in two renames."""
    new, old = site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)
    shutil.copytree(built, new)
    if site.exists():
        site.rename(old)
    new.rename(site)
    if old.exists():
        shutil.rmtree(old)
