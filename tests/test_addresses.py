from __future__ import annotations

from urllib.parse import urljoin

import pytest

from scripts.addresses import relative_url

ADDRESSES = ["", "loyda-apua/", "loyda-apua/harkinta-aika/", "sv/", "sv/sok-hjalp/betanketid/", "404.html"]
TARGETS = [*ADDRESSES, "assets/site.css", "data/2020/x.csv", "loyda-apua/#hinta"]


@pytest.mark.parametrize("here", ADDRESSES)
@pytest.mark.parametrize("there", TARGETS)
def test_a_relative_link_leads_where_it_should(here: str, there: str) -> None:
    base = "https://example.org/place/"
    assert urljoin(base + here, relative_url(here, there)) == base + there
