"""Finnish personal identity codes: which are found, and that the message does not pass them on."""

from __future__ import annotations

import pytest

from scripts.checks.identity_codes import identity_code_problems
from tests.content.made_up import one

SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code(century: str, number: str = "899", day: str = "131052") -> str:
    """A code that is right; the numbers from 900 on are given to nobody."""
    return f"{day}{century}{number}{SIGNS[int(day + number) % 31]}"


@pytest.mark.parametrize("century", [*"+-YXWVUABCDEF"])
def test_the_codes_of_every_century_are_found(century: str) -> None:
    one(identity_code_problems(f"Asiakas {code(century, '901')} soitti.", "docs/a.md"), "identity code")


@pytest.mark.parametrize(
    "written",
    [code("-").lower(), code("-").replace("-", "–"), code("A").replace("A", " A ", 1), f"({code('-')}),"],
)
def test_other_ways_of_writing_are_found(written: str) -> None:
    problem = one(identity_code_problems(f"a\nb\n{written}\n", "docs/a.md"), "identity code")
    assert problem.line == 3
    assert written.strip("(),") not in problem.what + problem.instead


@pytest.mark.parametrize(
    "written",
    [
        "131052-899A",  # last sign wrong
        code("-", day="310290"),  # no such day
        code("-", number="001"),  # given to nobody
        "1" + code("-"),
        "131052-XXXX",
        "puh. 010123-1234, laki 746/2011, 1.1.2023–31.12.2024",
    ],
)
def test_what_is_no_code_is_left_alone(written: str) -> None:
    assert identity_code_problems(written, "docs/a.md") == []
