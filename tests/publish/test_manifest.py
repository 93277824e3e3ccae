from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish.commit import Commit
from scripts.publish.manifest import NAME, manifest_json, manifest_problems, read_manifest
from scripts.publish.tree import write_new_tree

FILES = {"index.html": b"<h1>a</h1>", "a/b.css": b"a{}"}


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    made = tmp_path / "whole"
    policy = {"img-src": frozenset({"data:"})}
    write_new_tree({**FILES, NAME: manifest_json(FILES, policy, Commit("abc", 0))}, made)
    return made


def problem(site: Path) -> str:
    problems = manifest_problems(site)
    assert len(problems) == 1
    return f"{problems[0].file}: {problems[0].what}"


def test_a_whole_site_has_no_problems_and_says_what_it_is(whole: Path) -> None:
    assert manifest_problems(whole) == []
    manifest = read_manifest(whole)
    assert manifest.commit == "abc"
    assert manifest.policy == {"img-src": frozenset({"data:"})}
    assert set(manifest.files) == set(FILES)


def test_a_half_written_file_is_noticed(whole: Path) -> None:
    (whole / "index.html").write_bytes(FILES["index.html"][:4])
    assert problem(whole) == "index.html: The file is not as it was built."


def test_a_missing_file_is_noticed(whole: Path) -> None:
    (whole / "a/b.css").unlink()
    assert problem(whole) == "a/b.css: The file is missing."


def test_a_file_too_many_is_noticed(whole: Path) -> None:
    (whole / "a/c.css").write_bytes(b"")
    assert problem(whole) == "a/c.css: The manifest has no such file."


def test_a_link_that_leads_nowhere_is_noticed(whole: Path) -> None:
    (whole / "a/b.css").unlink()
    (whole / "a/b.css").symlink_to("nowhere")
    assert problem(whole) == "a/b.css: The file cannot be read (No such file or directory)."


@pytest.mark.parametrize("content", [b"", b"[]", b'{"files": 1}', b"\xff"])
def test_a_manifest_that_cannot_be_read_is_told(whole: Path, content: bytes) -> None:
    (whole / NAME).write_bytes(content)
    assert problem(whole).startswith(f"{NAME}: The site has no manifest that can be read")
