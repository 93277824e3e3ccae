"""Addresses that pages had and that lead nowhere now; a leaflet or another site may name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.checks.history import gone, lines_gone
from scripts.content.writing.front_matter import SLUG
from scripts.content.writing.pages import NOT_FOUND, address_of
from scripts.content.writing.whereabouts import Whereabouts
from scripts.inputs import Inputs
from scripts.languages import FOLDERS, Lang
from scripts.problems import Problem
from scripts.publish.redirects import REDIRECTS, leads, place

_PAGE = re.compile(rf"(?:{SLUG.pattern})\.md")
_WRITTEN_SLUG = re.compile(rf"(?P<quote>[\"']?)(?P<slug>{SLUG.pattern})(?P=quote)(?:\s+#.*)?")


def lost_addresses(inputs: Inputs, addresses: Iterable[str]) -> list[Problem]:
    """A problem for each, with the line to add. addresses: those that the site has now"""
    alive = {place(address) for address in (*addresses, *(redirect.old for redirect in inputs.redirects))}
    there = {page.path for page in inputs.pages if page.lang == "fi"}
    moved = gone(inputs.root, FOLDERS["fi"])
    whereabouts = Whereabouts(leads(inputs.redirects), lambda: moved)
    problems = []
    for lang, path, address in _once(inputs, moved):
        if place(address) in alive or path == NOT_FOUND:
            continue
        alive.add(place(address))
        now = path if path in there else whereabouts.now(path, there)
        problems.append(
            Problem(
                REDIRECTS,
                0,
                f"The address /{address} was on this site and leads nowhere now.",
                f"Add the line `- {{from: /{address}, to: {now}, lang: {lang}}}`."
                if now
                else f"Add the line `- {{from: /{address}, to: …, lang: {lang}}}` and, in the place of …, "
                "the page that readers need now.",
            )
        )
    return problems


def _once(inputs: Inputs, gone_pages: Iterable[str]) -> Iterator[tuple[Lang, str, str]]:
    """The language, path and address of each page as it once was; what could be no address never was one."""
    for path in filter(_PAGE.fullmatch, gone_pages):
        yield "fi", path, address_of("fi", path, None)
    for path, written in lines_gone(inputs.root, FOLDERS["sv"], "slug: "):
        if slug := _WRITTEN_SLUG.fullmatch(written):
            yield "sv", path, address_of("sv", path, slug["slug"])
