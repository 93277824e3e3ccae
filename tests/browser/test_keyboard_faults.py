"""What the tests of the keyboard, the charts and the search promise, broken on purpose.

A fault is planted in a copy of the built site. When it cannot be planted any more, because a file was written
anew, the test says so: plant the same fault in the new words.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from scripts.audit.server import served
from tests.browser import test_keyboard as keys
from tests.browser.test_keyboard import Keyboard, keys_in
from tests.browser.test_ways_of_looking import test_a_chart_fits_at_400_percent as chart_fits

pytestmark = pytest.mark.full

PHONE, ENLARGED = (320, 640), (320, 256)


class Fault(NamedTuple):
    """Something that is wrong for who uses the keyboard.

    files: which files of the site hold it, as a pattern
    instead: a text of them, and what stands in its place
    found_by: the test that must fail, given a browser and the address of the site
    """

    files: str
    instead: tuple[str, str]
    found_by: Callable[[Browser, str], None]


def by(test: Callable[[Keyboard], None], size: tuple[int, int] = PHONE) -> Callable[[Browser, str], None]:
    """A test of the keyboard, in a window of one size."""

    def run(browser: Browser, address: str) -> None:
        with keys_in(browser, address, *size) as keyboard:
            test(keyboard)

    return run


def all_stops(path: str, size: tuple[int, int] = PHONE) -> Callable[[Browser, str], None]:
    test = keys.test_every_stop_is_seen_and_the_last_one_leaves_the_page
    return by(partial(test, path=path), size)


def styled(css: str) -> tuple[str, str]:
    """A rule of a help page that comes after all others."""
    return "</style>", f"{css}</style>"


number = by(keys.test_to_the_number)
menu = by(keys.test_the_menu_opens_and_closes)
table = by(keys.test_to_a_table_of_figures_and_its_file)
chart = by(keys.test_a_chart_is_opened_and_left)
search = by(keys.test_to_a_page_that_is_searched_for)
full_menu = partial(keys.test_an_open_menu_of_a_full_page_moves_nothing_beside_it, width=320)

HOME, HELP, YEAR = "index.html", "sv/sok-hjalp/index.html", "tilastot/2020/index.html"
SHEET, CHART, SEARCH = "assets/site.*css", "assets/chart.*js", "assets/search/page.*js"
CONTACTS = "loyda-apua/yhteystiedot/index.html"
BUTTON = '<button type="button" class="chart-open"'

FAULTS: dict[str, Fault] = {
    # The frame of what has the focus
    "no frame": Fault(HOME, styled(":focus-visible{outline:0}"), number),
    "a thin frame": Fault(HOME, styled(":focus-visible{outline-width:1px}"), number),
    "the frame under the bar": Fault(HOME, styled(".site-header{margin-top:0}"), number),
    "the frame beyond the window": Fault(HOME, styled(".skip{margin:0}"), number),
    "the frame below the window at 400 %": Fault(
        CONTACTS, ("3.5rem 0 8px", "3.5rem 0 0"), all_stops("loyda-apua/yhteystiedot/", ENLARGED)
    ),
    "the frame of the camera cut off": Fault(SHEET, ("outline-offset:-3px", "outline-offset:0"), chart),
    # Where the focus goes
    "under the bar": Fault(
        CONTACTS, ("scroll-padding:5rem 0 6rem", "scroll-padding:0"), all_stops("loyda-apua/yhteystiedot/")
    ),
    "out of order": Fault(HOME, ('<a class="call-action"', '<a tabindex="1" class="call-action"'), number),
    "trapped": Fault(
        HOME, ("<summary", "<summary onkeydown=\"event.key=='Tab'&&event.preventDefault()\""), number
    ),
    "no name": Fault(HOME, (">Haku</a>", "></a>"), number),
    # The menu
    "cannot be reached": Fault(HELP, ("<summary", "<summary tabindex=-1"), menu),
    "cannot be opened": Fault(HELP, ("<summary", '<summary onclick="return false"'), menu),
    "cannot be closed": Fault(HELP, ("<summary", '<summary onclick="return !this.parentElement.open"'), menu),
    "its links under the text": Fault(HELP, styled(".menu ul{position:absolute;z-index:-1}"), menu),
    "its links cannot be seen": Fault(HELP, styled(".menu ul{opacity:0}"), menu),
    "it moves what stands beside": Fault(SHEET, ("margin-right:-18rem", "margin-right:0"), full_menu),
    # Tables and charts
    "no caption": Fault(YEAR, ("<caption", "<p"), table),
    "a button that cannot be reached": Fault(YEAR, (BUTTON, f"{BUTTON} tabindex=-1"), chart),
    "a button that is none": Fault(YEAR, (BUTTON, '<span class="chart-open"'), chart),
    "shut, but not said": Fault(CHART, ('button.setAttribute("aria-expanded", "false")', "0"), chart),
    "open, but not said": Fault(CHART, ('button.setAttribute("aria-expanded", "true")', "0"), chart),
    "said to be open for ever": Fault(CHART, ("String(visible)", '"true"'), chart),
    "not shut again": Fault(CHART, ("plot.hidden = !visible", "0"), chart),
    "a chart wider than the window": Fault(
        SHEET, (".chart-plot{margin-top:8px;width:100%", ".chart-plot{width:30rem"), chart_fits
    ),
    # The search
    "results not said": Fault("haku/index.html", ('role="status"', ""), search),
    "results that cannot be reached": Fault(
        SEARCH, ('createElement("a")', 'createElement("a");link.tabIndex=-1'), search
    ),
    "the Enter key does nothing": Fault(SEARCH, ("list.focus(", "void("), search),
    "the first result out of sight": Fault(
        SEARCH, ("list.firstElementChild.scroll", "list.lastElementChild.scroll"), search
    ),
    "a list without a name": Fault("haku/index.html", ('aria-label="Tulokset"', ""), search),
}


def site_with(site: Path, target: Path, fault: Fault) -> None:
    """Another site of the same files but those that hold the fault."""
    packed = shutil.ignore_patterns("*.br", "*.gz", "*.zst")
    shutil.copytree(site.resolve(), target, copy_function=os.symlink, ignore=packed)
    text, other = fault.instead
    files = list(target.glob(fault.files))
    assert files
    for file in files:
        whole = file.read_text(encoding="utf-8")
        assert text in whole, f"{fault.files} no longer holds {text!r}"
        file.unlink()
        file.write_text(whole.replace(text, other), encoding="utf-8")


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found(browser: Browser, site: Path, tmp_path: Path, name: str) -> None:
    """The sound site passes these tests elsewhere, in every run."""
    fault = FAULTS[name]
    site_with(site, tmp_path / "site", fault)
    expect.set_options(timeout=2_000)
    try:
        with served(tmp_path / "site") as faulty, pytest.raises(AssertionError):
            fault.found_by(browser, faulty)
    finally:
        expect.set_options(timeout=5_000)
