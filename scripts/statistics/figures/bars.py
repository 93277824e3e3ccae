"""Bars in the rows of a table: inline SVG without ids, so that a page may hold any number of them.

Colours and patterns come from the style sheet. The first part of a bar is solid, the second striped and
set off by a gap, so that they differ in grey print and for every eye.
"""

from __future__ import annotations

from collections.abc import Sequence

_GAP = 7
"""Between two parts, in tenths of per cent of the whole width."""

MOST_PARTS = 2
"""A bar of more parts could be told apart by colour alone, so there is none."""


def bar(parts: Sequence[int], longest: int) -> str:
    """One bar as SVG.

    parts: one or two numbers, drawn one after the other, in the unit of the table
    longest: the number that fills the whole width; not below the sum of any row's parts
    Raises ValueError for more parts, negative numbers or a sum above `longest`.
    """
    if not 1 <= len(parts) <= MOST_PARTS or min(parts) < 0 or sum(parts) > longest:
        raise ValueError(f"cannot draw {list(parts)} on a width of {longest}")
    if longest == 0:
        return _svg("data-bar", "")
    first = _tenths(parts[0], longest)
    inside = f'<rect width="{_percent(first)}" height="14"/>' if first else ""
    if len(parts) == MOST_PARTS and parts[1]:
        end = _tenths(sum(parts), longest)
        start = min(first + _GAP, end - 1) if first else 0
        inside += f'<line x1="{_percent(start)}" x2="{_percent(end)}" y1="7" y2="7"/>'
    return _svg("data-bar", inside)


def key(position: int) -> str:
    """The sample of a bar's first (0) or second (1) part for the head of its column."""
    sample = '<rect width="100%" height="14"/>' if position == 0 else '<line x2="100%" y1="7" y2="7"/>'
    return _svg("data-key", sample)


def _svg(name: str, inside: str) -> str:
    width = "100%" if name == "data-bar" else "18"
    return f'<svg class="{name}" width="{width}" height="14" aria-hidden="true">{inside}</svg>'


def _tenths(part: int, longest: int) -> int:
    return (2000 * part + longest) // (2 * longest)


def _percent(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")
