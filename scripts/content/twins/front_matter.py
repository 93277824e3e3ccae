"""The front matter of twins: the same values, and the same figures where the words differ."""

from __future__ import annotations

from datetime import date

from scripts.content.notation.tokens import differences, plain_tokens
from scripts.content.writing.front_matter import FrontMatter
from scripts.content.writing.pages import Page
from scripts.problems import Problem

_OWN_TO_EACH_LANGUAGE = frozenset({"title", "slug", "description", "sv_due", "search_terms"})
_SAME_FIGURES = ("title", "description")
"""What is written in words of its own in each language, but tells the same figures and dates."""


def front_matter_problems(fi: Page, sv: Page) -> list[Problem]:
    """Values that should be the same, and figures and dates in titles and descriptions that differ."""
    return [*_value_problems(fi, sv), *_figure_problems(fi, sv)]


def _value_problems(fi: Page, sv: Page) -> list[Problem]:
    problems: list[Problem] = []
    for key in FrontMatter.model_fields:
        ours, theirs = getattr(fi.meta, key), getattr(sv.meta, key)
        if key in _OWN_TO_EACH_LANGUAGE or ours == theirs:
            continue
        problems.append(
            Problem(
                fi.name,
                fi.line_of(key),
                f"`{key}` differs in the front matter: {_shown(ours)} in {_place(fi, key)}, "
                f"{_shown(theirs)} in {_place(sv, key)}.",
                f"Write the same `{key}` in both, in the same order."
                if isinstance(ours, list)
                else f"Write the same `{key}` in both files, or leave it out of both.",
            )
        )
    return problems


def _figure_problems(fi: Page, sv: Page) -> list[Problem]:
    problems: list[Problem] = []
    for key in _SAME_FIGURES:
        extra = differences(*(plain_tokens(getattr(page.meta, key), page.lang) for page in (fi, sv)))
        sides = [
            f" Only in {page.name}: {', '.join(token.written for token in found)}."
            for page, found in zip((fi, sv), extra, strict=True)
            if found
        ]
        if sides:
            problems.append(
                Problem(
                    fi.name,
                    fi.line_of(key),
                    f"The figures or dates in `{key}` differ ({_place(fi, key)} and {_place(sv, key)})."
                    + "".join(sides),
                    "Correct the wrong one. A figure stands in both languages, "
                    "and in digits in both or in words in both.",
                )
            )
    return problems


def _place(page: Page, key: str) -> str:
    return f"{page.name}:{page.line_of(key)}"


def _shown(value: object) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value)
