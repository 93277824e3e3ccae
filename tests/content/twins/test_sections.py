"""What stands in one section of one language only, told with the section, the files and the lines."""

from __future__ import annotations

import pytest

from tests.content.made_up import FI, SV, one, twin_problems


def test_figures_that_differ_are_told_with_section_files_and_lines() -> None:
    problem = one(
        twin_problems(
            "# A\n\n30 päivää\n\n## Kesto\n\nAlle 18-vuotias: 6 kuukautta.\n",
            "# B\n\n30 dagar\n\n## Längd\n\nUnder 16 år:\n3 månader.\n",
        ),
        f"the section “Kesto” ({FI}:14 and {SV}:14)",
        f"Only in {FI}: 18 (line 16); 6 (line 16).",
        f"Only in {SV}: 16 (line 16); 3 (line 17).",
    )
    assert problem.line == 16


def test_a_figure_in_another_section_is_a_difference_in_both() -> None:
    problems = twin_problems("# A\n\n5\n\n## C\n", "# B\n\n## C\n\n5\n")
    assert [f"Only in {FI}" in p.what for p in problems] == [True, False]
    assert [f"Only in {SV}" in p.what for p in problems] == [False, True]


def test_a_figure_above_the_first_heading_has_no_section_to_name() -> None:
    problems = twin_problems("5\n\n# A\n", "6\n\n# B\n")
    one(problems, f"the text at {FI}:10 and {SV}:10", "5 (line 10)", "6 (line 10)")


def test_a_figure_that_stands_once_less() -> None:
    one(twin_problems("# A\n\n30 ja 30", "# B\n\n30"), f"Only in {FI}: 30 (line 12)", SV)


def test_a_finnish_paragraph_that_begins_like_a_list() -> None:
    problems = twin_problems("# A\n\n1. tammikuuta 2023 alkaen.\n", "# B\n\nFrån den 1 januari 2023.\n")
    assert "1. tammikuuta" in problems[0].instead
    assert "list items with a number" in problems[0].what


def test_links_are_compared_by_section() -> None:
    problem = one(
        twin_problems("# A\n\n[x](c.md#k)\n[y](d.md)\n", "# B\n\n[x](c.md)\n[y](d.md)\n"),
        f"{FI}:10 and {SV}:10",
        f"Only in {FI}: c.md#k (line 12). Only in {SV}: c.md (line 12).",
    )
    assert "same pages" in problem.instead


def test_placeholders_are_compared_by_section() -> None:
    one(
        twin_problems(
            '# A\n\n{{ phone("a") }} [x]({{ source_url("s") }})\n',
            '# B\n\n{{ phone("b") }} [x]({{ source_url("s") }})\n',
        ),
        f"{FI}:10 and {SV}:10",
        f'Only in {FI}: {{{{ phone("a") }}}} (line 12). Only in {SV}: {{{{ phone("b") }}}} (line 12).',
    )


@pytest.mark.parametrize(
    ("fi", "sv", "said"),
    [
        ("- a\n- b\n", "- a\n", "bullet"),
        ("1. a\n2. b\n", "1. a\n", "number"),
        ("| a |\n|---|\n| b |\n| c |\n", "| a |\n|---|\n| b |\n", "table rows"),
        ("![](a.svg)\n", "Text\n", "images"),
    ],
)
def test_list_items_rows_and_images_are_counted_by_section(fi: str, sv: str, said: str) -> None:
    fi_count, sv_count = {"table rows": (3, 2), "images": (1, 0)}.get(said, (2, 1))
    problem = one(
        twin_problems(f"# A\n\n## C\n\n{fi}", f"# B\n\nx\n\n## D\n\n{sv}"),
        said,
        f"the section “C” ({FI}:12 and {SV}:14)",
        f"{fi_count} in {FI}, {sv_count} in {SV}",
    )
    assert problem.line == 12
