"""Writing the staged tree: only what changed, so that a preview notices one edit once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_tree(files: Mapping[str, bytes], target: Path) -> list[str]:
    """Make `target` hold exactly these files (path from `target` to content).

    A file whose content did not change is left alone. Returns the paths that were written or removed.
    """
    changed = []
    for path, content in files.items():
        file = target / path
        if file.is_file() and file.read_bytes() == content:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        changed.append(path)
    if target.is_dir():
        for file in sorted(target.rglob("*"), reverse=True):
            path = file.relative_to(target).as_posix()
            if file.is_file() and path not in files:
                file.unlink()
                changed.append(path)
            elif file.is_dir() and not any(file.iterdir()):
                file.rmdir()
    return changed
