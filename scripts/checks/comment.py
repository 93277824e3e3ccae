"""The comment on a proposal, in the editors' two languages: may it be published, how it looks, who reads it.

What a proposal's own run has left is data of somebody unknown: it is read through a model, its signs are
taken as signs and not as markup, and it has a size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, ValidationError

from scripts.checks.desk import GROUPS, Desk, Group
from scripts.checks.readers import Reader, readers_of
from scripts.checks.report import as_code, as_markdown, verdict
from scripts.languages import FOLDERS, LANGUAGES, Lang
from scripts.messages import Messages
from scripts.problems import Problem
from scripts.strict_model import StrictModel

MARK = "<!-- toimituspöytä, redaktionsbordet -->"
"""Begins the comment, so that the next one takes its place."""

_MOST_PROBLEMS = 5000
_MOST_CHARACTERS = 60_000
"""The host refuses a comment of more than 65,536."""

_MOST_PAGES = 20

_Text = Annotated[str, Field(max_length=4000)]


class _Told(StrictModel):
    file: Annotated[str, Field(max_length=500)]
    line: Annotated[int, Field(ge=0)]
    what: _Text
    instead: _Text


class _Group(StrictModel):
    id: Group
    title: _Text
    problems: Annotated[list[_Told], Field(max_length=_MOST_PROBLEMS)] | None


class _Checked(StrictModel):
    """What `make check` writes for machines."""

    publishable: bool
    groups: Annotated[list[_Group], Field(max_length=len(GROUPS))]


@dataclass(frozen=True)
class Proposal:
    """What is known of a proposal.

    changed: paths of the files that it changes
    run: address of the run that checked it
    preview: address of its preview; empty when there is none
    """

    changed: Sequence[str]
    run: str
    preview: str


def read_desk(text: str) -> Desk | None:
    """A desk from what `make check` wrote as JSON; None for anything else."""
    try:
        checked = _Checked.model_validate_json(text)
    except ValidationError:
        return None
    found: dict[Group, list[Problem]] = {
        group.id: [Problem(told.file, told.line, told.what, told.instead) for told in group.problems]
        for group in checked.groups
        if group.problems is not None
    }
    return Desk(found) if "broken" in found and "unfinished" in found else None


def comment(desk: Desk | None, proposal: Proposal, readers: Sequence[Reader], messages: Messages) -> str:
    """The whole comment as Markdown. desk: None when the proposal could not be checked"""
    parts = ["\n".join(_in_language(desk, proposal, readers, messages, lang)) for lang in LANGUAGES]
    text = "\n\n---\n\n".join(parts)
    if len(text) > _MOST_CHARACTERS:
        # All of it stands in the run's own report; what stops is told first, so that it stays.
        half = _MOST_CHARACTERS // 2
        text = "\n\n---\n\n".join(f"{part[:half]}\n\n</details>" for part in parts)
    return f"{MARK}\n{text}\n"


def _in_language(
    desk: Desk | None, proposal: Proposal, readers: Sequence[Reader], messages: Messages, lang: Lang
) -> Iterator[str]:
    words: Mapping[str, str] = {key: said.in_(lang) for key, said in messages.words.items()}
    yield f"## {words['title']}"
    yield ""
    yield f"**{verdict(desk, messages, lang) if desk else words['not_checked']}**"
    yield ""
    if proposal.preview:
        link = f"[{words['preview_link']}]({proposal.preview})"
        yield f"- **{words['preview']}** {link}. {words['preview_how']}"
        yield from _pages(proposal.changed, words["preview_page"])
    elif desk is None or desk.publishable:
        yield f"- **{words['preview']}** {words['no_preview']} [{words['run']}]({proposal.run})."
    else:
        yield f"- **{words['preview']}** {words['preview_later']}"
    for reader, paths in readers_of(proposal.changed, readers):
        yield f"- **{words['read_by']}** {reader.who.in_(lang)} ({_names(paths)})."
    yield f"- {words['after_mending']}"
    yield ""
    if desk:
        yield as_markdown(desk, messages, lang, set(proposal.changed))


def _names(paths: Sequence[str]) -> str:
    return ", ".join(map(as_code, paths[:_MOST_PAGES])) + (" …" if len(paths) > _MOST_PAGES else "")


def _pages(changed: Sequence[str], words: str) -> Iterator[str]:
    """Where the changed Finnish pages stand in the preview; the Swedish ones are one link away from them."""
    folder = f"{FOLDERS['fi']}/"
    paths = [path.removeprefix(folder) for path in changed if path.startswith(folder)]
    places = [
        path.removesuffix(".md").removesuffix("index").rstrip("/")
        for path in paths
        if path.endswith(".md") and not path.startswith("_")
    ]
    for place in places[:_MOST_PAGES]:
        yield f"  - {words} {as_code(f'{place}/index.html'.lstrip('/'))}"
