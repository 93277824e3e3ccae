"""Two texts that should say the same, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.content.twins.texts import Part, Text
from scripts.content.writing.structure import Heading
from scripts.problems import Problem

Parts = tuple[Part, Part]
"""A part of the Finnish text and what stands for it in the Swedish one."""


@dataclass(frozen=True)
class Twins:
    """A Finnish text and its Swedish twin.

    waiting: the Swedish text may follow later in everything but figures, contacts and safety texts
    as_one: sections are not compared one by one, because their order may differ
    """

    fi: Text
    sv: Text
    waiting: bool = False
    as_one: bool = False

    def differ(self, line: int, what: str, instead: str) -> Problem:
        """A problem of both, placed in the Finnish file."""
        return Problem(self.fi.name, line, what, instead)


def paired_parts(twins: Twins) -> list[Parts]:
    """The sections side by side. Where headings are missing, all from that place on is one part."""
    fi, sv = twins.fi, twins.sv
    if not twins.as_one and len(fi.headings) == len(sv.headings):
        return list(zip(fi.parts, sv.parts, strict=True))
    at = parting(fi.headings, sv.headings)
    if twins.as_one or at == min(len(fi.headings), len(sv.headings)):
        # Nothing tells which heading is the missing one.
        at = -1
    head = list(zip(fi.parts[: at + 1], sv.parts[: at + 1], strict=True))
    return [*head, (_joined(fi.parts[at + 1 :]), _joined(sv.parts[at + 1 :]))]


def parting(fi: Sequence[Heading], sv: Sequence[Heading]) -> int:
    """Index of the first heading that has no counterpart: by level, and by id when their number differs."""
    for index, (ours, theirs) in enumerate(zip(fi, sv, strict=False)):
        if ours.level != theirs.level or (len(fi) != len(sv) and ours.id != theirs.id):
            return index
    return min(len(fi), len(sv))


def _joined(parts: Sequence[Part]) -> Part:
    title = next((part.title for part in parts if part.title), "")
    return Part(f"{title} …" if len(parts) > 1 and title else title, parts[0].first_line, parts[-1].last_line)
