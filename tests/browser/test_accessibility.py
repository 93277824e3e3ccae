"""Each page is read by the engines, every rule on, in one way of looking at it; in every way with `full`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.audit.__main__ import audit_run
from scripts.audit.engines import (
    AXE,
    ENGINES,
    SNIFFER,
    WIDTH,
    Fault,
    axe_faults,
    html_faults,
    sniffer_faults,
    width_faults,
)
from scripts.audit.record import AuditRun, load_record
from scripts.audit.server import served
from scripts.audit.ways import KINDS, WAYS, Way, all_pages, faults_in, faults_in_turn, looking
from scripts.clock import today
from tests.conftest import ROOT

TINY = "<a href='#a' style='font-size: 6px'>a</a> <a href='#b' style='font-size: 6px'>b</a>"
GREY = "<p style='color: #707070; background: #fff'>x</p>"
BROKEN = "<html><head><title>x</title></head><body><main><img src='x'><input></main></body></html>"
PLANTED = """<!doctype html><html lang=en><meta charset=utf-8><title>x</title>
<meta name=viewport content="width=device-width"><link rel=icon href=data:,>
<style>body { color: #000; background: #fff } @media WHERE { p { color: #999 } div { width: 9999px } }</style>
<main><h1>x</h1><p>x</p><div>x</div></main></html>"""


@pytest.mark.parametrize("turn", range(len(WAYS)), ids=[str(way) for way in WAYS])
def test_no_page_has_a_barrier_that_the_engines_can_see(
    site: Path, browser: Browser, address: str, turn: int
) -> None:
    """Each page in one way."""
    pages = all_pages(site, ROOT)
    with looking(browser, address, WAYS[turn]) as context:
        assert faults_in(context, pages[turn :: len(WAYS)]) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_no_kind_of_page_has_a_barrier_in_any_way(
    site: Path, browser: Browser, address: str, scripts: bool
) -> None:
    """Each kind of page in every way. It is opened once; then the window changes."""
    assert set(KINDS) <= set(all_pages(site, ROOT))
    ways = [way for way in WAYS if way.scripts is scripts]
    with looking(browser, address, ways[0]) as context:
        assert faults_in_turn(context, KINDS, ways) == {way: [] for way in ways}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_barrier_in_one_way_is_found_in_that_way(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    """The page changes while it is open: what was found in one way must not hide or feign another's."""
    ways = [way for way in WAYS if way.scripts is scripts]
    for at, way in enumerate(ways):
        where = f"(width: {way.width}px) and (prefers-color-scheme: {way.scheme})"
        (tmp_path / f"{at}.html").write_text(PLANTED.replace("WHERE", where), encoding="utf-8")
    with served(tmp_path) as address, looking(browser, address, ways[0]) as context:
        found = faults_in_turn(context, [f"{at}.html" for at in range(len(ways))], ways)
    assert {way: {(fault.engine, fault.page) for fault in faults} for way, faults in found.items()} == {
        way: {(engine, f"{at}.html") for engine in (AXE, SNIFFER, WIDTH)} for at, way in enumerate(ways)
    }


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
