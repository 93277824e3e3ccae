"""Pages that cite the law say of which day it is, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scripts.content.writing.law_dates import law_date_problems
from scripts.content.writing.pages import Block
from scripts.yaml_files import parse_yaml
from tests.content.made_up import FI, one, page

LAW = date(2025, 2, 23)


@pytest.mark.parametrize(
    "body", ["# A\n\n\nLain 52 b §.", '# A\n\n\n[laki]({{ source_url("laki_746_2011") }})']
)
def test_a_page_that_cites_the_law_says_of_which_day(body: str) -> None:
    problem = one(law_date_problems([page("fi", body)]))
    assert (problem.line, "law_as_of" in problem.instead) == (13, True)
    assert law_date_problems([page("fi", body, law_as_of=LAW)]) == []


def test_a_law_day_without_law() -> None:
    one(law_date_problems([page("fi", "# A\n\n`52 §`", law_as_of=LAW)]), "no section")
    assert law_date_problems([page("fi", "# A\n", law_as_of=LAW, sources=["laki_746_2011"])]) == []
    assert law_date_problems([page("fi", "# A\n")]) == []


def test_a_law_day_without_law_is_told_at_its_line() -> None:
    header = parse_yaml("title: x\nlaw_as_of: 2025-02-23\n", FI, first_line=2)
    idle = replace(page("fi", "# A\n", law_as_of=LAW), header=header)
    assert one(law_date_problems([idle])).line == 3


def test_the_law_in_a_shared_text_counts() -> None:
    with_block = page("fi", '# A\n\n{{ block("laki") }}\n')
    block = Block("fi", "laki", "docs/_blocks/laki.md", "Lain 52 b §.")
    problem = one(law_date_problems([with_block], [block]))
    assert (problem.file, problem.line) == (FI, 12)
