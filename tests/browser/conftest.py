"""The built site under a policy as strict as a host can send, and a page that remembers what it did."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'"
)
_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(event.violatedDirective + " " + event.blockedURI);
});
"""


class _Strict(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="package")
def strict_address(site: Path) -> Iterator[str]:
    """The built site with the policy on every answer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Strict, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Watched:
    """A page with what it asked for and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda sent: self.asked.append(sent.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    @property
    def refused(self) -> list[str]:
        """What the policy kept the page from doing."""
        refused: list[str] = self.page.evaluate("window.refused")
        return refused


@pytest.fixture
def watched(browser: Browser, strict_address: str) -> Iterator[Watched]:
    """A narrow phone that looks at the site under the policy."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=strict_address)
    context.add_init_script(_WATCH)
    yield Watched(context.new_page())
    context.close()
