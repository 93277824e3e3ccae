"""No small group is shown, and none can be worked out from what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.statistics.published import Cell, PublishedTable
from tests.statistics.made_up import FILE, YEAR, change_tables, changed, problems, project, published, table


def numbers(shown: PublishedTable) -> dict[str, tuple[int | None, ...]]:
    return {row.code: tuple(cell.value for cell in row.cells.values()) for row in shown.rows}


def test_rare_rows_are_put_together(tmp_path: Path) -> None:
    shown = table(published(project(tmp_path)), "new_clients.by_purpose_and_place")
    assert numbers(shown) == {
        "forced_labour": (10, 10),
        "sexual_exploitation": (5, 10),
        "other_forms": (5, 5),
    }
    assert shown.rows[-1].merged == ("forced_begging", "organ_trafficking")
    assert shown.rows[-1].cells["in_finland"] == Cell(5, marks=("d",))
    assert shown.total == 45


def test_what_the_source_does_not_list_is_one_row_and_ours(tmp_path: Path) -> None:
    shown = table(published(project(tmp_path)), "new_clients.by_nationality")
    assert numbers(shown) == {"NP": (20,), "IQ": (9,), "FI": (6,), "other_nationalities": (15,)}
    assert shown.rows[-1].cells["value"].marks == ("d",)
    assert shown.total == 50


def test_a_rest_joins_the_row_of_the_rare_ones(tmp_path: Path) -> None:
    more = "  by_referrer: {police: 10, prison: 3}\npartial_tables: [in_finland.by_referrer]\n"
    text = changed("in_finland:\n  total: 20\n", f"in_finland:\n  total: 20\n{more.splitlines()[0]}\n")
    year = published(project(tmp_path, text + more.splitlines()[1] + "\n"))
    shown = table(year, "in_finland.by_referrer")
    assert numbers(shown) == {"police": (10,), "other_referrers": (10,)}
    assert shown.rows[-1].merged == ("prison",)


def test_names_have_no_numbers_and_an_order_that_tells_nothing(tmp_path: Path) -> None:
    year = published(project(tmp_path))
    shown = table(year, "in_finland.nationalities")
    assert [(row.code, dict(row.cells)) for row in shown.rows] == [("FI", {}), ("NP", {})]
    assert shown.total is None
    assert not [key for key in year.values if key.startswith("in_finland.nationalities")]


def test_prose_may_ask_for_what_is_shown_and_nothing_else(tmp_path: Path) -> None:
    values = published(project(tmp_path)).values
    assert values["new_clients.by_purpose_and_place.other_forms.abroad"] == 5
    assert values["new_clients.by_purpose.organ_trafficking"] == 3
    assert "new_clients.by_purpose_and_place.organ_trafficking.abroad" not in values
    assert "in_finland.by_residence_status.finnish_citizen" not in values
    assert values["in_finland.by_residence_status.right_to_stay"] == 12


def test_a_hidden_table_and_its_numbers_stay_hidden(tmp_path: Path) -> None:
    crossed = "  by_sex_and_age:\n    female: {adult: 29, minor: 1}\n    male: {adult: 15, minor: 5}\n"
    text = changed("  by_place:\n", f"{crossed}  by_place:\n")
    year = published(project(tmp_path, text))
    assert "new_clients.by_sex_and_age" not in {shown.id for shown in year.tables}
    assert not [key for key in year.values if "by_sex_and_age" in key]


def test_several_small_cells_are_hidden(tmp_path: Path) -> None:
    text = changed(
        "  total: 20\n", "  total: 20\n  by_referrer: {police: 10, shelter: 4, self: 3, lawyer: 3}\n"
    )
    year = published(project(tmp_path, text))
    shown = table(year, "in_finland.by_referrer")
    assert [row.cells["value"].marker for row in shown.rows] == ["", "c", "c", "c"]
    assert "in_finland.by_referrer.shelter" not in year.values


@pytest.mark.parametrize(
    "cells",
    [
        "police: 16, shelter: 4",  # what is left of the total
        "police: 17, shelter: 2, self: 1",  # too small together
        "police: 12, shelter: 4, self: 4",  # only one way to share eight
        "police: 10, shelter: 4, self: 6, lawyer: 0, parish: 0",
        'police: 10, self: 5, lawyer: "[c]"',
    ],
)
def test_small_cells_that_the_others_give_away_stop_the_build(tmp_path: Path, cells: str) -> None:
    text = changed("  total: 20\n", f"  total: 20\n  by_referrer: {{{cells}}}\n")
    told = problems(project(tmp_path, text))
    assert [problem.file for problem in told] == [FILE]
    assert "“in_finland.by_referrer”" in told[0].what
    assert "merge" in told[0].instead


def test_a_crossed_table_needs_two_hidden_cells_in_every_line(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        changed("{in_finland: 5, abroad: 10}", "{in_finland: 3, abroad: 12}").replace(
            "{in_finland: 4, abroad: 3}", "{in_finland: 6, abroad: 1}"
        ),
    )
    assert any("give them away" in problem.what for problem in problems(folder))


def test_what_the_message_says_to_put_together_is_enough(tmp_path: Path) -> None:
    text = changed("{in_finland: 5, abroad: 10}", "{in_finland: 3, abroad: 12}").replace(
        "{in_finland: 4, abroad: 3}", "{in_finland: 6, abroad: 1}"
    )
    told = problems(project(tmp_path / "told", text))
    (line,) = {part for problem in told for part in problem.instead.split("`")[3:4]}
    assert line == "new_clients.by_purpose_and_place: {other_forms: [sexual_exploitation]}"
    shown = table(
        published(project(tmp_path / "mended", f"{text}merge:\n  {line}\n")),
        "new_clients.by_purpose_and_place",
    )
    assert numbers(shown) == {"forced_labour": (10, 10), "other_forms": (10, 15)}


def test_one_secret_row_needs_another(tmp_path: Path) -> None:
    text = changed("    police: 700\n", "    police: [c]\n")
    assert "one more small row" in problems(project(tmp_path / "one", text))[0].instead
    published(project(tmp_path / "two", text.replace("    self: 500\n", "    self: [c]\n")))


def test_zero_may_stay(tmp_path: Path) -> None:
    text = changed("{in_finland: 5, abroad: 10}", "{in_finland: 0, abroad: 15}").replace(
        "{in_finland: 10, abroad: 10}", "{in_finland: 15, abroad: 5}"
    )
    shown = table(published(project(tmp_path, text)), "new_clients.by_purpose_and_place")
    assert numbers(shown)["sexual_exploitation"] == (0, 15)


def test_nationalities_with_numbers_give_small_groups_away(tmp_path: Path) -> None:
    folder = project(tmp_path)
    change_tables(folder, "    shape: names", "    shape: categories")
    told = problems(folder)
    assert any(
        "“in_finland.nationalities” taken from “new_clients.by_nationality”" in problem.what
        and "(FI)" in problem.what
        for problem in told
    ), told


def test_a_citizen_is_a_nationality(tmp_path: Path) -> None:
    """6 citizens among all, 5 of them in Finland: told by nationality there and by status here."""
    statuses = YEAR[YEAR.index("  by_residence_status:\n") : YEAR.index("  by_purpose:\n")]
    folder = project(tmp_path, changed(statuses, ""))
    change_tables(
        folder, "right_to_stay: [residence_permit, finnish_citizen, ", "right_to_stay: [residence_permit, "
    )
    assert any(
        "“in_finland.by_residence_status” taken from “new_clients.by_nationality”" in problem.what
        for problem in problems(folder)
    )


def test_rows_that_are_put_together_differently_are_followed(tmp_path: Path) -> None:
    """All: permit 12 and citizen 6. In Finland together 14: no row tells of 4, but 18 less 14 does."""
    text = changed(
        "{residence_permit: 7, finnish_citizen: 5, asylum_seeker: 8}",
        "{residence_permit: 9, finnish_citizen: 5, asylum_seeker: 6}",
    )
    told = problems(project(tmp_path, text))
    assert len(told) == 1
    assert "(right_to_stay)" in told[0].what


def test_witnesses_are_no_secret(tmp_path: Path) -> None:
    """By sex the rare forms hold the witnesses, by place they do not: how many they are is told elsewhere."""
    by_sex = """\
  by_purpose_and_sex:
    forced_labour: {female: 10, male: 10}
    sexual_exploitation: {female: 10, male: 5}
    forced_begging: {female: 7, male: 1}
    organ_trafficking: {female: 1, male: 2}
    witness: {female: 2, male: 2}
  by_place:
"""
    text = changed("  by_place:\n", by_sex)
    for old, new in [
        ("witness: 5", "witness: 4"),
        ("forced_begging: 7", "forced_begging: 8"),
        ("{in_finland: 4, abroad: 3}", "{in_finland: 4, abroad: 4}"),
        ("abroad: 25", "abroad: 26"),
    ]:
        text = text.replace(old, new)
    year = published(project(tmp_path, text))
    assert numbers(table(year, "new_clients.by_purpose_and_sex"))["other_forms_and_witnesses"] == (10, 5)
    assert numbers(table(year, "new_clients.by_purpose_and_place"))["other_forms"] == (5, 6)


def test_a_single_number_of_few_people_is_hidden(tmp_path: Path) -> None:
    text = changed("  total: 20\n", "  total: 20\n  minors_when_exploited: 3\n")
    year = published(project(tmp_path, text))
    assert year.figures["in_finland.minors_when_exploited"].cell == Cell(None, "c", source="review")
    assert "in_finland.minors_when_exploited" not in year.values
    assert "in_finland.minors_when_exploited" not in year.shares


def test_a_single_number_that_leaves_few_people_stops_the_build(tmp_path: Path) -> None:
    text = changed("  total: 20\n", "  total: 20\n  minors_when_exploited: 16\n")
    told = problems(project(tmp_path, text))
    assert "“in_finland.minors_when_exploited”" in told[0].what
    assert not [sign for sign in ("16", "4") if sign in told[0].what]


def test_a_hidden_number_that_others_give_away_stops_the_build(tmp_path: Path) -> None:
    """55 with the children, 50 without."""
    text = changed("children_of_clients: 5\n", "children_of_clients: 3\n").replace(
        "total_with_children: 55", "total_with_children: 53"
    )
    told = problems(project(tmp_path, text))
    assert "“new_clients.children_of_clients”" in told[0].what
    assert not [sign for sign in ("3", "50") if sign in told[0].what]


@pytest.mark.parametrize(
    ("shares", "is_told"),
    [
        ("{forced_labour: 60, sexual_exploitation: 39}", False),  # the rest may be nobody but rounding
        ("{forced_labour: 60, sexual_exploitation: 36}", True),  # 3 to 5 % of 50 are two people at most
        ("{forced_labour: 50, sexual_exploitation: 41, other: 9}", True),
        ("{forced_labour: 50, sexual_exploitation: 40, other: 10}", False),
    ],
)
def test_printed_shares_can_tell_of_small_groups(tmp_path: Path, shares: str, is_told: bool) -> None:
    text = changed("  by_place:\n", f"  by_purpose_percent: {shares}\n  by_place:\n")
    folder = project(tmp_path, text)
    if not is_told:
        shown = table(published(folder), "new_clients.by_purpose_percent")
        assert shown.percent
        assert shown.total is None
        assert {cell.percent for row in shown.rows for cell in row.cells.values()} == {True}
        return
    assert "new_clients.by_purpose_percent" in problems(folder)[0].what


def test_messages_do_not_tell_the_small_numbers(tmp_path: Path) -> None:
    folder = project(tmp_path)
    change_tables(folder, "    shape: names", "    shape: categories")
    assert not [problem for problem in problems(folder) if any(sign.isdecimal() for sign in problem.what)]
