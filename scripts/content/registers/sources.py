"""Where figures and facts come from: data/sources.yml."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from scripts.model_problems import fault, models_by_id
from scripts.problems import ProblemsFound
from scripts.settings import Both
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

SOURCES = "data/sources.yml"
"""The file, from the project's root."""

_ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _web_address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise fault(
            f"“{value}” is not a safe web address.",
            "Copy the whole address from the browser; it begins with https:// and holds no space.",
        )
    return value


def _known_date(value: str) -> str:
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value + "-01-01"[len(value) - len("YYYY") :])
    except ValueError:
        raise fault(
            f"“{value}” is not a date.",
            "Write what is known of it as YYYY-MM-DD, YYYY-MM or YYYY; write null when nothing is known.",
        ) from None
    return value


def _as_written(value: Any) -> Any:
    """YAML reads 2021-01-27 as a day and 2021 as a number; here both are meant as they were written."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text with something in it."""

Address = Annotated[str, AfterValidator(_web_address)]
"""A web address that begins with https://."""

KnownDate = Annotated[str, BeforeValidator(_as_written), AfterValidator(_known_date)]
"""YYYY, YYYY-MM or YYYY-MM-DD: a date as far as it is known."""


class Texts(Both):
    """A text in both languages, neither of them empty."""

    fi: Filled
    sv: Filled


class Addresses(Both):
    """An address for the readers of each language; the same twice when there is only one."""

    fi: Address
    sv: Address


class Source(StrictModel):
    """A law, a page, a report or a news item on which the site relies."""

    title: Texts
    """Our own short title; for an act its official name."""
    publisher: Texts
    date: KnownDate | None = Field(...)
    """None when the source is not dated."""
    url: Addresses
    kind: Literal["law", "authority", "organisation", "news", "report", "proposal"]
    lang: Literal["fi", "sv", "en"] | None = None
    """The source's only language; None when it can be read in Finnish and in Swedish."""


def load_sources(root: Path) -> dict[str, Source]:
    """All sources by their id, in the order of the file.

    root: the project's folder
    Raises ProblemsFound with every fault of the file.
    """
    sources, problems = models_by_id(load_yaml(root / SOURCES, SOURCES), Source)
    if problems:
        raise ProblemsFound(problems)
    return sources
