"""What the builder is given of a page, and what it gives back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from scripts.hooks import on_page_content, on_page_markdown

NOTHING: Any = None
PAGE: Any = SimpleNamespace(file=SimpleNamespace(src_uri="fi/sivu.md"))
FIGURE = '<section class="figure">\n<p>12</p>\n</section>'


def test_figures_pass_by_the_parser_and_come_back_in_their_places() -> None:
    other = FIGURE.replace("12", "13")
    held = on_page_markdown(f"a\n\n{FIGURE}\n\nb\n\n{other}\n", PAGE, NOTHING, NOTHING)
    assert "12" not in held
    assert "13" not in held
    assert on_page_content(held, PAGE, NOTHING, NOTHING) == f"a\n\n{FIGURE}\n\nb\n\n{other}\n"


def test_what_an_editor_shows_as_code_is_no_figure() -> None:
    code = f"```\n{FIGURE.replace('12', 'code')}\n```\n"
    held = on_page_markdown(f"{code}\n{FIGURE}\n", PAGE, NOTHING, NOTHING)
    assert held.startswith(code)
    assert on_page_content(held, PAGE, NOTHING, NOTHING).endswith(f"{FIGURE}\n")
