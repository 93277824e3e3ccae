"""One text by itself: where it begins, how its levels step down, ids that stand once."""

from __future__ import annotations

import pytest

from tests.content.made_up import FI, SV, twin_problems


@pytest.mark.parametrize(
    ("body", "line"),
    [("Teksti\n", 10), ("## A\n", 10), ("# A\n\n# B\n", 12), ("## A\n\n# B\n", 10)],
)
def test_a_page_begins_with_one_top_heading(body: str, line: int) -> None:
    problems = [problem for problem in twin_problems(body, body) if problem.file == FI]
    assert [problem.line for problem in problems] == [line]
    assert "single #" in problems[0].what


def test_levels_do_not_jump() -> None:
    problems = twin_problems("# A\n\n### C\n", "# B\n\n### C\n")
    assert [(problem.file, problem.line) for problem in problems] == [(FI, 12), (SV, 12)]
    assert "from # to ###" in problems[0].what and "##" in problems[0].instead


def test_an_id_that_stands_twice() -> None:
    body = "# A {#a}\n\n## B {#a}\n"
    problems = twin_problems(body, body)
    assert [(problem.file, problem.line) for problem in problems] == [(FI, 12), (SV, 12)]
    assert "line 10" in problems[0].what
