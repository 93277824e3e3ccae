"""nginx as the public's server is set up: what it sends, and what it writes down."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
from pathlib import Path

import brotli
import pytest

from scripts.publish.headers import security_headers
from scripts.publish.manifest import NAME, read_manifest
from scripts.publish.nginx import moved_addresses
from scripts.publish.server import CannotServe, find_nginx, prepare
from tests.conftest import Published
from tests.publish.serving import Served


def test_every_answer_carries_the_headers(served: Served, published: Published) -> None:
    expected = security_headers(read_manifest(published.site).policy)
    for path in ("/", "/data/all.csv", "/nowhere/", "/loyda-apua", f"/{NAME}"):
        _, headers, _ = served.get(path)
        for name, value in expected.items():
            assert headers[name.lower()] == value, (path, name)
        assert headers["server"] == "nginx"


@pytest.mark.parametrize(
    ("accepted", "sent", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_packed_copies_are_sent_to_those_who_read_them(
    served: Served, published: Published, accepted: str, sent: str | None, unpack: object
) -> None:
    for path in ("/", "/data/all.csv"):
        status, headers, body = served.get(path, Accept_Encoding=accepted)
        assert status == 200
        assert headers.get("content-encoding") == sent
        assert headers["vary"] == "Accept-Encoding"
        file = published.site / (path.removeprefix("/") or "index.html")
        assert callable(unpack)
        assert unpack(body) == file.read_bytes()


def test_pages_are_asked_for_again_and_hashed_files_never(served: Served, published: Published) -> None:
    _, page, _ = served.get("/")
    assert page["cache-control"] == "no-cache"
    assert served.get("/", If_None_Match=page["etag"])[0] == 304
    asset = next(file for file in (published.site / "assets").glob("*.css"))
    assert served.get(f"/assets/{asset.name}")[1]["cache-control"] == "public, max-age=31536000, immutable"
    assert served.get("/assets/gone.css")[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/loyda-apua", "/loyda-apua/"),
        ("/loyda-apua/index.html", "/loyda-apua/"),
        ("/index.html?a=b", "/"),
        ("/loyda-apua/minun-oikeuteni/?a=b", "/loyda-apua/oikeutesi/"),
    ],
)
def test_each_page_has_one_clean_address(served: Served, path: str, to: str) -> None:
    status, headers, _ = served.get(path)
    assert (status, headers["location"]) == (301, to)


def test_every_old_address_leads_on(served: Served, published: Published) -> None:
    moved = moved_addresses((published.site / "_redirects").read_text(encoding="utf-8"))
    assert len(moved) > 50
    for old, new in moved.items():
        status, headers, _ = served.get(old)
        assert (status, headers["location"]) == (301, new)
    for new in set(moved.values()):
        assert served.get(new)[0] == 200


@pytest.mark.parametrize("path", ["//e.fi/index.html", "/\\e.fi/index.html", "/%5Ce.fi/index.html", "//e.fi"])
def test_no_address_leads_to_another_host(served: Served, path: str) -> None:
    assert served.get(path)[0] == 404


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("/x", "fi"),
        ("/sv/x", "sv"),
        ("/svx", "fi"),
        ("/assets/", "fi"),
        ("/404.html", "fi"),
        ("/_headers", "fi"),
        ("/sv/404.html", "sv"),
        ("/index.html.br", "fi"),
    ],
)
def test_lost_addresses_are_told_so_in_the_language_they_were_looked_for(
    served: Served, path: str, lang: str
) -> None:
    status, headers, body = served.get(path)
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert f"lang={lang}" in body.decode()[:60]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/all.csv", "text/csv; charset=utf-8"),
        ("/data/catalogue.jsonld", "application/ld+json; charset=utf-8"),
        ("/ajankohtaista/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_files_say_what_they_are(served: Served, path: str, kind: str) -> None:
    assert served.get(path)[1]["content-type"] == kind


def test_logs_know_neither_who_asked_nor_what_was_looked_for(served: Served) -> None:
    served.get("/tietoa/?haku=salaisuus", User_Agent="a-browser", Referer="https://from.example/")
    served.get("/assets/none.css?haku=salaisuus")
    served.get("/%zz?haku=salaisuus")
    # A broken greeting, as machines that try out servers send it: nginx tells its sender as "crit".
    with socket.create_connection((served.host, served.port), timeout=10) as greeting:
        greeting.sendall(b"\x16\x03\x01\xff\xff")
        greeting.recv(16)
    logs = {name: (served.folder / name).read_text() for name in ("access.log", "error.log", "said")}
    assert ' GET "/tietoa/" 200 ' in logs["access.log"]
    for text in logs.values():
        for trace in ("127.0.0.1", "salaisuus", "a-browser", "from.example"):
            assert trace not in text
    hours = {line.split(" ")[0] for line in logs["access.log"].splitlines()}
    assert all(len(hour) == len("2026-11-25T01") for hour in hours)


def test_a_site_that_is_not_whole_is_not_served(published: Published, tmp_path: Path) -> None:
    nginx = find_nginx()
    with pytest.raises(CannotServe, match=r"There is no site .* yet\. Make it: make site"):
        prepare(tmp_path / "none", tmp_path / "nginx", nginx, "")
    spoilt = tmp_path / "spoilt"
    shutil.copytree(published.site, spoilt, copy_function=shutil.copyfile)
    content = json.loads((spoilt / NAME).read_text(encoding="utf-8"))
    content["files"]["index.html"] = "0"
    (spoilt / NAME).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CannotServe, match=r"not whole:\nindex\.html\n  The file is not as it was built"):
        prepare(spoilt, tmp_path / "nginx", nginx, "")


def test_settings_that_cannot_be_written_are_told(published: Published, tmp_path: Path) -> None:
    (tmp_path / "nginx").touch()
    with pytest.raises(CannotServe, match=r"settings cannot be written: File exists \(.*nginx\)"):
        prepare(published.site, tmp_path / "nginx", find_nginx(), "")


def test_where_nginx_is_missing_the_one_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.publish.server.shutil.which", lambda *args, **more: None)
    with pytest.raises(CannotServe, match=r"sudo apt-get install .* nginx libnginx-mod-http-brotli-static"):
        find_nginx()
