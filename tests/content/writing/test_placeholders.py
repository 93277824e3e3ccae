from __future__ import annotations

import pytest

from scripts.content.writing.placeholders import CannotFill, Fill, fill
from scripts.problems import ProblemsFound


def _refuse(key: str) -> str:
    raise CannotFill(f"“{key}” is not there.", "Use another.")


FUNCTIONS: dict[str, Fill] = {"n": lambda key: f"<{key}>", "panel": lambda: "PANEL", "refuse": _refuse}


def test_placeholders_are_filled_wherever_they_stand() -> None:
    text = '# {{ n("a") }}\n\n{{ panel() }}\n\n- x {{n("b")}} y {{ n("c") }}\n'
    assert fill(text, FUNCTIONS, "p.md") == "# <a>\n\nPANEL\n\n- x <b> y <c>\n"


@pytest.mark.parametrize(
    ("written", "what", "instead"),
    [
        ('{{ m("x") }}', "no placeholder called “m”", "n, panel, refuse"),
        ('{{ refsue("x") }}', "no placeholder called “refsue”", "refuse"),
        ('{{ n("x" }}', "cannot be understood", "Write a name"),
        ('{{ n("x")', "not closed", "on one line"),
        ("{{ n() }}", "does not have the arguments", "double quotes"),
        ("{{ n(x) }}", "does not have the arguments", "double quotes"),
        ("{{ n(“x”) }}", "does not have the arguments", "double quotes"),
        ('{{ refuse("x") }}', "“x” is not there", "Use another"),
    ],
)
def test_a_placeholder_that_cannot_be_filled_is_told_with_its_line(
    written: str, what: str, instead: str
) -> None:
    with pytest.raises(ProblemsFound) as caught:
        fill(f"first\n{written}\n", FUNCTIONS, "docs/p.md", first_line=10)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("docs/p.md", 11)
    assert what in problem.what
    assert instead in problem.instead


def test_all_faults_of_a_page_are_told_at_once() -> None:
    with pytest.raises(ProblemsFound) as caught:
        fill('{{ a() }}\n{{ b() }}\n{{ n("x") }}', FUNCTIONS, "p.md")
    assert [problem.line for problem in caught.value.problems] == [1, 2]
