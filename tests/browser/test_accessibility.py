"""Each page is read by the engines, every rule on, in one way of looking at it; in every way with `full`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.audit.engines import axe_faults, html_faults, sniffer_faults, width_faults
from scripts.audit.ways import SNIFFED, WAYS, Way, all_pages, faults_in, looking
from tests.conftest import ROOT

BROKEN = "<html><head><title>x</title></head><body><main><img src='x'><input></main></body></html>"


def test_no_page_has_a_barrier_that_the_engines_can_see(site: Path, browser: Browser, address: str) -> None:
    """Pages take turns, so that every kind of page is seen in every way."""
    pages = all_pages(site, ROOT)
    found = []
    for turn, way in enumerate(WAYS):
        with looking(browser, address, way) as context:
            found += faults_in(context, pages[turn :: len(WAYS)], sniffed=way in SNIFFED)
    assert found == []


@pytest.mark.full
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_page_has_a_barrier_in_any_way(site: Path, browser: Browser, address: str, way: Way) -> None:
    with looking(browser, address, way) as context:
        assert faults_in(context, all_pages(site, ROOT), sniffed=way in SNIFFED) == []


def test_the_html_of_every_page_is_valid(site: Path) -> None:
    assert html_faults(site, all_pages(site, ROOT)) == []


def test_both_engines_find_barriers_that_are_planted(browser: Browser, address: str) -> None:
    with looking(browser, address, WAYS[0]) as context:
        page = context.new_page()
        page.set_content(BROKEN)
        assert {"html-has-lang", "image-alt", "label"} <= {fault.rule for fault in axe_faults(page, "x")}
        assert any("H57" in fault.rule for fault in sniffer_faults(page, "x"))


def test_the_checker_of_html_finds_what_is_planted(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(
        "<!doctype html><html lang=en><title>x</title><ul><p>y</p></ul>", "utf-8"
    )
    assert [fault.page for fault in html_faults(tmp_path, ["x.html"])][:1] == ["x.html"]


def test_scripts_are_gone_where_they_should_be(browser: Browser, address: str) -> None:
    with looking(browser, address, Way(320, "light", scripts=False)) as context:
        page = context.new_page()
        page.goto("")
        assert page.locator("script").count() == 0
        assert page.locator(".bar a").count() == 2


def test_a_page_that_is_too_wide_is_told(browser: Browser, address: str) -> None:
    with looking(browser, address, WAYS[0]) as context:
        page = context.new_page()
        page.set_content("<html lang=en><body><div style='width: 400px'>x</div></body></html>")
        assert [fault.rule for fault in width_faults(page, "x")] == ["88 px too wide"]
