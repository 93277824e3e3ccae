"""The menu: which page comes where, from data/navigation.yml and the pages that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from scripts.content.pages import Page
from scripts.model_problems import problems_from
from scripts.problems import Problem, ProblemsFound, nearest
from scripts.yaml_files import YamlFile, load_yaml

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


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    page: str
    children: Annotated[list[str], Field(default_factory=list)]


class _Order(RootModel[list[_Entry]]):
    pass


@dataclass(frozen=True)
class MenuOrder:
    """The order that an editor gave: each section's page with its children, in one list of pairs."""

    sections: tuple[tuple[str, tuple[str, ...]], ...]


def load_menu_order(root: Path) -> tuple[MenuOrder, YamlFile]:
    """data/navigation.yml and its lines for later messages. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / "data" / "navigation.yml", "data/navigation.yml")
    try:
        order = _Order.model_validate(file.data)
    except ValidationError as error:
        raise ProblemsFound(problems_from(error, file)) from error
    return MenuOrder(tuple((entry.page, tuple(entry.children)) for entry in order.root)), file


def menu_order_problems(order: MenuOrder, file: YamlFile, paths: Iterable[str]) -> list[Problem]:
    """Names in the menu's order that are no pages."""
    known = set(paths)
    problems = []
    for index, (page, children) in enumerate(order.sections):
        named = [(("page",), page), *((("children", at), child) for at, child in enumerate(children))]
        for keys, path in named:
            if path not in known:
                hint = nearest(path, known)
                problems.append(
                    file.problem(
                        (index, *keys),
                        f"There is no page “{path}”.",
                        f"Did you mean “{hint}”?" if hint else "Correct the path, or delete the line.",
                    )
                )
    return problems


def build_menu(pages: Mapping[str, Page], order: MenuOrder) -> tuple[MenuItem, ...]:
    """The menu of one language.

    pages: that language's pages by path. A page that the order does not name is put last among the pages
    of its folder; years of statistics come newest first.
    """
    listed = {path for page, children in order.sections for path in (page, *children)}
    rest = sorted(set(pages) - listed - UNLISTED, key=_newest_year_first)
    items = []
    for page, children in order.sections:
        if page not in pages:
            continue
        folder = str(PurePosixPath(page).parent)
        own = [path for path in rest if folder != "." and str(PurePosixPath(path).parent) == folder]
        rest = [path for path in rest if path not in own]
        below = [*own, *children] if folder == "tilastot" else [*children, *own]
        items.append(_item(pages[page], tuple(_item(pages[path]) for path in below if path in pages)))
    return (*items, *(_item(pages[path]) for path in rest))


def _newest_year_first(path: str) -> tuple[int, str]:
    name = PurePosixPath(path).stem
    return (-int(name), path) if name.isdigit() else (0, path)


def _item(page: Page, children: tuple[MenuItem, ...] = ()) -> MenuItem:
    return MenuItem(page.path, page.meta.title, page.address, children)
