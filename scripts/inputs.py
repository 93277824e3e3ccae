"""Everything that the site is made from, read once: the edge between files and the pure code behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from scripts.content.contacts import Service, load_contacts
from scripts.content.navigation import MenuOrder, load_menu_order
from scripts.content.pages import Block, Page, read_blocks, read_pages
from scripts.content.sources import Source, load_sources
from scripts.content.timeline import Event, load_timeline
from scripts.languages import Lang
from scripts.problems import Problem, ProblemsFound
from scripts.settings import Settings, load_settings, load_strings
from scripts.shell import Shell, read_shell
from scripts.statistics.publish import publish_years
from scripts.statistics.published import PublishedYear
from scripts.yaml_files import YamlFile

_T = TypeVar("_T")


@dataclass(frozen=True)
class Inputs:
    """What editors wrote, each file in its own right in order. Not yet compared with each other."""

    root: Path
    today: date
    settings: Settings
    strings: dict[Lang, dict[str, str]]
    sources: dict[str, Source]
    contacts: dict[str, Service]
    menu_order: MenuOrder
    menu_file: YamlFile
    pages: list[Page]
    blocks: list[Block]
    years: dict[int, PublishedYear]
    timeline: tuple[Event, ...]
    shell: Shell


def read_inputs(root: Path, today: date) -> Inputs:
    """Read `docs`, `docs_sv` and `data` below the project's root.

    Raises ProblemsFound with the problems of all files, so that an editor mends them in one go.
    """
    problems: list[Problem] = []

    def collect(read: Callable[[], _T]) -> _T | None:
        try:
            return read()
        except ProblemsFound as found:
            problems.extend(found.problems)
            return None

    settings = collect(lambda: load_settings(root))
    strings = collect(lambda: load_strings(root))
    sources = collect(lambda: load_sources(root))
    contacts = collect(lambda: load_contacts(root, today))
    menu = collect(lambda: load_menu_order(root))
    blocks = collect(lambda: read_blocks(root))
    if sources is None:
        raise ProblemsFound(problems)
    pages = collect(lambda: read_pages(root, set(sources), today))
    years = collect(lambda: publish_years(root, set(sources)))
    timeline = collect(lambda: load_timeline(root, set(sources)))
    if (
        problems
        or settings is None
        or strings is None
        or contacts is None
        or menu is None
        or blocks is None
        or pages is None
        or years is None
        or timeline is None
    ):
        raise ProblemsFound(problems)
    shell = read_shell(root, contacts, strings)
    return Inputs(
        root,
        today,
        settings,
        strings,
        sources,
        contacts,
        menu[0],
        menu[1],
        pages,
        blocks,
        years,
        timeline,
        shell,
    )
