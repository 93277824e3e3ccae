"""What holds for any year: pages and files show the numbers of the data, and no others."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.languages import LANGUAGES, Lang
from scripts.number_format import percent
from scripts.statistics.open_data.tidy import from_csv, to_csv, year_lines
from scripts.statistics.pages.year_page import year_page_body
from scripts.statistics.publish import published_years, statistics_problems
from scripts.statistics.published import PublishedYear
from scripts.statistics.years.catalogue import Year
from scripts.statistics.years.load import Statistics, load_statistics, read_year
from scripts.yaml_files import parse_yaml
from tests.conftest import ROOT
from tests.statistics.made_up import FILE, YEAR
from tests.statistics.samples import with_years

NUMBER = re.compile(r"\d+(?:\u00a0\d{3})*(?:\u00a0%)?")
SOURCES = {"review", "release"}

counts = st.one_of(st.just(0), st.integers(5, 1500))
"""Counts that nothing has to hide."""


@cache
def real() -> Statistics:
    return load_statistics(ROOT)


@st.composite
def years(draw: st.DrawFn) -> str:
    """A year's file whose sums hold, with tables of most kinds."""
    places = {
        purpose: (draw(counts), draw(counts)) for purpose in ("forced_labour", "forced_marriage", "other")
    }
    witnesses = draw(counts)
    here, abroad = (sum(pair[index] for pair in places.values()) for index in (0, 1))
    total = here + abroad + witnesses
    female = draw(st.integers(0, total))
    minors = draw(st.integers(0, total))
    police = draw(counts)
    share = draw(st.integers(10, 90))
    asked = f"{{in_finland: {here}, abroad: {abroad}, witness: {witnesses}}}"
    lines = [
        "year: 2031",
        f"status: {draw(st.sampled_from(['final', 'partial', 'provisional']))}",
        "source: review",
        "referrals:",
        f"  total: {police + draw(counts)}",
        f"  by_referrer: {{police: {police}}}",
        f"decisions: {{positive: {draw(counts)}, negative: {draw(counts)}, pending: {draw(counts)}}}",
        "new_clients:",
        f"  total: {total}",
        f"  by_sex: {{female: {female}, male: {total - female}}}",
        f"  by_age: {{adult: {total - minors}, minor: {minors}}}",
        f"  by_place: {asked}",
        "  by_purpose:",
        *(f"    {purpose}: {sum(pair)}" for purpose, pair in places.items()),
        f"    witness: {witnesses}",
        "  by_purpose_and_place:",
        *(f"    {p}: {{in_finland: {pair[0]}, abroad: {pair[1]}}}" for p, pair in places.items()),
        f"  in_finland_percent: {share}",
        "in_finland:",
        f"  total: {here}",
        "clients_year_end:",
        f"  clients: {draw(counts)}",
        "partial_tables: [referrals.by_referrer]",
    ]
    return "\n".join(lines) + "\n"


def read(text: str) -> Statistics:
    file = parse_yaml(text, FILE)
    year = read_year(file, 2031, real().catalogue, [])
    assert year
    return replace(real(), years={2031: year})


def numbers_of(body: str) -> list[str]:
    """Every number that a reader of a page meets, without addresses and attributes."""
    soup = BeautifulSoup(re.sub(r"\{[^}]*\}|\]\([^)]*\)", "", body), "html.parser")
    for beside in soup.select(".source, .cite"):
        beside.decompose()
    text = soup.get_text(" ").replace("31.12.2031", "").replace("100 % =", "")
    return [found for found in NUMBER.findall(text) if found != "2031"]


def shown_numbers(year: PublishedYear, lang: Lang) -> set[str]:
    """All that a page may say: numbers, sums of rows and columns, and shares of them."""
    numbers = set(year.values.values()) | {figure.cell.value or 0 for figure in year.figures.values()}
    shares = set()
    for table in year.tables:
        rows = [[cell.value or 0 for cell in row.cells.values()] for row in table.rows]
        sums = [sum(row) for row in rows] + [sum(column) for column in zip(*rows, strict=True)]
        numbers |= {*sums, *(cell for row in rows for cell in row), table.total or 0}
        if table.total:
            shares |= {percent(part, table.total, lang) for part in [*sums, table.total]}
    shares |= {percent(part, whole, lang) for part, whole in year.shares.values() if whole}
    shares |= {f"{year.values[path]}\u00a0%" for path in year.percents}
    return (
        {f"{number:,}".replace(",", "\u00a0") for number in numbers}
        | shares
        | {"100\u00a0%", "<\u00a01\u00a0%"}
    )


quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@quick
@given(years())
def test_every_number_on_a_page_is_in_the_data_and_in_both_languages(text: str) -> None:
    statistics = read(text)
    if statistics_problems(statistics, SOURCES, None):
        return
    year = published_years(statistics)[2031]
    assert set(year.values.values()) <= raw_sums(statistics.years[2031])
    bodies = {lang: year_page_body(year, lang, with_years(year)) for lang in LANGUAGES}
    found = {lang: numbers_of(body) for lang, body in bodies.items()}
    assert found["fi"]
    assert sorted(found["fi"]) == sorted(found["sv"])
    for lang in LANGUAGES:
        assert set(found[lang]) <= shown_numbers(year, lang)


def raw_sums(year: Year) -> set[int]:
    """The numbers of the file, and what its one partial list falls short of its total."""
    cells = [cell.number or 0 for _, cell in year.all_cells()]
    rest = (year.amount("referrals.total") or 0) - (year.amount("referrals.by_referrer") or 0)
    return {*cells, rest}


@quick
@given(years())
def test_the_files_give_the_numbers_back(text: str) -> None:
    statistics = read(text)
    if statistics_problems(statistics, SOURCES, None):
        return
    year = published_years(statistics)[2031]
    lines = from_csv(to_csv(year_lines(year)))
    assert lines == list(year_lines(year))
    back = {(line.table, line.row, line.column): line.value for line in lines}
    cells = {
        (table.id, row.code, column): cell.value
        for table in year.tables
        for row in table.rows
        for column, cell in row.cells.items()
    }
    cells |= {("figures", key, "value"): figure.cell.value for key, figure in year.figures.items()}
    assert back == cells


@quick
@given(years())
def test_most_made_up_years_are_let_through(text: str) -> None:
    """Only small groups can stop them: the sums hold."""
    problems = statistics_problems(read(text), SOURCES, None)
    assert all("small" in problem.what or "hidden" in problem.what for problem in problems)


def test_the_real_years_show_the_same_numbers_in_both_languages(
    material_years: dict[int, PublishedYear],
) -> None:
    for number, year in material_years.items():
        found = {lang: sorted(numbers_of("\n".join(finding_texts(year, lang)))) for lang in LANGUAGES}
        assert found["fi"] == found["sv"], number


def finding_texts(year: PublishedYear, lang: Lang) -> list[str]:
    return [
        text[lang]
        for table in year.tables
        for text in (table.title, table.finding, *table.notes, *(d.explain for d in table.differences))
    ]


@pytest.fixture(scope="module")
def material_years() -> dict[int, PublishedYear]:
    return published_years(real())


NOT_NOTICED = {
    # Counts that are no parts of a whole.
    "decisions.negative",
    "decisions.assistance_ended",
    "decisions.pending",
    # The source does not list every nationality.
    "new_clients.by_nationality.NP",
    "new_clients.by_nationality.IQ",
    "in_finland.nationalities.NP",
}
"""Numbers of a year outside the raw layer that one more does not contradict; inside it there are none."""


def test_one_person_more_is_noticed_except_where_it_is_told_that_it_is_not() -> None:
    statistics = read(YEAR)
    assert statistics_problems(statistics, SOURCES, None) == []
    escaped = set()
    for keys, cell in statistics.years[2031].all_cells():
        assert isinstance(cell.value, int)
        file = deepcopy(parse_yaml(YEAR, FILE))
        inside = file.data
        for key in keys[:-1]:
            inside = inside[key]
        inside[keys[-1]] = cell.value + 1
        year = read_year(file, 2031, real().catalogue, [])
        assert year
        if not statistics_problems(replace(statistics, years={2031: year}), SOURCES, None):
            escaped.add(".".join(keys))
    assert escaped == NOT_NOTICED


def test_the_project_has_the_raw_layer() -> None:
    assert (Path(ROOT) / "data/collected/numbers.csv").is_file()
