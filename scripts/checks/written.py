"""Slips of the hand that show in one text by itself, without looking at any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from scripts.checks.block_starts import block_start_problems
from scripts.checks.marks import mark_problems
from scripts.checks.tags import tag_problems
from scripts.checks.typed_emails import typed_email_problems
from scripts.content.registers.contacts import Service
from scripts.content.writing.pages import Block, Page
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
            *_in_markdown(text.body, text.name, text.body_line if isinstance(text, Page) else 1),
        )
    ]


@lru_cache(maxsize=1024)
def _in_markdown(text: str, name: str, first_line: int) -> tuple[Problem, ...]:
    """Remembered, so that a preview looks again only at the page that changed."""
    return (
        *tag_problems(text, name, first_line),
        *mark_problems(text, name, first_line),
        *block_start_problems(text, name, first_line),
    )
