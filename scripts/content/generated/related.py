"""Pages to read next: those that rest on the same sources, and that the page does not name itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log, sqrt
from posixpath import dirname

from scripts.content.writing.pages import Page

MOST = 3
"""The most pages that are named."""

LEAST = 0.2
"""How near a page must be: 0 shares no source, 1 rests on the same sources."""


def related_pages(
    pages: Sequence[Page], named: Mapping[str, Collection[str]], haven: str
) -> dict[str, tuple[str, ...]]:
    """For each page the paths of up to MOST others, the nearest first.

    A source that few pages rest on ties them closer than one that stands everywhere. Both languages come to
    the same pages, because sources and links are the same in both.
    pages: all pages of one language
    named: for each path the paths that the page leads to already
    haven: the folder of the pages that tell how to get help
    A page of help leads to pages of help only, where the way out stays in sight. Who is in the haven asks
    what happens next and not what harm there is, so its pages lead to each other. First pages of sections
    are left out: the menu leads there from everywhere.
    """
    rests_on = {page.path: frozenset(page.meta.sources) for page in pages}
    times = Counter(source for sources in rests_on.values() for source in sources)
    weight = {source: log(len(pages) / count) ** 2 for source, count in times.items()}

    def size(sources: Collection[str]) -> float:
        return sum(weight[source] for source in sources)

    sizes = {path: size(sources) for path, sources in rests_on.items()}

    def nearness(page: Page, other: Page) -> float:
        whole = sqrt(sizes[page.path] * sizes[other.path])
        return size(rests_on[page.path] & rests_on[other.path]) / whole if whole else 0

    def nearest(page: Page) -> tuple[str, ...]:
        near = [
            (-round(nearness(page, other), 6), other.path)
            for other in pages
            if other.path not in {page.path, *named[page.path]}
            and not other.path.endswith("index.md")
            and (page.meta.audience != "help" or other.meta.audience == "help")
            and (dirname(page.path) != haven or dirname(other.path) == haven)
        ]
        return tuple(path for minus, path in sorted(near)[:MOST] if -minus >= LEAST)

    return {page.path: nearest(page) for page in pages}
