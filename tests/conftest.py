"""The site, built once for all tests that look at it, and a Chromium that watches what pages do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.audit.server import served
from scripts.browser import ARGUMENTS, find_browser
from scripts.publish.site import BUILT, build

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def site() -> Path:
    """Folder of the site as the builder makes it from the repository's own content."""
    build(ROOT)
    return ROOT / BUILT


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Address on loopback where the built site answers, ending with a slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium."""
    path = find_browser()
    assert path, "No Chromium was found; `make test` installs one."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()
