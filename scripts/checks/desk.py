"""The editors' desk: everything there is to do, grouped by what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar, get_args

from scripts.checks.link_words import empty_link_words
from scripts.checks.old_addresses import lost_addresses
from scripts.checks.overdue import overdue_contacts, overdue_pages, unconfirmed_contacts
from scripts.checks.people_and_places import load_municipalities, people_and_places
from scripts.checks.readability import long_sentences, readability
from scripts.checks.readers import load_readers
from scripts.checks.translation import translation_behind
from scripts.checks.unfinished import unfinished
from scripts.content.registers.contacts import CONTACTS
from scripts.content.registers.phrases import OWN_WORDS, PHRASES, Phrases
from scripts.content.registers.terms import term_warnings
from scripts.inputs import Inputs, read_inputs
from scripts.languages import Lang
from scripts.problems import Problem, ProblemsFound
from scripts.stage import Staged, staged_site
from scripts.statistics.years.load import FOLDER, unfilled
from scripts.yaml_files import load_yaml

_T = TypeVar("_T")

Group = Literal[
    "broken", "unfinished", "overdue", "translation", "people", "figures", "confirm", "languages", "style"
]

GROUPS: tuple[Group, ...] = get_args(Group)
"""In the order in which they are told: what stops the site first."""


@dataclass(frozen=True)
class Desk:
    """What an editor is told.

    found: the problems of each group that was looked at; of a group that is missing nothing is known,
        because something is broken that it depends on
    asked: the groups that are told
    """

    found: dict[Group, list[Problem]] = field(default_factory=dict)
    asked: tuple[Group, ...] = GROUPS

    @property
    def publishable(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not self.found["broken"] and not self.found["unfinished"]


def look(root: Path, today: date, lang: Lang = "fi") -> Desk:
    """Look at everything below the project's root; changes nothing and raises nothing for editors' faults.

    lang: the language in which questions to others are told, which stand in the data in both
    """
    found: dict[Group, list[Problem]] = {
        "broken": [],
        "unfinished": unfinished(root),
        "translation": translation_behind(root),
    }
    try:
        inputs = read_inputs(root, today)
    except ProblemsFound as problems:
        found["broken"] = problems.problems
        return Desk(found)
    broken = found["broken"]
    contacts_file = load_yaml(root / CONTACTS, CONTACTS)
    found["overdue"] = [
        *overdue_pages(inputs.pages, today),
        *overdue_contacts(inputs.contacts, contacts_file, today),
    ]
    found["figures"] = _unfilled_tables(root)
    found["languages"] = _unreviewed(inputs.languages)
    found["style"] = [
        *term_warnings(inputs.pages, inputs.terms, inputs.blocks),
        *long_sentences(readability(inputs.pages)),
        *empty_link_words(inputs.pages, inputs.blocks),
    ]
    _read(lambda: load_readers(root), broken)
    municipalities = _read(lambda: load_municipalities(root), broken)
    if municipalities:
        found["people"] = people_and_places(inputs.pages, municipalities)
    staged = _read(lambda: staged_site(inputs), broken)
    if staged:
        found["confirm"] = [
            *_open_questions(inputs, lang),
            *unconfirmed_contacts(inputs.contacts, contacts_file),
        ]
    # First: once the line is there, what else names the old page is told where that leads.
    broken[:0] = lost_addresses(inputs, _addresses(inputs, staged))
    return Desk(found)


def _read(read: Callable[[], _T], broken: list[Problem]) -> _T | None:
    try:
        return read()
    except ProblemsFound as problems:
        broken += problems.problems
        return None


def _addresses(inputs: Inputs, staged: Staged | None) -> list[str]:
    """Of all pages; without generated ones while something else is broken."""
    if staged is None:
        return [page.address for page in inputs.pages]
    return [view.address for views in staged.views.values() for view in views.values()]


def _open_questions(inputs: Inputs, lang: Lang) -> list[Problem]:
    return [
        inputs.to_confirm_file.problem(
            (index,),
            point.question.in_(lang),
            f"Ask {point.ask}; then correct {', '.join(point.pages)} and delete the point.",
        )
        for index, point in enumerate(inputs.to_confirm)
    ]


def _unfilled_tables(root: Path) -> list[Problem]:
    return [
        Problem(
            f"{FOLDER}/{year}.yml",
            0,
            f"Not filled in yet: {', '.join(tables)}.",
            "Fill in a whole table at a time; until then the page says that it is missing.",
        )
        for year, tables in unfilled(root).items()
    ]


def _unreviewed(languages: Iterable[Phrases]) -> list[Problem]:
    return [
        Problem(
            f"{PHRASES}/{language.code}.yml",
            0,
            f"No native reader has reviewed the page in {language.name_fi} / {language.name_sv}.",
            "Let a native reader check the phrases, and write the day as `reviewed_on`.",
        )
        for language in languages
        if language.reviewed_on is None and language.code != OWN_WORDS
    ]
