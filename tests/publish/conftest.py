"""The production site, made once in another folder under other conditions, and a real server for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.publish.serving import Served, serve


@dataclass(frozen=True)
class Published:
    """A production site. epoch: the moment it was made for, in seconds since 1970"""

    site: Path
    epoch: int


_FINISH = """
import sys
from pathlib import Path
from scripts.content.phrases import load_phrases
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
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The production site, finished by a process in another time zone and other circumstances.

    What `make site` does beside is in test_faults.py, and as a whole, twice, among the long tests.
    """
    target = tmp_path_factory.mktemp("published") / "site"
    epoch = int(time.time()) // 86400 * 86400
    subprocess.run(
        [sys.executable, "-c", _FINISH, str(site), str(target), str(epoch)],
        cwd=ROOT,
        env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"},
        check=True,
        umask=0o077,
    )
    return Published(target, epoch)


@pytest.fixture(scope="session")
def served(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """nginx with TLS in front of the production site."""
    with serve(published.site, tmp_path_factory.mktemp("nginx") / "own", tls=True) as served:
        yield served
