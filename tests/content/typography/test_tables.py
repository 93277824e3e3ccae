from __future__ import annotations

from markdown import markdown

from scripts.content.typography.tables import with_captions


def html(text: str) -> str:
    return with_captions(markdown(text, extensions=["tables", "attr_list"]))


TABLE = "| A | B |\n|---|--:|\n| 1 | 2 |\n"


def test_a_table_gets_the_words_of_the_heading_above_it() -> None:
    found = html(f"# Page\n\n## How *long* {{#long}}\n\nText.\n\n{TABLE}\n## Next\n\n{TABLE}")
    assert found.count("<caption") == 2
    assert '<caption class="hush">How long</caption>' in found
    assert '<caption class="hush">Next</caption>' in found


def test_heads_say_that_they_are_heads_of_columns() -> None:
    found = html(f"# Page\n\n{TABLE}")
    assert found.count('scope="col"') == 2
    assert "<thead>" in found


def test_a_table_that_has_a_caption_stays_as_it_is() -> None:
    own = '<h2>A</h2><table><caption>B</caption><thead><tr><th scope="row">1</th></tr></thead></table>'
    assert with_captions(own) == own


def test_without_a_heading_there_is_no_empty_caption() -> None:
    assert "<caption" not in html(TABLE)
