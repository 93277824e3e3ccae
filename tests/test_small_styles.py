"""Style sheets for pages that carry them: smaller, and the same to a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.small_styles import read_styles, short_names


def read(folder: Path, css: str) -> str:
    (folder / "overrides" / "styles").mkdir(parents=True)
    (folder / "overrides" / "styles" / "a.css").write_text(css, encoding="utf-8")
    return read_styles(folder, ["a"])


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("/* why */\na { color: red; }\n", "a{color:red}"),
        ("a > b, c + d, e ~ f { top: 0 }", "a>b,c+d,e~f{top:0}"),
        ("a { width: max(1rem, 2rem + 3px) }", "a{width:max(1rem,2rem + 3px)}"),
        (".a > :not(.b) { top: 0 }", ".a>:not(.b){top:0}"),
    ],
)
def test_a_sheet_without_what_browsers_do_not_need(tmp_path: Path, css: str, small: str) -> None:
    assert read(tmp_path, css) == small


def test_custom_properties_get_one_letter_each_and_nothing_else_does() -> None:
    assert short_names(":root{--ink:red;--ink-2:blue}a.b--ink{color:var(--ink);top:var(--ink-2)}") == (
        ":root{--a:red;--b:blue}a.b--ink{color:var(--a);top:var(--b)}"
    )


def test_more_names_than_letters_are_told() -> None:
    with pytest.raises(KeyError):
        short_names("".join(f"--{chr(97 + i // 26)}{chr(97 + i % 26)}:0;" for i in range(60)))
