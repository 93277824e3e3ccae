"""A new first-aid language: the few phrases in English, marked, for a person who writes and reviews them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from scripts.checks.unfinished import MARK
from scripts.content.registers.phrases import OWN_WORDS, PHRASES, ShortWords
from scripts.inputs import Inputs
from scripts.languages import LANGUAGES
from scripts.problems import Problem, ProblemsFound
from scripts.scaffold.begin import taken

_HEADER = """\
# UNREVIEWED: not yet read by a native reader; so it stays `short`.
# After a review: correct the phrases, write the day as reviewed_on, and only then add the keys of `full`
# (see en.yml) and set status: full. Numbers are never typed here; they come from data/contacts.yml.
"""


def new_language(code: str, inputs: Inputs) -> dict[str, str]:
    """The file of the language. code: two or three small letters (ISO 639).

    Raises ProblemsFound for a code that is unknown or taken.
    """
    path = f"{PHRASES}/{code}.yml"
    if any(language.code == code for language in inputs.languages):
        raise taken(path)
    if code in LANGUAGES or not _known(code):
        what = f"“{code}” cannot be the code of a first-aid page."
        instead = "Use the language's code of two or three small letters (ISO 639), not fi or sv."
        raise ProblemsFound([Problem(path, 0, what, instead)])
    english = next(language for language in inputs.languages if language.code == OWN_WORDS).phrases
    names = {key: _name(code, lang) for key, lang in (("name", code), ("name_fi", "fi"), ("name_sv", "sv"))}
    lines = [
        *(f'{key}: "{name}"' for key, name in names.items()),
        f"dir: {_direction(code)}",
        "status: short",
        "reviewed_on: null",
        "phrases:",
        *(f'  {key}: "{MARK} {_one_line(getattr(english, key))}"' for key in ShortWords.model_fields),
        "",
    ]
    return {path: _HEADER + "\n".join(lines)}


def _known(code: str) -> bool:
    return code.isascii() and code.isalpha() and code.islower() and code in Locale("en").languages


def _name(code: str, lang: str) -> str:
    try:
        return str(Locale(lang).languages[code])
    except (UnknownLocaleError, KeyError):
        return f"{MARK} {Locale('en').languages[code]}"


def _direction(code: str) -> str:
    try:
        return str(Locale(code).text_direction)
    except UnknownLocaleError:
        return "ltr"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace('"', "”")
