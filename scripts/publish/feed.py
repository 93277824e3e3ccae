"""The news of one language as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from scripts.languages import Lang

_OURS = UUID("6f0c5d1e-4d0b-5d55-9a7c-3f2a5a0e7b61")
"""The root of all ids in our feeds. Never change it: feed readers would show everything as new again."""


@dataclass(frozen=True)
class FeedEntry:
    """One piece of news.

    key: what never changes of it, its place among the pages; its id is made from that
    url: its full address
    updated: the day of its last review, at the earliest the day on which it came out
    """

    key: str
    title: str
    url: str
    summary: str
    published: date
    updated: date


@dataclass(frozen=True)
class Feed:
    """A feed. url, page_url: full addresses of the feed and of the page that lists the same news."""

    lang: Lang
    title: str
    subtitle: str
    author: str
    url: str
    page_url: str


def atom(feed: Feed, entries: Sequence[FeedEntry], changed: date) -> str:
    """The feed as XML, its entries in the given order.

    changed: the day that an empty feed was last updated; else that of its newest entry counts
    """
    updated = max((entry.updated for entry in entries), default=changed)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.lang}">',
        f"<id>{_id(feed.lang, 'feed')}</id>",
        f"<title>{escape(feed.title)}</title>",
        f"<subtitle>{escape(feed.subtitle)}</subtitle>",
        f"<updated>{_midnight(updated)}</updated>",
        f"<author><name>{escape(feed.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed.url)}/>',
        f'<link rel="alternate" type="text/html" hreflang="{feed.lang}" href={quoteattr(feed.page_url)}/>',
        *(line for entry in entries for line in _entry(entry, feed.lang)),
        "</feed>",
        "",
    ]
    return "\n".join(lines)


def _entry(entry: FeedEntry, lang: Lang) -> list[str]:
    return [
        "<entry>",
        f"<id>{_id(lang, entry.key)}</id>",
        f"<title>{escape(entry.title)}</title>",
        f"<published>{_midnight(entry.published)}</published>",
        f"<updated>{_midnight(max(entry.published, entry.updated))}</updated>",
        f'<link rel="alternate" type="text/html" hreflang="{lang}" href={quoteattr(entry.url)}/>',
        f"<summary>{escape(entry.summary)}</summary>",
        "</entry>",
    ]


def _id(lang: Lang, key: str) -> str:
    """An id that stays when the site moves to another host or a page to another address."""
    return uuid5(_OURS, f"{lang}/{key}").urn


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
