"""Every page leads on without script: to search, the site map and the glossary, along and across."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, join, normpath

from bs4 import BeautifulSoup, Tag

from scripts.stage import LIGHTEST
from tests.site.pages import main_of, pages, soup, twin_of

SITE_MAP = "tietoa/sivukartta/index.html"
SEARCH = "haku/index.html"
GLOSSARY = "tietoa/sanasto/index.html"
LIGHT = {path.removesuffix("index.md").replace(".md", "/") + "index.html" for path in LIGHTEST}
EASY = {"loyda-apua/selkosuomeksi/index.html", "sv/sok-hjalp/pa-latt-svenska/index.html"}
LONG = 4


def targets(path: str, within: BeautifulSoup | Tag) -> set[str]:
    """Paths of the built pages to which links lead, as seen from `path`, without the part behind #."""
    found = set()
    for link in within.find_all("a", href=True):
        href = str(link["href"]).partition("#")[0]
        if ":" in href or not href:
            continue
        target = f"{href}index.html" if href.endswith("/") else href
        found.add(normpath(join(f"/{dirname(path)}", target)).lstrip("/"))
    return found


def test_search_the_site_map_and_the_glossary_are_one_step_away_from_every_page(site: Path) -> None:
    """Help pages are kept light: search leads on from there, to the site map too."""
    assert SITE_MAP in targets(SEARCH, main_of(soup(site, SEARCH)))
    for path in pages(site):
        help_page = soup(site, path).find("nav", class_="bar") is not None
        wanted = {SEARCH} if help_page else {SEARCH, SITE_MAP, GLOSSARY}
        if path.startswith("sv/"):
            wanted = {twin_of(site, finnish) for finnish in wanted}
        assert wanted <= targets(path, soup(site, path)), path


def test_the_site_map_lists_every_page(site: Path) -> None:
    for path, own in ((SITE_MAP, False), (twin_of(site, SITE_MAP), True)):
        listed = soup(site, path).find(class_="site-map")
        assert isinstance(listed, Tag)
        everything = {
            page for page in pages(site) if page.startswith("sv/") == own and not page.endswith("404.html")
        }
        assert everything == targets(path, listed)


def test_a_long_page_begins_with_what_it_holds(site: Path) -> None:
    for path in pages(site):
        finnish = twin_of(site, path) if path.startswith("sv/") else path
        page = main_of(soup(site, path))
        parts = [str(heading["id"]) for heading in page.find_all("h2", id=True)]
        if len(parts) <= LONG or finnish in LIGHT:
            continue
        contents = page.find(class_="contents")
        assert isinstance(contents, Tag), path
        assert [str(link["href"])[1:] for link in contents.find_all("a")] == parts, path


def test_every_page_but_the_first_of_sections_says_where_it_stands(site: Path) -> None:
    for path in pages(site):
        inside = len(Path(path.removeprefix("sv/")).parts) > 2
        if inside:
            assert soup(site, path).find(class_="trail"), path


def test_a_page_of_help_is_named_by_its_heading_where_others_lead_on_to_it(site: Path) -> None:
    some = 0
    for path in pages(site):
        for link in soup(site, path).select("nav.related li"):
            (target,) = targets(path, link)
            page = soup(site, target)
            heading = page.find("h1")
            if page.find("a", attrs={"data-exit": True}) and target not in EASY:
                assert isinstance(heading, Tag)
                said = link.get_text().partition(" (")[0]
                assert said == heading.get_text().replace("\u00ad", ""), (path, target)
                some += 1
    assert some


def test_related_pages_are_the_same_in_both_languages_and_no_page_of_help_leaves_help(site: Path) -> None:
    some = 0
    for path in pages(site):
        page = soup(site, path)
        related = page.find("nav", class_="related")
        twin = soup(site, twin_of(site, path)).find("nav", class_="related")
        assert (related is None) == (twin is None), path
        if not isinstance(related, Tag) or not isinstance(twin, Tag):
            continue
        some += 1
        found = targets(path, related)
        assert {twin_of(site, one) for one in found} == targets(twin_of(site, path), twin)
        assert path not in found
        if page.find("a", attrs={"data-exit": True}):
            assert all(soup(site, one).find("a", attrs={"data-exit": True}) for one in found), path
    assert some > len(pages(site)) / 2
