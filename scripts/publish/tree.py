"""A site as files in memory, and on disk in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def read_tree(folder: Path) -> dict[str, bytes]:
    """Content of every file below a folder, by its path from there, in order."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def write_new_tree(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a folder that does not exist yet, readable by a server. Raises OSError, nothing left behind."""
    try:
        for path, content in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for entry in [folder, *folder.rglob("*")]:
            entry.chmod(0o755 if entry.is_dir() else 0o644)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def put_in_place(new: Path, place: Path) -> None:
    """Let a finished folder take the place of the last one, which is gone afterwards.

    Two renames. Killed between them, the last folder stands beside its place: see `settle`.
    """
    old = _aside(place)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def settle(place: Path) -> None:
    """Put right what a killed `put_in_place` has left."""
    old = _aside(place)
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _aside(place: Path) -> Path:
    return place.with_name(f"{place.name}.old")


def sync_folder(folder: Path) -> None:
    """Make renames in this folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
