"""Pages as they are written: read from a language's folder, with their place and address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from scripts.content.writing.front_matter import FrontMatter, read_front_matter, split_front_matter
from scripts.languages import FOLDERS, LANGUAGES, Lang
from scripts.problems import Problem, ProblemsFound
from scripts.text_files import read_text
from scripts.yaml_files import YamlFile

NOT_FOUND = "404.md"
"""The page for addresses that are not there."""

FIND_HELP = "loyda-apua/index.md"
"""The page for who needs help."""

BLOCKS = "_blocks"
"""Folder of texts that stand on several pages; they are no pages themselves."""


@dataclass(frozen=True)
class Page:
    """One page in one language.

    path: place in its language's folder, the same for both twins ("loyda-apua/index.md")
    name: path from the project's root, for messages ("docs/loyda-apua/index.md")
    body: Markdown below the front matter; body_line: the line of the file on which it begins
    generated: made from data, so it has no file that an editor could change
    header: the front matter with its lines; None when there is no file
    """

    lang: Lang
    path: str
    name: str
    meta: FrontMatter
    body: str
    body_line: int
    generated: bool = False
    header: YamlFile | None = None

    @property
    def address(self) -> str:
        """Address from the site's root, without a leading slash: "", "loyda-apua/", "sv/sok-hjalp/"."""
        return address_of(self.lang, self.path, self.meta.slug)

    def line_of(self, key: str) -> int:
        """Line of a key of the front matter; 1 when the key or the file is not there."""
        return self.header.line_of(key) if self.header else 1


@dataclass(frozen=True)
class Block:
    """A text that pages include with `{{ block("name") }}`."""

    lang: Lang
    key: str
    name: str
    body: str


def address_of(lang: Lang, path: str, slug: str | None) -> str:
    """Address of a page from the site's root; an index page has the address of its folder."""
    if lang == "sv":
        return f"sv/{slug}/" if slug else "sv/"
    folder = PurePosixPath(path).with_suffix("")
    if folder.name == "index":
        folder = folder.parent
    return "" if str(folder) == "." else f"{folder}/"


def read_pages(root: Path, known_sources: set[str], today: date) -> list[Page]:
    """All pages of both languages, ordered by language and path.

    Raises ProblemsFound with the faults of all files, not of the first alone.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for lang in LANGUAGES:
        folder = root / FOLDERS[lang]
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(folder).as_posix()
            if path.startswith(f"{BLOCKS}/"):
                continue
            try:
                pages.append(_read_page(file, lang, path, known_sources, today))
            except ProblemsFound as found:
                problems.extend(found.problems)
    if problems:
        raise ProblemsFound(problems)
    return pages


def _read_page(file: Path, lang: Lang, path: str, known_sources: set[str], today: date) -> Page:
    name = f"{FOLDERS[lang]}/{path}"
    header, body, body_line = split_front_matter(read_text(file, name), name)
    meta = read_front_matter(header, lang, known_sources, today)
    return Page(lang=lang, path=path, name=name, meta=meta, body=body, body_line=body_line, header=header)


def read_blocks(root: Path) -> list[Block]:
    """All shared texts of both languages. Raises ProblemsFound when one cannot be read or lacks its twin."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    for lang in LANGUAGES:
        folder = root / FOLDERS[lang] / BLOCKS
        for file in sorted(folder.glob("*.md")):
            name = f"{FOLDERS[lang]}/{BLOCKS}/{file.name}"
            try:
                blocks.append(Block(lang, file.stem, name, read_text(file, name).strip()))
            except ProblemsFound as found:
                problems.extend(found.problems)
    if problems:
        raise ProblemsFound(problems)
    return blocks


def by_path(pages: Iterable[Page], lang: Lang) -> dict[str, Page]:
    """The pages of one language by their path."""
    return {page.path: page for page in pages if page.lang == lang}
