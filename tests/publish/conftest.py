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

from tests.copies import copy_project
from tests.publish.serving import Served, serve


@dataclass(frozen=True)
class Published:
    """A production site. epoch: the moment it was made for, in seconds since 1970"""

    site: Path
    epoch: int


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """What `make site` makes of a copy of the project, in another time zone and other circumstances."""
    project = copy_project(tmp_path_factory.mktemp("published"))
    epoch = int(time.time()) // 86400 * 86400
    odd = {"SOURCE_DATE_EPOCH": str(epoch), "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    result = subprocess.run(
        [sys.executable, "-m", "scripts", "site"],
        cwd=project,
        env={**os.environ, **odd},
        capture_output=True,
        text=True,
        check=False,
        umask=0o077,
    )
    assert result.returncode == 0, result.stderr
    return Published(project / "site", epoch)


@pytest.fixture(scope="session")
def served(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """nginx with TLS in front of the production site."""
    with serve(published.site, tmp_path_factory.mktemp("nginx") / "own", tls=True) as served:
        yield served
