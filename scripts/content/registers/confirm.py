"""What a person must confirm with the authority before launch: data/to_confirm.yml."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts
from scripts.model_problems import problems_from
from scripts.problems import Problem, ProblemsFound
from scripts.settings import Both
from scripts.yaml_files import YamlFile, load_yaml

TO_CONFIRM = "data/to_confirm.yml"
"""The file, from the project's root."""


class Point(BaseModel):
    """One open question and the pages that rest on its answer."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    question: Both
    ask: str
    pages: Annotated[list[str], Field(min_length=1)]


class _Points(RootModel[list[Point]]):
    pass


def load_to_confirm(root: Path) -> tuple[list[Point], YamlFile]:
    """The open questions and the file's lines for later messages. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / TO_CONFIRM, TO_CONFIRM)
    try:
        return _Points.model_validate(file.data or []).root, file
    except ValidationError as error:
        raise ProblemsFound(problems_from(error, file)) from error


def confirm_problems(
    points: Sequence[Point], file: YamlFile, paths: Collection[str], whereabouts: Whereabouts = NOTHING_KNOWN
) -> list[Problem]:
    """Pages that are not there. paths: those of all pages, generated ones too"""
    return [
        file.problem(
            (index, "pages", at),
            f"There is no page “{page}”.",
            whereabouts.page(page, paths, "Correct the path, or take it away."),
        )
        for index, point in enumerate(points)
        for at, page in enumerate(point.pages)
        if page not in paths
    ]
