"""A slip in a template: told with its file and line, and no preview is left hanging."""

from __future__ import annotations

from pathlib import Path

from scripts.checks.templates import template_problems
from tests.conftest import ROOT


def test_our_templates_can_be_read() -> None:
    assert template_problems(ROOT) == []


def test_a_slip_is_told_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "overrides/partials"
    folder.mkdir(parents=True)
    (folder / "menu.html").write_text("<nav>\n{% if here %}\n</nav>\n", encoding="utf-8")
    problem = template_problems(tmp_path)[0]
    assert (problem.file, problem.line) == ("overrides/partials/menu.html", 2)
    assert problem.what.startswith("The template cannot be read: ")
