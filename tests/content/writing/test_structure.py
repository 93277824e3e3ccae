"""What a page is built of, told from text and code that only look like it."""

from __future__ import annotations

import pytest

from scripts.content.writing.structure import (
    anchors,
    headings,
    links,
    list_items,
    placeholders,
    sections,
    table_rows,
    without_code,
)


def test_headings_have_level_text_id_and_line() -> None:
    text = "# Apu\n\nTeksti.\n\n## Mitä se maksaa {#hinta}\n\n### Kuka { #kuka .iso } ###\n"
    assert [(h.level, h.text, h.id, h.line) for h in headings(text, first_line=9)] == [
        (1, "Apu", None, 9),
        (2, "Mitä se maksaa", "hinta", 13),
        (3, "Kuka", "kuka", 15),
    ]


def test_underlined_headings_count() -> None:
    assert [(h.level, h.text) for h in headings("Apu\n===\n\nHinta\n-----\n\nTeksti\n\n---\n")] == [
        (1, "Apu"),
        (2, "Hinta"),
    ]


def test_a_heading_keeps_its_placeholder() -> None:
    assert headings('## Vuosi {{ year("latest") }}')[0].text == 'Vuosi {{ year("latest") }}'


@pytest.mark.parametrize(
    "text",
    [
        "```\n# ei\n```",
        "~~~ text\n# ei\n```\n# ei\n~~~",
        "Teksti:\n\n    # ei\n",
        "<!--\n# ei\n-->",
        "1. a\n\n    ```\n    # ei\n    ```\n",
    ],
)
def test_code_and_comments_hold_no_headings(text: str) -> None:
    assert headings(text) == []


def test_a_heading_in_a_box_counts() -> None:
    assert [h.line for h in headings('!!! note "Huom"\n\n    ## Otsikko\n')] == [3]


def test_code_is_blanked_in_place() -> None:
    text = "a `b [c](d)` e\n```\nf\n```\ng"
    blanked = without_code(text)
    assert len(blanked) == len(text)
    assert blanked.count("\n") == text.count("\n")
    assert "c" not in blanked and "f" not in blanked and blanked.endswith("g")


def test_sections_run_from_heading_to_heading() -> None:
    found = sections("# A\n\nx\n\n## B\n\ny\n", first_line=11)
    assert [(s.heading.text if s.heading else None, s.first_line, s.last_line) for s in found] == [
        (None, 11, 10),
        ("A", 11, 14),
        ("B", 15, 18),
    ]


def test_links_and_images() -> None:
    text = (
        "[a](../b.md#c) ja ![kuva](k.svg)\n"
        "[![kuva](l.svg)](d.md 'otsikko (1)')\n"
        '[52 b §]({{source_url( "laki_389_2015" )}}) {{ phone("x") }}\n'
        "[e](f_(g).md) `[ei](ei.md)` \\[h](i)\n"
    )
    assert [(link.target, link.kind, link.line) for link in links(text)] == [
        ("../b.md#c", "link", 1),
        ("k.svg", "image", 1),
        ("d.md", "link", 2),
        ("l.svg", "image", 2),
        ('{{ source_url("laki_389_2015") }}', "link", 3),
        ("f_(g).md", "link", 4),
    ]


def test_links_in_other_writings() -> None:
    text = 'https://a.fi/x. <https://b.fi> <a href="c.md">c</a> <img src="d.png"> [e][e]\n\n[e]: f.md\n'
    assert [(link.target, link.kind) for link in links(text)] == [
        ("https://a.fi/x", "address"),
        ("https://b.fi", "address"),
        ("c.md", "link"),
        ("d.png", "image"),
        ("f.md", "link"),
    ]


def test_an_address_in_a_link_is_told_once() -> None:
    assert [link.kind for link in links("[a](https://a.fi) [b](<https://b.fi>)")] == ["link", "link"]


def test_anchors_of_headings_paragraphs_and_html() -> None:
    text = '## A {#a}\n\nTeksti\n{ #b .c }\n\n<div class="x" id="d">\n\n`{#ei}` {{ n("#ei") }} { .e }\n'
    assert [(anchor.id, anchor.line) for anchor in anchors(text, first_line=5)] == [
        ("a", 5),
        ("b", 8),
        ("d", 10),
    ]


def test_placeholders_are_written_one_way() -> None:
    text = "a {{phone('x')}} b\n{{ f( \"a\" ,'b' ) }}\n{{ call_panel( ) }} [c]({{ source_url(\"d, e\") }})\n"
    assert [(item.call, item.line) for item in placeholders(text)] == [
        ('phone("x")', 1),
        ('f("a", "b")', 2),
        ("call_panel()", 3),
        ('source_url("d, e")', 3),
    ]


def test_placeholders_in_code_are_filled_and_so_counted_but_not_those_in_comments() -> None:
    found = placeholders('`{{ n("a") }}`\n<!-- {{ n("b") }} -->\n')
    assert [item.args for item in found] == ['"a"']


@pytest.mark.parametrize(
    ("text", "bullets", "numbered"),
    [
        ("- a\n- b\n\n1. c\n", 2, 1),
        ("Teksti\n- ei lista\n", 0, 0),
        ("Laki tuli voimaan\n1. tammikuuta 2023.\n", 0, 0),
        ("1. tammikuuta 2023 laki tuli voimaan.\n", 0, 1),
        ("- a\n    - b\n\n    jatko\n\n    1. c\n- d\n", 3, 1),
        ("!!! note\n\n    - a\n    - b\n", 2, 0),
        ("> - a\n> - b\n", 2, 0),
        ("* * *\n\n- - -\n", 0, 0),
        ("```\n- a\n```\n\n1) a\n", 0, 0),
        ("## A\n- a\n+ b\n* c\n", 3, 0),
    ],
)
def test_list_items(text: str, bullets: int, numbered: int) -> None:
    found = list_items(text)
    assert sum(not item.ordered for item in found) == bullets
    assert sum(item.ordered for item in found) == numbered


def test_table_rows_without_the_rule() -> None:
    text = "| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 |\n\n| ei | taulukko |\n\na | b\n--- | ---\n1 | 2\n"
    assert [row.line for row in table_rows(text)] == [1, 3, 4, 8, 10]
