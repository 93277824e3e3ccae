"""A real server for the production site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Published
from tests.publish.serving import Served, serve


@pytest.fixture(scope="session")
def served(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """nginx with TLS in front of the production site."""
    with serve(published.site, tmp_path_factory.mktemp("nginx") / "own", tls=True) as served:
        yield served
