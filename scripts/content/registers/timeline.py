"""What happened when: data/timeline.yml, and how it looks on the page about history."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from babel.dates import format_date
from pydantic import Field, ValidationError

from scripts.content.notation.tokens import differences, tokens
from scripts.content.registers.sources import SOURCES, Texts
from scripts.content.writing.typed_figures import statistic_like_tokens
from scripts.languages import LANGUAGES, Lang
from scripts.model_problems import problems_from
from scripts.problems import Problem, ProblemsFound, nearest
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

TIMELINE = "data/timeline.yml"
"""The file, from the project's root."""


class Event(StrictModel):
    """Something that happened to the assistance system, or a change in the law about it."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    month: Annotated[int, Field(ge=1, le=12)] | None = Field(...)
    """None when only the year is known."""
    text: Texts
    sources: Annotated[list[str], Field(min_length=1)]
    """Ids of data/sources.yml."""
    law: bool
    """Whether it is a change in the law."""


def load_timeline(root: Path, known_sources: Collection[str]) -> tuple[Event, ...]:
    """All events, the earliest first, as in the file.

    root: the project's folder
    known_sources: the ids of data/sources.yml
    Raises ProblemsFound with every fault of the file: wrong shape, wrong order, unknown sources, typed
    statistics, figures that differ between the languages.
    """
    file = load_yaml(root / TIMELINE, TIMELINE)
    events, problems = _events(file)
    problems += _order_problems(events, file)
    for index, event in events.items():
        problems += _source_problems(index, event, file, known_sources)
        problems += _figure_problems(index, event, file)
    if problems:
        raise ProblemsFound(problems)
    return tuple(events.values())


def render_timeline(events: Sequence[Event], lang: Lang) -> str:
    """The events as a list, for the body of a page. Changes in the law carry a class of their own."""
    return "\n".join(['<ol class="timeline">', *(_item(event, lang) for event in events), "</ol>"])


# --- Reading


def _events(file: YamlFile) -> tuple[dict[int, Event], list[Problem]]:
    """The events that are in order, by their place in the file, and the problems of the others."""
    if not isinstance(file.data, list) or not file.data:
        what = "The file should hold a list of events."
        instead = "Begin each event with “- year: …” and write its other keys below, two spaces in."
        return {}, [Problem(file.name, 1, what, instead)]
    events: dict[int, Event] = {}
    problems: list[Problem] = []
    for index, value in enumerate(file.data):
        try:
            events[index] = Event.model_validate(value)
        except ValidationError as error:
            problems += problems_from(error, file, (index,), Event)
    return events, problems


def _order_problems(events: Mapping[int, Event], file: YamlFile) -> Iterator[Problem]:
    for (_, earlier), (index, later) in pairwise(events.items()):
        if _is_before(later, earlier):
            yield file.problem(
                (index,),
                f"The event of {_machine_date(later)} stands after that of {_machine_date(earlier)}.",
                "Move it up to its place; the earliest event comes first.",
            )


def _is_before(one: Event, other: Event) -> bool:
    """Whether an event surely came earlier; without both months, two events of a year have no order."""
    if one.year != other.year or one.month is None or other.month is None:
        return one.year < other.year
    return one.month < other.month


def _source_problems(
    index: int, event: Event, file: YamlFile, known_sources: Collection[str]
) -> Iterator[Problem]:
    for at, source in enumerate(event.sources):
        if source not in known_sources:
            hint = nearest(source, known_sources)
            yield file.problem(
                (index, "sources", at),
                f"“{source}” is not in {SOURCES}.",
                f"Did you mean “{hint}”?"
                if hint
                else f"Use an id of {SOURCES}, add it there, or take it away.",
            )


def _figure_problems(index: int, event: Event, file: YamlFile) -> Iterator[Problem]:
    """Statistics belong to data/statistics alone; and both languages must tell the same dates and figures."""
    for lang in LANGUAGES:
        for token in statistic_like_tokens(event.text.in_(lang), lang):
            yield file.problem(
                (index, "text", lang),
                f"The figure “{token.written}” is typed.",
                "Leave it out; statistics come from data/statistics.",
            )
    only_fi, only_sv = differences(tokens(event.text.fi, "fi"), tokens(event.text.sv, "sv"))
    if only_fi or only_sv:
        written = ", ".join(f"“{token.written}”" for token in (*only_fi, *only_sv))
        yield file.problem(
            (index, "text"),
            f"Only one of the languages has {written}.",
            "Write the same figures and dates in both languages.",
        )


# --- Showing


def _item(event: Event, lang: Lang) -> str:
    css_class = ' class="timeline-law"' if event.law else ""
    when = f'<time datetime="{_machine_date(event)}">{_shown_date(event, lang)}</time>'
    return f"<li{css_class}>{when} <p>{escape(event.text.in_(lang))}</p></li>"


def _machine_date(event: Event) -> str:
    return str(event.year) if event.month is None else f"{event.year}-{event.month:02}"


def _shown_date(event: Event, lang: Lang) -> str:
    if event.month is None:
        return str(event.year)
    return format_date(date(event.year, event.month, 1), format="LLLL y", locale=lang)
