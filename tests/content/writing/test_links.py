"""Links: which lead somewhere, and what is told of the others."""

from __future__ import annotations

import pytest

from scripts.content.writing.links import link_problems
from scripts.content.writing.pages import Block, Page
from scripts.problems import Problem
from tests.content.made_up import FI, one, page


def _links(body: str, *others: Page) -> list[Problem]:
    return link_problems([page("fi", body), *others])


TARGET = page("fi", '# C {#alku}\n\n## D {#hinta}\n\n<p id="html">x</p>\n', "c/d.md")


@pytest.mark.parametrize(
    "target",
    [
        "../c/d.md",
        "../c/d.md#hinta",
        "../c/d.md#html",
        "b.md",
        "#oma",
        "../c/tiedot.csv",
        '{{ source_url("laki_389_2015") }}',
    ],
)
def test_links_that_work(target: str) -> None:
    assert _links(f"# A {{#oma}}\n\n[x]({target})", TARGET) == []


@pytest.mark.parametrize(
    ("target", "what", "instead"),
    [
        ("../c/dd.md", "not there", "`../c/d.md`"),
        ("d.md", "not there", "`../c/d.md`"),
        ("../muualle/kokonaan.md", "not there", "Link to another page"),
        ("../../docs_sv/a/b.md", "not there", ""),
        ("../c/d.md#hinat", "“#hinat”", "`#hinta`"),
        ("../c/d.md#jotain-muuta", "no heading there has that id", "{#jotain-muuta}"),
        ("#puuttuu", "“#puuttuu”", "{#puuttuu}"),
        ("", "nowhere", "page"),
        ("../c/d/", "no page's file", ".md"),
        ("/c/d/", "an address of this site", "../loyda-apua/harkinta-aika.md"),
        ("https://ihmiskauppa.fi/", "typed in the text", "source_url"),
        ("//ihmiskauppa.fi/", "typed in the text", "source_url"),
        ("tel:112", "typed as the target", "phone("),
        ("mailto:a@migri.fi", "typed as the target", "email("),
        ("sms:112", "typed in the text", "source_url"),
    ],
)
def test_links_that_do_not(target: str, what: str, instead: str) -> None:
    problem = one(_links(f"# A\n\n[x]({target})", TARGET), what)
    assert instead in problem.instead
    assert (problem.file, problem.line) == (FI, 12)


@pytest.mark.parametrize(
    "typed", ["https://migri.fi/x", "<https://migri.fi>", '<a href="http://migri.fi">x</a>']
)
def test_typed_addresses_in_other_writings(typed: str) -> None:
    one(_links(f"# A\n\n{typed}\n"), "migri.fi", "typed in the text")


def test_pictures_are_no_files_and_never_come_from_elsewhere() -> None:
    one(_links("# A\n\n![x](kuva.svg)"), "A picture is put in")
    one(_links("# A\n\n![x](https://a.fi/kuva.svg)"), "typed in the text")


def test_a_page_is_looked_for_in_its_own_language() -> None:
    one(link_problems([page("sv", "# A\n\n[x](../c/d.md)"), TARGET]), "not there")


def test_ids_of_a_shared_text_are_ids_of_the_page() -> None:
    with_block = page("fi", '# A\n\n{{ block("lasku") }}\n\n[x](#lasku)')
    block = Block("fi", "lasku", "docs/_blocks/lasku.md", "## Lasku {#lasku}")
    assert link_problems([with_block], [block]) == []
    assert len(link_problems([with_block])) == 1


def test_links_of_a_shared_text_start_at_the_top_of_the_folder() -> None:
    block = Block("fi", "x", "docs/_blocks/x.md", "[x](c/d.md#hinta) [y](#oma)\n[z](../c/d.md)")
    problem = one(link_problems([TARGET], [block]), "../c/d.md")
    assert (problem.file, problem.line) == ("docs/_blocks/x.md", 2)
    assert "`c/d.md`" in problem.instead


def test_a_page_made_from_data_may_hold_finished_addresses() -> None:
    body = '# A\n\n<a href="https://a.fi/">x</a> <a href="../c/">y</a> [z](e.md)'
    one(link_problems([page("fi", body, generated=True)]), "e.md")
