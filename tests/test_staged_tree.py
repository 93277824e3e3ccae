from __future__ import annotations

from pathlib import Path

from scripts.staged_tree import write_tree


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_tree({"a.md": b"1", "d/b.md": b"2"}, tmp_path)
    before = (tmp_path / "d/b.md").stat().st_mtime_ns
    assert write_tree({"a.md": b"3", "d/b.md": b"2"}, tmp_path) == ["a.md"]
    assert (tmp_path / "d/b.md").stat().st_mtime_ns == before


def test_what_is_no_longer_there_goes_with_its_folder(tmp_path: Path) -> None:
    write_tree({"a.md": b"1", "d/e/b.md": b"2"}, tmp_path)
    assert write_tree({"a.md": b"1"}, tmp_path) == ["d/e/b.md"]
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
