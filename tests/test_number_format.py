from __future__ import annotations

from datetime import date

import pytest

from scripts.number_format import change, day, percent, whole


def test_thousands_are_parted_by_a_space_that_does_not_break() -> None:
    assert whole(1257, "fi") == whole(1257, "sv") == "1\u00a0257"


@pytest.mark.parametrize(
    ("part", "total", "text"), [(122, 247, "49"), (122, 244, "50"), (1, 8, "13"), (0, 5, "0")]
)
def test_shares_are_rounded_half_up(part: int, total: int, text: str) -> None:
    assert percent(part, total, "fi") == f"{text}\u00a0%"


@pytest.mark.parametrize(("now", "before", "text"), [(247, 229, "+8"), (371, 510, "\u221227"), (5, 5, "±0")])
def test_changes_carry_their_sign(now: int, before: int, text: str) -> None:
    assert change(now, before, "sv") == f"{text}\u00a0%"


def test_dates_are_alike_in_both_languages() -> None:
    assert day(date(2023, 1, 1), "fi") == day(date(2023, 1, 1), "sv") == "1.1.2023"


@pytest.mark.parametrize("function", [percent, change])
def test_nothing_is_divided_by_zero(function: object) -> None:
    with pytest.raises(ValueError):
        function(1, 0, "fi")  # type: ignore[operator]
