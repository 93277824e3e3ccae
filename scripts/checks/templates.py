"""Whether the templates in overrides/ can be read: a slip there would leave a preview without an answer."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from scripts.problems import Problem, ProblemsFound
from scripts.text_files import read_text


def template_problems(root: Path) -> list[Problem]:
    """Each template that Jinja cannot read, with the line and Jinja's own words."""
    reader = Environment()
    problems = []
    for file in sorted((root / "overrides").rglob("*.html")):
        name = file.relative_to(root).as_posix()
        try:
            reader.parse(read_text(file, name))
        except ProblemsFound as found:
            problems += found.problems
        except TemplateSyntaxError as error:
            problems.append(
                Problem(
                    name,
                    error.lineno,
                    f"The template cannot be read: {error.message}",
                    "Undo the last change in this file, or close what is left open: {% … %}, {{ … }}.",
                )
            )
    return problems
