"""What a language hangs on a figure or writes between two: taken away, or written as a dash."""

from __future__ import annotations

import re

from scripts.content.writing.flatten import FlatText
from scripts.languages import Lang

_FROM_TO = re.compile(r"([0-9][0-9.,]*):st[aä] ([0-9][0-9.,]*):[a-zäö]+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan ([0-9][0-9 .,]*[0-9]|[0-9]) och (?=[0-9])", re.IGNORECASE)
_TILL = re.compile(r"(?<=[0-9]) till (?=(?:kl\.? |klockan )?[0-9])", re.IGNORECASE)
_ORDINAL_ENDING: dict[Lang, re.Pattern[str]] = {
    "fi": re.compile(r"(?<![0-9.,:])([0-9]{1,3}):(?:s|nn[a-zäö]+|nte[a-zäö]+)(?![a-zåäö])"),
    "sv": re.compile(r"(?<![0-9.,:])([0-9]{1,3}):(?:a|e|de|dje|nde|ste|sta)(?![a-zåäö])"),
}
_ENDING = re.compile(r"(?<=[0-9§%]) ?:[a-zåäö]+", re.IGNORECASE)
ORDINAL = "\ufff9"
"""Stands behind the digits of an ordinal whose ending was taken away."""


def write_endings_out(flat: FlatText, lang: Lang) -> FlatText:
    """The text without endings on figures (`112:een`), and with a dash for the words of a range."""
    if lang == "fi":
        flat = flat.replaced(_FROM_TO, lambda found: f"{found[1]}–{found[2]}")
    else:
        flat = flat.replaced(_BETWEEN, lambda found: f"{found[1]}–")
        flat = flat.replaced(_TILL, lambda _: "–")
    flat = flat.replaced(_ORDINAL_ENDING[lang], lambda found: f"{found[1]}{ORDINAL}")
    return flat.replaced(_ENDING, lambda _: "")
