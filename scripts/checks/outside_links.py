"""`make links`: which pages of others, linked from the built site, no longer answer. A report, never a stop.

Each address is asked for once, one after another on a host, with a pause between.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from scripts.publish.site import BUILT, build
from scripts.publish.tree import read_tree
from scripts.publish.verify import BuiltPage, read_pages
from scripts.settings import load_settings

_PAUSE = 1.0
"""Seconds between two questions to one host."""

_PATIENCE = 20.0
"""Seconds that a host has for its answer."""

_HEADERS = {"User-Agent": "Mozilla/5.0 (link check, once a week)", "Accept": "text/html,*/*"}


@dataclass(frozen=True)
class Lost:
    """An address that gave no page. what: what came instead; pages: where it is linked"""

    address: str
    what: str
    pages: tuple[str, ...]


def outside_links(pages: Mapping[str, BuiltPage], own: str) -> dict[str, list[str]]:
    """Pages by the address of others that they link to, without the place on it. own: the site's address"""
    linked: dict[str, list[str]] = {}
    for path, page in pages.items():
        for href, _ in page.links:
            address = urldefrag(href).url
            if address.startswith(("https://", "http://")) and not address.startswith(own):
                linked.setdefault(address, []).append(path)
    return {address: sorted(set(linked[address])) for address in sorted(linked)}


def lost_links(linked: Mapping[str, Iterable[str]], pause: float = _PAUSE) -> list[Lost]:
    """Addresses that give no page, in order. pause: seconds between two questions to one host"""
    hosts: dict[str, list[str]] = {}
    for address in linked:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)
    with ThreadPoolExecutor(8) as pool:
        told = pool.map(lambda addresses: _ask_host(addresses, pause), hosts.values())
        answers = {address: what for host in told for address, what in host.items()}
    return [Lost(address, answers[address], tuple(linked[address])) for address in linked if answers[address]]


def _ask_host(addresses: Iterable[str], pause: float) -> dict[str, str]:
    answers = {}
    for address in addresses:
        answers[address] = _ask(address)
        time.sleep(pause)
    return answers


def _ask(address: str) -> str:
    """What is wrong with an address; empty when it gives a page."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=_HEADERS), timeout=_PATIENCE):
            return ""
    except urllib.error.HTTPError as error:
        if error.code in (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS):
            return f"does not answer programs ({error.code}): look at it yourself"
        return f"{error.code} {error.reason}"
    except urllib.error.URLError as error:
        return str(error.reason)
    except (OSError, ValueError) as error:
        return str(error)


def report(asked: int, lost: Iterable[Lost]) -> str:
    """The result in Markdown."""
    lines = [f"- {one.address}: {one.what}\n  - {', '.join(one.pages)}" for one in lost]
    return "\n".join([f"## Links to others: {asked} asked, {len(lines)} to look at", "", *lines, ""])


def main(root: Path) -> None:
    """Build the site, ask, and print the report."""
    build(root)
    linked = outside_links(read_pages(read_tree(root / BUILT)), load_settings(root).url)
    print(report(len(linked), lost_links(linked)))


if __name__ == "__main__":
    main(Path.cwd())
