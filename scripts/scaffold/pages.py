"""A new page or piece of news in both languages, with the sections of its kind and ✎ wherever to write."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

from scripts.checks.unfinished import MARK
from scripts.content.generated.news import NEWS
from scripts.content.writing.front_matter import Audience
from scripts.content.writing.pages import Page, by_path
from scripts.inputs import Inputs
from scripts.languages import FOLDERS, LANGUAGES, Lang
from scripts.problems import Problem, ProblemsFound, nearest
from scripts.scaffold.begin import taken

_PATH = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")

_WORDS: dict[Lang, dict[str, str]] = {
    "fi": {
        "title": "Otsikko",
        "description": "Yksi selkeä virke siitä, mitä sivu kertoo.",
        "answer": "Vastaus yhdellä tai kahdella virkkeellä.",
        "text": "Tämän osan teksti.",
        "call": "Voit kysyä neuvoa",
        "sources": "lähteiden tunnukset (data/sources.yml), samat molemmissa kielissä",
        "slug": "",
    },
    "sv": {
        "title": "Rubrik",
        "description": "En klar mening om vad sidan berättar.",
        "answer": "Svaret i en eller två meningar.",
        "text": "Texten i det här avsnittet.",
        "call": "Du kan fråga om råd",
        "sources": "källornas beteckningar (data/sources.yml), samma på båda språken",
        "slug": "adressen på svenska, efter /sv/",
    },
}
_REVIEW_EVERY = 180


def new_page(path: str, inputs: Inputs, published: date | None = None) -> dict[str, str]:
    """Both files of a page by their path from the root. path: below docs/, such as loyda-apua/uusi.md.

    published: the day of the news, for a page that is news
    Raises ProblemsFound for a path that cannot be one, or that is taken.
    """
    path = path.removeprefix("docs/")
    path = path if path.endswith(".md") else f"{path}.md"
    if not _PATH.fullmatch(path):
        what = f"“{path}” cannot be the path of a page."
        instead = "Use small letters a–z, digits and hyphens, its folder first: loyda-apua/uusi-sivu.md."
        raise ProblemsFound([Problem(path, 0, what, instead)])
    names = {lang: f"{FOLDERS[lang]}/{path}" for lang in LANGUAGES}
    if any(page.path == path for page in inputs.pages) or path == NEWS:
        raise taken(names["fi"])
    above = _page_above(path, by_path(inputs.pages, "sv"), published is not None)
    return {
        names[lang]: _text(lang, path, above.meta.audience, above.meta.slug or "", inputs, published)
        for lang in LANGUAGES
    }


def _page_above(path: str, pages: dict[str, Page], is_news: bool) -> Page:
    """The first page of the folder, whose readers and Swedish address the new page shares."""
    folder = PurePosixPath(path).parent
    if is_news:
        return next(page for page in pages.values() if page.meta.published)
    index = str(folder / "index.md")
    if index not in pages:
        hint = nearest(index, pages)
        what = f"The folder of the page has no first page: docs/{index} is missing."
        raise ProblemsFound(
            [
                Problem(
                    f"docs/{path}",
                    0,
                    what,
                    f"Did you mean a page beside “{hint}”?" if hint else "Put it into a folder of the site.",
                )
            ]
        )
    return pages[index]


def _text(
    lang: Lang, path: str, audience: Audience, above: str, inputs: Inputs, published: date | None
) -> str:
    words = _WORDS[lang]
    stem = PurePosixPath(path).stem
    base = above.rpartition("/")[0] if published else above
    slug = f"{base}/{stem}-sv".lstrip("/")
    header = [
        f"title: {MARK} {words['title']} ({stem})",
        f"description: {MARK} {words['description']}",
        *([f"slug: {slug}  # {MARK} {words['slug']}"] if lang == "sv" else []),
        f"audience: {audience}",
        f"reviewed: {inputs.today.isoformat()}",
        f"review_every: {_REVIEW_EVERY}",
        f"sources: []  # {MARK} {words['sources']}",
        *([f"published: {published.isoformat()}"] if published else []),
    ]
    body = [f"# {MARK} {words['title']}", "", f"{MARK} {words['answer']}"]
    kinds = [kind for kind in inputs.skeletons if kind.names(path, audience)]
    if any(kind.number for kind in kinds):
        body += ["", f'{words["call"]}: {{{{ phone("assistance_system") }}}}.']
    for kind in kinds:
        for rule in kind.sections:
            body += ["", rule.heading(lang), "", f"{MARK} {words['text']}"]
    return "\n".join(["---", *header, "---", "", *body, ""])
