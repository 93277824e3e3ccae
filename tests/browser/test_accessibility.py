"""Each page is read by the engines, every rule on, in one way of looking at it; in every way with `full`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.audit.__main__ import audit_run
from scripts.audit.engines import (
    ENGINES,
    WIDTH,
    Fault,
    axe_faults,
    html_faults,
    sniffer_faults,
    width_faults,
)
from scripts.audit.record import AuditRun, load_record
from scripts.audit.ways import KINDS, WAYS, Way, all_pages, faults_in, looking
from scripts.clock import today
from tests.conftest import ROOT

TINY = "<a href='#a' style='font-size: 6px'>a</a> <a href='#b' style='font-size: 6px'>b</a>"
GREY = "<p style='color: #707070; background: #fff'>x</p>"
BROKEN = "<html><head><title>x</title></head><body><main><img src='x'><input></main></body></html>"


def test_no_page_has_a_barrier_that_the_engines_can_see(site: Path, browser: Browser, address: str) -> None:
    """Each page in one way, and each kind of page in every way."""
    pages = all_pages(site, ROOT)
    assert set(KINDS) <= set(pages)
    found = []
    for turn, way in enumerate(WAYS):
        with looking(browser, address, way) as context:
            found += faults_in(context, sorted({*KINDS, *pages[turn :: len(WAYS)]}))
    assert found == []


@pytest.mark.full
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_page_has_a_barrier_in_any_way(site: Path, browser: Browser, address: str, way: Way) -> None:
    with looking(browser, address, way) as context:
        assert faults_in(context, all_pages(site, ROOT)) == []


def test_the_record_is_of_a_run_over_this_site_with_these_engines(site: Path) -> None:
    """The statement tells it to readers: nobody may write it by hand, or forget it after a change."""
    record = load_record(ROOT)
    pages = len(all_pages(site, ROOT))
    assert abs(record.pages - pages) <= pages / 10, "Run `make audit`: pages have come or gone."
    assert record.run_on <= today()
    locked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {engine.name: engine.version for engine in record.engines} == {
        name: locked[name] for name in ENGINES
    }, "Run `make audit`: an engine has changed."
    assert record == audit_run(record.run_on, record.pages, faults_of(record))


def faults_of(record: AuditRun) -> list[Fault]:
    """As many faults as a record tells of."""
    counts = {WIDTH: record.too_wide, **{engine.name: engine.faults for engine in record.engines}}
    return [Fault(engine, "", "", "") for engine, count in counts.items() for _ in range(count)]


def test_the_html_of_every_page_is_valid(site: Path) -> None:
    assert html_faults(site, all_pages(site, ROOT)) == []


def test_both_engines_find_barriers_that_are_planted(browser: Browser, address: str) -> None:
    with looking(browser, address, WAYS[0]) as context:
        page = context.new_page()
        page.set_content(BROKEN)
        assert {"html-has-lang", "image-alt", "label"} <= {fault.rule for fault in axe_faults(page, "x")}
        assert any("H57" in fault.rule for fault in sniffer_faults(page, "x"))


@pytest.mark.parametrize(("planted", "rule"), [(TINY, "target-size"), (GREY, "color-contrast-enhanced")])
def test_rules_that_axe_leaves_out_by_itself_are_on(
    browser: Browser, address: str, planted: str, rule: str
) -> None:
    with looking(browser, address, WAYS[0]) as context:
        page = context.new_page()
        page.set_content(f"<html lang=en><title>x</title><main><h1>x</h1>{planted}</main></html>")
        assert rule in {fault.rule for fault in axe_faults(page, "x")}


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
