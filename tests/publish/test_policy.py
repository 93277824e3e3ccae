from __future__ import annotations

import pytest

from scripts.publish.headers import host_rules, security_headers
from scripts.publish.policy import page_policy, union, with_policy, written
from scripts.publish.verify import read_page

# sha256 of "a()" in Base64, by `printf 'a()' | openssl dgst -sha256 -binary | base64`
A = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"


def policy_of(html: str) -> str:
    return f"{written(page_policy(read_page('index.html', html)))};"


def test_a_page_without_anything_may_only_ask_its_own_host() -> None:
    """Not even that, but that programs which judge it for search engines read robots.txt from within it."""
    assert policy_of("<h1>a</h1>") == (
        "base-uri 'none';connect-src 'self';default-src 'none';form-action 'none';img-src data:;"
    )


def test_an_inline_script_and_an_inline_style_are_allowed_by_their_hash_alone() -> None:
    policy = policy_of("<style>a()</style><script>a()</script>")
    assert f"script-src {A};" in policy
    assert f"style-src {A};" in policy


def test_data_in_a_script_element_is_no_script() -> None:
    assert "script-src" not in policy_of('<script type="application/ld+json">{}</script>')


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ('<script src="a.js"></script>', "script-src 'self';"),
        ('<script src="a.js"></script>', "trusted-types default"),
        ('<script src="a.js"></script>', "require-trusted-types-for 'script'"),
        ('<link rel="stylesheet" href="a.css">', "style-src 'self';"),
        ('<img src="a.png" alt="">', "img-src 'self' data:;"),
        ("<form></form>", "form-action 'self';"),
    ],
)
def test_what_a_page_uses_is_allowed(html: str, part: str) -> None:
    assert part in policy_of(html)
    assert part not in policy_of("<h1>a</h1>")


def test_one_policy_for_all_pages_allows_what_any_of_them_needs() -> None:
    pages = [read_page("a", "<style>a()</style>"), read_page("b", '<script src="a.js"></script>')]
    both = written(union(map(page_policy, pages)))
    assert f"style-src {A}" in both
    assert "script-src 'self'" in both
    assert "trusted-types default" in both
    assert "require-trusted-types-for 'script'" in both
    assert "unsafe" not in both


def test_the_page_carries_its_policy_before_all_that_the_policy_is_about() -> None:
    html = "<!doctype html><html><head><meta charset=utf-8><style>a()</style></head></html>"
    made = with_policy(html, page_policy(read_page("a", html)))
    assert made.index("charset") < made.index("content-security-policy") < made.index("<style>")
    assert "frame-ancestors" not in made, "browsers complain when a page says this"


def test_both_kinds_of_servers_get_the_same_headers() -> None:
    headers = security_headers({})
    rules = host_rules({}, "/")
    for name, value in headers.items():
        assert f"\n  {name}: {value}\n" in rules
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert rules.startswith("/*\n")
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in rules
