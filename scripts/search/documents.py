"""What search looks through: for each page its names, headings, keywords and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.content.generated.first_aid import LANGUAGE_LIST, first_aid_address
from scripts.content.generated.navigation import UNLISTED
from scripts.content.registers.phrases import Phrases
from scripts.content.registers.terms import Term
from scripts.content.writing.flatten import running_text
from scripts.content.writing.pages import Page
from scripts.content.writing.structure import headings
from scripts.languages import Lang
from scripts.search.search_words import Topic
from scripts.search.words import stems

_HTML_HEADING = re.compile(r"<h[2-4][^<>]*>(.*?)</h[2-4]>", re.DOTALL)


@dataclass(frozen=True)
class Document:
    """A page as search sees it.

    path: place of the page in its language's folder; the address for a page without one
    section: title of the part of the site that the page belongs to; empty for the parts themselves
    lang: of the title, when it is not the reader's
    name: title and main heading; heads: the other headings and the description; keys: everyday words
    """

    path: str
    address: str
    title: str
    description: str
    section: str
    lang: str
    name: str
    heads: str
    keys: str
    text: str


def documents(
    lang: Lang,
    pages: Mapping[str, tuple[Page, str]],
    sections: Mapping[str, str],
    topics: Iterable[Topic],
    terms: Iterable[Term],
    languages: Sequence[Phrases],
) -> list[Document]:
    """Everything that search can find in one language, in a fixed order.

    pages: the language's pages by path, each with its text, placeholders filled
    sections: title of the part of the site in which each path stands
    """
    keys: dict[str, list[str]] = {}
    for topic in topics:
        for path in topic.pages:
            keys.setdefault(path, []).extend((*topic.in_(lang), *topic.en))
    for language in languages:
        keys.setdefault(LANGUAGE_LIST, []).extend(_names(language, lang))
    vocabulary = [
        (stems(term.in_(lang), lang), " ".join((*term.everyday.in_(lang), term.en))) for term in terms
    ]
    found = [
        _page(page, body, sections.get(path, ""), keys.get(path, ()), vocabulary)
        for path, (page, body) in sorted(pages.items())
        if path not in UNLISTED
    ]
    title = pages[LANGUAGE_LIST][0].meta.title
    return [*found, *(_first_aid(language, lang, title) for language in languages)]


def _page(
    page: Page,
    body: str,
    section: str,
    keys: Sequence[str],
    vocabulary: Sequence[tuple[tuple[str, ...], str]],
) -> Document:
    written = headings(body)
    name = " ".join(
        [page.meta.title, *(running_text(heading.text) for heading in written if heading.level == 1)]
    )
    heads = [running_text(heading.text) for heading in written if heading.level > 1]
    heads += [running_text(match[1]) for match in _HTML_HEADING.finditer(body)]
    named = _in_a_row(stems(name, page.lang))
    return Document(
        path=page.path,
        address=page.address,
        title=page.meta.title,
        description=page.meta.description,
        section=section,
        lang="",
        name=name,
        heads=" ".join([page.meta.description, *heads]),
        keys=" ".join(
            [*page.meta.search_terms, *keys, *(more for term, more in vocabulary if _in_a_row(term) in named)]
        ),
        text=running_text(body),
    )


def _first_aid(language: Phrases, lang: Lang, title: str) -> Document:
    return Document(
        path=first_aid_address(language),
        address=first_aid_address(language),
        title=language.name,
        description=language.name_fi if lang == "fi" else language.name_sv,
        section=title,
        lang=language.code,
        name=" ".join(_names(language, lang)),
        heads="",
        keys=_in_that_language(language) if lang == "fi" else "",
        text="",
    )


def _in_that_language(language: Phrases) -> str:
    """“In Arabic” in Finnish, arabiaksi: where its beginning is not that of the name itself (ukraina)."""
    return "" if " " in language.name_fi else f"{language.name_fi}ksi"


def _names(language: Phrases, lang: Lang) -> tuple[str, str]:
    return language.name, language.name_fi if lang == "fi" else language.name_sv


def _in_a_row(terms: Sequence[str]) -> str:
    return f" {' '.join(terms)} "
