"""What is refused when a text is read, and what is put right in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.problems import Problem, ProblemsFound
from scripts.text_files import read_text

NAME = "docs/index.md"


def refused(path: Path) -> Problem:
    with pytest.raises(ProblemsFound) as caught:
        read_text(path, NAME)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


def written(folder: Path, raw: bytes) -> Path:
    path = folder / "page.md"
    path.write_bytes(raw)
    return path


def test_a_text_is_read_as_it_is(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "# Äiti\n\nöljy\n".encode()), NAME) == "# Äiti\n\nöljy\n"


@pytest.mark.parametrize("ends", [b"\r\n", b"\r", b"\n"])
def test_every_kind_of_line_end_becomes_the_same(tmp_path: Path, ends: bytes) -> None:
    assert read_text(written(tmp_path, ends.join([b"a", b"b", b""])), NAME) == "a\nb\n"


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"\xef\xbb\xbftext\n"), NAME) == "text\n"


def test_another_encoding_is_told_at_the_line_of_the_first_spoiled_letter(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, b"plain\nplain\n" + "lähde\n".encode("latin-1")))
    assert (problem.file, problem.line) == (NAME, 3)
    assert "not saved as UTF-8" in problem.what
    assert "encoding UTF-8" in problem.instead


def test_utf_16_is_not_taken_for_text(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "lähde\n".encode("utf-16")))
    assert (problem.file, problem.line) == (NAME, 1)
    assert "UTF-8" in problem.what
    assert "UTF-8" in problem.instead


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"  \t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_told(tmp_path: Path, raw: bytes) -> None:
    problem = refused(written(tmp_path, raw))
    assert (problem.file, problem.line) == (NAME, 0)
    assert problem.what == "The file is empty."
    assert "Write its content" in problem.instead


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", 2),
        (b"a\nb\nc\n>>>>>>> other\n", 4),
    ],
)
def test_leftovers_of_a_merge_are_told(tmp_path: Path, raw: bytes, line: int) -> None:
    problem = refused(written(tmp_path, raw))
    assert (problem.file, problem.line) == (NAME, line)
    assert "after a merge" in problem.what
    assert "Keep one version" in problem.instead


def test_a_line_below_a_heading_is_no_leftover(tmp_path: Path) -> None:
    text = "Heading\n=======\n\n> quoted\n"
    assert read_text(written(tmp_path, text.encode()), NAME) == text
