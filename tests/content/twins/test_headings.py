"""Headings and ids of twins: where they part, and what the message says."""

from __future__ import annotations

import pytest

from tests.content.made_up import FI, SV, one, twin_problems


def test_a_heading_of_another_level() -> None:
    problems = twin_problems("# A\n\n## C\n\n## D\n", "# B\n\nx\n\n## C\n\n### D\n")
    problem = one(problems, f"{FI}:14", f"{SV}:16")
    assert "“## D”" in problem.what and "“### D”" in problem.what
    assert problem.line == 14


def test_a_missing_heading_at_the_end() -> None:
    one(
        twin_problems("# A\n\n## C\n\n## D\n", "# B\n\n## C\n"),
        "3 headings and 2",
        f"{FI}:14",
        f"{SV} has none after its last (line 12)",
    )


def test_a_missing_heading_is_found_by_the_ids() -> None:
    problems = twin_problems(
        "# A\n\n## C {#c}\n\n5\n\n## D {#d}\n\n6\n\n## E {#e}\n\n7\n",
        "# A\n\n## C {#c}\n\n5\n\n## E {#e}\n\n8\n",
    )
    assert f"{FI}:16 has “## D”, {SV}:16 has “## E”" in problems[0].what
    assert f"The ids part here: {FI}:16 has {{#d}}, {SV}:16 has {{#e}}" in problems[1].what
    # What comes after that place is still compared, as one.
    assert f"Only in {FI}: 6 (line 18); 7 (line 22). Only in {SV}: 8 (line 18)." in problems[2].what
    assert len(problems) == 3


@pytest.mark.parametrize(
    ("sv", "said"),
    [
        ("# B {#b}\n\n## C\n", f"{FI}:12 has {{#c}}, {SV} has none after its last (line 10)"),
        ("# B\n\n## C {#c}\n", f"{FI}:10 has {{#b}}, {SV}:12 has {{#c}}"),
        ("# B {#c}\n\n## C {#b}\n", f"{FI}:10 has {{#b}}, {SV}:10 has {{#c}}"),
        ("# B\n\n## C\n", f"{FI}:10 has {{#b}}, {SV} has none"),
    ],
)
def test_ids_are_the_same_in_the_same_order(sv: str, said: str) -> None:
    one(twin_problems("# A {#b}\n\n## C {#c}\n", sv), said)
