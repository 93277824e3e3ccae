"""Pages of one kind: each thing that can be missing is told once, with its place and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.skeletons import load_skeletons, skeleton_problems
from scripts.content.writing.pages import Block, Page
from scripts.problems import Problem, ProblemsFound
from tests.content.made_up import BODY_LINE, one, page

RULES = """\
- kind: news page
  pages: [a/*.md]
  without: [a/index.md]
  sections:
    - {id: short, fi: "Lyhyesti", sv: "I korthet"}
    - {id: what, fi: "Mitä", sv: "Vad"}
    - {id: more, fi: "Lisää", sv: "Mer"}
- kind: help page
  audience: help
  lead: true
  number: true
"""
NEWS = "# T\n\nLead.\n\n## L {#short}\n\n### Sub\n\n## M {#what}\n\n## N {#more}\n"
HELP = '# T\n\nAnswer.\n\n{{ phone("emergency") }}\n'
INDEX = page("fi", "# T", "a/index.md", audience="about")


def told(folder: Path, *pages: Page, blocks: list[Block] | None = None, rules: str = RULES) -> list[Problem]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "skeletons.yml").write_text(rules, encoding="utf-8")
    kinds, file = load_skeletons(folder)
    good = page("fi", NEWS, "a/good.md", audience="about")
    return skeleton_problems([INDEX, good, *pages], blocks or [], kinds, file)


def news(body: str) -> Page:
    return page("fi", body, "a/b.md", audience="about")


def test_pages_that_have_everything_are_not_told(tmp_path: Path) -> None:
    assert (
        told(tmp_path, news(NEWS), page("sv", HELP, "c.md"), page("fi", NEWS, "a/x.md", generated=True)) == []
    )


@pytest.mark.parametrize(
    ("body", "line", "what", "instead"),
    [
        (NEWS.replace("## M {#what}\n\n", ""), 4, "The section #what is missing", "## Mitä {#what}"),
        (NEWS.replace("## L {#short}\n\n", ""), 0, "The section #short is missing", "## Lyhyesti {#short}"),
        (NEWS.replace("### Sub", "## Sub"), 6, "“Sub” is no section of a news page", "third level"),
        (NEWS + "\n## O {#more}\n", 12, "The section #more stands twice", "Keep one"),
    ],
)
def test_sections_that_are_not_as_they_should_be(
    tmp_path: Path, body: str, line: int, what: str, instead: str
) -> None:
    problem = one(told(tmp_path, news(body)), what)
    assert (problem.file, problem.line) == ("docs/a/b.md", BODY_LINE + line)
    assert instead in problem.instead
    assert "#short · #what · #more" in problem.instead


def test_sections_in_another_order_are_told_once(tmp_path: Path) -> None:
    body = "# T\n\n## N {#more}\n\n## M {#what}\n\n## L {#short}\n"
    problem = one(told(tmp_path, news(body)), "The section #what stands after #more")
    assert problem.line == BODY_LINE + 4


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        (HELP.replace("# T\n\n", ""), 0, "does not begin with its heading"),
        (HELP.replace("Answer.\n\n", ""), 2, "Below the main heading stands no paragraph"),
        (HELP.replace("Answer.", "- Answer."), 2, "Below the main heading stands no paragraph"),
        (HELP.replace("Answer.", "## Answer"), 2, "Below the main heading stands no paragraph"),
        (HELP.replace('{{ phone("emergency") }}', "112"), 0, "Nowhere on this help page stands a number"),
    ],
)
def test_help_pages_begin_with_the_answer_and_have_a_number(
    tmp_path: Path, body: str, line: int, what: str
) -> None:
    problem = one(told(tmp_path, page("fi", body, "c.md")), what)
    assert (problem.file, problem.line) == ("docs/c.md", BODY_LINE + line)


def test_a_number_may_come_from_a_shared_text_of_the_same_language(tmp_path: Path) -> None:
    body = '# T\n\nAnswer.\n\n{{ block("call") }}\n'
    blocks = [Block("fi", "call", "docs/_blocks/call.md", "{{ call_panel() }}")]
    assert told(tmp_path, page("fi", body, "c.md"), blocks=blocks) == []
    one(told(tmp_path, page("sv", body, "c.md"), blocks=blocks), "Nowhere")


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("a/index.md", "a/indx.md", 3, "Did you mean “a/index.md”?"),
        ("a/*.md", "zzz/*.md", 2, "Correct the path"),
    ],
)
def test_a_name_that_is_no_page_is_told(tmp_path: Path, old: str, new: str, line: int, hint: str) -> None:
    found = [
        problem
        for problem in told(tmp_path, rules=RULES.replace(old, new))
        if problem.file == "data/skeletons.yml"
    ]
    problem = one(found, f"No page is called “{new}”")
    assert problem.line == line
    assert hint in problem.instead


def test_a_wrong_shape_is_told_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        told(tmp_path, rules=RULES.replace("id: what", "id: What"))
    assert one(caught.value.problems, "has not the right form").line == 6
