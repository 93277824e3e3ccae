from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from scripts.languages import Lang
from scripts.publish.sitemap import SitemapEntry, robots, sitemap


def test_a_sitemap_names_each_language_and_the_date_of_the_content() -> None:
    both: dict[Lang, str] = {"fi": "https://e.fi/a/?x=1&y=2", "sv": "https://e.fi/sv/b/"}
    text = sitemap(
        [SitemapEntry(both["sv"], date(2026, 5, 1), both), SitemapEntry(both["fi"], date(2025, 5, 1), both)]
    )
    root = ElementTree.fromstring(text)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert [element.text for element in root.findall("s:url/s:loc", names)] == [both["fi"], both["sv"]]
    assert [element.text for element in root.findall("s:url/s:lastmod", names)] == [
        "2025-05-01",
        "2026-05-01",
    ]
    languages = [element.get("hreflang") for element in root.findall("s:url[1]/x:link", names)]
    assert languages == ["fi", "sv", "x-default"]


def test_a_page_that_exists_in_one_language_alone_has_its_date_and_no_twin() -> None:
    text = sitemap([SitemapEntry("https://e.fi/ar/", date(2026, 5, 1), {})])
    assert "<loc>https://e.fi/ar/</loc>\n<lastmod>2026-05-01</lastmod>\n</url>" in text


def test_robots_names_the_sitemap() -> None:
    assert "Sitemap: https://e.fi/sitemap.xml\n" in robots("https://e.fi/")
