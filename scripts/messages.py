"""What editors are told, in their own language: data/messages.yml.

Messages are written in English where the fault is found. The file gives the same sentence in Finnish and
Swedish, with {1}, {2} for what differs each time. A message that it does not have stays English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from scripts.model_problems import validated
from scripts.problems import Problem, ProblemsFound
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

MESSAGES = "data/messages.yml"
"""The file, from the project's root."""

DeskLang = Literal["fi", "sv", "en"]
"""Languages in which editors are told something."""

_OF_LOCALE: Mapping[str, DeskLang] = {"sv": "sv", "en": "en"}
_HOLE = re.compile(r"\{(\d)\}")
_END = re.compile(r"(?<=[.?]) ")
_BETWEEN = ("; ", " › ")
_OR: Mapping[DeskLang, str] = {"fi": " tai ", "sv": " eller ", "en": " or "}
_LABELLED = re.compile(r"(“[^”]+”): (?P<message>.+)", re.DOTALL)


class Said(StrictModel):
    """One text in the three languages."""

    fi: str
    sv: str
    en: str

    def in_(self, lang: DeskLang) -> str:
        """The text in one language."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[lang]


class GroupWords(StrictModel):
    """What a group of messages is called and what to do about it."""

    title: Said
    about: Said


class MessagesFile(StrictModel):
    """data/messages.yml as it is written."""

    words: dict[str, Said]
    groups: dict[str, GroupWords]
    messages: list[Said]
    parts: list[Said]


@dataclass(frozen=True)
class Messages:
    """All of data/messages.yml."""

    words: Mapping[str, Said]
    groups: Mapping[str, GroupWords]
    sentences: Sequence[Said] = field(repr=False)
    parts: Sequence[Said] = field(repr=False)

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], Said]]:
        return _longest_first(self.sentences)

    @cached_property
    def _part_patterns(self) -> list[tuple[re.Pattern[str], Said]]:
        return _longest_first(self.parts)

    def problem(self, problem: Problem, lang: DeskLang) -> Problem:
        """The same problem, told in a language as far as its words are known."""
        return Problem(
            problem.file, problem.line, self.say(problem.what, lang), self.say(problem.instead, lang)
        )

    def say(self, message: str, lang: DeskLang) -> str:
        """A message in a language; several sentences one by one; what is not known stays as it is."""
        if lang == "en":
            return message
        return self._said(message, lang) or message

    def _said(self, message: str, lang: DeskLang) -> str | None:
        # Sentences first: a hole of the first would take in all the others.
        for end in _END.finditer(message):
            first, rest = self._one(message[: end.start()], lang), message[end.end() :]
            more = self._said(rest, lang) if first else None
            if more:
                return f"{first} {more}"
        one = self._one(message, lang)
        if one:
            return one
        # A value's own fault stands behind the name of its key.
        labelled = _LABELLED.fullmatch(message)
        inner = self._said(labelled["message"], lang) if labelled else None
        return f"{labelled[1]}: {inner}" if labelled and inner else None

    def _one(self, message: str, lang: DeskLang) -> str | None:
        for pattern, said in self._patterns:
            match = pattern.fullmatch(message)
            if match:
                return self._filled(said, match, lang)
        return None

    def _filled(self, said: Said, match: re.Match[str], lang: DeskLang) -> str:
        return _HOLE.sub(lambda hole: self._part(match[f"h{hole[1]}"], lang), said.in_(lang))

    def _part(self, value: str, lang: DeskLang) -> str:
        """What stands in a hole: words of ours in the language, anything else as it is."""
        for sign in _BETWEEN:
            if sign in value:
                return sign.join(self._part(item, lang) for item in value.split(sign))
        known = [self._known_part(item, lang) for item in value.split(_OR["en"])]
        return value if None in known else _OR[lang].join(map(str, known))

    def _known_part(self, value: str, lang: DeskLang) -> str | None:
        for pattern, said in self._part_patterns:
            match = pattern.fullmatch(value)
            if match:
                return self._filled(said, match, lang)
        return None


def load_messages(root: Path) -> Messages:
    """data/messages.yml. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / MESSAGES, MESSAGES)
    read = validated(MessagesFile, file)
    return Messages(read.words, read.groups, read.messages, read.parts)


def told(problems: Iterable[Problem], root: Path, environment: Mapping[str, str]) -> list[Problem]:
    """The problems in the language of the person at the machine; in English when the words cannot be read."""
    try:
        messages = load_messages(root)
    except ProblemsFound:
        return list(problems)
    return [messages.problem(problem, language_of(environment)) for problem in problems]


def _longest_first(texts: Iterable[Said]) -> list[tuple[re.Pattern[str], Said]]:
    """What is said more exactly is tried before what would fit too."""
    ordered = sorted(texts, key=lambda said: -len(_HOLE.sub("", said.en)))
    return [(_pattern(said.en), said) for said in ordered]


def _pattern(template: str) -> re.Pattern[str]:
    """Finds a template with anything in its holes."""
    parts = _HOLE.split(template)
    text = "".join(f"(?P<h{part}>.*?)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
    return re.compile(text, re.DOTALL)


def language_of(environment: Mapping[str, str]) -> DeskLang:
    """The language of the person at the machine, from its locale; Finnish when that is another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return _OF_LOCALE.get(value[:2].lower(), "fi")
    return "fi"
