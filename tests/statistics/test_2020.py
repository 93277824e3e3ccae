"""The figures of 2020 against sums and key values written down by hand, and what must stay hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.statistics.publish import publish_years
from scripts.statistics.published import PublishedYear
from scripts.statistics.rules.disclosure import open_table
from scripts.statistics.rules.subtraction import subtraction_problems
from scripts.statistics.years.catalogue import Catalogue
from scripts.statistics.years.load import Statistics, load_statistics
from scripts.statistics.years.model import TableSpec
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT
from tests.statistics.made_up import table

YEAR = 2020
NBSP = "\u00a0"

pytestmark = pytest.mark.skipif(
    not (ROOT / f"data/statistics/{YEAR}.yml").is_file(), reason="the year is not in the data"
)


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return load_statistics(ROOT)


@pytest.fixture(scope="module")
def year() -> PublishedYear:
    sources = load_yaml(Path(ROOT / "data/sources.yml"), "data/sources.yml").data
    return publish_years(ROOT, set(sources))[YEAR]


@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("referrals.total", 394),
        ("referrals.by_referrer", 391),
        ("decisions.positive", 247),
        ("decisions.negative", 107),
        ("decisions.assistance_ended", 60),
        ("decisions.pending", 70),
        ("decisions.carried_over", 34),
        ("new_clients.total", 247),
        ("new_clients.children_of_clients", 50),
        ("new_clients.total_with_children", 297),
        ("new_clients.by_sex", 247),
        ("new_clients.by_age", 247),
        ("new_clients.by_sex_and_age", 247),
        ("new_clients.by_residence_status", 247),
        ("new_clients.by_purpose", 247),
        ("new_clients.by_purpose.forced_labour", 122),
        ("new_clients.by_purpose.sexual_exploitation", 62),
        ("new_clients.by_purpose.forced_marriage", 45),
        ("new_clients.by_purpose_and_sex.*.female", 135),
        ("new_clients.by_purpose_and_sex.*.male", 112),
        ("new_clients.by_purpose_and_place.*.in_finland", 123),
        ("new_clients.by_purpose_and_place.*.abroad", 121),
        ("new_clients.by_place", 247),
        ("new_clients.by_nationality", 175),
        ("new_clients.number_of_nationalities", 50),
        ("in_finland.total", 123),
        ("in_finland.by_sex", 123),
        ("in_finland.by_residence_status", 123),
        ("in_finland.nationalities", 72),
        ("in_finland.number_of_nationalities", 31),
        ("in_finland.by_referrer", 118),
        ("in_finland.minors_when_exploited", 11),
        ("in_finland.children_of_undocumented", 11),
        ("clients_year_end.clients", 704),
        ("clients_year_end.children_of_clients", 212),
        ("clients_year_end.total_with_children", 916),
        ("clients_year_end.by_sex_and_age", 704),
        ("clients_year_end.by_purpose", 704),
        ("clients_year_end.by_nationality", 625),
        ("clients_year_end.number_of_nationalities", 64),
        ("clients_year_end.admitted_as_minors", 57),
        ("reflection_periods.total", 24),
        ("reflection_periods.by_authority", 24),
        ("identification.taken_up", 15),
        ("identification.outcomes", 15),
        ("identification.waiting", 90),
        ("history.clients", 1257),
        ("history.by_purpose", 1238),
        ("history.referrals_approx", 1800),
        ("staff.employees", 10),
        ("staff.by_office", 11),
    ],
)
def test_the_file_holds_what_the_source_printed(statistics: Statistics, path: str, total: int) -> None:
    assert statistics.years[YEAR].amount(path) == total


def test_what_is_ours_is_marked(statistics: Statistics) -> None:
    rows = statistics.years[YEAR].rows("new_clients.by_purpose_and_place", statistics.catalogue)
    ours = {
        (code, place) for code, cells in rows.items() for place, cell in cells.items() if "d" in cell.marks
    }
    assert ours == {
        ("forced_criminality", "abroad"),
        ("benefit_fraud", "abroad"),
        ("other", "in_finland"),
        ("other", "abroad"),
    }


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "new_clients.by_purpose_and_sex",
            {
                "forced_labour": (27, 95),
                "sexual_exploitation": (55, 7),
                "forced_marriage": (45, 0),
                "other_forms_and_witnesses": (8, 10),
            },
        ),
        (
            "new_clients.by_purpose_and_place",
            {
                "forced_labour": (78, 44),
                "sexual_exploitation": (15, 47),
                "forced_marriage": (23, 22),
                "other_forms": (7, 8),
            },
        ),
        ("new_clients.by_place", {"in_finland": (123,), "abroad": (121,), "witness": (3,)}),
        ("new_clients.by_sex", {"female": (135,), "male": (112,)}),
        ("new_clients.by_age", {"adult": (237,), "minor": (10,)}),
        (
            "in_finland.by_residence_status",
            {"asylum_seeker": (30,), "no_legal_residence": (22,), "right_to_stay": (71,)},
        ),
        (
            "in_finland.by_referrer",
            {
                "victim_support_finland": (42,),
                "self": (25,),
                "police": (24,),
                "shelter": (9,),
                "legal_counsel": (8,),
                "reception_centre": (7,),
                "other_referrers": (8,),
            },
        ),
        ("clients_year_end.by_sex_and_age", {"female": (412, 6), "male": (279, 7)}),
        (
            "history.by_purpose",
            {
                "forced_labour": (552,),
                "sexual_exploitation": (451,),
                "other": (235,),
                "not_broken_down": (19,),
            },
        ),
    ],
)
def test_tables_show_what_may_be_shown(
    year: PublishedYear, name: str, rows: dict[str, tuple[int, ...]]
) -> None:
    shown = {row.code: tuple(cell.value for cell in row.cells.values()) for row in table(year, name).rows}
    assert shown == rows


def test_crossed_tables_have_no_small_cell(year: PublishedYear) -> None:
    cells = [
        cell.value
        for shown in year.tables
        if shown.shape == "crossed" or shown.section == "in_finland"
        for row in shown.rows
        for cell in row.cells.values()
    ]
    assert len(cells) > 20
    assert not [value for value in cells if value is None or 0 < value < 5]


def test_nationalities_in_finland_are_names(year: PublishedYear) -> None:
    shown = table(year, "in_finland.nationalities")
    assert [row.code for row in shown.rows] == ["AF", "AL", "FI", "IQ", "NP"]
    assert not [cell for row in shown.rows for cell in row.cells]


@pytest.mark.parametrize(
    "key",
    [
        "in_finland.minors_when_admitted",
        "in_finland.nationalities.NP",
        "in_finland.by_residence_status.finnish_citizen",
        "in_finland.by_referrer.prison",
        "in_finland.shelter_monika_naiset",
        "new_clients.by_sex_and_age.female.minor",
        "new_clients.by_purpose_and_sex.witness.female",
        "new_clients.by_purpose_and_place.organ_trafficking.abroad",
        "clients_year_end.unknown_or_stateless",
    ],
)
def test_small_groups_cannot_be_asked_for(year: PublishedYear, key: str) -> None:
    assert key not in year.values
    assert key not in year.shares


def revealed(statistics: Statistics, name: str, **changes: object) -> list[str]:
    """What the subtraction check says of the year when one table is shown otherwise."""
    spec = statistics.catalogue.spec
    tables: dict[str, TableSpec] = {**spec.tables, name: spec.tables[name].model_copy(update=changes)}
    catalogue = Catalogue(
        statistics.catalogue.file,
        spec.model_copy(update={"tables": tables}),
        statistics.catalogue.labels,
    )
    year = statistics.years[YEAR]
    opened = [shown for table_id in tables if (shown := open_table(table_id, year, catalogue))]
    return [problem.what for problem in subtraction_problems(opened, year, catalogue)]


def test_nothing_is_revealed_as_it_stands(statistics: Statistics) -> None:
    assert revealed(statistics, "in_finland.nationalities") == []


def test_nationalities_in_finland_with_numbers_would_reveal(statistics: Statistics) -> None:
    """Nepal 12 and 11, Finland 16 and 14."""
    told = revealed(statistics, "in_finland.nationalities", shape="categories")
    by_nationality = [what for what in told if "from “new_clients.by_nationality”" in what]
    assert len(by_nationality) == 1
    assert "(FI, NP)" in by_nationality[0]
    # The same Finns, known from their status.
    assert any("from “new_clients.by_residence_status”" in what and "(FI)" in what for what in told)


def test_statuses_in_finland_one_by_one_would_reveal(statistics: Statistics) -> None:
    """Finnish citizens 16 and 14, citizens of the EU 7 and 5."""
    told = revealed(statistics, "in_finland.by_residence_status", merge={})
    by_status = [what for what in told if "from “new_clients.by_residence_status”" in what]
    assert len(by_status) == 1
    assert "finnish_citizen" in by_status[0]
    assert "eu_citizen" in by_status[0]
    assert any("from “new_clients.by_nationality”" in what for what in told)


def test_the_citizens_of_the_eu_alone_would_reveal(statistics: Statistics) -> None:
    """7 of them, and 5 Romanians among the nationalities."""
    told = revealed(statistics, "new_clients.by_residence_status", merge={})
    assert len(told) == 1
    assert "“new_clients.by_nationality” taken from “new_clients.by_residence_status”" in told[0]
    assert "(eu_citizen)" in told[0]


def test_statuses_without_the_permits_would_reveal(statistics: Statistics) -> None:
    """37 less 33 leaves 4."""
    merge = {"right_to_stay": ["finnish_citizen", "visa_exempt", "eu_citizen"]}
    told = revealed(statistics, "in_finland.by_residence_status", merge=merge)
    assert len(told) == 1
    assert "(right_to_stay)" in told[0]


def test_rare_forms_one_by_one_would_not_stay_hidden(statistics: Statistics) -> None:
    told = revealed(statistics, "new_clients.by_purpose_and_place", merge={})
    assert any("would be hidden" in what for what in told)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("referrals.by_referrer", {"referrals_2020": {394, 393, 391}}),
        ("decisions", {"decisions_2020": {428, 424}}),
        ("history.by_purpose", {"history_2020": {1257, 1238}}),
        ("new_clients.by_place", {"in_finland_tip_2020": {123, 120}}),
        (
            "new_clients.by_purpose_and_place",
            {
                "in_finland_witnesses_2020": {123, 126},
                "witnesses_2020": {247, 244},
                "in_finland_sexual_tip_2020": {15, 11},
            },
        ),
    ],
)
def test_known_differences_stand_beside_their_tables(
    year: PublishedYear, name: str, ids: dict[str, set[int]]
) -> None:
    shown = {
        difference.id: {stated.value for stated in difference.values}
        for difference in table(year, name).differences
    }
    assert shown == ids


def test_stock_and_flow_are_told_for_the_whole_year(year: PublishedYear) -> None:
    shown = {difference.id: {stated.value for stated in difference.values} for difference in year.differences}
    assert shown == {
        "stock_and_flow_clients_2020": {704, 708},
        "stock_and_flow_children_2020": {212, 205},
    }


def test_shares_have_honest_denominators(year: PublishedYear) -> None:
    assert year.shares["new_clients.by_purpose.forced_labour"] == (122, 247)
    assert year.shares["new_clients.by_purpose_and_place.forced_labour.in_finland"] == (78, 123)
    assert year.shares["new_clients.by_purpose_and_sex.sexual_exploitation.female"] == (55, 135)
    assert year.shares["in_finland.total"] == (123, 247)
    # The rows do not add up to the total, and decisions are no parts of one whole.
    assert not [key for key in year.shares if key.startswith(("referrals.by_referrer", "decisions"))]


def test_change_from_the_year_before(year: PublishedYear) -> None:
    assert {headline.key: (headline.value, headline.previous) for headline in year.headlines} == {
        "new_clients.total": (247, 229),
        "referrals.total": (394, 303),
        "in_finland.total": (123, 70),
        "clients_year_end.total_with_children": (916, 676),
    }


def test_country_names_are_those_in_use(year: PublishedYear) -> None:
    labels = {row.code: dict(row.label) for row in table(year, "clients_year_end.by_nationality").rows}
    assert labels["RU"] == {"fi": "Venäjä", "sv": "Ryssland"}
    assert labels["CD"] == {"fi": "Kongon demokraattinen tasavalta", "sv": "Demokratiska republiken Kongo"}
    assert labels["CG"] == {"fi": "Kongon tasavalta", "sv": "Kongo-Brazzaville"}
    assert labels["CI"] == {"fi": "Norsunluurannikko", "sv": "Elfenbenskusten"}
    assert labels["BA"] == {"fi": "Bosnia ja Hertsegovina", "sv": "Bosnien och Hercegovina"}


def test_the_main_finding_in_both_languages(year: PublishedYear) -> None:
    finding = {
        lang: text.replace(NBSP, " ") for lang, text in table(year, "new_clients.by_purpose").finding.items()
    }
    assert finding["fi"] == (
        "Yleisin hyväksikäyttötarkoitus oli pakkotyö: 122 henkilöä eli lähes puolet (49 %) uusista "
        "asiakkaista; seuraavina seksuaalinen hyväksikäyttö (62) ja pakkoavioliitto (45)."
    )
    assert finding["sv"] == (
        "Den vanligaste avsikten för utnyttjande var tvångsarbete: 122 personer, alltså nästan hälften "
        "(49 %) av de nya klienterna; därefter kom sexuellt utnyttjande (62) och tvångsäktenskap (45)."
    )


def test_another_year_is_told_as_partial() -> None:
    sources = set(load_yaml(Path(ROOT / "data/sources.yml"), "data/sources.yml").data)
    before = publish_years(ROOT, sources)[YEAR - 1]
    assert before.status == "partial"
    shown = table(before, "new_clients.by_purpose_and_place")
    assert [column.code for column in shown.columns] == ["in_finland"]
    assert {row.code: row.cells["in_finland"].value for row in shown.rows} == {
        "forced_labour": 33,
        "forced_marriage": 20,
        "sexual_exploitation": 11,
        "other_forms": 6,
    }
    assert "history.by_purpose" not in [title["fi"] for title in before.missing]
