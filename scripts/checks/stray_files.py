"""Files that lie where pages and data are but are neither, and pages whose names make no address."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from scripts.content.writing.pages import BLOCKS
from scripts.languages import FOLDERS
from scripts.problems import Problem
from scripts.schemas import MODELS, place_of

_OWN = {**dict.fromkeys(FOLDERS.values(), ".md"), "data": ".yml"}
_RAW = "data/collected/numbers.csv"
"""What was found in the sources, untouched: the one table that is read as it came."""

READ = frozenset({*map(place_of, MODELS), "data/strings.yml", "data/vendored.yml"})
"""Every data file that something reads: those with a schema, and two in which any key may stand."""

_MANY_ALIKE = ("data/phrases", "data/statistics")
"""Folders in which any file is read."""

_LEFT_BY_MACHINES = ("thumbs.db", "desktop.ini")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic")
_SHEETS = (".csv", ".tsv", ".xls", ".xlsx", ".ods")


_NAME = re.compile(r"_?[a-z0-9]+(?:-[a-z0-9]+)*")
"""A folder's name, or a page's without its ending: it stands in the address."""


def page_name_problems(root: Path) -> list[Problem]:
    """Pages and folders whose names hold capitals, spaces or letters that an address spoils."""
    return [
        Problem(
            file.relative_to(root).as_posix(),
            0,
            f"“{part}” cannot be in the name of a page: it becomes the page's address.",
            f"Rename it, and its twin, with small letters a–z, digits and hyphens: “{_plain(part)}”.",
        )
        for folder in FOLDERS.values()
        for file in sorted((root / folder).rglob("*.md"))
        if not file.name.startswith((".", "~"))
        for part in file.relative_to(root / folder).with_suffix("").parts
        if not _NAME.fullmatch(part)
    ]


def _plain(name: str) -> str:
    """The name as an address may have it: “Tämä sivu” becomes “tama-sivu”."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def stray_file_problems(root: Path) -> list[Problem]:
    """Every file below `docs`, `docs_sv` and `data` that is no page and no data file.

    Left out: hidden files and what operating systems and word processors leave behind by themselves.
    """
    return [
        _told(file, root)
        for folder, suffix in _OWN.items()
        for file in sorted((root / folder).rglob("*"))
        if file.is_file()
        and (file.suffix != suffix or not _is_read(file.relative_to(root)))
        and file != root / _RAW
        and not file.name.startswith((".", "~"))
        and file.name.casefold() not in _LEFT_BY_MACHINES
    ]


def _is_read(file: Path) -> bool:
    """Whether a page or a data file stands where something reads it; the path is from the project's root."""
    if file.parts[0] == "data":
        # A year with a wrong name is told where the years are read.
        return file.as_posix() in READ or file.parent.as_posix() in _MANY_ALIKE
    return BLOCKS not in file.parts[1:-2]


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
    if file.suffix in _OWN.values() and not _is_read(file.relative_to(root)):
        return Problem(
            name,
            0,
            "Nothing reads this file: it has a name or a place that the site does not know.",
            "Move what it says to the file where it belongs, and delete this one.",
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
