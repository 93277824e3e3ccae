"""A preview that opens from a disk: every link names a file, and no policy forbids a page its own styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish.from_disk import FOLDER, make_preview, opened_from_disk


def page(html: str) -> str:
    return opened_from_disk({"a/index.html": html.encode()})["a/index.html"].decode()


@pytest.mark.parametrize(
    ("link", "opened"),
    [
        ("<a href=../>", "<a href=../index.html>"),
        ("<a href=./>", "<a href=./index.html>"),
        ('<a class=x href="../../b-c/d/">', '<a class=x href="../../b-c/d/index.html">'),
        ("<a href=../b/#c>", "<a href=../b/index.html#c>"),
        ("<a href=b/?q=1>", "<a href=b/index.html?q=1>"),
        (
            '<meta content="0; url=../b/" http-equiv=refresh>',
            '<meta content="0; url=../b/index.html" http-equiv=refresh>',
        ),
        ("<form action=../haku/ method=get>", "<form action=../haku/index.html method=get>"),
    ],
)
def test_a_link_to_a_folder_names_its_page(link: str, opened: str) -> None:
    assert page(link) == opened


@pytest.mark.parametrize(
    "link",
    [
        "<a href=#c>",
        "<a href=https://x.example/b/>",
        "<a href=//x.example/b/>",
        "<a href=tel:112>",
        "<link href=../assets/site.css rel=stylesheet>",
        "<a href=../b/d.csv>",
    ],
)
def test_other_links_stay(link: str) -> None:
    assert page(link) == link


def test_pages_have_no_policy_and_what_only_servers_read_is_left_out() -> None:
    meta = "<meta http-equiv=\"content-security-policy\" content=\"default-src 'none';style-src 'self'\">"
    files = {
        "index.html": f"<meta charset=utf-8>{meta}<title>x</title>".encode(),
        "index.html.br": b"x",
        "data/a.csv": b"a,b\n",
        "data/a.csv.gz": b"x",
        "_headers": b"x",
        "site-manifest.json": b"{}",
    }
    assert opened_from_disk(files) == {
        "index.html": b"<meta charset=utf-8><title>x</title>",
        "data/a.csv": b"a,b\n",
    }


def test_the_folder_is_new_as_a_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<a href=b/>", encoding="utf-8")
    old = tmp_path / FOLDER / "old.html"
    old.parent.mkdir(parents=True)
    old.write_text("x", encoding="utf-8")
    made = make_preview(tmp_path, site)
    assert {file.name: file.read_text(encoding="utf-8") for file in made.iterdir()} == {
        "index.html": "<a href=b/index.html>"
    }
