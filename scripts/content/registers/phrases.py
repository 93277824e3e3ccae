"""What the first-aid pages say in languages beside Finnish and Swedish: data/phrases/<language>.yml."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationError

from scripts.languages import LANGUAGES
from scripts.model_problems import fault, problems_from
from scripts.problems import Problem, ProblemsFound
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

PHRASES = "data/phrases"
"""The folder, from the project's root."""

OWN_WORDS = "en"
"""The project writes this language itself; every other is full only after a native reader's review."""

_CODE = re.compile(r"[a-z]{2,3}")


def _phrase(value: str) -> str:
    if not value.strip():
        raise fault("The text is empty.", "Write the phrase in the file's language.")
    if any(character.isdigit() for character in value):
        raise fault(
            "The phrase holds a digit.",
            "Leave numbers out: they come from data/contacts.yml, below the phrase.",
        )
    if "<" in value or ">" in value:
        raise fault("The phrase holds < or >.", "Write plain text, without HTML.")
    return value


Phrase = Annotated[str, AfterValidator(_phrase)]


class ShortWords(StrictModel):
    """What every first-aid page says: few sentences, so that a native reader can check them in minutes."""

    title: Phrase
    """Names no topic: it stays in the browser's history."""
    call: Phrase
    danger: Phrase
    anonymous: Phrase
    interpreter: Phrase
    show: Phrase
    leave: Phrase
    leave_about: Phrase


class FullWords(ShortWords):
    """What a page may say beside that, once somebody answers for the text."""

    who: Phrase
    cost: Phrase
    bill: Phrase
    confidential: Phrase
    """The promise together with its limits."""
    phone_safety: Phrase


class _Language(StrictModel):
    code: str
    """The tag of BCP 47: the file's name, the page's address and its lang attribute."""
    name: Phrase
    """In the language's own script."""
    name_fi: Phrase
    """As in “Kieleni on …”."""
    name_sv: Phrase
    """As in “Mitt språk är …”."""
    dir: Literal["ltr", "rtl"]
    reviewed_on: date | None
    """The day when a native reader approved the text."""


class ShortPhrases(_Language):
    """A language with the few phrases alone."""

    status: Literal["short"]
    phrases: ShortWords


class FullPhrases(_Language):
    """A language that also tells what the call means."""

    status: Literal["full"]
    phrases: FullWords


Phrases = ShortPhrases | FullPhrases


def load_phrases(root: Path) -> tuple[Phrases, ...]:
    """All languages, ordered by their code.

    root: the project's folder
    Raises ProblemsFound with every fault of every file: a missing phrase has no fallback.
    """
    languages: list[Phrases] = []
    problems: list[Problem] = []
    for path in sorted((root / PHRASES).glob("*.yml")):
        try:
            languages.append(_read(path))
        except ProblemsFound as found:
            problems += found.problems
    if not languages and not problems:
        problems.append(Problem(PHRASES, 0, "No language is here.", "Bring the files back from the history."))
    if problems:
        raise ProblemsFound(problems)
    return tuple(languages)


def _read(path: Path) -> Phrases:
    name = f"{PHRASES}/{path.name}"
    if not _CODE.fullmatch(path.stem) or path.stem in LANGUAGES:
        what = f"“{path.stem}” cannot be the code of a first-aid page."
        instead = "Name the file by the language's code: two or three small letters, not fi or sv."
        raise ProblemsFound([Problem(name, 0, what, instead)])
    file = load_yaml(path, name)
    if not isinstance(file.data, dict):
        instead = "Begin with “name: …”; en.yml shows every key."
        raise ProblemsFound([Problem(name, 1, "The file should hold keys and their values.", instead)])
    if "code" in file.data:
        raise ProblemsFound([file.problem(("code",), "The file's name is the code.", "Delete the line.")])
    # Of a status that is neither, the model for short files tells.
    model = FullPhrases if file.data.get("status") == "full" else ShortPhrases
    try:
        language: Phrases = model.model_validate({**file.data, "code": path.stem})
    except ValidationError as error:
        raise ProblemsFound(problems_from(error, file, (), model)) from error
    _stop_unreviewed(language, file)
    return language


def _stop_unreviewed(language: Phrases, file: YamlFile) -> None:
    if language.status == "full" and language.reviewed_on is None and language.code != OWN_WORDS:
        what = "The file is full, but no native reader has reviewed it."
        instead = "Write the day of the review as reviewed_on; without one, keep `short` and its phrases."
        raise ProblemsFound([file.problem(("status",), what, instead)])
