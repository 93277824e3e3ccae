"""Numbers, shares and dates as Finnish and Swedish write them (Babel; short patterns fixed to be alike)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from scripts.languages import Lang

_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"


@lru_cache(maxsize=4096)
def whole(number: int, lang: Lang) -> str:
    """A count with no-break spaces between thousands: 1 257."""
    text = format_decimal(number, format="#,##0", locale=lang)
    return text.replace("\u202f", _NO_BREAK_SPACE).replace("-", _MINUS)


def percent(part: int, whole_: int, lang: Lang) -> str:
    """A share rounded half up to whole per cent: 49 %. `whole_` must be above zero."""
    if whole_ <= 0:
        raise ValueError("a share needs a whole above zero")
    return printed_percent((200 * part + whole_) // (2 * whole_), lang)


def printed_percent(share: int, lang: Lang) -> str:
    """A share that is given in whole per cent: 49 %."""
    return f"{whole(share, lang)}{_NO_BREAK_SPACE}%"


def change(now: int, before: int, lang: Lang) -> str:
    """Change in whole per cent with its sign: +8 %, −27 %. `before` must be above zero."""
    if before <= 0:
        raise ValueError("a change needs a start above zero")
    size = (200 * abs(now - before) + before) // (2 * before)
    sign = "+" if now > before else _MINUS if now < before else "±"
    return f"{sign}{whole(size, lang)}{_NO_BREAK_SPACE}%"


def day(value: date, lang: Lang) -> str:
    """A date as it is written in both languages: 1.1.2023."""
    return format_date(value, format="d.M.y", locale=lang)
