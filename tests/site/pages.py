"""The built pages as parsed HTML, for tests that compare them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from scripts.content.registers.phrases import load_phrases
from scripts.publish.redirects import load_redirects, small_page_file
from tests.conftest import ROOT


@cache
def soup(site: Path, path: str) -> BeautifulSoup:
    """One built page."""
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")


def pages(site: Path) -> list[str]:
    """Paths of all built pages of the site's two languages."""
    built = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    return sorted(built - set(first_aid_pages(site)) - set(redirect_pages(site)))


def first_aid_pages(site: Path) -> list[str]:
    """Paths of the pages in other languages, which exist once and have no twin."""
    return [
        f"{language.code}/index.html"
        for language in load_phrases(ROOT)
        if (site / language.code / "index.html").is_file()
    ]


def redirect_pages(site: Path) -> list[str]:
    """Paths of the small pages at old addresses, which lead on at once."""
    redirects, _ = load_redirects(ROOT)
    return [file for file in map(small_page_file, redirects) if (site / file).is_file()]


def main_of(page: BeautifulSoup) -> Tag:
    """The page's own content."""
    main = page.find("main")
    assert isinstance(main, Tag)
    return main


def twin_of(site: Path, path: str) -> str:
    """Path of the same page in the other language, as its language link says."""
    link = soup(site, path).find("a", hreflang=True)
    assert isinstance(link, Tag)
    target = (site / path).parent / str(link["href"])
    if str(link["href"]).startswith("/"):
        target = site / str(link["href"]).lstrip("/")
    return (
        (target if target.suffix else target / "index.html").resolve().relative_to(site.resolve()).as_posix()
    )
