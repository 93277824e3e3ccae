"""The record of the last full run, which the accessibility statement tells: data/accessibility.yml."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import Annotated

from pydantic import Field

from scripts.languages import Lang
from scripts.model_problems import validated
from scripts.number_format import day, whole
from scripts.settings import Strings
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

RECORD = "data/accessibility.yml"
_HEAD = (
    "# The last full run of the checks for barriers. `make audit` writes this file; never write it by hand.\n"
)


class EngineRun(StrictModel):
    """What one engine did. ways: in how many ways it read each page; faults: how many barriers it found."""

    name: str
    version: str
    ways: Annotated[int, Field(ge=1)]
    faults: Annotated[int, Field(ge=0)]


class AuditRun(StrictModel):
    """One full run over all pages of the site. too_wide: how often a page had to be scrolled sideways."""

    run_on: date
    pages: Annotated[int, Field(ge=1)]
    too_wide: Annotated[int, Field(ge=0)]
    engines: list[EngineRun]


def load_record(root: Path) -> AuditRun:
    """data/accessibility.yml. Raises ProblemsFound when somebody wrote in it by hand and broke it."""
    file = load_yaml(root / RECORD, RECORD)
    return validated(AuditRun, file)


def write_record(root: Path, run: AuditRun) -> None:
    """Write data/accessibility.yml below the project's root."""
    lines = [f"run_on: {run.run_on.isoformat()}", f"pages: {run.pages}", f"too_wide: {run.too_wide}"]
    lines.append("engines:")
    for engine in run.engines:
        numbers = f'version: "{engine.version}", ways: {engine.ways}, faults: {engine.faults}'
        lines.append(f"  - {{name: {engine.name}, {numbers}}}")
    (root / RECORD).write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def render_record(run: AuditRun, lang: Lang, strings: Strings) -> str:
    """The run as a sentence and a list, for the statement."""
    said = (
        strings["audit.run"]
        .replace("{day}", day(run.run_on, lang))
        .replace("{pages}", whole(run.pages, lang))
    )
    width = strings[f"audit.width.{_number(run.too_wide)}"].replace("{n}", whole(run.too_wide, lang))
    items = "".join(_item(engine, lang, strings) for engine in run.engines) + f"<li>{escape(width)}</li>"
    return f"<p>{escape(said)}</p>\n<ul>{items}</ul>"


def _item(engine: EngineRun, lang: Lang, strings: Strings) -> str:
    ways = strings["audit.ways.one" if engine.ways == 1 else "audit.ways.more"]
    found = strings[f"audit.faults.{_number(engine.faults)}"]
    said = (
        f"{engine.name} {engine.version}: {strings[f'audit.engine.{engine.name}']} "
        f"{ways.replace('{n}', whole(engine.ways, lang))} {found.replace('{n}', whole(engine.faults, lang))}"
    )
    return f"<li>{escape(said)}</li>"


def _number(count: int) -> str:
    return {0: "none", 1: "one"}.get(count, "more")
