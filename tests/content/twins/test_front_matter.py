"""The front matter of twins: the same values, and the same figures in titles and descriptions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.content.twins.parity import parity_problems
from scripts.content.writing.pages import read_pages
from scripts.problems import Problem
from tests.content.made_up import FI, SV, one, page


def test_title_slug_description_and_search_terms_may_differ() -> None:
    fi = page("fi", "# A\n", search_terms=["kännykkä"])
    sv = page("sv", "# B\n", search_terms=["mobil", "telefon"])
    assert parity_problems([fi, sv], []) == []


@pytest.mark.parametrize(
    ("key", "ours", "theirs", "said"),
    [
        ("audience", "help", "work", ("help", "work")),
        ("reviewed", date(2026, 11, 1), date(2026, 10, 1), ("2026-11-01", "2026-10-01")),
        ("review_every", 180, 90, ("180", "90")),
        ("law_as_of", date(2025, 2, 23), None, ("2025-02-23", "nothing")),
        ("sources", ["a", "b"], ["b", "a"], ("a, b", "b, a")),
        ("sources", ["a"], [], ("a", "nothing")),
        ("published", date(2026, 1, 1), None, ("2026-01-01", "nothing")),
    ],
)
def test_front_matter_is_the_same(key: str, ours: Any, theirs: Any, said: tuple[str, str]) -> None:
    pages = [page("fi", "# A\n", **{key: ours}), page("sv", "# B\n", **{key: theirs})]
    one(parity_problems(pages, []), f"`{key}`", f"{said[0]} in {FI}:1", f"{said[1]} in {SV}:1")


def test_front_matter_does_not_wait() -> None:
    pages = [page("fi", "# A\n", sv_due=date(2026, 11, 30), review_every=90), page("sv", "# B\n")]
    one(parity_problems(pages, []), "`review_every`")


# --- Figures in titles and descriptions


def _described(fi: str, sv: str) -> list[Problem]:
    return parity_problems([page("fi", "# A\n", description=fi), page("sv", "# B\n", description=sv)], [])


def _titled(fi: str, sv: str) -> list[Problem]:
    return parity_problems([page("fi", "# A\n", title=fi), page("sv", "# B\n", title=sv)], [])


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("Vähintään 30 päivää, enintään 6 kuukautta.", "Minst 30 dagar, högst 6 månader."),
        ("Mikä muuttui 1. tammikuuta 2023 alkaen.", "Vad som ändrades den 1 januari 2023."),
        ("1. tammikuuta 2023 laki muuttui.", "Lagen ändrades den 1 januari 2023."),
        ("Osuus on 12,5 pro\u00adsent\u00adtia, ei enempää.", "Andelen är 12,5 %, inte större."),
        ("Soita 112:een, jos on hätä.", "Ring 112, om det är bråttom."),
    ],
)
def test_the_same_figures_in_other_words(fi: str, sv: str) -> None:
    assert _described(fi, sv) == []


def test_figures_of_descriptions_are_the_same() -> None:
    problem = one(
        _described("Vähintään 30 päivää, enintään 6 kk.", "Minst 31 dagar, högst 6 mån."),
        f"`description` differ ({FI}:1 and {SV}:1)",
        f"Only in {FI}: 30. Only in {SV}: 31.",
    )
    assert "Correct the wrong one" in problem.instead


def test_a_figure_in_one_description_only_names_both_files() -> None:
    problems = _described("Harkinta-aika ja sen kesto.", "Betänketiden, minst 30 dagar.")
    problem = one(problems, f"{FI}:1", f"Only in {SV}: 30")
    assert f"Only in {FI}" not in problem.what


def test_figures_of_titles_are_the_same() -> None:
    assert _titled("Tilastot 2020", "Statistik 2020") == []
    one(_titled("Tilastot 2020", "Statistik 2021"), "`title`", f"in {FI}: 2020", f"in {SV}: 2021")


def test_a_waiting_text_has_the_same_figures() -> None:
    fi = page("fi", "# A\n", title="Laki 2023", sv_due=date(2026, 11, 30))
    one(parity_problems([fi, page("sv", "# B\n", title="Lag 2022")], []), "`title`")


# --- Lines

FILE = """\
---
title: Apua
description: "{description}"
{slug}audience: help
reviewed: 2026-11-01
review_every: {days}
sources: [ik_help]
---

# Apua
"""


def test_front_matter_is_told_at_its_lines(tmp_path: Path) -> None:
    for folder, slug, description, days in (
        ("docs", "", "Kestää ainakin 30 päivää.", 180),
        ("docs_sv", "slug: hjalp\n", "Räcker minst 31 dagar.", 90),
    ):
        (tmp_path / folder / "a").mkdir(parents=True)
        text = FILE.format(slug=slug, description=description, days=days)
        (tmp_path / folder / "a" / "b.md").write_text(text, encoding="utf-8")
    days_differ, figures_differ = parity_problems(read_pages(tmp_path, {"ik_help"}, date(2026, 12, 1)), [])
    assert days_differ.line == 6
    assert f"180 in {FI}:6, 90 in {SV}:7." in days_differ.what
    assert figures_differ.line == 3
    assert f"({FI}:3 and {SV}:3)" in figures_differ.what
