"""Every table of the built pages says what it is about and which cells are heads of which others."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.pages import pages, soup


def untold(table: Tag) -> list[str]:
    """What a table does not tell who hears it cell by cell."""
    missing = []
    if table.caption is None or not table.caption.get_text(strip=True):
        missing.append("caption")
    directed = all(head.get("scope") in ("col", "row") for head in table.find_all("th"))
    under_heads = bool(table.select('th[scope="col"]'))
    beside_heads = all(row.select('th[scope="row"]') for row in table.select("tr:has(> td)"))
    if not (directed and (under_heads or beside_heads)):
        missing.append("scope")
    return missing


def test_every_table_has_a_caption_and_heads_with_their_direction(site: Path) -> None:
    found = {
        (path, place): untold(table)
        for path in pages(site)
        for place, table in enumerate(soup(site, path).find_all("table"))
    }
    assert len(found) > 100
    assert {place: missing for place, missing in found.items() if missing} == {}


WHOLE = """<table><caption>a</caption>
<tr><th scope="col">b</th></tr><tr><th scope="row">c</th><td>d</td></tr></table>"""


@pytest.mark.parametrize(
    ("text", "instead", "missing"),
    [
        ("<caption>a</caption>", "", ["caption"]),
        ("<caption>a</caption>", "<caption> </caption>", ["caption"]),
        (' scope="row"', "", ["scope"]),
        (' scope="col"', "", ["scope"]),
        ('<th scope="col">b</th>', "<td>b</td>", ["scope"]),
    ],
)
def test_a_table_that_does_not_tell_is_found(text: str, instead: str, missing: list[str]) -> None:
    def table(html: str) -> Tag:
        return BeautifulSoup(html, "html.parser").find_all("table")[0]

    assert untold(table(WHOLE)) == []
    assert untold(table(WHOLE.replace(text, instead))) == missing
