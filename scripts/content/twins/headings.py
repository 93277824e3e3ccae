"""The headings and explicit ids of twins: the same ones in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scripts.content.twins.pairs import Twins, parting
from scripts.content.twins.texts import Text
from scripts.content.writing.structure import Anchor
from scripts.problems import Problem


def heading_problems(twins: Twins) -> list[Problem]:
    """Where the levels of the headings part; one problem, because what comes after only follows from it."""
    fi, sv = twins.fi.headings, twins.sv.headings
    if twins.as_one:
        if Counter(heading.level for heading in fi) == Counter(heading.level for heading in sv):
            return []
    elif [heading.level for heading in fi] == [heading.level for heading in sv]:
        return []
    at = parting(fi, sv)
    numbers = f" ({len(fi)} headings and {len(sv)})" if len(fi) != len(sv) else ""
    ours, theirs = _heading_at(twins.fi, at), _heading_at(twins.sv, at)
    return [
        twins.differ(
            fi[at].line if at < len(fi) else 0,
            f"The headings part here{numbers}: {ours}, {theirs}.",
            "Give both pages the same headings, with the same number of # and in the same order.",
        )
    ]


def _heading_at(text: Text, index: int) -> str:
    if index < len(text.headings):
        heading = text.headings[index]
        return f"{text.at(heading.line)} has “{'#' * heading.level} {heading.text}”"
    if not text.headings:
        return f"{text.name} has no heading"
    return f"{text.name} has none after its last (line {text.headings[-1].line})"


def anchor_problems(twins: Twins) -> list[Problem]:
    """Where the explicit ids part; one problem, because what comes after only follows from it."""
    fi, sv = twins.fi.anchors, twins.sv.anchors
    if twins.as_one:
        fi = sorted(fi, key=lambda anchor: anchor.id)
        sv = sorted(sv, key=lambda anchor: anchor.id)
    if [anchor.id for anchor in fi] == [anchor.id for anchor in sv]:
        return []
    at = next(
        (index for index, (ours, theirs) in enumerate(zip(fi, sv, strict=False)) if ours.id != theirs.id),
        min(len(fi), len(sv)),
    )
    ours, theirs = _anchor_at(twins.fi, fi, at), _anchor_at(twins.sv, sv, at)
    return [
        twins.differ(
            fi[at].line if at < len(fi) else 0,
            f"The ids part here: {ours}, {theirs}.",
            "Give the same headings the same ids in both languages, in the same order: "
            "`## Mitä se maksaa {#hinta}`, `## Vad det kostar {#hinta}`.",
        )
    ]


def _anchor_at(text: Text, found: Sequence[Anchor], index: int) -> str:
    if index < len(found):
        return f"{text.at(found[index].line)} has {{#{found[index].id}}}"
    if not found:
        return f"{text.name} has none"
    return f"{text.name} has none after its last (line {found[-1].line})"
