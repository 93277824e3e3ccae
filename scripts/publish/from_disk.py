"""`make preview`: the site as a folder that opens on any computer, without a server.

Who looks at a proposal unpacks it and opens index.html. A browser that reads files from a disk opens no
folder's first page by itself, and takes every file for another site's: so links name the page's file, and no
page has a policy. What has to be fetched, the search and the charts that can be changed, works on servers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.publish.compress import PACKERS
from scripts.publish.headers import HOST_RULES
from scripts.publish.manifest import NAME
from scripts.publish.tree import put_in_place, read_tree, settle, write_new_tree

FOLDER = Path("build") / "preview"

_LINK = re.compile(
    r"""(?P<before>\s(?:(?:href|action)=["']?|content="0; url=))"""
    r"""(?P<path>(?:\.{1,2}/|[\w.-]+/)+)(?=[#?"'\s>])"""
)
"""A link to a folder of the site, as seen from the page, or where the page at an old address leads."""

_POLICY = re.compile(r"<meta http-equiv=\"?content-security-policy\"? [^>]*>")


def opened_from_disk(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a finished site, without those that only a server reads."""
    kept = {
        path: content
        for path, content in site.items()
        if not path.endswith(tuple(PACKERS)) and path not in (HOST_RULES, NAME)
    }
    pages = {
        path: _page(content.decode()).encode() for path, content in kept.items() if path.endswith(".html")
    }
    return kept | pages


def _page(html: str) -> str:
    return _LINK.sub(r"\g<before>\g<path>index.html", _POLICY.sub("", html))


def make_preview(root: Path, site: Path) -> Path:
    """Write the folder, new as a whole. Raises OSError when it cannot be written."""
    place, new = root / FOLDER, root / f"{FOLDER}.new"
    settle(place)
    write_new_tree(opened_from_disk(read_tree(site)), new)
    put_in_place(new, place)
    return place
