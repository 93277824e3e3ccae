"""`make site` when something goes wrong: the message is for a person, and the last good site stays."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from scripts.problems import ProblemsFound
from scripts.publish import site as making
from scripts.publish.commit import Commit, read_commit
from scripts.publish.site import BuildFailed, make_site
from scripts.publish.tree import put_in_place, settle
from tests.conftest import ROOT

PAGE = '<html lang="fi"><head><meta charset="utf-8"></head><h1>{}</h1></html>'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose builder makes one page, so that a build takes no time."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "data/phrases", root / "data/phrases")
    shutil.copy(ROOT / "data/site.yml", root / "data")

    def build(root: Path, extra: dict[str, str]) -> None:
        built = root / making.BUILT
        built.mkdir(parents=True, exist_ok=True)
        (built / "index.html").write_text(PAGE.format(os.environ.get("WORDS", "good")), encoding="utf-8")

    monkeypatch.setattr(making, "build", build)
    return root


def shown(project: Path) -> str:
    page = (project / "site" / "index.html").read_text(encoding="utf-8")
    return page.partition("<h1>")[2].partition("</h1>")[0]


def test_a_page_that_must_not_be_published_leaves_the_last_good_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(project)
    monkeypatch.setenv("WORDS", '<a href="nowhere/">bad</a>')
    with pytest.raises(ProblemsFound, match="leads nowhere"):
        make_site(project)
    assert shown(project) == "good"


@pytest.mark.parametrize("words", ["No space left on device", "Read-only file system", "Permission denied"])
def test_a_disk_that_takes_nothing_leaves_the_last_good_site(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    make_site(project)
    monkeypatch.setenv("WORDS", "new")
    write = Path.write_bytes

    def refuse(file: Path, content: bytes) -> int:
        if file.name.endswith(".json"):
            raise OSError(28, words, str(file))
        return write(file, content)

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", refuse)
        with pytest.raises(BuildFailed, match=f"could not be written: {words} .*site-manifest.json"):
            make_site(project)
    assert shown(project) == "good"
    assert not (project / "site.new").exists(), "a full disk must not stay full of half a site"
    make_site(project)
    assert shown(project) == "new"


def test_two_builds_at_once_are_told_and_the_first_goes_on(project: Path) -> None:
    make_site(project)
    with (project / "build/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildFailed, match=r"A build or a release of site/ is running here\. Wait"):
            make_site(project)
    assert shown(project) == "good"


def test_a_build_that_was_killed_between_its_two_renames_is_put_right(tmp_path: Path) -> None:
    place, new = tmp_path / "site", tmp_path / "site.new"
    place.mkdir()
    (place / "old").touch()
    new.mkdir()
    place.rename(tmp_path / "site.old")  # and here it was killed
    settle(place)
    assert (place / "old").exists()
    put_in_place(new, place)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["site"]
    assert not (place / "old").exists()


def test_what_a_killed_build_left_half_written_is_not_published(project: Path) -> None:
    (project / "site.new").mkdir()
    (project / "site.new" / "half.html").touch()
    make_site(project)
    assert not (project / "site" / "half.html").exists()


# --- The moment of the build


def test_the_moment_is_the_commits_own_wherever_the_clock_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(
        "scripts.publish.commit._git",
        lambda root, *said: {"rev-parse": "abc", "status": "", "log": "1790000000"}[said[0]],
    )
    assert read_commit(tmp_path) == Commit("abc", 1790000000, 1790000000)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert read_commit(tmp_path) == Commit("abc", 1800000000, 1790000000)


def test_a_clock_in_the_past_is_told_in_one_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_site(project)
    monkeypatch.setenv("WORDS", "new")
    monkeypatch.setattr(making, "read_commit", lambda root: Commit("abc", 1_000_000, 1_790_000_000))
    with pytest.raises(BuildFailed, match=r"for 1970-01-12, which is before its last change\."):
        make_site(project)
    assert shown(project) == "good"


def test_sources_that_were_changed_since_are_no_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "scripts.publish.commit._git",
        lambda root, *said: {"rev-parse": "abc", "status": " M data/site.yml", "log": "1"}[said[0]],
    )
    assert read_commit(tmp_path).name == ""


def test_sources_outside_git_are_built_for_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("scripts.publish.commit.time.time", lambda: 7)
    assert read_commit(tmp_path) == Commit("", 7)
