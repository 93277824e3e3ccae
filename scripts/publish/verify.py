"""What must be true of the built site before anybody else may see it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from scripts.problems import Problem
from scripts.publish.tree import read_tree

_LOADS = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("object", "data")}
_LINK_LOADS = {"stylesheet", "preload", "icon", "manifest", "modulepreload"}
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}


@dataclass
class BuiltPage:
    """What one built HTML file holds that others depend on.

    links, loads: addresses and their lines; loads are what a browser fetches by itself
    inline_scripts, inline_styles: their hashes as a content policy names them, "sha256-…"
    external: elements that fetch a file: "script", "link" (style sheets), "img" and the like
    forms: whether the page has a form
    unruly: what a strict content policy would block: style attributes and handlers, with their lines
    """

    path: str
    lang: str = ""
    headings: int = 0
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    loads: list[tuple[str, int]] = field(default_factory=list)
    inline_scripts: set[str] = field(default_factory=set)
    inline_styles: set[str] = field(default_factory=set)
    external: set[str] = field(default_factory=set)
    forms: bool = False
    unruly: list[tuple[str, int]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self.inline: set[str] | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect ids, links, loads and what a content policy is about, of one element."""
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag == "html":
            self.page.lang = values.get("lang", "")
        if tag == "h1":
            self.page.headings += 1
        if values.get("id"):
            self.page.ids.add(values["id"])
        if tag == "a" and values.get("href"):
            self.page.links.append((values["href"], line))
        self._loads(tag, values, line)
        self._ruled(tag, values, line)

    def _loads(self, tag: str, values: Mapping[str, str], line: int) -> None:
        kinds = set(values.get("rel", "").split())
        if tag == "link" and values.get("href") and kinds & _LINK_LOADS:
            self.page.loads.append((values["href"], line))
            if "stylesheet" in kinds:
                self.page.external.add(tag)
        for name, value in values.items():
            if (tag, name) in _LOADS and value:
                self.page.loads.append((value, line))
                self.page.external.add(tag)

    def _ruled(self, tag: str, values: Mapping[str, str], line: int) -> None:
        self.page.unruly += [(name, line) for name in values if name == "style" or name.startswith("on")]
        self.page.forms |= tag == "form"
        if tag == "style":
            self.inline = self.page.inline_styles
        elif tag == "script" and "src" not in values and values.get("type", "") in _SCRIPT_TYPES:
            self.inline = self.page.inline_scripts

    def handle_data(self, data: str) -> None:
        """Collect the text of an inline script or style, which may come in parts."""
        if self.inline is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Name an inline script or style by its hash: neither holds elements, so the first end is its own."""
        if self.inline is not None:
            self.inline.add(f"sha256-{b64encode(sha256(self.text.encode()).digest()).decode()}")
            self.inline, self.text = None, ""


def read_page(path: str, html: str) -> BuiltPage:
    """One HTML file. path: from the site's root."""
    page = BuiltPage(path)
    _Reader(page).feed(html)
    return page


def read_pages(files: Mapping[str, bytes]) -> dict[str, BuiltPage]:
    """Every HTML file of a site, by its path. files: content by path from the site's root"""
    return {path: read_page(path, files[path].decode()) for path in sorted(files) if path.endswith(".html")}


def site_problems(site: Path, site_url: str, languages: Collection[str] = ()) -> list[Problem]:
    """Everything that is wrong with the built site below this folder.

    site_url: the address it is built for, so that addresses of our own in full are known as ours
    languages: codes of the languages, beside the site's own two, that have a folder with their page
    """
    files = read_tree(site)
    return problems_in(read_pages(files), files, site_url, languages)


def problems_in(
    pages: Mapping[str, BuiltPage], files: Collection[str], site_url: str, languages: Collection[str]
) -> list[Problem]:
    """The same for pages that have been read already. files: paths of all files from the site's root"""
    problems: list[Problem] = []
    for page in pages.values():
        problems.extend(_page_problems(page, languages))
        problems.extend(_target_problems(page, pages, files, site_url))
    return problems


def _page_problems(page: BuiltPage, languages: Collection[str]) -> Iterator[Problem]:
    folder = page.path.split("/", 1)[0]
    expected = folder if folder in {"sv", *languages} else "fi"
    if page.lang != expected:
        yield Problem(
            page.path,
            1,
            f"The page says it is in “{page.lang}”, not in “{expected}”.",
            "Correct the template.",
        )
    if page.headings != 1:
        yield Problem(
            page.path,
            1,
            f"The page has {page.headings} main headings.",
            "Give it exactly one line that begins with # and a space.",
        )
    for name, line in page.unruly:
        yield Problem(
            page.path,
            line,
            f"The attribute {name} would be blocked by the site's content policy.",
            "Write styles as a class in overrides/styles and handlers in a script.",
        )


def _target_problems(
    page: BuiltPage, pages: Mapping[str, BuiltPage], files: Collection[str], site_url: str
) -> Iterator[Problem]:
    base = urlsplit(site_url).path
    here = base + page.path.removesuffix("index.html")
    for href, line in [*page.links, *page.loads]:
        loaded = (href, line) in page.loads
        parts = urlsplit(href)
        if parts.scheme in {"tel", "mailto", "data"}:
            continue
        if parts.netloc or parts.scheme:
            if loaded:
                yield Problem(
                    page.path,
                    line,
                    f"The page would fetch {href} from another host.",
                    "Nothing may be fetched from elsewhere: keep the file in overrides/assets.",
                )
            continue
        target = urlsplit(urljoin(here, href))
        path = unquote(target.path).removeprefix(base)
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if file not in files:
            yield Problem(
                page.path,
                line,
                f"The link {href} leads nowhere.",
                "Correct the link, or add what it points to.",
            )
        elif target.fragment and file in pages and unquote(target.fragment) not in pages[file].ids:
            yield Problem(
                page.path,
                line,
                f"The link {href} points to a place that is not on the page.",
                f"Add {{#{target.fragment}}} to the heading there, or correct the link.",
            )
