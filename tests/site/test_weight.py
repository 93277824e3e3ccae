"""How many bytes readers get before they can read and call, as servers send them.

So the published pages are weighed, with the policy that each carries, packed with Brotli.
"""

from __future__ import annotations

import random
import string
from collections.abc import Collection
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest
from bs4 import BeautifulSoup

from tests.conftest import Published
from tests.site.pages import first_aid_pages

LIGHT = 5_000
HELP = 8_000
FIRST_AID = 4_000
ONE_ROUND_TRIP = 11_000
"""What arrives with the server's first answer, over TLS on a slow network: 11.5 kB with its headers."""

FIRST_PAGES = {
    "index.html",
    "sv/index.html",
    "loyda-apua/index.html",
    "sv/sok-hjalp/index.html",
    "loyda-apua/kun-otat-yhteytta/index.html",
    "sv/sok-hjalp/nar-du-tar-kontakt/index.html",
    "loyda-apua/puhelin/index.html",
    "sv/sok-hjalp/telefon/index.html",
}
"""What somebody in danger opens first."""

FIRST_VIEW = 30_000
FIRST_VIEW_REQUESTS = 6


def weight(file: Path) -> int:
    """Bytes of a file as it is sent: of the packed copy beside it, where there is one."""
    packed = file.with_name(f"{file.name}.br")
    return packed.stat().st_size if packed.is_file() else _compressed(file.read_bytes())


@cache
def _compressed(content: bytes) -> int:
    return len(brotli.compress(content, quality=11))


def all_pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def is_help(site: Path, path: str) -> bool:
    """Pages with the way out are help pages."""
    return "data-exit" in (site / path).read_text(encoding="utf-8")


def first_view(site: Path, path: str) -> list[Path]:
    """The page and every file that the browser fetches for it before anybody touches anything."""
    soup = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")
    addresses = [str(tag["src"]) for tag in soup.find_all(src=True)]
    addresses += [str(tag["href"]) for tag in soup.find_all("link", rel=_FETCHED, href=True)]
    here = urljoin("/", path.removesuffix("index.html"))
    return [
        site / path,
        *(site / urljoin(here, each).lstrip("/") for each in addresses if not each.startswith("data:")),
    ]


_FETCHED = ["stylesheet", "icon", "preload", "modulepreload", "manifest"]


def too_heavy(site: Path, first_aid: Collection[str]) -> dict[str, int]:
    """Help pages that weigh more than they may, with everything they need."""
    found = {}
    for path in all_pages(site):
        if is_help(site, path):
            most = FIRST_AID if path in first_aid else LIGHT if path in FIRST_PAGES else HELP
            if weight(site / path) > min(most, ONE_ROUND_TRIP):
                found[path] = weight(site / path)
    return found


def test_help_pages_are_light_enough_for_the_first_answer_of_the_server(published: Published) -> None:
    site = published.site
    first_aid = first_aid_pages(site)
    # What is weighed is what is sent.
    assert all((site / f"{path}.br").is_file() for path in all_pages(site) if is_help(site, path))
    assert "content-security-policy" in (site / "index.html").read_text(encoding="utf-8")
    assert {path for path in all_pages(site) if is_help(site, path)} >= {*FIRST_PAGES, *first_aid}
    assert too_heavy(site, first_aid) == {}


@pytest.mark.parametrize(
    ("path", "most"), [("index.html", LIGHT), ("muu/index.html", HELP), ("en/index.html", FIRST_AID)]
)
def test_a_page_that_is_too_heavy_is_found(tmp_path: Path, path: str, most: int) -> None:
    page = tmp_path / path
    page.parent.mkdir(exist_ok=True)
    # Letters drawn by chance cannot be compressed much.
    letters = "".join(random.Random(1).choices(string.ascii_letters, k=2 * most))
    sizes = [size for size in range(1000, 2 * most, 100) if _weighs(page, letters[:size]) <= most]
    _weighs(page, letters[: sizes[-1]])
    assert too_heavy(tmp_path, ["en/index.html"]) == {}
    _weighs(page, letters[: sizes[-1] + 200])
    assert set(too_heavy(tmp_path, ["en/index.html"])) == {path}


def _weighs(page: Path, letters: str) -> int:
    page.write_text(f'<a data-exit href="x"></a>{letters}', encoding="utf-8")
    return weight(page)


def test_help_pages_fetch_nothing_else(published: Published) -> None:
    site = published.site
    for path in all_pages(site):
        if is_help(site, path):
            assert first_view(site, path) == [site / path]


def test_every_other_page_is_light_at_first_view(published: Published) -> None:
    site = published.site
    heavy = {}
    for path in all_pages(site):
        if not is_help(site, path):
            files = first_view(site, path)
            total = sum(weight(file) for file in files)
            if total > FIRST_VIEW or len(files) > FIRST_VIEW_REQUESTS:
                heavy[path] = {file.name: weight(file) for file in files}
    assert heavy == {}


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="stylesheet" href="../more.css">',
        '<link rel="preload" as="font" href="/more.css">',
        '<script src="../more.css" defer></script>',
        '<img src="../more.css" alt="">',
    ],
)
def test_everything_that_a_page_fetches_is_weighed(tmp_path: Path, markup: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(f'<link rel="icon" href="data:,">{markup}', encoding="utf-8")
    assert [file.resolve() for file in first_view(tmp_path, "a/index.html")] == [
        tmp_path / "a" / "index.html",
        tmp_path / "more.css",
    ]
