"""The front matter of a page: which keys there are, what each may hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from scripts.languages import Lang
from scripts.model_problems import validated
from scripts.problems import Problem, ProblemsFound, nearest
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, parse_yaml

Audience = Literal["help", "work", "stats", "about"]

_FENCE = "---"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*|")
"""What may stand between the slashes around an address; empty at the top."""

_LONGEST_PROMISE = 14
"""Days that a Swedish text may wait for an urgent Finnish correction."""


class FrontMatter(StrictModel):
    """What a page says of itself, between the two `---` lines at its top."""

    title: Annotated[str, Field(min_length=1, max_length=70)]
    """Short name for menus and the browser's tab."""
    description: Annotated[str, Field(min_length=20, max_length=170)]
    """One sentence for search engines."""
    slug: str | None = None
    """Swedish pages only: the address after /sv/."""
    audience: Audience
    """Who the page is for; `help` gets the light shell with the exit."""
    reviewed: date
    """The day when the content was last compared with its sources."""
    review_every: Annotated[int, Field(ge=1, le=730)]
    """Days until the next review."""
    sources: list[str]
    """Ids of data/sources.yml."""
    law_as_of: date | None = None
    """The day up to which the statutes could be read; for pages that cite a section."""
    published: date | None = None
    """News: the day our text came out."""
    covers: str | None = None
    """News: what the text is about, such as a year."""
    search_terms: list[str] = Field(default_factory=list)
    """Everyday words for what the page is about."""
    sv_due: date | None = None
    """Finnish page only: the day by which the Swedish twin follows an urgent correction."""


def split_front_matter(text: str, name: str) -> tuple[YamlFile, str, int]:
    """Cut a page into its front matter, its body, and the line on which the body begins.

    Raises ProblemsFound when there is no front matter, it is not closed, or the body is empty.
    """
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        raise ProblemsFound(
            [
                Problem(
                    name,
                    1,
                    "The page has no front matter (the lines between --- at the top).",
                    "Copy the lines between --- and --- from a page of the same kind and change the values.",
                )
            ]
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == _FENCE:
            body = "\n".join(lines[number:])
            if not body.strip():
                raise ProblemsFound(
                    [
                        Problem(
                            name,
                            number,
                            "The page is empty below its front matter.",
                            "Write the page, or delete it and its twin.",
                        )
                    ]
                )
            return parse_yaml("\n".join(lines[1 : number - 1]), name, first_line=2), body, number + 1
    raise ProblemsFound(
        [Problem(name, 1, "The front matter is not closed.", "Add a line --- after its last key.")]
    )


def read_front_matter(file: YamlFile, lang: Lang, known_sources: set[str], today: date) -> FrontMatter:
    """Check the front matter of one page.

    known_sources: the ids of data/sources.yml
    Raises ProblemsFound with every fault, each at its own line.
    """
    if not isinstance(file.data, dict):
        raise ProblemsFound(
            [
                Problem(
                    file.name,
                    2,
                    "The front matter has no keys.",
                    "Write it as lines of `key: value`, as on other pages.",
                )
            ]
        )
    meta = validated(FrontMatter, file)
    problems = [
        *_slug_problems(meta, file, lang),
        *_date_problems(meta, file, lang, today),
        *_source_problems(meta, file, known_sources),
    ]
    if problems:
        raise ProblemsFound(problems)
    return meta


def _slug_problems(meta: FrontMatter, file: YamlFile, lang: Lang) -> list[Problem]:
    if lang == "fi":
        if meta.slug is None:
            return []
        return [
            file.problem(
                ("slug",),
                "A Finnish page takes its address from its file name and has no slug.",
                "Delete the line; rename the file if the address should change.",
            )
        ]
    if meta.slug is None:
        return [
            Problem(
                file.name,
                1,
                "The Swedish page has no address: `slug` is missing.",
                "Add a line such as `slug: sok-hjalp/betanketid` (what comes after /sv/).",
            )
        ]
    if not SLUG.fullmatch(meta.slug):
        return [
            file.problem(
                ("slug",),
                f"“{meta.slug}” cannot be an address.",
                "Use small letters a–z, digits, hyphens and slashes, none at the ends: sok-hjalp/betanketid.",
            )
        ]
    return []


def _date_problems(meta: FrontMatter, file: YamlFile, lang: Lang, today: date) -> list[Problem]:
    problems = [
        file.problem(
            (key,),
            f"`{key}` is a day that has not come yet ({value.isoformat()}).",
            "Write the day on which it was done, as YYYY-MM-DD.",
        )
        for key, value in (("reviewed", meta.reviewed), ("law_as_of", meta.law_as_of))
        if value is not None and value > today
    ]
    if meta.sv_due is None:
        return problems
    if lang == "sv":
        problems.append(
            file.problem(
                ("sv_due",),
                "`sv_due` belongs to the Finnish page.",
                "Delete the line here; write it on the Finnish page if its Swedish twin has to wait.",
            )
        )
    elif meta.sv_due < today:
        problems.append(
            file.problem(
                ("sv_due",),
                f"The Swedish text was promised for {meta.sv_due.isoformat()}, and that day has passed.",
                "Bring the Swedish page up to date and delete this line.",
            )
        )
    elif (meta.sv_due - today).days > _LONGEST_PROMISE:
        problems.append(
            file.problem(
                ("sv_due",),
                f"The Swedish text may wait at most {_LONGEST_PROMISE} days.",
                f"Write a day within {_LONGEST_PROMISE} days from today, or update the Swedish page now.",
            )
        )
    return problems


def _source_problems(meta: FrontMatter, file: YamlFile, known_sources: set[str]) -> list[Problem]:
    problems = []
    for index, source in enumerate(meta.sources):
        if source not in known_sources:
            hint = nearest(source, known_sources)
            problems.append(
                file.problem(
                    ("sources", index),
                    f"The source “{source}” is not in data/sources.yml.",
                    f"Did you mean “{hint}”?"
                    if hint
                    else "Use an id of data/sources.yml, add it there, or take it away.",
                )
            )
    return problems
