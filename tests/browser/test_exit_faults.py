"""What test_exit.py promises, broken on purpose: for each behaviour a fault that its test finds.

A fault is planted in a copy of the built pages. When a fault cannot be planted any more, because the page was
written anew, the test says so: plant the same fault in the new words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from scripts.audit.server import served
from tests.browser import test_exit as exit_tests
from tests.browser.test_exit import ADDRESSES, Visit, visiting

pytestmark = pytest.mark.full


class Fault(NamedTuple):
    """Something that is wrong with the way out.

    instead: texts of the pages, and what stands in their place
    found_by: the test of a visit that must fail
    script: whether the visit runs scripts
    """

    instead: dict[str, str]
    found_by: Callable[[Visit], None]
    script: bool = True


LINK = '<a class="exit" data-exit'
SKIP = '<a class="skip" data-exit'
STYLES = "</style>"
SENT_REFERRER = {'name="referrer" content="no-referrer"': 'name="referrer" content="unsafe-url"'}
COUNTS_ALONE = 'alone=e.key=="Shift"&&!(e.repeat||e.ctrlKey||e.altKey||e.metaKey);'


def keys_of(test: Callable[[Visit], None]) -> Callable[[Visit], None]:
    """A test for whose visit the clock stands."""

    def run(visit: Visit) -> None:
        exit_tests.stop_clock(visit)
        test(visit)

    return run


tap = exit_tests.test_a_tap_leaves_in_the_same_tab_and_tells_the_next_site_nothing
skip = exit_tests.test_the_second_stop_of_the_tab_key_leaves_too
blank = exit_tests.test_the_page_is_blank_before_the_next_site_answers
comes_back = exit_tests.test_a_page_that_comes_back_is_whole_again
three = keys_of(exit_tests.test_shift_three_times_leaves_and_says_how_many_are_left)
expires = keys_of(exit_tests.test_shift_is_forgotten_after_five_seconds_and_that_is_said)
five_more = keys_of(exit_tests.test_each_press_gives_five_seconds_more)
between = keys_of(exit_tests.test_another_key_between_starts_anew)
both = keys_of(exit_tests.test_both_shift_keys_at_once_count_as_one)
held = keys_of(exit_tests.test_shift_held_down_does_not_count)
above = exit_tests.test_it_stays_above_everything_that_opens
still = exit_tests.test_nothing_moves_for_a_reader_who_asked_for_that
prints = exit_tests.test_print_shows_the_text_and_the_number_but_not_the_way_out
mirrored = exit_tests.test_written_from_right_to_left_it_changes_sides


def with_key(other: str) -> Callable[[Visit], None]:
    return keys_of(partial(exit_tests.test_shift_with_another_key_does_not_count, other=other))


def in_shortcut(other: str) -> Callable[[Visit], None]:
    return keys_of(partial(exit_tests.test_shift_as_part_of_a_shortcut_does_not_count, other=other))


def always_seen(screen: str) -> Callable[[Visit], None]:
    return partial(exit_tests.test_it_is_always_seen_and_leaves_room_for_the_text, screen=screen)


def covers_nothing(screen: str) -> Callable[[Visit], None]:
    return partial(
        exit_tests.test_it_covers_no_heading_that_a_link_leads_to_and_nothing_in_focus, screen=screen
    )


def styled(css: str) -> dict[str, str]:
    """A rule that comes after all others."""
    return {STYLES: f"{css}{STYLES}"}


FAULTS: dict[str, Fault] = {
    # A tap
    "nothing happens": Fault({"e.preventDefault();location.href": "e.preventDefault();page.title"}, tap),
    "no address without script": Fault({f'{LINK} href="https': f'{LINK} href="#'}, tap, script=False),
    "another tab": Fault({LINK: f"{LINK} target=_blank"}, tap, script=False),
    "another tab by script": Fault({"location.href=": "window.open().location.href="}, tap),
    "the address tells something": Fault(
        {'.querySelector(".exit").href;': '.querySelector(".exit").href+"?from=help";'}, tap
    ),
    "the link tells something": Fault({'.fi/" rel': '.fi/?from=help" rel'}, tap, script=False),
    "the referrer by script": Fault(SENT_REFERRER, tap),
    "the referrer of the link": Fault(SENT_REFERRER | {"nofollow noreferrer": "nofollow"}, tap, script=False),
    # Blank at once
    "never blank": Fault({'page.className="gone";': ""}, blank),
    "blank too late": Fault({'page.className="gone";': "setTimeout(()=>{page.className='gone'},50);"}, blank),
    "blank, but for the number": Fault({".gone>:not(.hush)": ".gone>:not(.hush,.bar)"}, blank),
    "blank, and mute": Fault({'count(0,"leaving")': "count(0)"}, blank),
    "blank, and the word out of sight": Fault({".gone .hush{top:0}": ""}, blank),
    # Back
    "blank when it comes back": Fault(
        {'window.onpageshow=function(){page.className="";count(0);};': ""}, comes_back
    ),
    "whole, but still leaving": Fault({'page.className="";count(0);': 'page.className="";'}, comes_back),
    # Shift
    "after two": Fault({"pressed==2": "pressed==1"}, three),
    "after four": Fault({"pressed==2": "pressed==3"}, three),
    "not spoken": Fault({'role="status"': ""}, three),
    "silent": Fault({"count(pressed+1);": "pressed++;"}, three),
    "never forgotten": Fault({'timer=setTimeout(count,5000,0,"expired");': ""}, expires),
    "forgotten early": Fault({"5000": "4000"}, expires),
    "forgotten late": Fault({"5000": "6000"}, expires),
    "forgotten silently": Fault({'5000,0,"expired"': "5000,0"}, expires),
    "said but not forgotten": Fault({"pressed=times;": "pressed=times||pressed;"}, expires),
    "the first press's five seconds": Fault({"clearTimeout(timer);": ""}, five_more),
    "Shift+A": Fault({COUNTS_ALONE: "alone=alone||e.key=='Shift';"}, with_key("a")),
    "Shift+Tab": Fault({COUNTS_ALONE: "alone=alone||e.key=='Shift';"}, with_key("Tab")),
    "Ctrl+Shift": Fault({"e.ctrlKey||": ""}, in_shortcut("Control")),
    "Alt+Shift": Fault({"e.altKey||": ""}, in_shortcut("Alt")),
    "Meta+Shift": Fault({"||e.metaKey": ""}, in_shortcut("Meta")),
    "a key between": Fault({"if(pressed&&!alone)count(0);": ""}, between),
    "both Shift keys": Fault({"return;alone=false;": "return;"}, both),
    "held down": Fault({"e.repeat||": ""}, held),
    # The link for the Tab key
    "not the second stop": Fault({SKIP: f"{SKIP} tabindex=-1"}, skip),
    "a stop that cannot be seen": Fault({".skip:focus{top:0}": ""}, skip),
    "a stop that lies below": Fault({"z-index:30": "z-index:1"}, skip),
    "a stop that leads nowhere": Fault({f'{SKIP} href="https': f'{SKIP} href="#'}, skip, script=False),
    # Always there
    "below an open menu": Fault(styled("[open] ul{position:fixed;inset:0;z-index:20}"), above),
    "away when the page is scrolled": Fault(
        {".top{position:sticky": ".top{position:static"}, always_seen("small phone")
    ),
    "below the text": Fault({"top:0;z-index:10;align": "top:0;z-index:-1;align"}, always_seen("desk")),
    "beyond the edge of a small phone": Fault(styled(".brand{flex:0 0 16rem}"), always_seen("small phone")),
    "beyond the edge at 400 %": Fault(styled(".exit{padding:0 30vh}"), always_seen("400 %")),
    "half the screen at 400 %": Fault(
        {"@media (max-height:25rem)": "@media (max-height:1rem)"}, always_seen("400 %")
    ),
    "too small to tap": Fault(styled(".exit{min-height:0}"), always_seen("small phone")),
    "over a heading": Fault(
        {"scroll-padding:5rem 0 6rem": "scroll-padding:0"}, covers_nothing("small phone")
    ),
    "over a heading at 400 %": Fault(
        {"scroll-padding:3.5rem 0 8px": "scroll-padding:0"}, covers_nothing("400 %")
    ),
    # Other ways of reading
    "on the wrong side": Fault(styled(".exit{position:absolute;right:16px}"), mirrored),
    "a skip link on the wrong side": Fault(styled("[dir=rtl] .skip{right:100%}"), mirrored),
    "it glides": Fault(styled(".exit{transition:background .2s}"), still),
    "it blinks": Fault(styled("@keyframes x{to{opacity:0}}.exit{animation:x 1s}"), still),
    "the page glides": Fault(styled("html{scroll-behavior:smooth}"), still),
    "on paper": Fault({"nav,.skip,.top,.trail": "nav,.skip,.trail"}, prints),
    "the numbers twice on paper": Fault({"nav,.skip,.top,.trail": ".skip,.top,.trail"}, prints),
    "pale on paper": Fault({"--f:#000": "--f:#eee"}, prints),
    "dark paper": Fault(
        {"@media screen and (prefers-color-scheme:dark)": "@media (prefers-color-scheme:dark)"}, prints
    ),
}


def pages_with(site: Path, target: Path, instead: dict[str, str]) -> None:
    """Copy the pages that test_exit.py reads in both languages, with other texts in them."""
    for path in ADDRESSES.values():
        html = (site / path / "index.html").read_text(encoding="utf-8")
        for text, other in instead.items():
            assert text in html, f"the page no longer holds {text!r}"
            html = html.replace(text, other)
        (target / path).mkdir(parents=True)
        (target / path / "index.html").write_text(html, encoding="utf-8")


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found(browser: Browser, site: Path, tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    pages_with(site, tmp_path / "whole", {})
    pages_with(site, tmp_path / "faulty", fault.instead)
    expect.set_options(timeout=2_000)
    try:
        visit_and_test(browser, tmp_path / "whole", fault)
        with pytest.raises(AssertionError):
            visit_and_test(browser, tmp_path / "faulty", fault)
    finally:
        expect.set_options(timeout=5_000)


def visit_and_test(browser: Browser, pages: Path, fault: Fault) -> None:
    with served(pages) as address, visiting(browser, address, "sv", fault.script) as visit:
        fault.found_by(visit)
