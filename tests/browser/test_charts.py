"""Charts in a real browser, under a policy as strict as a host can send."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Watched

YEAR_PAGES = ("tilastot/2020/", "sv/statistik/2020/")


def for_charts(watched: Watched) -> list[str]:
    """What was asked for because of a chart."""
    return [url for url in watched.asked if re.search(r"plotly|/charts/", url)]


def chart_with(page: Page, attribute: str) -> Locator:
    """The first chart that has this attribute; the test is wrong if there is none."""
    chart = page.locator(f".chart[{attribute}]").first
    expect(chart).to_be_attached()
    return chart


def opened(page: Page, attribute: str = "data-chart") -> Locator:
    """A chart that was opened by keyboard and drawn."""
    chart = chart_with(page, attribute)
    chart.locator(".chart-open").focus()
    page.keyboard.press("Enter")
    expect(chart.locator(".main-svg").first).to_be_visible()
    expect(chart.locator(".chart-open")).to_have_attribute("aria-expanded", "true")
    return chart


@pytest.mark.parametrize("path", YEAR_PAGES)
def test_nothing_is_fetched_before_the_click_and_the_chart_is_drawn_after(
    watched: Watched, path: str
) -> None:
    page = watched.page
    page.goto(path, wait_until="networkidle")
    assert for_charts(watched) == []
    assert page.locator(".chart-plot:visible").count() == 0
    chart = opened(page)
    bars = chart.locator(".bars .point").count()
    rows = chart.locator("xpath=ancestor::section").locator("tbody tr").count()
    assert bars == rows
    assert len(for_charts(watched)) == 4
    assert watched.errors == []
    assert watched.refused == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_drawing_is_no_second_reading_of_the_table(watched: Watched) -> None:
    watched.page.goto(YEAR_PAGES[0])
    chart = opened(watched.page)
    for drawing in chart.locator(".main-svg").all():
        assert drawing.get_attribute("aria-hidden") == "true"
    expect(chart.locator("[role=status]")).not_to_be_empty()
    expect(chart.locator(".chart-plot")).to_have_attribute("role", "group")


def test_nothing_moves_between_the_click_and_the_drawing(watched: Watched) -> None:
    page = watched.page

    def late(route: Route) -> None:
        time.sleep(0.6)
        route.continue_()

    page.route("**/charts/*.json", late)
    page.goto(YEAR_PAGES[0])
    chart = chart_with(page, "data-years")
    chart.locator(".chart-open").click()
    below = chart.locator("xpath=following-sibling::div[@class='figure-foot']")
    expect(chart.locator("[role=status]")).not_to_be_empty()
    loading = below.bounding_box()
    expect(chart.locator(".main-svg").first).to_be_visible()
    page.wait_for_timeout(200)
    drawn = below.bounding_box()
    assert loading
    assert drawn
    assert abs(loading["y"] - drawn["y"]) < 1


def test_counts_and_shares_by_keyboard(watched: Watched) -> None:
    page = watched.page
    page.goto(YEAR_PAGES[0])
    chart = opened(page, "data-switch")
    switch = chart.locator(".chart-switch")
    expect(switch).to_be_enabled()
    page.keyboard.press("Tab")
    expect(switch).to_be_focused()
    page.keyboard.press("Enter")
    expect(chart.locator("[role=status]")).to_contain_text("%")
    expect(chart.locator(".bartext").first).to_contain_text("%")
    page.keyboard.press("Space")
    expect(chart.locator(".bartext").first).not_to_contain_text("%")
    assert watched.errors == []


@pytest.mark.parametrize("path", YEAR_PAGES)
def test_another_year_beside_this_one_by_keyboard(watched: Watched, path: str) -> None:
    page = watched.page
    page.goto(path)
    chart = opened(page, "data-years")
    select = chart.get_by_label(str(chart.get_attribute("data-compare")))
    expect(select).to_be_enabled()
    alone = chart.locator(".bars .point").count()
    switch = chart.locator(".chart-switch")
    switch.click()
    select.focus()
    page.keyboard.press("ArrowDown")
    expect(chart.locator(".legendtext")).to_have_count(2)
    other = select.locator("option").nth(1).inner_text()
    assert chart.locator(".legendtext").all_text_contents() == ["2020", other]
    expect(chart.locator("[role=status]")).to_contain_text(f"2020, {other}")
    assert chart.locator(".bars .point").count() > alone
    # Shares stay shares; each year has its own whole.
    expect(chart.locator(".bartext").first).to_contain_text("%")
    switch.click()
    expect(chart.locator(".bartext").first).not_to_contain_text("%")
    select.focus()
    page.keyboard.press("ArrowUp")
    expect(chart.locator(".legendtext")).to_have_count(0)
    assert chart.locator(".bars .point").count() == alone
    assert watched.errors == []
    assert watched.refused == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_picture_of_two_years_can_be_saved(watched: Watched) -> None:
    page = watched.page
    page.goto(YEAR_PAGES[0])
    chart = opened(page, "data-years")
    chart.locator("select").select_option(index=1)
    expect(chart.locator(".legendtext")).to_have_count(2)
    with page.expect_download() as saved:
        chart.locator(".modebar-btn").click()
    assert re.fullmatch(r"2020-[a-z-]+-fi-\d{4}\.png", saved.value.suggested_filename)
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")
    assert watched.refused == []


def test_what_is_missing_is_told_in_words_and_can_be_tried_again(watched: Watched) -> None:
    page = watched.page
    page.route("**/charts/*.json", lambda route: route.fulfill(status=404))
    page.goto(YEAR_PAGES[0])
    chart = chart_with(page, "data-years")
    chart.locator(".chart-open").click()
    expect(chart.locator("[role=status]")).to_have_text(str(chart.get_attribute("data-failed")))
    expect(chart.locator(".chart-plot")).to_be_hidden()
    assert chart.locator("select, .chart-switch").count() == 0
    page.unroute("**/charts/*.json")
    chart.locator(".chart-open").click()
    expect(chart.locator(".main-svg").first).to_be_visible()


def test_a_year_that_cannot_be_had_leaves_the_chart_as_it_was(watched: Watched) -> None:
    page = watched.page
    page.goto(YEAR_PAGES[0])
    chart = opened(page, "data-years")
    bars = chart.locator(".bars .point").count()
    page.route("**/charts/*.json", lambda route: route.abort())
    chart.locator("select").select_option(index=1)
    expect(chart.locator("select")).to_have_value("")
    expect(chart.locator("[role=status]")).not_to_be_empty()
    assert chart.locator(".bars .point").count() == bars


def test_the_page_of_the_data_obeys_the_policy(watched: Watched) -> None:
    watched.page.goto("tilastot/aineisto/", wait_until="networkidle")
    assert watched.refused == []
    assert watched.errors == []
    assert watched.page.locator('script[type="application/ld+json"]').count() == 1
