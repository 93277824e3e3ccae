"""The menu: which page comes where, from data/navigation.yml and the pages that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import Field, RootModel

from scripts.content.writing.pages import Page
from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts
from scripts.model_problems import validated
from scripts.problems import Problem
from scripts.strict_model import StrictModel
from scripts.yaml_files import Key, YamlFile, load_yaml

UNLISTED = frozenset({"404.md"})
"""Pages that no menu leads to."""


@dataclass(frozen=True)
class MenuItem:
    """A page in the menu with the pages below it."""

    path: str
    title: str
    address: str
    children: tuple[MenuItem, ...] = ()

    def walk(self) -> Iterator[MenuItem]:
        """The item and everything below it, in menu order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def around(self, path: str) -> Iterator[MenuItem]:
        """The item, its children, and what is below the child that holds the page at this path."""
        yield self
        for child in self.children:
            yield child
            if any(item.path == path for item in child.walk()):
                yield from (item for item in child.walk() if item is not child)


class MenuEntry(StrictModel):
    """A page in the order that an editor gave, with the pages below it."""

    page: str
    children: Annotated[list[MenuEntry], Field(default_factory=list)]

    def named(self) -> Iterator[str]:
        """The page and every page below it."""
        yield self.page
        for child in self.children:
            yield from child.named()


class _Order(RootModel[list[MenuEntry]]):
    pass


MenuOrder = tuple[MenuEntry, ...]


def load_menu_order(root: Path) -> tuple[MenuOrder, YamlFile]:
    """data/navigation.yml and its lines for later messages. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / "data" / "navigation.yml", "data/navigation.yml")
    order = validated(_Order, file)
    return tuple(order.root), file


def menu_order_problems(
    order: MenuOrder, file: YamlFile, paths: Iterable[str], whereabouts: Whereabouts = NOTHING_KNOWN
) -> list[Problem]:
    """Names in the menu's order that are no pages, and pages that stand in it twice."""
    # Where a deleted page's address leads has its own place in the menu.
    moved = Whereabouts(moved=whereabouts.moved)
    return list(_wrong_entries(order, (), file, set(paths), moved, set()))


def _wrong_entries(
    entries: Iterable[MenuEntry],
    keys: tuple[Key, ...],
    file: YamlFile,
    known: set[str],
    whereabouts: Whereabouts,
    before: set[str],
) -> Iterator[Problem]:
    for index, entry in enumerate(entries):
        place = (*keys, index)
        if entry.page not in known:
            yield file.problem(
                (*place, "page"),
                f"There is no page “{entry.page}”.",
                whereabouts.page(entry.page, known, "Correct the path, or delete the line."),
            )
        elif entry.page in before:
            yield file.problem(
                (*place, "page"),
                f"The page “{entry.page}” stands in the menu twice.",
                "Delete one of the two lines.",
            )
        before.add(entry.page)
        yield from _wrong_entries(entry.children, (*place, "children"), file, known, whereabouts, before)


def build_menu(pages: Mapping[str, Page], order: MenuOrder) -> tuple[MenuItem, ...]:
    """The menu of one language.

    pages: that language's pages by path. A page that the order does not name is put last among the pages
    of its folder; years of statistics come newest first.
    """
    listed = {path for entry in order for path in entry.named()}
    rest = sorted(set(pages) - listed - UNLISTED, key=_newest_year_first)
    items = tuple(_item(entry, pages, rest) for entry in order if entry.page in pages)
    placed = {item.path for section in items for item in section.walk()}
    return (*items, *(_leaf(pages[path]) for path in rest if path not in placed))


def _item(entry: MenuEntry, pages: Mapping[str, Page], rest: Iterable[str]) -> MenuItem:
    """One entry with its children and the unlisted pages of its folder (an index page owns its folder)."""
    page = PurePosixPath(entry.page)
    owns = page.name == "index.md" and str(page.parent) != "."
    own = [_leaf(pages[path]) for path in rest if owns and PurePosixPath(path).parent == page.parent]
    children = [_item(child, pages, rest) for child in entry.children if child.page in pages]
    years = [item for item in own if PurePosixPath(item.path).stem.isdigit()]
    others = [item for item in own if item not in years]
    return _leaf(pages[entry.page], (*years, *children, *others))


def _newest_year_first(path: str) -> tuple[int, str]:
    name = PurePosixPath(path).stem
    return (-int(name), path) if name.isdigit() else (0, path)


def _leaf(page: Page, children: tuple[MenuItem, ...] = ()) -> MenuItem:
    return MenuItem(page.path, page.meta.title, page.address, children)
