"""What figures must mean together: every mistake is told with file, line, what and what instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.problems import ProblemsFound
from scripts.statistics.publish import publish_years
from tests.statistics.made_up import (
    FILE,
    SOURCES,
    TABLES,
    YEAR,
    change_tables,
    changed,
    line_of,
    problems,
    project,
    published,
)


def test_the_made_up_year_is_in_order(tmp_path: Path) -> None:
    assert published(project(tmp_path)).year == 2031


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        # Names that nobody knows, with the right one.
        (
            "    forced_labour: 20",
            "    forced_labor: 20",
            "forced_labor: 20",
            ["forced_labor", "“forced_labour”"],
        ),
        ("    NP: 20", "    Nepal: 20", "    Nepal: 20", ["Nepal", "“NP”"]),
        ("    NP: 20", "    XX: 20", "    XX: 20", ["XX"]),
        ("  by_place:\n", "  by_plaice:\n", "  by_plaice:", ["by_plaice", "“by_place”"]),
        ("  total: 1200", "  totla: 1200", "  totla: 1200", ["totla", "“total”"]),
        ("\nin_finland:\n", "\nin_finnland:\n", "in_finnland:", ["in_finnland", "“in_finland”"]),
        (
            "{in_finland: 10, abroad: 10}",
            "{in_finland: 10, abrod: 10}",
            "forced_labour: {in_",
            ["abrod", "“abroad”"],
        ),
        ("negative: 1,", "negativ: 1,", "decisions:", ["negativ", "“negative”"]),
        ("    tables: [decisions]", "    tables: [decision]", "    tables:", ["decision", "“decisions”"]),
        # Forms that do not fit.
        ("  by_sex: {female: 30, male: 20}", "  by_sex: 50", "  by_sex: 50", ["is a table"]),
        ("  total: 1200", "  total: {police: 1200}", "  total:", ["single number"]),
        ("    forced_labour: 20", "    forced_labour: {female: 20}", "    forced_labour:", ["code: number"]),
        (
            "{in_finland: 10, abroad: 10}",
            "20",
            "    forced_labour: 20\n    sexual_exploitation: {",
            ["column"],
        ),
        # Sources.
        ("source: review\nref", "source: reveiw\nref", "source: reveiw", ["reveiw", "“review”"]),
        ("    police: 700", "    police: {value: 700, source: gossip}", "    police:", ["gossip"]),
        (
            "        source: release",
            "        source: relase",
            "        source: relase",
            ["relase", "“release”"],
        ),
        # Numbers.
        ("    self: 500", "    self: 501", "  by_referrer:", ["1201", "1200", "known_differences"]),
        ("  total_with_children: 55", "  total_with_children: 56", "  total_with_children:", ["56", "55"]),
        ("    asylum_seeker: 26", "    asylum_seeker: 27", "  by_residence_status:", ["51", "50"]),
        ("    FI: 6", "    FI: 7", "    finnish_citizen: 6", ["finnish_citizen", "nationality.FI"]),
        ("    IQ: 9", "    IQ: 4", "    IQ: 4", ["fewer than 5", "Delete the line"]),
        ("nationalities: {NP: 8", "nationalities: {NP: 3", "  nationalities:", ["fewer than 5"]),
        ("nationalities: {NP: 8", "nationalities: {NP: 21", "  nationalities:", ["larger than"]),
        ("  total: 20\n", "  total: 21\n", "  total: 21", ["21", "20"]),
        ("  total: 1200\n", "", "  by_referrer:", ["referrals.total"]),
        (
            "{in_finland: 10, abroad: 10}",
            "{in_finland: 9, abroad: 11}",
            "  by_purpose_and_place:",
            ["19", "20"],
        ),
        (
            "{in_finland: 10, abroad: 10}\n    sexual_exploitation: {in_finland: 5, abroad: 10}",
            "{in_finland: 9, abroad: 10}\n    sexual_exploitation: {in_finland: 6, abroad: 10}",
            "    forced_labour: {in_",
            ["by_purpose_and_place.forced_labour", "19", "20"],
        ),
        # Declared differences.
        ("positive: 50,", "positive: 51,", "      - value: 50", ["no longer true", "51"]),
        ("        of: [decisions.positive]\n", "", "    values:", ["checked", "`of`"]),
        ("      - value: 49", "      - value: 50", "    values:", ["no difference"]),
        ("    shown: 50", "    shown: 48", "    shown: 48", ["48"]),
        ("of: [decisions.positive]", "of: [decisions.posit]", "        of:", ["decisions.posit"]),
        ("Lähteet eroavat.", "Lähteet {decisions.positive}.", "  - id: positive", ["values"]),
    ],
)
def test_a_mistake_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: str, told: list[str]
) -> None:
    text = changed(old, new)
    found = problems(project(tmp_path, text))
    assert any(
        problem.file == FILE
        and problem.line == line_of(text, line)
        and all(words in f"{problem.what} {problem.instead}" for words in told)
        for problem in found
    ), "\n".join(map(str, found))


def test_a_declared_mismatch_is_let_through(tmp_path: Path) -> None:
    declaration = """\
  - id: parts
    kind: parts_vs_total
    tables: [referrals.by_referrer]
    values:
      - {value: 1200, where: {fi: "otsikko", sv: "rubriken"}, of: [referrals.total]}
      - {value: 1201, where: {fi: "summa", sv: "summan"}, of: [referrals.by_referrer]}
    shown: 1200
    explain: {fi: "Ei täsmää.", sv: "Stämmer inte."}
"""
    text = changed("    self: 500", "    self: 501") + declaration
    published(project(tmp_path, text))
    told = problems(
        project(tmp_path / "other", text.replace("[referrals.by_referrer]\n", "[decisions]\n", 1))
    )
    assert any("add up to 1201" in problem.what for problem in told)


def test_rows_may_be_missing_only_when_it_is_said(tmp_path: Path) -> None:
    text = changed("    self: 500\n", "")
    assert any("add up to 700" in problem.what for problem in problems(project(tmp_path, text)))
    published(project(tmp_path / "other", text + "partial_tables: [referrals.by_referrer]\n"))


def test_a_cell_without_number_leaves_the_sum_open(tmp_path: Path) -> None:
    published(project(tmp_path, changed("    self: 500", '    self: "[x]"')))
    told = problems(project(tmp_path / "other", changed("    self: 500", '    self: "[x]"\n    parish: 600')))
    assert any("1300" in problem.what for problem in told)


def test_a_code_twice_in_the_same_place_is_told(tmp_path: Path) -> None:
    text = changed("    police: 700", "    police: 700\n    police: 700")
    assert any("twice" in problem.what for problem in problems(project(tmp_path, text)))


def year_before(folder: Path, text: str) -> Path:
    (folder / "data/statistics/2030.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_jump_asks_for_a_remark(tmp_path: Path) -> None:
    before = "year: 2030\nstatus: partial\nsource: review\nreferrals:\n  total: {}\n"
    assert publish_years(year_before(project(tmp_path / "a"), before.format(800)), SOURCES)
    told = problems(year_before(project(tmp_path / "b"), before.format(799)))
    assert [(problem.file, problem.line) for problem in told] == [(FILE, line_of(YEAR, "  total: 1200"))]
    assert "799" in told[0].what
    fallen = problems(year_before(project(tmp_path / "c"), before.format(2401)))
    assert len(fallen) == 1
    note = 'total: {value: 1200, note: {fi: "Uusi sivusto.", sv: "Ny webbplats."}}'
    with_note = project(tmp_path / "d", changed("total: 1200", note))
    year = publish_years(year_before(with_note, before.format(799)), SOURCES)[2031]
    table = next(table for table in year.tables if table.id == "referrals.by_referrer")
    assert {"fi": "Uusi sivusto.", "sv": "Ny webbplats."} in table.notes


def test_small_numbers_may_jump(tmp_path: Path) -> None:
    before = "year: 2030\nstatus: partial\nsource: review\ndecisions: {pending: 19, negative: 9}\n"
    assert publish_years(year_before(project(tmp_path), before), SOURCES)


def test_a_difference_with_another_year_holds_as_long_as_that_year_is_there(tmp_path: Path) -> None:
    declaration = """\
  - id: flow
    kind: flow_vs_stock
    values:
      - {value: 50, where: {fi: "a", sv: "b"}, of: [new_clients.total]}
      - {value: 47, where: {fi: "c", sv: "d"}, of: [2030.new_clients.total, -decisions.assistance_ended]}
    shown: 50
    explain: {fi: "e", sv: "f"}
"""
    before = "year: 2030\nstatus: partial\nsource: review\nnew_clients: {total: %d}\n"
    year = published(project(tmp_path / "a", YEAR + declaration))
    assert [difference.id for difference in year.differences] == ["flow"]
    assert published(year_before(project(tmp_path / "b", YEAR + declaration), before % 54))
    told = problems(year_before(project(tmp_path / "c", YEAR + declaration), before % 55))
    assert "48" in told[0].what


def test_remarks_may_not_ask_for_unknown_numbers(tmp_path: Path) -> None:
    note = 'notes:\n  decisions:\n    - {fi: "{decisions.positiv}", sv: "{decisions.positive}"}\n'
    told = problems(project(tmp_path, YEAR + note))
    assert any("“decisions.positive”" in problem.instead and problem.line > 50 for problem in told)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    rows: referrers", "    rows: referers", "“referrers”"),
        ("    universe: referrals", "    universe: referral", "“referrals”"),
        ("    unit: referrals", "    unit: referal", "“referrals”"),
        ("[prison, parish", "[prisn, parish", "“prison”"),
        ("    rest: other_forms", "    rest: others_forms", "“other_forms”"),
        ("      other_referrers: [", "      other_referers: [", "“other_referrers”"),
        ("universes: {female: new_clients_female", "universes: {femal: new_clients_female", "“female”"),
        ("{this: in_finland.total, is:", "{this: in_finland.totl, is:", "“in_finland.total”"),
        ("{decisions.negative|kielteisen", "{decisions.negativ|kielteisen", "“decisions.negative”"),
        ("({new_clients.children_of_clients}) lasketaan", "lasketaan", "Finnish"),
        ('fi: "Esitykset ja hakemukset ohjaavan', 'fi: "{referrals.total} ohjaavan', "{year}"),
        ("        male: {fi: ", "        mail: {fi: ", "female, male"),
        ("    beside: referrals.by_referrer", "    beside: referrals.by_referer", "“referrals.by_referrer”"),
    ],
)
def test_tables_that_lead_nowhere_are_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = project(tmp_path)
    change_tables(folder, old, new)
    found = problems(folder)
    assert {problem.file for problem in found} == {TABLES}
    assert all(problem.line > 1 for problem in found)
    assert any(told in problem.instead for problem in found), found


def test_all_mistakes_of_a_year_are_told_at_once(tmp_path: Path) -> None:
    text = YEAR.replace("    self: 500", "    self: 501").replace("    IQ: 9", "    IQ: 4")
    with pytest.raises(ProblemsFound) as caught:
        publish_years(project(tmp_path, text), SOURCES - {"release"})
    assert len({problem.line for problem in caught.value.problems}) == 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  by_purpose_percent: {forced_labour: 70, sexual_exploitation: 40}", "110 per cent"),
        ("  in_finland_percent: 101", "101 per cent"),
    ],
)
def test_shares_are_no_more_than_the_whole(tmp_path: Path, line: str, told: str) -> None:
    found = problems(project(tmp_path, changed("  by_place:\n", f"{line}\n  by_place:\n")))
    assert [told in problem.what for problem in found] == [True]


def test_shares_may_be_rounded_up(tmp_path: Path) -> None:
    line = "  by_purpose_percent: {forced_labour: 60, sexual_exploitation: 41}\n"
    published(project(tmp_path, changed("  by_place:\n", f"{line}  by_place:\n")))


def test_a_partial_list_needs_a_row_for_what_is_left(tmp_path: Path) -> None:
    folder = project(tmp_path, changed("    self: 500\n", "") + "partial_tables: [referrals.by_referrer]\n")
    change_tables(folder, "    rest: not_broken_down\n", "")
    assert "no row" in problems(folder)[0].what


def test_a_table_of_parts_needs_its_smallest_cell(tmp_path: Path) -> None:
    folder = project(tmp_path)
    minimum = "    universe: victims\n    smallest_cell: 5\n"
    change_tables(folder, minimum, "    universe: victims\n")
    assert "could tell of small groups" in problems(folder)[0].what


def test_a_group_is_no_smaller_than_those_whom_it_holds(tmp_path: Path) -> None:
    text = changed("    no_legal_residence: 6\n", "    eu_citizen: 6\n").replace("    IQ: 9\n", "    RO: 9\n")
    (told,) = problems(project(tmp_path, text))
    assert "is 6, but the people in it are 9" in told.what


def test_a_group_of_all_years_gets_the_rows_of_one_year_beside_its_own(tmp_path: Path) -> None:
    own = "merge:\n  new_clients.by_purpose_and_place: {other_forms: [sexual_exploitation]}\n"
    year = published(project(tmp_path, YEAR + own))
    shown = next(one for one in year.tables if one.id == "new_clients.by_purpose_and_place")
    assert {row.code: tuple(cell.value for cell in row.cells.values()) for row in shown.rows} == {
        "forced_labour": (10, 10),
        "other_forms": (10, 15),
    }
    # What is put together here is not rare, as the note of all years says.
    assert shown.notes[0]["fi"] == "Rivejä on yhdistetty, jotta ketään ei voi tunnistaa."


def test_rows_that_one_year_puts_together(tmp_path: Path) -> None:
    own = """\
merge:
  new_clients.by_purpose_and_place:
    forced_marriage_and_other_forms: [sexual_exploitation, organ_trafficking, forced_begging]
"""
    year = published(project(tmp_path, YEAR + own))
    shown = next(one for one in year.tables if one.id == "new_clients.by_purpose_and_place")
    assert {row.code: tuple(cell.value for cell in row.cells.values()) for row in shown.rows} == {
        "forced_labour": (10, 10),
        "forced_marriage_and_other_forms": (10, 15),
    }
    for old, new in (("forced_begging]", "forced_beging]"), ("_and_other_forms:", "_and_others:")):
        told = problems(project(tmp_path / new.strip(":]"), YEAR + own.replace(old, new)))
        assert new.strip("_:]") in told[0].what
