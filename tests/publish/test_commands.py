"""The commands around a release, as people run them."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts import cli
from tests.publish.small_sites import small_site


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a site in it."""
    folder = tmp_path / "project"
    (folder / "build").mkdir(parents=True)
    small_site(folder / "site", "a1")
    monkeypatch.setattr(cli, "ROOT", folder)
    monkeypatch.setattr("scripts.publish.release.os.sync", lambda: None)
    return folder


@contextmanager
def building(root: Path) -> Iterator[None]:
    with (root / "build/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


@pytest.mark.parametrize("command", ["release", "rollback"])
def test_a_command_without_a_folder_asks_for_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(root)
    said = run(command, "", "--reload", "")
    assert said.exit_code == 1
    assert "Say which folder the server publishes from, for instance: TARGET=/srv/site" in said.output
    assert sorted(entry.name for entry in root.iterdir()) == ["build", "site"]


def test_a_site_that_is_just_being_built_is_neither_released_nor_served(root: Path, tmp_path: Path) -> None:
    with building(root):
        for words in (("release", str(tmp_path / "target")), ("up",)):
            said = run(*words)
            assert said.exit_code == 1
            assert "A build or a release of site/ is running here. Wait until it has ended." in said.output
    assert not (tmp_path / "target").exists()
    assert run("release", str(tmp_path / "target")).output.endswith(" is live.\n")


def test_where_there_is_no_server_the_command_that_installs_it_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.publish.server.shutil.which", lambda *_, **__: None)
    said = run("up")
    assert said.exit_code == 1
    assert "sudo apt-get install --yes --no-install-recommends nginx libnginx-mod" in said.output
