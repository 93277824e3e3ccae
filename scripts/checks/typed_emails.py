"""E-mail addresses that are typed in a text: a service's has its place in the data, a person's has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.content.registers.contacts import Service
from scripts.content.writing.pages import Block, Page
from scripts.problems import Problem

_AT_HOST = re.compile(r"(?:@|[(\[](?:at|ät|a)[)\]])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
"""The end of an address, also as people hide it from robots: name (at) host.fi."""

_NAME = re.compile(r"(?<![(\"']mailto:)(?<![\w.+-])[\w.+-]+ ?\Z")
_LONGEST_NAME = 80


def typed_email_problems(text: Page | Block, services: Mapping[str, Service]) -> list[Problem]:
    """E-mail addresses in a title, a description or a text, in what readers do not see of it too.

    One of data/contacts.yml has a placeholder; any other may belong to a person, and is not repeated.
    """
    known = {service.email.casefold(): key for key, service in services.items() if service.email}
    return [
        _typed(text.name, line, known.get(address.casefold())) for line, address in _typed_addresses(text)
    ]


def _typed_addresses(text: Page | Block) -> Iterator[tuple[int, str]]:
    """Each typed address with its line."""
    first_line = 1
    if isinstance(text, Page):
        first_line = text.body_line
        for key, value in (("title", text.meta.title), ("description", text.meta.description)):
            yield from ((text.line_of(key), address) for _, address in _addresses(value))
    for place, address in _addresses(text.body):
        yield first_line + text.body.count("\n", 0, place), address


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Each address with its place; those that are targets of links are told with the links."""
    for host in _AT_HOST.finditer(text):
        name = _NAME.search(text[max(0, host.start() - _LONGEST_NAME) : host.start()])
        if name:
            yield host.start(), name.group() + host.group()


def _typed(name: str, line: int, service: str | None) -> Problem:
    if service:
        return Problem(
            name,
            line,
            f"The e-mail address of “{service}” is typed here.",
            f'Write {{{{ email("{service}") }}}}, so that it is corrected in one place.',
        )
    return Problem(
        name,
        line,
        "An e-mail address is typed here that is not in data/contacts.yml.",
        "Delete it if it is somebody's own. A service's address goes to data/contacts.yml, "
        "and here comes {{ email(…) }}.",
    )
