from __future__ import annotations

import re

import pytest

from scripts.problems import ProblemsFound
from scripts.publish.assets import with_hashed_names

URL = "https://e.fi/base/"


def made(**files: str) -> dict[str, str]:
    """Files by path; a path's letters are written with __ for / and _ for . in the names of arguments."""
    named = {path.replace("__", "/").replace("_", "."): text.encode() for path, text in files.items()}
    return {path: content.decode() for path, content in with_hashed_names(named, URL).items()}


@pytest.mark.parametrize(
    "page",
    [
        '<link href="../assets/a.css">',
        "<link href=../assets/a.css>",
        '<div data-x="../assets/a.css">',
        '<link href="/base/assets/a.css">',
        "<div data-x='[[2020,\"../assets/a.css\",3]]'>",
        '<div data-x="[[2020,&quot;../assets/a.css&quot;,3]]">',
    ],
)
def test_a_page_names_an_asset_by_its_new_name_wherever_it_stands(page: str) -> None:
    files = made(sv__index_html=page, assets__a_css="a{b:1}")
    new = next(path for path in files if path.endswith(".css"))
    assert re.fullmatch(r"assets/a\.[0-9a-f]{12}\.css", new)
    assert files["sv/index.html"] == page.replace("assets/a.css", new)


def test_another_content_gives_another_name_and_the_same_gives_the_same() -> None:
    page = '<link href="assets/a.css">'
    first, same, other = (
        made(index_html=page, assets__a_css=css) for css in ("a{b:1}", "a { b: 1 }", "a{b:2}")
    )
    assert first == same
    assert first.keys() != other.keys()


def test_a_style_sheet_names_its_pictures_by_their_new_names() -> None:
    files = made(
        index_html='<link href="assets/a.css">', assets__a_css="a{b:url(c.svg)}", assets__c_svg="<svg/>"
    )
    picture = next(path for path in files if path.endswith(".svg"))
    sheet = next(text for path, text in files.items() if path.endswith(".css"))
    assert sheet == f"a{{b:url({picture.removeprefix('assets/')})}}"


def test_what_no_page_uses_is_not_published() -> None:
    assert list(made(index_html="<p>assets</p>", assets__a_css="a{b:1}")) == ["index.html"]


def test_other_files_keep_their_names_and_bytes() -> None:
    files = made(index_html='<a href="data/a.csv">', data__a_csv="a,b\n")
    assert files == {"index.html": '<a href="data/a.csv">', "data/a.csv": "a,b\n"}


def test_a_vendored_file_is_published_byte_by_byte() -> None:
    text = "/* licence */ a ( ) ;"
    files = made(index_html='<script src="assets/vendor/a.js">', assets__vendor__a_js=text)
    assert text in files.values()


def test_a_script_that_names_an_asset_itself_is_told_what_to_do() -> None:
    with pytest.raises(ProblemsFound, match=r"assets/b[.]json.*\n.*Name the file in an attribute"):
        made(
            index_html='<script src="assets/a.js"></script>',
            assets__a_js='fetch("assets/b.json")',
            assets__b_json="{}",
        )
