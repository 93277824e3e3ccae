"""Remembering what was made, so that a preview makes again only what an edit changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def remembered(make: Callable[_P, _T]) -> Callable[_P, _T]:
    """The function, which gives its last result again when it is asked with equal arguments.

    For functions that only make something of what they are given, and whose results nobody changes.
    """
    last: list[tuple[tuple[object, ...], dict[str, object], _T]] = []

    @wraps(make)
    def again(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        if last and last[0][0] == args and last[0][1] == kwargs:
            return last[0][2]
        made = make(*args, **kwargs)
        last[:] = [(args, kwargs, made)]
        return made

    return again
