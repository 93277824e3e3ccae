"""data/search_words.yml: the words with which people look for a page, and those that say nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts
from scripts.languages import Lang
from scripts.model_problems import validated
from scripts.problems import Problem
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

SEARCH_WORDS = "data/search_words.yml"
"""The file, from the project's root."""

_Words = Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class Topic(StrictModel):
    """Words that lead to the same pages."""

    pages: _Words
    fi: _Words
    sv: _Words
    en: list[str] = Field(default_factory=list)

    def in_(self, lang: Lang) -> list[str]:
        """The words of one language."""
        return self.fi if lang == "fi" else self.sv


class Ignored(StrictModel):
    """Words of questions that stand everywhere."""

    fi: _Words
    sv: _Words

    def in_(self, lang: Lang) -> list[str]:
        """The words of one language."""
        return self.fi if lang == "fi" else self.sv


class SearchWordsFile(StrictModel):
    """The shape of the file."""

    ignored: Ignored
    topics: list[Topic]


@dataclass(frozen=True)
class SearchWords:
    """The file as it was read; `file` gives the lines for later messages."""

    ignored: Ignored
    topics: tuple[Topic, ...]
    file: YamlFile


def load_search_words(root: Path) -> SearchWords:
    """data/search_words.yml. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / SEARCH_WORDS, SEARCH_WORDS)
    read = validated(SearchWordsFile, file)
    return SearchWords(read.ignored, tuple(read.topics), file)


def search_words_problems(
    search_words: SearchWords, paths: Collection[str], whereabouts: Whereabouts = NOTHING_KNOWN
) -> list[Problem]:
    """Words for pages that are not there. paths: those of all pages, generated ones too."""
    return [
        search_words.file.problem(
            ("topics", place, "pages", index),
            f"There is no page “{path}”.",
            whereabouts.page(path, paths, "Correct the path, or take it away."),
        )
        for place, topic in enumerate(search_words.topics)
        for index, path in enumerate(topic.pages)
        if path not in paths
    ]
