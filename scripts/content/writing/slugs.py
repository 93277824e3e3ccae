"""Addresses that clash: two pages at one, or a Swedish page at a Finnish one."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.content.writing.pages import NOT_FOUND, Page
from scripts.problems import Problem


def duplicate_slug_problems(pages: Sequence[Page]) -> list[Problem]:
    """Pages that would stand at one address, and Swedish addresses that are the Finnish ones."""
    problems: list[Problem] = []
    first_at: dict[str, Page] = {}
    for page in pages:
        first = first_at.setdefault(page.address.casefold(), page)
        if first is not page:
            problems.append(
                Problem(
                    page.name,
                    page.line_of("slug"),
                    f"{page.name} and {first.name} have the same address, /{page.address}.",
                    "Give one of them another `slug`."
                    if page.lang == "sv"
                    else "Rename one of the files, in both languages.",
                )
            )
    finnish = {page.address.rstrip("/"): page for page in pages if page.lang == "fi"}
    for page in pages:
        slug = page.meta.slug
        if slug and page.path != NOT_FOUND and slug in finnish:
            problems.append(
                Problem(
                    page.name,
                    page.line_of("slug"),
                    f"The slug “{slug}” is the Finnish address of {finnish[slug].name}.",
                    "Write a Swedish address, such as `slug: sok-hjalp/betanketid`.",
                )
            )
    return problems
