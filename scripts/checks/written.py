"""Slips of the hand that show in one text by itself, without looking at any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from scripts.checks.block_starts import block_start_slips
from scripts.checks.marks import mark_slips
from scripts.checks.tags import tag_slips
from scripts.checks.typed_emails import typed_email_problems
from scripts.content.registers.contacts import Service
from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import without_code
from scripts.problems import Problem


def written_problems(
    pages: Iterable[Page], blocks: Iterable[Block], services: Mapping[str, Service]
) -> list[Problem]:
    """Slips in the pages and shared texts that people wrote: addresses, tags, signs, beginnings of lists."""
    texts: list[Page | Block] = [*pages, *blocks]
    return [
        problem
        for text in texts
        for problem in (
            *typed_email_problems(text, services),
            *markdown_problems(text.body, text.name, text.body_line if isinstance(text, Page) else 1),
        )
    ]


@lru_cache(maxsize=1024)
def markdown_problems(text: str, name: str, first_line: int) -> tuple[Problem, ...]:
    """Slips in Markdown; remembered, so that a preview looks again only at the page that changed.

    name, first_line: the file and its line on which the Markdown begins
    """
    bare = without_code(text)
    placed = [
        (bare.count("\n", 0, place), what, instead)
        for place, what, instead in (*tag_slips(bare), *mark_slips(bare))
    ]
    return tuple(
        Problem(name, first_line + line, what, instead)
        for line, what, instead in sorted([*placed, *block_start_slips(text)])
    )
