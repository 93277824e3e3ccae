from __future__ import annotations

import re

import pytest

from scripts.statistics.figures.bars import bar, key


def test_the_longest_bar_fills_the_width_and_the_others_follow_in_proportion() -> None:
    whole = '<rect width="100%" height="14"/>'
    assert (
        bar([122], 122) == f'<svg class="data-bar" width="100%" height="14" aria-hidden="true">{whole}</svg>'
    )
    assert '<rect width="50.8%"' in bar([62], 122)
    assert '<rect width="0.8%"' in bar([1], 122)


def test_nothing_is_drawn_for_zero() -> None:
    assert bar([0], 122) == bar([0], 0) == bar([0, 0], 5)
    assert "<rect" not in bar([0], 122)


def test_the_second_part_is_another_kind_of_mark_and_stands_off_from_the_first() -> None:
    drawing = bar([27, 95], 122)
    assert '<rect width="22.1%"' in drawing
    assert '<line x1="22.8%" x2="100%"' in drawing


def test_a_second_part_alone_begins_at_the_edge() -> None:
    assert '<line x1="0%" x2="100%"' in bar([0, 5], 5)


def test_a_second_part_smaller_than_the_gap_is_still_there() -> None:
    drawing = bar([999, 1], 1000)
    match = re.search(r'x1="([\d.]+)%" x2="([\d.]+)%"', drawing)
    assert match
    assert float(match[1]) < float(match[2])


def test_a_bar_is_small_holds_no_style_and_is_hidden_from_screen_readers() -> None:
    for drawing in (bar([62], 122), bar([27, 95], 122), key(0), key(1)):
        assert len(drawing) < 170
        assert "style" not in drawing
        assert 'aria-hidden="true"' in drawing
        assert "id=" not in drawing


@pytest.mark.parametrize(("parts", "longest"), [([], 1), ([1, 1, 1], 3), ([-1], 3), ([4], 3), ([2, 2], 3)])
def test_what_cannot_be_drawn_truly_is_refused(parts: list[int], longest: int) -> None:
    with pytest.raises(ValueError, match="cannot draw"):
        bar(parts, longest)
