"""What of a Markdown text is read, on which line it stands, and that its parts stay apart."""

from __future__ import annotations

import pytest

from scripts.content.notation.tokens import tokens
from scripts.content.writing.flatten import flatten, flatten_plain, running_text
from scripts.content.writing.structure import HOLE


@pytest.mark.parametrize(
    "text",
    [
        "[linkki](../tilastot/2020.md#kohta-5)",
        '[linkki]({{ source_url("laki_389_2015") }} "vuosi 2015")',
        "![](kuva-5.svg)",
        "`x5` ja ``y 6``",
        "```\n5\n```",
        "Teksti:\n\n    7 riviä\n",
        "<!-- 5\n6 -->",
        '<span data-n="5" class="x6">a</span><br/>',
        '{{ n("2020.new_clients.total") }}',
        "## Otsikko {#kohta-5}",
        "[Teksti](sivu.md){ .next5 }",
        "1. eka\n2. toka\n\n    1. sisempi\n",
        "1) eka\n2) toka\n",
        "## 3. Otsikko",
        "teksti[^1] ja [a][2]\n\n[2]: https://x.fi/5\n",
        "https://x.fi/2020 ja <https://x.fi/5> ja www.x5.fi ja a5@x.fi",
        "viisi, kolmas, XIV",
    ],
)
def test_what_is_no_figure_of_the_text(text: str) -> None:
    assert tokens(text, "fi") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# 5\n\n6 a\n7 b\n\n- 8\n", [10, 12, 13, 15]),
        ("```\n1\n```\n5\n", [13]),
        ("[a\nb](c.md\n'd') 5\n6\n", [12, 13]),
        ("52\nb § ja\n<!--\n\n-->\n7\n", [10, 15]),
        ('{{ n("a") }}\n5', [11]),
    ],
)
def test_each_token_knows_its_line(text: str, lines: list[int]) -> None:
    assert [token.line for token in tokens(text, "fi", first_line=10)] == lines


def test_figures_do_not_grow_together_across_blocks_links_and_holes() -> None:
    text = '## Vuosi 12\n345 a\n\n- 5\n- 250\n\n[6](a.md) [7](b.md) 8 {{ n("x") }} 900 `x` 100\n'
    values = ["12", "345", "5", "250", "6", "7", "8", "900", "100"]
    assert [token.value for token in tokens(text, "fi")] == values


def test_running_text_has_one_space_between_words_and_holes_between_blocks() -> None:
    text = '# A {#a}\n\n**b**  `c`\n[d](e.md)\tf {{ n("x") }}\n'
    flat = flatten(text, first_line=5)
    assert running_text(text) == flat.text
    assert flat.text.replace(HOLE, "|") == "|A || | b ||| d f | | "
    assert len(flat.lines) == len(flat.text)
    assert flat.lines[flat.text.index("A")] == 5
    assert flat.lines[flat.text.index("d")] == 8


def test_a_plain_text_keeps_its_marks() -> None:
    assert flatten_plain("1. *a*\u00a0 [b]\u00ad").text == "1. *a* [b] "
