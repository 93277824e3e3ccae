"""Slips that show in one text by itself: what is told at which line, and what is no slip."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.checks.stray_files import READ, stray_file_problems
from scripts.checks.typed_emails import typed_email_problems
from scripts.checks.written import markdown_problems
from scripts.content.registers.contacts import Service, load_contacts
from scripts.problems import Problem
from tests.conftest import ROOT
from tests.content.made_up import BODY_LINE, page

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def services() -> dict[str, Service]:
    return load_contacts(ROOT, TODAY)


def told(text: str) -> list[Problem]:
    return list(markdown_problems(text, "docs/a.md", 5))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\n<div>\n\nb\n", [7]),
        ("<ul><li>a</ul>\n\n</p>", [5, 7]),
        ("a\n\n[b] (c.md)\n[d](e.md", [7, 8]),
        ("a:\n- b\n- c\n\nd:\n1. e\n2. f", [6, 10]),
        ("a\n\n• b\n• c\n\nd\n\n• e", [7, 12]),
        ("a\n| b | c |\n|---|---|\n", [6]),
        ("| b | c |\n|---|\n| d | e |", [5]),
        ("a **b\n\nc** d", [5]),
        ("a\n\n    b\n    c\n", [7]),
    ],
)
def test_each_slip_is_told_once_at_its_line(text: str, lines: list[int]) -> None:
    assert [problem.line for problem in told(text)] == lines


@pytest.mark.parametrize(
    "text",
    [
        '<div class="x" markdown>\n\na<br>b\n\n</div>',
        "5 < 10 ja 10 > 5",
        "[a](b.md){ .next } (ks. c)",
        '[a]({{ source_url("x") }}) ja [1] (katso luku 2)',
        "[^1]: teksti\n\na[^1]",
        "[a][b]\n\n[b]: c.md",
        "**a** b ***c***\n\n***\n\n**a\nb**",
        "- a\njatkuu\n- b\n\n    - c",
        "a\n– b",
        '## A {#b}\n| a \\| b | c |\n|---|---|\n| {{ n("x") }} | d |',
        '!!! warning "A"\n    b\n\n??? note\n\n    c',
        "`{% a %} **b`",
    ],
)
def test_what_is_written_rightly_is_no_slip(text: str) -> None:
    assert told(text) == []


def test_a_service_s_address_has_its_placeholder(services: dict[str, Service]) -> None:
    address = services["assistance_system"].email
    (problem,) = typed_email_problems(page("fi", f"# T\n\n{address}"), services)
    assert problem.line == BODY_LINE + 2
    assert 'email("assistance_system")' in problem.instead


def test_a_placeholder_and_a_name_on_a_service_are_no_addresses(services: dict[str, Service]) -> None:
    text = page("sv", '{{ email("assistance_system") }} @migri_fi 2 @ 3')
    assert typed_email_problems(text, services) == []


def test_every_data_file_of_the_project_is_one_that_is_read() -> None:
    assert stray_file_problems(ROOT) == []
    assert [name for name in READ if not any(ROOT.glob(name))] == []
