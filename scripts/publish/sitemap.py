"""sitemap.xml and robots.txt, with the date of each page's own content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from scripts.languages import LANGUAGES, Lang


@dataclass(frozen=True)
class SitemapEntry:
    """One page in one language.

    alternates: full address by language, its own included; empty for a page that exists in one alone
    """

    url: str
    changed: date
    alternates: dict[Lang, str]


def sitemap(entries: Iterable[SitemapEntry]) -> str:
    """The sitemap with language alternates, as search engines ask for it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for entry in sorted(entries, key=lambda entry: entry.url):
        lines += [
            "<url>",
            f"<loc>{escape(entry.url)}</loc>",
            f"<lastmod>{entry.changed.isoformat()}</lastmod>",
        ]
        named: list[tuple[str, str]] = [
            (lang, entry.alternates[lang]) for lang in LANGUAGES if lang in entry.alternates
        ]
        if "fi" in entry.alternates:
            named.append(("x-default", entry.alternates["fi"]))
        for lang, url in named:
            lines.append(f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(url)}/>')
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def robots(site_url: str) -> str:
    """robots.txt: everything may be read; here is the sitemap."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"
