"""Put begun files in their place, and take them away again when the site would not build with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from scripts.inputs import Inputs, read_inputs
from scripts.problems import Problem, ProblemsFound
from scripts.stage import staged_site


def begin(root: Path, today: date, files: Mapping[str, str]) -> Inputs:
    """Write the files (path from the root to text), check the whole site, and give what was read.

    Raises ProblemsFound, with every file as it was, when anything is wrong with the site then.
    """
    before = {path: _content(root / path) for path in files}
    try:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        inputs = read_inputs(root, today)
        staged_site(inputs)
    except BaseException:
        for path, content in before.items():
            _put_back(root / path, content)
        raise
    return inputs


def taken(path: str) -> ProblemsFound:
    """What is told when the file is there already."""
    return ProblemsFound([Problem(path, 0, "The file is there already.", "Choose another name, or edit it.")])


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _put_back(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    else:
        file.unlink(missing_ok=True)
