"""What a page may ask for with a placeholder, and what it gets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from posixpath import dirname, relpath
from typing import TypeVar

from scripts.audit.record import render_record
from scripts.content.generated.news import newest_link
from scripts.content.registers.contacts import (
    GROUPS,
    Service,
    render_address_link,
    render_call_panel,
    render_contact_table,
    render_email_link,
    render_phone_link,
)
from scripts.content.registers.pictures import picture_filler
from scripts.content.registers.terms import render_glossary
from scripts.content.registers.timeline import render_timeline
from scripts.content.writing.pages import Page
from scripts.content.writing.placeholders import CannotFill, Fill, fill
from scripts.inputs import Inputs
from scripts.number_format import percent, printed_percent, whole
from scripts.problems import nearest
from scripts.settings import Strings
from scripts.statistics.figures.block import figure_block
from scripts.statistics.lookup import Figures, UnknownFigure

_T = TypeVar("_T")

_MARKDOWN_LINK = re.compile(r"\]\((?P<path>[^)#:\s/][^)#:\s]*\.md)(?P<fragment>#[^)\s]*)?\)")


def fillers(page: Page, inputs: Inputs, figures: Figures) -> dict[str, Fill]:
    """The functions behind the placeholders of one page, by name."""
    lang = page.lang
    strings = inputs.strings[lang]
    functions: dict[str, Fill] = {
        "phone": lambda key: _phone(_known(inputs.contacts, key, "data/contacts.yml"), page),
        "email": lambda key: _email(_known(inputs.contacts, key, "data/contacts.yml")),
        "call_panel": lambda: render_call_panel(inputs.contacts, lang, strings),
        "contact_table": lambda group: _contact_table(group, inputs, page),
        "source_url": lambda key: _known(inputs.sources, key, "data/sources.yml").url.in_(lang),
        "picture": picture_filler(inputs.pictures, page, inputs.pages),
        "feedback": lambda: _feedback(inputs.settings.feedback_email, strings),
        "audit_run": lambda: render_record(inputs.audit_run, lang, inputs.strings[lang]),
        "newest_news": lambda: newest_link(page, inputs.pages),
        "timeline": lambda: render_timeline(inputs.timeline, lang),
        "glossary": lambda: render_glossary(inputs.terms, inputs.sources, lang, strings),
        "n": lambda key: _number(figures, key, page),
        "year": lambda key: str(_figure(figures.year, key)),
        "share": lambda key: _share(figures, key, page),
        "figure": lambda key: figure_block(
            _figure(figures.table, key), lang, page.address, inputs.statistics
        ),
    }
    functions["block"] = partial(_block, page=page, inputs=inputs, functions=functions)
    return functions


def _known(items: Mapping[str, _T], key: str, file: str) -> _T:
    if key in items:
        return items[key]
    hint = nearest(key, items)
    raise CannotFill(
        f"“{key}” is not in {file}.",
        f"Did you mean “{hint}”?" if hint else f"Use an id of {file}, add it there, or take it away.",
    )


def _phone(service: Service, page: Page) -> str:
    link = render_phone_link(service, page.lang)
    if not link:
        raise CannotFill(
            "This service has no confirmed number in data/contacts.yml.",
            "Name the service without a number, or confirm the number and fill in `number` and `checked_on`.",
        )
    return link


def _email(service: Service) -> str:
    if service.email is None:
        raise CannotFill(
            "This service has no e-mail address in data/contacts.yml.", "Use phone() or name the service."
        )
    return render_email_link(service)


def _feedback(address: str | None, strings: Strings) -> str:
    """Where one may write about the site itself, or that there is no address yet."""
    if address is None:
        return strings["feedback.none"]
    return strings["feedback.address"].replace("{address}", render_address_link(address))


def _contact_table(group: str, inputs: Inputs, page: Page) -> str:
    if group not in GROUPS:
        hint = nearest(group, GROUPS) or ", ".join(GROUPS)
        raise CannotFill(f"There is no group of contacts called “{group}”.", f"Did you mean: {hint}?")
    return render_contact_table(group, inputs.contacts, page.lang, inputs.strings[page.lang])


def _figure(look_up: Callable[[str], _T], key: str) -> _T:
    try:
        return look_up(key)
    except UnknownFigure as error:
        raise CannotFill(
            f"There is no figure “{key}” in data/statistics.",
            f"Did you mean “{error.nearest}”?" if error.nearest else "Look the name up in the year's file.",
        ) from error


def _number(figures: Figures, key: str, page: Page) -> str:
    number = _figure(figures.number, key)
    return (printed_percent if figures.is_percent(key) else whole)(number, page.lang)


def _share(figures: Figures, key: str, page: Page) -> str:
    part, total, universe = _figure(figures.share, key)
    return f"{percent(part, total, page.lang)} ({universe[page.lang]}: {whole(total, page.lang)})"


def _block(key: str, page: Page, inputs: Inputs, functions: Mapping[str, Fill]) -> str:
    """A shared text. Its links are written from the top of the language's folder."""
    blocks = {block.key: block for block in inputs.blocks if block.lang == page.lang}
    if key not in blocks:
        hint = nearest(key, blocks)
        raise CannotFill(
            f"There is no shared text “{key}”.",
            f"Did you mean “{hint}”?" if hint else f"The shared texts are: {', '.join(sorted(blocks))}.",
        )
    block = blocks[key]
    folder = dirname(page.path)
    moved = _MARKDOWN_LINK.sub(
        lambda match: f"]({relpath(match['path'], folder or '.')}{match['fragment'] or ''})", block.body
    )
    inner = {name: function for name, function in functions.items() if name != "block"}
    return fill(moved, inner, block.name)
