"""A page or a shared text taken apart, so that twins can be compared part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname
from typing import Protocol, TypeVar

from scripts.content.notation.finding import Token
from scripts.content.notation.tokens import tokens
from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import (
    Anchor,
    Heading,
    Link,
    ListItem,
    Placeholder,
    TableRow,
    anchors,
    headings,
    links,
    list_items,
    placeholders,
    sections,
    table_rows,
)
from scripts.languages import Lang


class _Placed(Protocol):
    @property
    def line(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)


@dataclass(frozen=True)
class Part:
    """A section, or several that are compared as one: what it is called and its lines."""

    title: str
    first_line: int
    last_line: int

    def of(self, items: Iterable[_Item]) -> list[_Item]:
        """Those items that stand in this part."""
        return [item for item in items if self.first_line <= item.line <= self.last_line]


@dataclass(frozen=True)
class Text:
    """A page or a shared text, taken apart."""

    name: str
    folder: str
    headings: list[Heading]
    parts: list[Part]
    anchors: list[Anchor]
    links: list[Link]
    placeholders: list[Placeholder]
    tokens: list[Token]
    list_items: list[ListItem]
    table_rows: list[TableRow]

    def at(self, line: int) -> str:
        """A place in this text, for messages."""
        return f"{self.name}:{line}"


def page_text(page: Page) -> Text:
    """The body of a page, taken apart."""
    return _text(page.name, dirname(page.path), page.body, page.lang, page.body_line)


def block_text(block: Block) -> Text:
    """A shared text, taken apart. Its links are written from the top of the language's folder."""
    return _text(block.name, "", block.body, block.lang, 1)


@lru_cache(maxsize=1024)
def _text(name: str, folder: str, body: str, lang: Lang, first_line: int) -> Text:
    return Text(
        name=name,
        folder=folder,
        headings=headings(body, first_line),
        parts=[
            Part(section.heading.text if section.heading else "", section.first_line, section.last_line)
            for section in sections(body, first_line)
        ],
        anchors=anchors(body, first_line),
        links=links(body, first_line),
        placeholders=placeholders(body, first_line),
        tokens=tokens(body, lang, first_line),
        list_items=list_items(body, first_line),
        table_rows=table_rows(body, first_line),
    )
