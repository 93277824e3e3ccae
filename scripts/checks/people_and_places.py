"""A nationality and a Finnish municipality in one paragraph: few people may be meant, and be known by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.checks.word_forms import nationality_in, place_pattern
from scripts.content.writing.pages import Page
from scripts.content.writing.structure import without_code
from scripts.languages import LANGUAGES, Lang
from scripts.model_problems import validated
from scripts.problems import Problem
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

MUNICIPALITIES = "data/municipalities.yml"
"""The file, from the project's root."""

_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_NOT_READ = re.compile(r"\{\{.*?\}\}|\]\([^)\n]*\)|\{#[^}\n]*\}")


class Municipalities(StrictModel):
    """Names of municipalities. same: in both languages; two: Finnish name and Swedish name."""

    same: list[str]
    two: dict[str, str]

    def names(self, lang: Lang) -> list[str]:
        """The names in one language."""
        return [*self.same, *(self.two if lang == "fi" else self.two.values())]


def load_municipalities(root: Path) -> Municipalities:
    """data/municipalities.yml. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / MUNICIPALITIES, MUNICIPALITIES)
    return validated(Municipalities, file)


def people_and_places(pages: Iterable[Page], municipalities: Municipalities) -> list[Problem]:
    """Paragraphs that name both; to look at, not to stop on."""
    patterns = {lang: place_pattern(municipalities.names(lang), lang) for lang in LANGUAGES}
    return [
        problem for page in pages if not page.generated for problem in _in_page(page, patterns[page.lang])
    ]


def _in_page(page: Page, places: re.Pattern[str]) -> Iterator[Problem]:
    text = _NOT_READ.sub(" ", without_code(page.body))
    for paragraph in _PARAGRAPH.finditer(text):
        place = places.search(paragraph.group())
        if place is None:
            continue
        nationality = nationality_in(paragraph.group(), page.lang)
        if nationality:
            yield Problem(
                page.name,
                page.body_line + text.count("\n", 0, paragraph.start() + place.start()),
                f"“{nationality}” and “{place.group()}” stand in one paragraph: "
                "a reader may know by them who is meant.",
                "Leave out one of the two, unless it is about an office or a law and not about people.",
            )
