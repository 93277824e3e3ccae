from __future__ import annotations

import pytest

from scripts.memory import remembered


def test_equal_arguments_give_the_last_result_and_others_a_new_one() -> None:
    asked = []

    @remembered
    def make(values: dict[str, int], extra: int = 0) -> list[int]:
        asked.append(dict(values))
        return [*values.values(), extra]

    first = make({"a": 1})
    assert make({"a": 1}) is first
    assert make({"a": 2}) == [2, 0]
    assert make({"a": 1}) == [1, 0]
    assert make({"a": 1}, extra=3) == [1, 3]
    assert len(asked) == 4


def test_what_failed_is_not_remembered() -> None:
    @remembered
    def make(value: int) -> int:
        return 1 // value

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            make(0)
    assert make(1) == 1
