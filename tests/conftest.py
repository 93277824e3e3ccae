"""The site, built once for all tests that look at it, and a Chromium that watches what pages do."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.audit.server import served
from scripts.browser import ARGUMENTS, find_browser
from scripts.publish.site import BUILT, build

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def for_all(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@contextmanager
def once(done: Path) -> Iterator[bool]:
    """Whether this process is the first that comes here, and has to do the work; the others wait for it.

    done: a file that is there when the work is done
    """
    with done.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = not done.exists()
        yield first
        if first:
            done.touch()


@pytest.fixture(scope="session")
def site(for_all: Path) -> Path:
    """Folder of the site as the builder makes it from the repository's own content."""
    with once(for_all / "built") as first:
        if first:
            build(ROOT)
    return ROOT / BUILT


@dataclass(frozen=True)
class Published:
    """A production site. epoch: the moment it was made for, in seconds since 1970"""

    site: Path
    epoch: int


_FINISH = """
import sys
from pathlib import Path
from scripts.content.registers.phrases import load_phrases
from scripts.publish.commit import Commit
from scripts.publish.finish import finished
from scripts.publish.tree import read_tree, write_new_tree
from scripts.settings import load_settings

built, target = map(Path, sys.argv[1:3])
languages = [language.code for language in load_phrases(Path())]
files = finished(read_tree(built), load_settings(Path()), languages, Commit("", int(sys.argv[3])))
write_new_tree(files, target)
"""


@pytest.fixture(scope="session")
def published(site: Path, for_all: Path) -> Published:
    """The production site, finished by a process in another time zone and other circumstances.

    What `make site` does beside is in test_faults.py, and as a whole, twice, among the long tests.
    """
    target, moment = for_all / "published", for_all / "published-for"
    with once(for_all / "published-done") as first:
        if first:
            moment.write_text(str(int(time.time()) // 86400 * 86400), encoding="utf-8")
            subprocess.run(
                [sys.executable, "-c", _FINISH, str(site), str(target), moment.read_text(encoding="utf-8")],
                cwd=ROOT,
                env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"},
                check=True,
                umask=0o077,
            )
    return Published(target, int(moment.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Address on loopback where the built site answers, ending with a slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium."""
    path = find_browser()
    assert path, "No Chromium was found; `make test` installs one."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()
