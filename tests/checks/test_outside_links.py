from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts.checks.outside_links import Lost, lost_links, outside_links, report
from scripts.publish.verify import read_pages


class _Host(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = int(self.path.strip("/") or 200)
        self.send_response(status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_each_address_of_others_is_known_once_with_its_pages() -> None:
    pages = read_pages(
        {
            "a.html": b'<a href="https://o.fi/x#y">1</a><a href="https://o.fi/x">2</a><a href="b/">3</a>',
            "b.html": b'<a href="https://o.fi/x#z">1</a><a href="https://own.fi/c">2</a>',
        }
    )
    assert outside_links(pages, "https://own.fi/") == {"https://o.fi/x": ["a.html", "b.html"]}


def test_what_gives_no_page_is_told_and_what_gives_one_is_not(host: str) -> None:
    linked = {f"{host}": ["a"], f"{host}404": ["b", "c"], f"{host}403": ["d"], "http://127.0.0.1:9/": ["e"]}
    lost = lost_links(linked, pause=0)
    assert [one.address for one in lost] == list(linked)[1:]
    assert lost[0] == Lost(f"{host}404", "404 Not Found", ("b", "c"))
    assert lost[1].what == "does not answer programs (403): look at it yourself"
    assert "refused" in lost[2].what


def test_the_report_says_how_many_were_asked() -> None:
    text = report(7, [Lost("https://o.fi/", "404 Not Found", ("a", "b"))])
    assert text.startswith("## Links to others: 7 asked, 1 to look at\n")
    assert "- https://o.fi/: 404 Not Found\n  - a, b\n" in text
