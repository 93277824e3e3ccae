"""Links that lead nowhere, and addresses that are typed where an id of the data should stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from posixpath import dirname, normpath, splitext
from urllib.parse import unquote

from scripts.content.writing.pages import Block, Page, by_path
from scripts.content.writing.structure import Link, anchors, is_address, links, placeholders
from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts
from scripts.languages import LANGUAGES, Lang
from scripts.problems import Problem, nearest


def link_problems(
    pages: Sequence[Page], blocks: Sequence[Block] = (), whereabouts: Whereabouts = NOTHING_KNOWN
) -> list[Problem]:
    """Links to pages or headings that are not there, and addresses that should not be typed.

    blocks: shared texts; their links are written from the top of the language's folder
    """
    problems: list[Problem] = []
    for lang in LANGUAGES:
        ids = _ids_by_path(pages, blocks, lang)
        for page in (page for page in pages if page.lang == lang):
            for link in links(page.body, page.body_line):
                problems += _link_problem(link, page.name, page.path, ids, whereabouts, page.generated)
        for block in (block for block in blocks if block.lang == lang):
            for link in links(block.body):
                problems += _link_problem(link, block.name, "", ids, whereabouts, generated=False)
    return problems


def _ids_by_path(pages: Sequence[Page], blocks: Sequence[Block], lang: Lang) -> dict[str, set[str]]:
    """The explicit ids of every page of a language, those of the shared texts on it included."""
    of_block = {
        block.key: {anchor.id for anchor in anchors(block.body)} for block in blocks if block.lang == lang
    }
    return {
        path: {anchor.id for anchor in anchors(page.body)}.union(
            *(of_block.get(key, set()) for key in _block_keys(page))
        )
        for path, page in by_path(pages, lang).items()
    }


def _block_keys(page: Page) -> set[str]:
    return {item.argument for item in placeholders(page.body) if item.name == "block"}


def _link_problem(
    link: Link,
    name: str,
    path: str,
    ids: Mapping[str, set[str]],
    whereabouts: Whereabouts,
    generated: bool,
) -> list[Problem]:
    """path: place of the page in its folder; empty for a shared text, whose own headings are not known."""
    target, _, fragment = unquote(link.target).partition("#")
    is_page_link = target.endswith(".md") and not is_address(target)
    if generated and not is_page_link:
        return []
    if link.kind == "address" or is_address(link.target) or target.startswith("/"):
        told = _typed_address(link)
    elif link.kind == "image":
        told = (
            "A picture is put in here; the site shows no picture files.",
            "Delete it. Say it in words, or make a picture in words in data/pictures.yml.",
        )
    elif target and not is_page_link:
        told = _no_page_link(target)
    else:
        place = normpath(f"{dirname(path)}/{target}".lstrip("/")) if target else path
        told = _broken_link(link.target, path, place, fragment, ids, whereabouts)
    return [Problem(name, link.line, *told)] if told else []


def _typed_address(link: Link) -> tuple[str, str] | None:
    target = link.target
    what = f"The address “{target}” is typed in the text."
    if target.startswith("{{"):
        return None
    if target.lower().startswith("tel:"):
        return (
            "A telephone number is typed as the target of a link.",
            'Write {{ phone("id") }} with an id of data/contacts.yml.',
        )
    if target.lower().startswith("mailto:"):
        return (
            "An e-mail address is typed as the target of a link.",
            'Write {{ email("id") }} with an id of data/contacts.yml.',
        )
    if target.startswith("/") and not target.startswith("//"):
        return (
            f"The link “{target}” names an address of this site.",
            "Link to the page's file from this file, such as ../loyda-apua/harkinta-aika.md.",
        )
    return (
        what,
        'Add it to data/sources.yml and write [text]({{ source_url("id") }}); '
        "to a page of this site, link to its .md file.",
    )


def _no_page_link(target: str) -> tuple[str, str] | None:
    if splitext(target)[1]:
        # A file to download; whether it is there, the site builder tells.
        return None
    return (
        f"The link “{target}” is no page's file.",
        "Write the path to the page's .md file from this file, such as ../loyda-apua/harkinta-aika.md.",
    )


def _broken_link(
    target: str,
    path: str,
    place: str,
    fragment: str,
    ids: Mapping[str, set[str]],
    whereabouts: Whereabouts,
) -> tuple[str, str] | None:
    if place and place not in ids:
        return (
            f"The link “{target}” leads to a page that is not there.",
            whereabouts.link(
                unquote(target),
                path,
                ids,
                "Link to another page, take the link away, or write the page first, in both languages.",
            ),
        )
    if not target.strip("#"):
        return "The link leads nowhere.", "Write the path to a page, or take the link away."
    if place and fragment and fragment not in ids[place]:
        hint = nearest(fragment, ids[place])
        return (
            f"The link “{target}” leads to “#{fragment}”, and no heading there has that id.",
            f"Did you mean `#{hint}`?"
            if hint
            else f"Give the heading the id in both languages: `## Heading {{#{fragment}}}`.",
        )
    return None
