"""What a person must confirm with the authority before launch: data/to_confirm.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from scripts.model_problems import validated
from scripts.problems import ProblemsFound, nearest
from scripts.settings import Both
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

TO_CONFIRM = "data/to_confirm.yml"
"""The file, from the project's root."""


class Point(StrictModel):
    """One open question and the pages that rest on its answer."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    question: Both
    ask: str
    pages: Annotated[list[str], Field(min_length=1)]


class _Points(RootModel[list[Point]]):
    pass


def load_to_confirm(root: Path, paths: set[str]) -> list[Point]:
    """The open questions.

    paths: the pages there are
    Raises ProblemsFound for a wrong shape or a page that is not there.
    """
    file = load_yaml(root / TO_CONFIRM, TO_CONFIRM)
    points = validated(_Points, file).root
    problems = [
        file.problem(
            (index, "pages", at),
            f"There is no page “{page}”.",
            f"Did you mean “{nearest(page, paths)}”?" if nearest(page, paths) else "Correct the path.",
        )
        for index, point in enumerate(points)
        for at, page in enumerate(point.pages)
        if page not in paths
    ]
    if problems:
        raise ProblemsFound(problems)
    return points
