"""The pages on which a break would hurt most look as they did when somebody last looked."""

from __future__ import annotations

import json

from playwright.sync_api import Browser

from tests.browser.looks import FILE, looks


def test_pages_look_as_they_did(browser: Browser, address: str) -> None:
    """When this was meant: `.venv/bin/python -m tests.browser.looks`, and read the difference."""
    assert looks(browser, address) == json.loads(FILE.read_text(encoding="utf-8"))


def test_another_machines_letters_change_nothing(browser: Browser, address: str) -> None:
    assert looks(browser, address, font="serif") == json.loads(FILE.read_text(encoding="utf-8"))
