"""What must be true of the built site before anybody else may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from scripts.problems import Problem

_LOADS = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("object", "data")}
_LINK_LOADS = {"stylesheet", "preload", "icon", "manifest", "modulepreload"}


@dataclass
class BuiltPage:
    """What one built HTML file holds that others depend on."""

    path: str
    lang: str = ""
    headings: int = 0
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    loads: list[tuple[str, int]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect ids, links and loads of one element."""
        values = dict(attrs)
        line = self.getpos()[0]
        if tag == "html":
            self.page.lang = values.get("lang") or ""
        if tag == "h1":
            self.page.headings += 1
        if values.get("id"):
            self.page.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.page.links.append((str(values["href"]), line))
        if tag == "link" and values.get("href"):
            kinds = set((values.get("rel") or "").split())
            if kinds & _LINK_LOADS:
                self.page.loads.append((str(values["href"]), line))
        for name, value in attrs:
            if (tag, name) in _LOADS and value:
                self.page.loads.append((value, line))


def read_built_pages(site: Path) -> dict[str, BuiltPage]:
    """Every HTML file below the built site, by its path from there."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        page = BuiltPage(file.relative_to(site).as_posix())
        reader = _Reader(page)
        reader.feed(file.read_text(encoding="utf-8"))
        pages[page.path] = page
    return pages


def site_problems(site: Path, site_url: str, languages: Collection[str] = ()) -> list[Problem]:
    """Everything that is wrong with the built site below this folder.

    site_url: the address it is built for, so that addresses of our own in full are known as ours
    languages: codes of the languages, beside the site's own two, that have a folder with their page
    """
    pages = read_built_pages(site)
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
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


def _target_problems(
    page: BuiltPage, pages: Mapping[str, BuiltPage], files: set[str], site_url: str
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
