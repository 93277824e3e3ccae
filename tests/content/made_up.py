"""Pages that tests make up, and what is expected of the problems that they have."""

from __future__ import annotations

from datetime import date
from typing import Any

from scripts.content.twins.parity import parity_problems
from scripts.content.writing.front_matter import FrontMatter
from scripts.content.writing.pages import Page
from scripts.languages import FOLDERS, Lang
from scripts.problems import Problem

BODY_LINE = 10
FI, SV = "docs/a/b.md", "docs_sv/a/b.md"


def page(lang: Lang, body: str, path: str = "a/b.md", generated: bool = False, **meta: Any) -> Page:
    slug = path.removesuffix(".md").removesuffix("index").strip("/") + "-sv" if lang == "sv" else None
    values = {
        "title": f"Sivu {lang}",
        "description": f"Lyhyt kuvaus sivusta, {lang}.",
        "slug": slug,
        "audience": "help",
        "reviewed": date(2026, 11, 1),
        "review_every": 180,
        "sources": ["ik_help"],
        **meta,
    }
    return Page(
        lang, path, f"{FOLDERS[lang]}/{path}", FrontMatter.model_validate(values), body, BODY_LINE, generated
    )


def twin_problems(fi: str, sv: str, **meta: Any) -> list[Problem]:
    return parity_problems([page("fi", fi, **meta), page("sv", sv)], [])


def one(problems: list[Problem], *said: str) -> Problem:
    """The only problem; its message holds each of the given texts."""
    assert len(problems) == 1, "\n\n".join(map(str, problems))
    for text in said:
        assert text in problems[0].what, problems[0].what
    assert problems[0].instead
    return problems[0]
