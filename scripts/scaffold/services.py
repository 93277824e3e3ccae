"""A new service in data/contacts.yml: named, without anything that nobody has confirmed."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.checks.unfinished import MARK
from scripts.content.registers.contacts import CONTACTS, GROUPS
from scripts.inputs import Inputs
from scripts.problems import Problem, ProblemsFound

_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

_ENTRY = """
{key}:
  group: {group}
  name:
    fi: "{mark} Palvelun nimi"
    sv: "{mark} Tjänstens namn"
  does:
    fi: "{mark} Yksi virke siitä, mitä palvelu tekee."
    sv: "{mark} En mening om vad tjänsten gör."
  number: null
  email: null
  url: null
  hours: null
  price: null
  on_bill: unknown
  anonymous: unknown
  languages: null
  interpreter: unknown
  who_is_told: null
  status: check
  checked_on: null
"""


def new_service(key: str, group: str, root: Path, inputs: Inputs) -> dict[str, str]:
    """data/contacts.yml with a new entry last. key: its id; group: the list in which it stands.

    Raises ProblemsFound for an id that cannot be one or is taken, or an unknown group.
    """
    if not _ID.fullmatch(key):
        what = f"“{key}” cannot be an id."
        instead = "Use small letters a–z, digits and underscores, a letter first, such as victim_support."
        raise ProblemsFound([Problem(CONTACTS, 0, what, instead)])
    if key in inputs.contacts:
        raise ProblemsFound(
            [Problem(CONTACTS, 0, f"The service “{key}” is there already.", "Choose another id, or edit it.")]
        )
    if group not in GROUPS:
        what = f"There is no group of contacts called “{group}”."
        raise ProblemsFound([Problem(CONTACTS, 0, what, f"Use one of: {', '.join(GROUPS)}.")])
    text = (root / CONTACTS).read_text(encoding="utf-8").rstrip("\n")
    return {CONTACTS: f"{text}\n{_ENTRY.format(key=key, group=group, mark=MARK)}"}
