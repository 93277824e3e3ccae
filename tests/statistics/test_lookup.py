"""Figures are found by the keys that pages write; a mistyped key brings the right one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.statistics.lookup import Figures, UnknownFigure
from scripts.statistics.publish import publish_years
from tests.statistics.made_up import SOURCES, project

OLDER = """\
year: 2030
status: partial
source: release
new_clients: {total: 45}
history:
  clients: 900
"""


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    folder = project(tmp_path)
    (folder / "data/statistics/2030.yml").write_text(OLDER, encoding="utf-8")
    return Figures(publish_years(folder, SOURCES))


def test_numbers(figures: Figures) -> None:
    assert figures.number("2031.new_clients.total") == 50
    assert figures.number("2030.new_clients.total") == 45
    assert figures.number("2031.new_clients.by_purpose.forced_labour") == 20
    assert figures.number("2031.new_clients.by_purpose_and_place.other_forms.abroad") == 5
    assert figures.number("2031.decisions.pending") == 2


def test_latest_is_the_newest_year_that_has_the_figure(figures: Figures) -> None:
    assert figures.number("latest.new_clients.total") == 50
    assert figures.number("latest.history.clients") == 900
    assert figures.year("latest.history.clients") == 2030
    assert figures.year("latest.new_clients.total") == 2031
    assert figures.year("latest.new_clients.by_purpose") == 2031
    assert figures.year("latest") == 2031
    assert figures.year("2030") == 2030


def test_shares_name_what_they_are_a_share_of(figures: Figures) -> None:
    part, whole, universe = figures.share("latest.new_clients.by_purpose.forced_labour")
    assert (part, whole) == (20, 50)
    assert universe == {"fi": "uudet asiakkaat", "sv": "nya klienter"}
    part, whole, universe = figures.share("2031.new_clients.by_purpose_and_place.forced_labour.in_finland")
    assert (part, whole, universe["sv"]) == (10, 20, "nya klienter som utnyttjats i Finland")
    assert figures.share("2031.in_finland.total")[:2] == (20, 50)


def test_tables(figures: Figures) -> None:
    assert figures.table("latest.new_clients.by_purpose").id == "new_clients.by_purpose"
    assert figures.table("2031.decisions").shape == "counts"


@pytest.mark.parametrize(
    ("look_up", "key", "nearest"),
    [
        ("number", "2031.new_clients.totl", "2031.new_clients.total"),
        (
            "number",
            "latest.new_clients.by_purpose.forced_labor",
            "latest.new_clients.by_purpose.forced_labour",
        ),
        ("number", "2013.new_clients.total", "2031.new_clients.total"),
        ("share", "latest.new_clients.by_purpose.witnes", "latest.new_clients.by_purpose.witness"),
        ("share", "2031.decisions.positive", ""),
        ("table", "latest.new_clients.by_purposes", "latest.new_clients.by_purpose"),
        ("year", "lates", "latest"),
        ("year", "2013", "2031"),
        ("year", "latest.new_clients.totl", "latest.new_clients.total"),
        ("number", "qwerty", ""),
    ],
)
def test_a_mistyped_key_brings_the_right_one(figures: Figures, look_up: str, key: str, nearest: str) -> None:
    with pytest.raises(UnknownFigure) as caught:
        getattr(figures, look_up)(key)
    assert caught.value.key == key
    if nearest:
        assert caught.value.nearest == nearest


def test_a_hidden_figure_is_unknown(figures: Figures) -> None:
    with pytest.raises(UnknownFigure):
        figures.number("2031.in_finland.by_residence_status.finnish_citizen")
    with pytest.raises(UnknownFigure):
        figures.number("2031.in_finland.nationalities.FI")


def test_without_years_nothing_is_found() -> None:
    with pytest.raises(UnknownFigure):
        Figures({}).year("latest")
