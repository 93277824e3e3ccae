from __future__ import annotations

import pytest

from scripts.publish.used_styles import used_styles, words

PAGE = '<main class="a b"><p id="c" dir="ltr">x</p><details><summary>s</summary></details></main>'


def used(css: str, page: str = PAGE) -> str:
    return used_styles({"a": css}, words([page]))["a"]


@pytest.mark.parametrize(
    "css",
    [
        ".a{b:1}",
        "main>.a p:hover::before{b:1}",
        "#c{b:1}",
        "p[dir]{b:1}",
        "p[dir=ltr]{b:1}",
        'p[dir="ltr"]{b:1}',
        "details[open]{b:1}",
        ":root{b:1}",
        "*{b:1}",
        "p:not(.gone){b:1}",
        "@media (width>1px){p{b:1}}",
        "@font-face{font-family:x}",
        "@keyframes x{from{b:1}}",
        "p{b:url(\"data:image/svg+xml;,<svg d='M1(2) 3;4}'/>\")!important}",
    ],
)
def test_what_a_page_may_use_stays(css: str) -> None:
    assert used(css) == css


@pytest.mark.parametrize(
    "css",
    [".gone{b:1}", "p .gone{b:1}", "#gone{b:1}", "p[gone]{b:1}", "p[dir=rtl]{b:1}", "video{b:1}", "p{}"],
)
def test_what_no_page_can_use_goes(css: str) -> None:
    assert used(css) == ""
    assert used(f"@media print{{{css}}}") == ""


def test_of_several_selectors_those_that_are_used_stay() -> None:
    assert used(".gone,.a,p.gone,p{b:1}") == ".a,p{b:1}"


def test_a_class_that_only_a_script_sets_is_used() -> None:
    assert used(".late{b:1}", 'page.classList.add("late")') == ".late{b:1}"


def test_a_property_that_nothing_asks_for_goes_and_so_does_what_only_it_asked_for() -> None:
    css = ":root{--a:1;--b:var(--c);--c:2;--d:3}p{x:var(--a)}"
    assert used(css) == ":root{--a:1}p{x:var(--a)}"
    assert used(css, '<p>getPropertyValue("--d")') == ":root{--a:1;--d:3}p{x:var(--a)}"


def test_a_property_that_another_sheet_asks_for_stays() -> None:
    sheets = {"a": ":root{--a:1;--b:2}", "b": "p{x:var(--a)}"}
    assert used_styles(sheets, words([PAGE])) == {"a": ":root{--a:1}", "b": "p{x:var(--a)}"}
