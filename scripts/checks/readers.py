"""Who reads a change before it is published: data/readers.yml."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from scripts.messages import Said
from scripts.model_problems import problems_from
from scripts.problems import ProblemsFound
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

READERS = "data/readers.yml"
"""The file, from the project's root."""


class Reader(StrictModel):
    """A kind of person, and the folders and files whose changes they read."""

    paths: Annotated[list[str], Field(min_length=1)]
    who: Said

    def reads(self, path: str) -> bool:
        """Whether they read a change of this file."""
        return any(path.startswith(own) if own.endswith("/") else path == own for own in self.paths)


def load_readers(root: Path) -> list[Reader]:
    """data/readers.yml. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / READERS, READERS)
    try:
        return TypeAdapter(list[Reader]).validate_python(file.data)
    except ValidationError as error:
        raise ProblemsFound(problems_from(error, file)) from error


def readers_of(changed: Iterable[str], readers: Sequence[Reader]) -> list[tuple[Reader, list[str]]]:
    """Those who read at least one of the changed files, with the files."""
    paths = sorted(set(changed))
    asked = [(reader, [path for path in paths if reader.reads(path)]) for reader in readers]
    return [(reader, read) for reader, read in asked if read]
