"""The Chromium that tests drive."""

from __future__ import annotations

from playwright.sync_api import Browser


def test_what_playwright_turns_off_stays_off(browser: Browser) -> None:
    """Chromium goes by the last list alone: ours must hold all that the list before it holds."""
    line = browser.new_browser_cdp_session().send("SystemInfo.getInfo")["commandLine"]
    _, *lists = [part.split()[0].split(",") for part in f" {line}".split("--disable-features=")]
    *before, last = map(set, lists)
    assert before
    assert set.union(*before) <= last


def test_a_window_loads_no_pages_of_the_browser_itself(browser: Browser) -> None:
    """They would cost each test a third more."""
    context = browser.new_context()
    context.new_page()
    shown = browser.new_browser_cdp_session().send("Target.getTargets", {"filter": [{}]})["targetInfos"]
    context.close()
    assert [target["url"] for target in shown if target["type"] == "browser_ui"] == []
