"""Whose site this is, its address and the words of its interface: data/site.yml and data/strings.yml."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import field_validator

from scripts.languages import LANGUAGES, Lang
from scripts.model_problems import validated
from scripts.problems import Problem, ProblemsFound
from scripts.strict_model import StrictModel
from scripts.yaml_files import Key, YamlFile, load_yaml

Strings = Mapping[str, str]
"""Interface words of one language by dotted key: strings["exit.label"]."""


class Both(StrictModel):
    """A text in both languages."""

    fi: str
    sv: str

    def in_(self, lang: Lang) -> str:
        """The text in one language."""
        return self.fi if lang == "fi" else self.sv


class Publisher(StrictModel):
    """Who answers for the site."""

    name: Both
    is_authority: bool


class Settings(StrictModel):
    """data/site.yml."""

    name: Both
    short_name: Both
    publisher: Publisher
    feedback_email: str | None
    url: str
    exit: Both

    @field_validator("url")
    @classmethod
    def _ends_with_slash(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")) or not value.endswith("/"):
            raise ValueError("an address begins with https:// and ends with /")
        return value


def load_settings(root: Path) -> Settings:
    """The site's settings; the environment variable SITE_URL overrides the address.

    Raises ProblemsFound when data/site.yml is not complete.
    """
    file = load_yaml(root / "data" / "site.yml", "data/site.yml")
    settings = validated(Settings, file)
    url = os.environ.get("SITE_URL")
    return settings.model_copy(update={"url": url.rstrip("/") + "/"}) if url else settings


def load_strings(root: Path) -> dict[Lang, dict[str, str]]:
    """The interface's words of both languages.

    Raises ProblemsFound when a word is missing in one of them.
    """
    file = load_yaml(root / "data" / "strings.yml", "data/strings.yml")
    strings: dict[Lang, dict[str, str]] = {"fi": {}, "sv": {}}
    problems: list[Problem] = []
    _collect(file, file.data, (), strings, problems)
    if problems:
        raise ProblemsFound(problems)
    return strings


def _collect(
    file: YamlFile,
    node: Any,
    keys: tuple[Key, ...],
    strings: dict[Lang, dict[str, str]],
    problems: list[Problem],
) -> None:
    if isinstance(node, dict) and set(node) & set(LANGUAGES):
        for lang in LANGUAGES:
            text = node.get(lang)
            if isinstance(text, str) and text.strip():
                strings[lang][".".join(map(str, keys))] = text
            else:
                what = f"“{'.'.join(map(str, keys))}” has no text in the language {lang}."
                problems.append(
                    file.problem(keys, what, f'Write both: {{fi: "…", sv: "…"}}; {lang} is missing.')
                )
    elif isinstance(node, dict):
        for key, value in node.items():
            _collect(file, value, (*keys, key), strings, problems)
    else:
        problems.append(
            file.problem(keys, "Here a text in both languages belongs.", 'Write {fi: "…", sv: "…"}.')
        )
