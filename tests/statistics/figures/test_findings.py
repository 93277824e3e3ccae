"""The sentences: grammatical in both languages, and true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.languages import Lang
from scripts.statistics.figures import findings
from scripts.statistics.figures.findings import NamedColumn, NamedNumber, Numbers
from scripts.statistics.published import Text
from tests.statistics.made_up import change_tables, changed, project, published, table

NBSP = "\u00a0"
LEAD: Text = {"fi": "Yleisin oli", "sv": "Vanligast var"}
UNIT: tuple[Text, Text] = ({"fi": "henkilö", "sv": "person"}, {"fi": "henkilöä", "sv": "personer"})
OF: Text = {"fi": "kaikista", "sv": "av alla"}


def row(name: str, value: int) -> NamedNumber:
    return NamedNumber({"fi": name, "sv": name}, value)


@pytest.mark.parametrize(
    ("part", "total", "fi", "sv"),
    [
        (122, 247, "lähes puolet (49 %)", "nästan hälften (49 %)"),
        (123, 247, "noin puolet (50 %)", "ungefär hälften (50 %)"),
        (5, 10, "puolet (50 %)", "hälften (50 %)"),
        (135, 247, "hieman yli puolet (55 %)", "drygt hälften (55 %)"),
        (138, 247, "yli puolet (56 %)", "mer än hälften (56 %)"),
        (44, 100, "44 %", "44 %"),
        (45, 100, "lähes puolet (45 %)", "nästan hälften (45 %)"),
        (3, 9, "kolmannes (33 %)", "en tredjedel (33 %)"),
        (334, 1000, "noin kolmannes (33 %)", "ungefär en tredjedel (33 %)"),
        (35, 100, "runsas kolmannes (35 %)", "drygt en tredjedel (35 %)"),
        (31, 100, "lähes kolmannes (31 %)", "nästan en tredjedel (31 %)"),
        (29, 100, "29 %", "29 %"),
        (80, 100, "80 %", "80 %"),
        (9, 9, "100 %", "100 %"),
        (0, 9, "0 %", "0 %"),
    ],
)
def test_shares_in_words_are_true(part: int, total: int, fi: str, sv: str) -> None:
    def told(lang: Lang) -> str:
        return findings.in_words(part, total, lang).replace(NBSP, " ")

    assert (told("fi"), told("sv")) == (fi, sv)


def test_words_agree_with_their_number() -> None:
    assert findings.counted(1, *UNIT, "fi") == f"1{NBSP}henkilö"
    assert findings.counted(2, *UNIT, "fi") == f"2{NBSP}henkilöä"
    assert findings.counted(0, *UNIT, "sv") == f"0{NBSP}personer"
    assert findings.counted(1257, *UNIT, "sv") == f"1{NBSP}257{NBSP}personer"


def test_texts_are_filled_or_left_out() -> None:
    numbers = Numbers(2031, {"a.b": 1, "a.c": 1200}, {"a.b": (1, 4)})
    text: Text = {"fi": "{a.b|asia|asiaa} ({a.b%}) {a.c} {year}", "sv": "{a.b~}"}
    filled = findings.filled(text, numbers)
    assert filled == {"fi": f"1{NBSP}asia (25{NBSP}%) 1{NBSP}200 2031", "sv": f"25{NBSP}%"}
    assert findings.filled({"fi": "{a.d}", "sv": ""}, numbers) is None
    assert findings.filled({"fi": "{a.c%}", "sv": ""}, numbers) is None
    assert findings.paths_in("{a.b|x|y} {year} {a.c%} {d~}") == ["a.b", "a.c", "d"]


def test_the_largest_row_is_told_with_its_share_and_the_next_ones() -> None:
    rows = [row("b", 20), row("a", 122), row("c", 1)]
    made = findings.largest(LEAD, rows, also=2, unit=UNIT, total=247, of=OF)
    assert made is not None
    assert made["fi"].replace(NBSP, " ") == (
        "Yleisin oli a: 122 henkilöä eli lähes puolet (49 %) kaikista; seuraavina b (20) ja c (1)."
    )
    assert made["sv"].replace(NBSP, " ") == (
        "Vanligast var a: 122 personer, alltså nästan hälften (49 %) av alla; därefter kom b (20) och c (1)."
    )
    one = findings.largest(LEAD, rows, also=1, unit=UNIT, total=None, of=None)
    assert one is not None
    assert one["fi"].replace(NBSP, " ") == "Yleisin oli a: 122 henkilöä; seuraavana b (20)."


@pytest.mark.parametrize("rows", [[], [row("a", 0)], [row("a", 5), row("b", 5)]])
def test_no_row_is_called_the_largest_when_none_is(rows: list[NamedNumber]) -> None:
    assert findings.largest(LEAD, rows, also=1, unit=UNIT, total=10, of=OF) is None


def test_equal_rows_are_not_cut_apart() -> None:
    rows = [row("a", 9), row("b", 5), row("c", 4), row("d", 4)]
    made = findings.top(LEAD, rows, 3)
    assert made is not None
    assert made["sv"] == "Vanligast var a (9) och b (5)."
    assert findings.top(LEAD, [row("a", 4), row("b", 4), row("c", 4)], 2) is None


def test_not_everybody_is_said_to_do_most() -> None:
    rows = [row("a", 9), row("b", 5), row("c", 4)]
    made = findings.top(LEAD, rows, 3)
    assert made is not None
    assert made["fi"] == "Yleisin oli a (9) ja b (5)."
    assert findings.top(LEAD, rows[:2], 3) is None
    others = findings.top(LEAD, rows[:2], 3, unlisted=4)
    assert others is not None
    assert others["fi"] == "Yleisin oli a (9) ja b (5)."


def test_each_column_has_its_largest_row() -> None:
    columns = [
        NamedColumn({"fi": "X yleisin oli", "sv": "x"}, [row("a", 1), row("b", 0)], 4, OF),
        NamedColumn({"fi": "Y yleisin oli", "sv": "y"}, [row("a", 2), row("b", 3)], None, OF),
        NamedColumn({"fi": "Z yleisin oli", "sv": "z"}, [row("a", 2), row("b", 2)], 4, OF),
    ]
    made = findings.by_column(columns, UNIT)
    assert made is not None
    assert (
        made["fi"].replace(NBSP, " ")
        == "X yleisin oli a: 1 henkilö eli 25 % kaikista. Y yleisin oli b: 3 henkilöä."
    )
    assert findings.by_column(columns[2:], UNIT) is None


def test_names_stand_in_each_language_s_own_order() -> None:
    labels: list[Text] = [
        {"fi": "Suomi", "sv": "Finland"},
        {"fi": "Irak", "sv": "Irak"},
        {"fi": "Itävalta", "sv": "Österrike"},
        {"fi": "Ahvenanmaa", "sv": "Åland"},
    ]
    made = findings.names(LEAD, labels)
    assert made is not None
    assert made["fi"] == "Yleisin oli: Ahvenanmaa, Irak, Itävalta ja Suomi."
    assert made["sv"] == "Vanligast var: Finland, Irak, Åland och Österrike."
    assert findings.names(LEAD, []) is None


def test_the_findings_of_a_year(tmp_path: Path) -> None:
    year = published(project(tmp_path))
    told = {shown.id: shown.finding["fi"].replace(NBSP, " ") for shown in year.tables}
    assert (
        told["referrals.by_referrer"]
        == "Esitykset ja hakemukset ohjaavan tahon mukaan: poliisi (700) ja uhri itse (500)."
    )
    assert told["decisions"].startswith("Auttamisjärjestelmä teki 50 myönteistä ja 1 kielteisen päätöksen;")
    assert told["new_clients.by_purpose"].startswith(
        "Yleisin hyväksikäyttötarkoitus oli pakkotyö: 20 henkilöä eli 40 % uusista asiakkaista; "
    )
    assert told["in_finland.nationalities"].endswith("aakkosjärjestyksessä: Nepal ja Suomi.")
    assert all(shown.finding[lang].endswith(".") for shown in year.tables for lang in ("fi", "sv"))
    texts = [text for shown in year.tables for text in (shown.title, shown.finding, *shown.notes)]
    assert not [text for text in texts if "{" in text["fi"] + text["sv"]]


def test_a_sentence_that_would_not_be_true_gives_way_to_the_numbers(tmp_path: Path) -> None:
    text = changed("    police: 700\n    self: 500", "    police: 600\n    self: 600")
    folder = project(tmp_path, text)
    change_tables(folder, "      kind: top\n      also: 3", "      kind: largest\n      also: 1")
    shown = table(published(folder), "referrals.by_referrer")
    assert shown.finding["fi"].replace(NBSP, " ") == (
        "Esitykset ja hakemukset ohjaavan tahon mukaan: poliisi (600) ja uhri itse (600)."
    )


def test_a_remark_without_its_number_is_left_out(tmp_path: Path) -> None:
    with_number = changed("  total: 1200\n", "  total: 1200\n  shelter_monika_naiset: 3\n").replace(
        "    self: 500", "    self: 490\n    shelter: 10"
    )
    many = table(published(project(tmp_path / "a", with_number)), "referrals.by_referrer").notes
    few = table(published(project(tmp_path / "b")), "referrals.by_referrer").notes
    assert len(many) == len(few) + 1
    assert "Ensi- ja turvakotien esityksistä 3 teki" in many[-1]["fi"]


def test_nothing_is_called_the_largest_that_an_unlisted_row_could_exceed() -> None:
    rows = [row("a", 40), row("b", 11), row("c", 7)]
    assert findings.largest(LEAD, rows, also=2, unit=UNIT, total=None, of=None, unlisted=40) is None
    made = findings.largest(LEAD, rows, also=2, unit=UNIT, total=None, of=None, unlisted=10)
    assert made is not None
    assert made["fi"].replace(NBSP, " ") == "Yleisin oli a: 40 henkilöä; seuraavana b (11)."
    assert findings.top(LEAD, rows, 3, unlisted=11) is None
    columns = [NamedColumn(LEAD, rows, 58, OF, unlisted=41)]
    assert findings.by_column(columns, UNIT) is None


def test_printed_shares_are_told_as_shares_and_rough_ones_as_rough() -> None:
    rows = [replace(row("a", 66), about=True), row("b", 27)]
    made = findings.largest(LEAD, rows, also=1, unit=None, total=None, of=OF, unlisted=8)
    assert made is not None
    assert made["fi"].replace(NBSP, " ") == "Yleisin oli a: noin 66 % kaikista; seuraavana b (27 %)."
    assert made["sv"].replace(NBSP, " ") == "Vanligast var a: omkring 66 % av alla; därefter kom b (27 %)."


def test_what_is_left_over_comes_last_in_the_plain_sentence() -> None:
    lead: Text = {"fi": "Tahot", "sv": "Aktörer"}
    made = findings.plain(lead, [row("a", 4), row("b", 9)], row("muut", 242))
    assert made["fi"] == "Tahot: b (9) ja a (4); muut (242)."
    made = findings.plain(lead, [row(name, 9) for name in "abcdefg"])
    assert made["sv"] == "Aktörer: bland annat a (9), b (9), c (9), d (9), e (9) och f (9)."


PARTIAL = changed("    police: 700\n    self: 500", "    police: {police}\n    self: {self}")


@pytest.mark.parametrize(("police", "self_", "is_largest"), [(700, 300, True), (500, 100, False)])
def test_a_partial_list_names_the_largest_only_when_it_is(
    tmp_path: Path, police: int, self_: int, is_largest: bool
) -> None:
    text = PARTIAL.replace("{police}", str(police)).replace("{self}", str(self_))
    folder = project(tmp_path, text + "partial_tables: [referrals.by_referrer]\n")
    finding = table(published(folder), "referrals.by_referrer").finding["fi"].replace(NBSP, " ")
    assert finding.startswith("Eniten esityksiä") == is_largest
    if not is_largest:
        assert finding == (
            "Lähde kertoo vain osan luvuista: poliisi (500) ja uhri itse (100); ei eritelty (600)."
        )


def test_rows_that_the_source_put_together_are_not_ranked(tmp_path: Path) -> None:
    shares = "{forced_labour: 43, sexual_exploitation: 28, forced_marriage_and_other_forms: 29}"
    text = changed("  by_place:\n", f"  by_purpose_percent: {shares}\n  by_place:\n")
    shown = table(published(project(tmp_path, text)), "new_clients.by_purpose_percent")
    assert shown.finding["fi"].replace(NBSP, " ") == (
        "Yleisin hyväksikäyttötarkoitus oli pakkotyö: 43 % uusista asiakkaista."
    )


def test_nobody_is_said_in_words(tmp_path: Path) -> None:
    text = changed("{adult: 44, minor: 6}", "{adult: 50, minor: 0}")
    shown = table(published(project(tmp_path, text)), "new_clients.by_age")
    assert shown.finding == {
        "fi": "Kaikki uudet asiakkaat olivat aikuisia.",
        "sv": "Alla nya klienter var vuxna.",
    }
