"""Files that lie where pages and data are but are neither: nothing of them would be published."""

from __future__ import annotations

from pathlib import Path

from scripts.languages import FOLDERS
from scripts.problems import Problem

_OWN = {**dict.fromkeys(FOLDERS.values(), ".md"), "data": ".yml"}
_RAW = "data/collected/numbers.csv"
"""What was found in the sources, untouched: the one table that is read as it came."""

_LEFT_BY_MACHINES = ("thumbs.db", "desktop.ini")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic")
_SHEETS = (".csv", ".tsv", ".xls", ".xlsx", ".ods")


def stray_file_problems(root: Path) -> list[Problem]:
    """Every file below `docs`, `docs_sv` and `data` that is no page and no data file.

    Left out: hidden files and what operating systems and word processors leave behind by themselves.
    """
    return [
        _told(file, root)
        for folder, suffix in _OWN.items()
        for file in sorted((root / folder).rglob("*"))
        if file.is_file()
        and file.suffix != suffix
        and file != root / _RAW
        and not file.name.startswith((".", "~"))
        and file.name.casefold() not in _LEFT_BY_MACHINES
    ]


def _told(file: Path, root: Path) -> Problem:
    suffix = file.suffix.casefold()
    name = file.relative_to(root).as_posix()
    if suffix in _PICTURES:
        return Problem(
            name,
            0,
            f"A picture file ({_size(file)}) lies among the pages; the site shows none.",
            "Delete it. Say it in words, or make a picture in words in data/pictures.yml.",
        )
    if suffix in _SHEETS:
        return Problem(
            name,
            0,
            f"A spreadsheet ({_size(file)}) lies among the data; the site does not read it.",
            "Copy its figures into data/statistics/<year>.yml, one line for each code, and delete the file.",
        )
    return Problem(
        name,
        0,
        f"The file ({_size(file)}) is neither a page (.md) nor data (.yml); the site does not read it.",
        "Give it the right ending and place, or delete it.",
    )


def _size(file: Path) -> str:
    kilobytes = file.stat().st_size / 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} kB"
