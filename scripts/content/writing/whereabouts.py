"""What to write instead of a page that is not there: where it has gone, or the page that was meant.

What to write stands as `code`, to be copied: in a comment, other text gets signs that call nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, relpath

from scripts.content.writing.pages import address_of
from scripts.problems import nearest


@dataclass(frozen=True)
class Whereabouts:
    """What is known of pages that are gone.

    led: the pages to which old Finnish addresses lead, by the address without its outer slashes
    moved: new paths of pages by their old ones; asked only when a page is missing
    """

    led: Mapping[str, str] = field(default_factory=dict)
    moved: Callable[[], Mapping[str, str]] = dict

    def now(self, path: str, there: Collection[str]) -> str:
        """The page that took the place of one that is gone; empty when it is not known."""
        ways = (self.moved().get(path, ""), self._led_from(path))
        return next((way for way in ways if way in there), "")

    def page(self, path: str, there: Collection[str], otherwise: str) -> str:
        """What to write instead of a page's path. there: the pages that may be named"""
        return self._told(path, there, lambda found: found) or otherwise

    def link(self, target: str, here: str, there: Collection[str], otherwise: str) -> str:
        """What to write instead of the target of a link on the page `here`."""
        target, mark, fragment = target.partition("#")
        folder = dirname(here)
        written = target.lstrip("./")

        def seen(path: str) -> str:
            return relpath(path, folder or ".") + mark + fragment

        for old, new in self.moved().items():
            meant = normpath(join(dirname(old), target))
            if new == here and meant in there:
                return f"The page of this link has moved: write `{seen(meant)}`."
        if "/" in written and written in there:
            return f"Did you mean `{seen(written)}`?"
        return self._told(normpath(join(folder, target)), there, seen) or otherwise

    def _told(self, path: str, there: Collection[str], seen: Callable[[str], str]) -> str:
        new = self.moved().get(path, "")
        if new in there:
            return f"The page has moved: write `{seen(new)}`."
        new = self._led_from(path)
        if new in there:
            return f"Its old address now leads to `{seen(new)}`: write that, or take this away."
        hint = nearest(path, there)
        return f"Did you mean `{seen(hint)}`?" if hint else ""

    def _led_from(self, path: str) -> str:
        return self.led.get(address_of("fi", path, None).strip("/"), "")


NOTHING_KNOWN = Whereabouts()
