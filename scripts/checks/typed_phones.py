"""Telephone numbers that are typed in a text: a service's has its place in the data, a person's has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from scripts.content.notation.tokens import plain_tokens, tokens
from scripts.content.registers.contacts import Service, number_for
from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import without_code
from scripts.languages import LANGUAGES, Lang
from scripts.problems import Problem


def typed_phone_problems(
    pages: Iterable[Page], blocks: Iterable[Block], services: Mapping[str, Service]
) -> list[Problem]:
    """Telephone numbers that are typed in a title, a description or a text.

    One of data/contacts.yml has a placeholder; any other may belong to a person, and is not repeated.
    """
    known = {
        re.sub(r"^\+358", "0", number): key
        for key, service in services.items()
        for lang in LANGUAGES
        if (number := number_for(service, lang))
    }
    return [
        _typed(name, line, known.get(digits))
        for name, line, digits in sorted(set(_typed_numbers(pages, blocks)))
    ]


def _typed_numbers(pages: Iterable[Page], blocks: Iterable[Block]) -> Iterator[tuple[str, int, str]]:
    """Each typed number with its file and line."""
    for page in pages:
        if page.generated:
            continue
        for key in ("title", "description"):
            for token in plain_tokens(str(getattr(page.meta, key)), page.lang):
                if token.kind == "phone":
                    yield page.name, page.line_of(key), token.value
        yield from _in_text(page.body, page.lang, page.name, page.body_line)
    for block in blocks:
        yield from _in_text(block.body, block.lang, block.name, 1)


def _in_text(text: str, lang: Lang, name: str, first_line: int) -> Iterator[tuple[str, int, str]]:
    for token in tokens(text, lang, first_line):
        if token.kind == "phone":
            yield name, token.line, token.value
    bare = without_code(text)
    if bare != text:
        # Code and comments are no text to read, but they are published in the page or the history.
        pairs = zip(text, bare, strict=True)
        hidden = "".join(" " if letter == shown != "\n" else letter for letter, shown in pairs)
        for token in plain_tokens(hidden, lang, first_line):
            if token.kind == "phone":
                yield name, token.line, token.value


def _typed(name: str, line: int, service: str | None) -> Problem:
    if service:
        return Problem(
            name,
            line,
            f"The number of “{service}” is typed here.",
            f'Write {{{{ phone("{service}") }}}}, so that it is corrected in one place.',
        )
    return Problem(
        name,
        line,
        "A telephone number is typed here that is not in data/contacts.yml.",
        "Delete it if it is somebody's own. A service's number goes to data/contacts.yml, "
        "and here comes {{ phone(…) }}.",
    )
