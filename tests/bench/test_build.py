"""The grown site of the benchmark is one that would build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts.bench.build import grow
from scripts.inputs import read_inputs
from scripts.stage import staged_site
from tests.copies import copy_project


def test_a_grown_site_has_so_many_pages_and_no_fault(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    grow(project, 70)
    inputs = read_inputs(project, date(2026, 12, 1))
    assert len(inputs.pages) == 140
    staged_site(inputs)
