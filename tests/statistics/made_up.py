"""A made-up year beside the real tables.yml and labels.yml, and how tests spoil it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.problems import Problem, ProblemsFound
from scripts.statistics.publish import publish_years
from scripts.statistics.published import PublishedTable, PublishedYear
from tests.conftest import ROOT

SOURCES = {"review", "release"}
FILE = "data/statistics/2031.yml"
TABLES = "data/statistics/tables.yml"

YEAR = """\
year: 2031
status: final
source: review
referrals:
  total: 1200
  by_referrer:
    police: 700
    self: 500
decisions: {positive: 50, negative: 1, assistance_ended: 7, pending: 2}
new_clients:
  total: 50
  children_of_clients: 5
  total_with_children: 55
  by_sex: {female: 30, male: 20}
  by_age: {adult: 44, minor: 6}
  by_residence_status:
    asylum_seeker: 26
    residence_permit: 12
    no_legal_residence: 6
    finnish_citizen: 6
  by_purpose:
    forced_labour: 20
    sexual_exploitation: 15
    forced_begging: 7
    organ_trafficking: 3
    witness: 5
  by_purpose_and_place:
    forced_labour: {in_finland: 10, abroad: 10}
    sexual_exploitation: {in_finland: 5, abroad: 10}
    forced_begging: {in_finland: 4, abroad: 3}
    organ_trafficking: {in_finland: 1, abroad: 2}
  by_place:
    in_finland: 20
    abroad: 25
    witness: 5
  by_nationality:
    NP: 20
    IQ: 9
    FI: 6
in_finland:
  total: 20
  by_residence_status: {residence_permit: 7, finnish_citizen: 5, asylum_seeker: 8}
  nationalities: {NP: 8, FI: 5}
known_differences:
  - id: positive
    kind: sources_disagree
    tables: [decisions]
    values:
      - value: 50
        where: {fi: "katsaus", sv: "översikten"}
        of: [decisions.positive]
      - value: 49
        where: {fi: "tiedote", sv: "pressmeddelandet"}
        source: release
    shown: 50
    explain: {fi: "Lähteet eroavat.", sv: "Källorna skiljer sig."}
"""


def project(folder: Path, text: str = YEAR) -> Path:
    """A project with one year of this text, and everything else as it is in the repository."""
    (folder / "data/statistics").mkdir(parents=True)
    shutil.copy(ROOT / TABLES, folder / TABLES)
    shutil.copy(ROOT / "data/labels.yml", folder / "data/labels.yml")
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def changed(old: str, new: str) -> str:
    """The year with one piece of its text replaced; the test is wrong if the piece is not there once."""
    assert YEAR.count(old) == 1, f"{old!r} stands {YEAR.count(old)} times"
    return YEAR.replace(old, new)


def change_tables(folder: Path, old: str, new: str) -> None:
    """Replace the first such piece of tables.yml."""
    file = folder / TABLES
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")


def line_of(text: str, piece: str) -> int:
    """The line on which a piece of text stands first."""
    return text[: text.index(piece)].count("\n") + 1


def published(folder: Path) -> PublishedYear:
    """The made-up year as it is published."""
    return publish_years(folder, SOURCES)[2031]


def table(year: PublishedYear, name: str) -> PublishedTable:
    """A published table by its id."""
    return next(table for table in year.tables if table.id == name)


def problems(folder: Path) -> list[Problem]:
    """What publishing refuses; the test is wrong if it refuses nothing."""
    with pytest.raises(ProblemsFound) as caught:
        publish_years(folder, SOURCES)
    assert all(problem.what and problem.instead for problem in caught.value.problems)
    return caught.value.problems
