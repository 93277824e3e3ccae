"""What a person must confirm with the authority before launch: data/to_confirm.yml."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts
from scripts.model_problems import validated
from scripts.problems import Problem
from scripts.settings import Both
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

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


def load_to_confirm(root: Path) -> tuple[list[Point], YamlFile]:
    """The open questions and the file's lines for later messages. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / TO_CONFIRM, TO_CONFIRM)
    # Nothing is left to ask: an empty file.
    return validated(_Points, replace(file, data=file.data or [])).root, file


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
