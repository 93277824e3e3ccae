"""Old addresses that lead to the pages which have taken their place: data/redirects.yml.

Each is written twice: as a rule of static hosts (`_redirects`) and, for hosts that know no rules, as
a small page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from pydantic import Field, RootModel, field_validator

from scripts.addresses import relative_url
from scripts.content.generated.first_aid import first_aid_address
from scripts.content.registers.phrases import PHRASES, Phrases
from scripts.content.writing.pages import Page
from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts
from scripts.languages import Lang
from scripts.model_problems import fault, validated
from scripts.problems import Problem
from scripts.settings import Settings, Strings
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

RULES = "_redirects"
"""Where static hosts look for their rules, from the site's root."""

OldLang = Literal["fi", "sv", "en"]
"""The languages of the old site."""

REDIRECTS = "data/redirects.yml"
"""The file, from the project's root."""
_DOCUMENTS = (".html", ".htm")
_OLD_ADDRESS = re.compile(r"(?!.*//)/(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9._~%/-]+")


class Redirect(StrictModel):
    """One old address. to: path of a page in its language's folder, or of the phrases of a first-aid page."""

    old: str = Field(alias="from")
    to: str
    lang: OldLang

    @field_validator("old")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if not _OLD_ADDRESS.fullmatch(value):
            raise fault(
                f"“{value}” cannot be an old address.",
                "Write what came after the host's name, from the slash on, without ? and #: /a/b/",
            )
        return value


class _Redirects(RootModel[list[Redirect]]):
    pass


@dataclass(frozen=True)
class Target:
    """Where an old address leads, and what the small page there says."""

    address: str
    title: str
    link: str


Targets = Mapping[OldLang, Mapping[str, Target]]
"""All pages that an old address may lead to, by language and by the name of their file."""


def load_redirects(root: Path) -> tuple[list[Redirect], YamlFile]:
    """data/redirects.yml and its lines for later messages. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / "data" / "redirects.yml", REDIRECTS)
    # No old address leads anywhere: an empty file.
    return validated(_Redirects, replace(file, data=file.data or [])).root, file


def redirect_targets(
    pages: Sequence[Page], languages: Sequence[Phrases], strings: Mapping[Lang, Strings]
) -> Targets:
    """Pages in the site's languages; in English the first-aid page, which is all that there is in English."""
    targets: dict[OldLang, dict[str, Target]] = {lang: {} for lang in get_args(OldLang)}
    for page in pages:
        said = strings[page.lang]
        link = said["redirect.link"].replace("{title}", page.meta.title)
        targets[page.lang][page.path] = Target(page.address, said["redirect.title"], link)
    for language in languages:
        if language.code == "en":
            title = language.phrases.title
            targets["en"][f"{PHRASES}/en.yml"] = Target(first_aid_address(language), title, title)
    return targets


def redirect_problems(
    redirects: Sequence[Redirect],
    file: YamlFile,
    targets: Targets,
    taken: Collection[str],
    whereabouts: Whereabouts = NOTHING_KNOWN,
) -> list[Problem]:
    """Old addresses that lead nowhere or in a circle, stand twice, or are in use.

    taken: all other addresses of the site from its root, of pages ("a/b/") and of files ("sitemap.xml")
    """
    used = {place(address) for address in taken}
    first_at: dict[str, int] = {}
    problems = []
    for index, redirect in enumerate(redirects):
        first = first_at.setdefault(place(redirect.old), index)
        told = [*_target_faults(redirect, targets[redirect.lang], whereabouts), *_language_faults(redirect)]
        if first != index:
            line = file.line_of(first, "from")
            told.append(("from", f"This old address stands in line {line} too.", "Keep one of the two."))
        elif place(redirect.old) in used:
            told.append(_in_use(redirect, targets[redirect.lang]))
        problems += [file.problem((index, key), what, instead) for key, what, instead in told]
    return problems


def redirect_files(redirects: Sequence[Redirect], targets: Targets, settings: Settings) -> dict[str, bytes]:
    """The rules and the small pages, by their path from the site's root; all targets must be there."""
    files = {RULES: _rules(redirects, targets, urlsplit(settings.url).path).encode()}
    for redirect in redirects:
        target = targets[redirect.lang][redirect.to]
        html = _small_page(redirect, target, settings)
        files[small_page_file(redirect)] = html.encode()
    return files


def leads(redirects: Sequence[Redirect]) -> dict[str, str]:
    """The pages to which old Finnish addresses lead, by the `place` of the address."""
    return {place(redirect.old): redirect.to for redirect in redirects if redirect.lang == "fi"}


def place(address: str) -> str:
    """One form for all ways to write an address: without its outer slashes."""
    return address.removesuffix("index.html").strip("/").casefold()


def _target_faults(
    redirect: Redirect, targets: Mapping[str, Target], whereabouts: Whereabouts
) -> Iterator[tuple[str, str, str]]:
    if redirect.to not in targets:
        yield (
            "to",
            f"There is no page “{redirect.to}”.",
            whereabouts.page(
                redirect.to,
                targets,
                "Write the path of a page below docs/, or data/phrases/en.yml for English.",
            ),
        )


def _language_faults(redirect: Redirect) -> Iterator[tuple[str, str, str]]:
    first = redirect.old.split("/")[1]
    if redirect.lang != (first if first in ("sv", "en") else "fi"):
        yield (
            "lang",
            f"“{redirect.old}” is no address of the language {redirect.lang}.",
            "Swedish addresses begin with /sv/, English ones with /en/, Finnish ones with neither: "
            "correct `lang` or `from`.",
        )


def _in_use(redirect: Redirect, targets: Mapping[str, Target]) -> tuple[str, str, str]:
    target = targets.get(redirect.to)
    if target is not None and place(target.address) == place(redirect.old):
        return "from", "This address leads to itself.", "Delete the line: the page is still there."
    return (
        "from",
        f"“{redirect.old}” is an address of this site, so it cannot lead elsewhere.",
        "Delete the line, or give the page another address first.",
    )


def small_page_file(redirect: Redirect) -> str:
    """Path, from the site's root, of the small page that a browser finds at the old address."""
    path = redirect.old.strip("/")
    return path if path.endswith(_DOCUMENTS) else f"{path}/index.html"


def _rules(redirects: Sequence[Redirect], targets: Targets, base: str) -> str:
    """One line for each way to write the last slash: some hosts take them for two addresses."""
    lines = []
    for redirect in redirects:
        old = base + redirect.old.strip("/")
        new = base + targets[redirect.lang][redirect.to].address
        ways = (old,) if old.endswith(_DOCUMENTS) else (old, f"{old}/")
        lines += [f"{way} {new} 301" for way in ways]
    return "\n".join([*lines, ""])


def _small_page(redirect: Redirect, target: Target, settings: Settings) -> str:
    title, words = escape(target.title), escape(target.link)
    link = escape(relative_url(small_page_file(redirect), target.address))
    lines = (
        "<!doctype html>",
        f'<html lang="{redirect.lang}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title>",
        '<meta name="referrer" content="no-referrer">',
        f'<meta http-equiv="refresh" content="0; url={link}">',
        f'<link rel="canonical" href="{escape(settings.url + target.address)}">',
        '<link rel="icon" href="data:,">',
        "</head>",
        "<body>",
        f'<main><h1>{title}</h1><p><a href="{link}">{words}</a></p></main>',
        "</body>",
        "</html>",
    )
    return "\n".join(lines) + "\n"
