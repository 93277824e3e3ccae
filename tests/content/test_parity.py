"""Twins compared: what stops the build, what the message says, and what may differ freely."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scripts.content.front_matter import FrontMatter
from scripts.content.pages import Block, Page
from scripts.content.parity import (
    duplicate_slug_problems,
    law_date_problems,
    link_problems,
    parity_problems,
)
from scripts.languages import FOLDERS, Lang
from scripts.problems import Problem

BODY_LINE = 10
FI, SV = "docs/a/b.md", "docs_sv/a/b.md"


def _page(lang: Lang, body: str, path: str = "a/b.md", generated: bool = False, **meta: Any) -> Page:
    slug = path.removesuffix(".md").removesuffix("index").strip("/") + "-sv" if lang == "sv" else None
    values = {
        "title": f"Sivu {lang}",
        "description": f"Lyhyt kuvaus sivusta, {lang}.",
        "slug": slug,
        "audience": "help",
        "reviewed": date(2026, 11, 1),
        "review_every": 180,
        "sources": ["ik_help"],
        **meta,
    }
    return Page(
        lang, path, f"{FOLDERS[lang]}/{path}", FrontMatter.model_validate(values), body, BODY_LINE, generated
    )


def _twins(fi: str, sv: str, **meta: Any) -> list[Problem]:
    return parity_problems([_page("fi", fi, **meta), _page("sv", sv)], [])


def _one(problems: list[Problem], *said: str) -> Problem:
    """The only problem; its message holds each of the given texts."""
    assert len(problems) == 1, "\n\n".join(map(str, problems))
    for text in said:
        assert text in problems[0].what, problems[0].what
    assert problems[0].instead
    return problems[0]


# --- What is the same

PAIRS = [
    ("# A\n\nApua saa 30 päivää ja 6 kuukautta.", "# B\n\nI 6 månader och 30 dagar får du hjälp."),
    ("# A\n\nLain 52\u00a0b\u00a0§:n mukaan 30–90 päivää.", "# B\n\n30 - 90 dagar enligt 52 b § i lagen."),
    ("# A\n\nOsuus on 12,5 prosenttia.", "# B\n\nAndelen är 12,5\u202f%."),
    ("# A\n\nOsuus on 12,5 %.", "# B\n\nAndelen är 12,5 procent."),
    (
        "# A\n\nAlkaen 1. tammikuuta 2023 ja 1.8.2024.",
        "# B\n\nFrån den 1 januari 2023 och den 1 augusti 2024.",
    ),
    ("# A\n\nTeksti (746/2011).\n\n- 5 a\n- 6 b", "# B\n\nText (746/2011).\n\n- 6 b\n- 5 a"),
    (
        "# A\n\nRikoslain 25 luvun 3 a § ja klo 9–15.",
        "# B\n\nKl. 9.00–15.00, se 3 a § i 25 kap. i strafflagen.",
    ),
    ("# A\n\n[x](./c.md#k) [y](../a/d.md)", "# B\n\n[y](d.md) [x](c.md#k)"),
    ("# A\n\n{{ phone('x') }} {{n(\"a\")}}", '# B\n\n{{ n("a") }} {{ phone("x") }}'),
    ("# A\n\n![](kaavio-fi.svg)", "# B\n\n![](kaavio-sv.svg)"),
    ("# A\n\n```\n5\n# x\n```\n\n`[a](b.md)`", "# B\n\n```\n6\n```\n"),
    ("# A\n\nKolmas kerta, jo 3. kerta.", "# B\n\nTredje gången, redan tredje gången."),
]


@pytest.mark.parametrize(("fi", "sv"), PAIRS)
def test_free_wording_is_no_difference(fi: str, sv: str) -> None:
    assert _twins(fi, sv) == []


def test_title_slug_description_and_search_terms_may_differ() -> None:
    fi = _page("fi", "# A\n", search_terms=["kännykkä"])
    sv = _page("sv", "# B\n", search_terms=["mobil", "telefon"])
    assert parity_problems([fi, sv], []) == []


# --- Missing twins


@pytest.mark.parametrize(("lang", "here", "missing"), [("fi", FI, SV), ("sv", SV, FI)])
def test_a_missing_twin_names_both_files(lang: Lang, here: str, missing: str) -> None:
    problem = _one(parity_problems([_page(lang, "# A\n")], []), here, f"{missing} is missing")
    assert (problem.file, problem.line) == (here, 0)
    assert missing in problem.instead


@pytest.mark.parametrize(("lang", "other"), [("fi", "docs_sv"), ("sv", "docs")])
def test_a_missing_shared_text_names_both_files(lang: Lang, other: str) -> None:
    block = Block(lang, "lasku", f"{FOLDERS[lang]}/_blocks/lasku.md", "Teksti")
    _one(parity_problems([], [block]), f"{FOLDERS[lang]}/_blocks/lasku.md", f"{other}/_blocks/lasku.md")


# --- Headings and ids


def test_a_heading_of_another_level() -> None:
    problem = _one(_twins("# A\n\n## C\n\n## D\n", "# B\n\nx\n\n## C\n\n### D\n"), f"{FI}:14", f"{SV}:16")
    assert "“## D”" in problem.what and "“### D”" in problem.what
    assert problem.line == 14


def test_a_missing_heading_at_the_end() -> None:
    _one(
        _twins("# A\n\n## C\n\n## D\n", "# B\n\n## C\n"),
        "3 headings and 2",
        f"{FI}:14",
        f"{SV} has none after its last (line 12)",
    )


def test_a_missing_heading_is_found_by_the_ids() -> None:
    problems = _twins(
        "# A\n\n## C {#c}\n\n5\n\n## D {#d}\n\n6\n\n## E {#e}\n\n7\n",
        "# A\n\n## C {#c}\n\n5\n\n## E {#e}\n\n8\n",
    )
    assert f"{FI}:16 has “## D”, {SV}:16 has “## E”" in problems[0].what
    assert f"The ids part here: {FI}:16 has {{#d}}, {SV}:16 has {{#e}}" in problems[1].what
    # What comes after that place is still compared, as one.
    assert f"Only in {FI}: 6 (line 18), 7 (line 22). Only in {SV}: 8 (line 18)." in problems[2].what
    assert len(problems) == 3


@pytest.mark.parametrize(
    ("body", "line"),
    [("Teksti\n", 10), ("## A\n", 10), ("# A\n\n# B\n", 12), ("## A\n\n# B\n", 10)],
)
def test_a_page_begins_with_one_top_heading(body: str, line: int) -> None:
    problems = [problem for problem in _twins(body, body) if problem.file == FI]
    assert [problem.line for problem in problems] == [line]
    assert "single #" in problems[0].what


def test_levels_do_not_jump() -> None:
    problems = _twins("# A\n\n### C\n", "# B\n\n### C\n")
    assert [(problem.file, problem.line) for problem in problems] == [(FI, 12), (SV, 12)]
    assert "from # to ###" in problems[0].what and "##" in problems[0].instead


@pytest.mark.parametrize(
    ("sv", "said"),
    [
        ("# B {#b}\n\n## C\n", f"{FI}:12 has {{#c}}, {SV} has none after its last (line 10)"),
        ("# B\n\n## C {#c}\n", f"{FI}:10 has {{#b}}, {SV}:12 has {{#c}}"),
        ("# B {#c}\n\n## C {#b}\n", f"{FI}:10 has {{#b}}, {SV}:10 has {{#c}}"),
        ("# B\n\n## C\n", f"{FI}:10 has {{#b}}, {SV} has none"),
    ],
)
def test_ids_are_the_same_in_the_same_order(sv: str, said: str) -> None:
    _one(_twins("# A {#b}\n\n## C {#c}\n", sv), said)


def test_an_id_that_stands_twice() -> None:
    body = "# A {#a}\n\n## B {#a}\n"
    problems = _twins(body, body)
    assert [(problem.file, problem.line) for problem in problems] == [(FI, 12), (SV, 12)]
    assert "line 10" in problems[0].what


# --- Parts of a section


def test_figures_that_differ_are_told_with_section_files_and_lines() -> None:
    problem = _one(
        _twins(
            "# A\n\n30 päivää\n\n## Kesto\n\nAlle 18-vuotias: 6 kuukautta.\n",
            "# B\n\n30 dagar\n\n## Längd\n\nUnder 16 år:\n3 månader.\n",
        ),
        f"the section “Kesto” ({FI}:14 and {SV}:14)",
        f"Only in {FI}: 18 (line 16), 6 (line 16).",
        f"Only in {SV}: 16 (line 16), 3 (line 17).",
    )
    assert problem.line == 16


def test_a_figure_in_another_section_is_a_difference_in_both() -> None:
    problems = _twins("# A\n\n5\n\n## C\n", "# B\n\n## C\n\n5\n")
    assert [f"Only in {FI}" in p.what for p in problems] == [True, False]
    assert [f"Only in {SV}" in p.what for p in problems] == [False, True]


def test_a_figure_above_the_first_heading_has_no_section_to_name() -> None:
    problems = _twins("5\n\n# A\n", "6\n\n# B\n")
    _one(problems, f"the text at {FI}:10 and {SV}:10", "5 (line 10)", "6 (line 10)")


def test_a_figure_that_stands_once_less() -> None:
    _one(_twins("# A\n\n30 ja 30", "# B\n\n30"), f"Only in {FI}: 30 (line 12)", SV)


def test_a_finnish_paragraph_that_begins_like_a_list() -> None:
    problems = _twins("# A\n\n1. tammikuuta 2023 alkaen.\n", "# B\n\nFrån den 1 januari 2023.\n")
    assert "1. tammikuuta" in problems[0].instead
    assert "list items with a number" in problems[0].what


def test_links_are_compared_by_section() -> None:
    problem = _one(
        _twins("# A\n\n[x](c.md#k)\n[y](d.md)\n", "# B\n\n[x](c.md)\n[y](d.md)\n"),
        f"{FI}:10 and {SV}:10",
        f"Only in {FI}: c.md#k (line 12). Only in {SV}: c.md (line 12).",
    )
    assert "same pages" in problem.instead


def test_placeholders_are_compared_by_section() -> None:
    _one(
        _twins(
            '# A\n\n{{ phone("a") }} [x]({{ source_url("s") }})\n',
            '# B\n\n{{ phone("b") }} [x]({{ source_url("s") }})\n',
        ),
        f"{FI}:10 and {SV}:10",
        f'Only in {FI}: {{{{ phone("a") }}}} (line 12). Only in {SV}: {{{{ phone("b") }}}} (line 12).',
    )


@pytest.mark.parametrize(
    ("fi", "sv", "said"),
    [
        ("- a\n- b\n", "- a\n", "bullet"),
        ("1. a\n2. b\n", "1. a\n", "number"),
        ("| a |\n|---|\n| b |\n| c |\n", "| a |\n|---|\n| b |\n", "table rows"),
        ("![](a.svg)\n", "Text\n", "images"),
    ],
)
def test_list_items_rows_and_images_are_counted_by_section(fi: str, sv: str, said: str) -> None:
    fi_count, sv_count = {"table rows": (3, 2), "images": (1, 0)}.get(said, (2, 1))
    problem = _one(
        _twins(f"# A\n\n## C\n\n{fi}", f"# B\n\nx\n\n## D\n\n{sv}"),
        said,
        f"the section “C” ({FI}:12 and {SV}:14)",
        f"{fi_count} in {FI}, {sv_count} in {SV}",
    )
    assert problem.line == 12


# --- Front matter


@pytest.mark.parametrize(
    ("key", "ours", "theirs", "said"),
    [
        ("audience", "help", "work", ("help", "work")),
        ("reviewed", date(2026, 11, 1), date(2026, 10, 1), ("2026-11-01", "2026-10-01")),
        ("review_every", 180, 90, ("180", "90")),
        ("law_as_of", date(2025, 2, 23), None, ("2025-02-23", "nothing")),
        ("sources", ["a", "b"], ["b", "a"], ("a, b", "b, a")),
        ("sources", ["a"], [], ("a", "nothing")),
        ("published", date(2026, 1, 1), None, ("2026-01-01", "nothing")),
    ],
)
def test_front_matter_is_the_same(key: str, ours: Any, theirs: Any, said: tuple[str, str]) -> None:
    pages = [_page("fi", "# A\n", **{key: ours}), _page("sv", "# B\n", **{key: theirs})]
    _one(parity_problems(pages, []), f"`{key}`", f"{said[0]} in {FI}:1", f"{said[1]} in {SV}:1")


# --- A Swedish text that may wait

WAIT = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("# A\n\n## C {#c}\n\nUutta.\n", "# B\n"),
        ("# A\n\n- a\n- b\n", "# B\n\n- a\n"),
        ("# A\n\n[x](c.md)\n", "# B\n"),
        ('# A\n\n[52 b §]({{ source_url("a") }})\n', "# B\n\n52 b §\n"),
        ("# A\n\n## C\n\n5\n\n## D\n\n6\n", "# B\n\n## D\n\n6\n\n5\n"),
        ("# A\n\n| a |\n|---|\n| b |\n", "# B\n"),
    ],
)
def test_the_form_of_a_waiting_text_may_differ(fi: str, sv: str) -> None:
    assert _twins(fi, sv, sv_due=WAIT) == []
    assert _twins(fi, sv) != []


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("# A\n\n30 päivää\n", "# B\n\n60 dagar\n"),
        ('# A\n\n{{ phone("a") }}\n', "# B\n"),
        ('# A\n\n{{ contact_table("core") }}\n', "# B\n"),
        ("# A\n\n{{ call_panel() }}\n", "# B\n"),
        ('# A\n\n{{ n("latest.total") }}\n', "# B\n"),
        ('# A\n\n{{ block("luottamus") }}\n', "# B\n"),
    ],
)
def test_figures_contacts_and_safety_texts_never_wait(fi: str, sv: str) -> None:
    _one(_twins(fi, sv, sv_due=WAIT), FI, SV)


def test_front_matter_does_not_wait() -> None:
    pages = [_page("fi", "# A\n", sv_due=WAIT, review_every=90), _page("sv", "# B\n")]
    _one(parity_problems(pages, []), "`review_every`")


# --- Shared texts and pages made from data


def test_shared_texts_are_compared_like_pages() -> None:
    blocks = [
        Block("fi", "lasku", "docs/_blocks/lasku.md", "Maksaa 5 euroa.\n\n- a"),
        Block("sv", "lasku", "docs_sv/_blocks/lasku.md", "Kostar 6 euro."),
    ]
    counts, figures = parity_problems([], blocks)
    assert "list items" in counts.what
    assert "docs/_blocks/lasku.md:1" in figures.what and "docs_sv/_blocks/lasku.md:1" in figures.what
    assert "5 (line 1)" in figures.what and "6 (line 1)" in figures.what


def test_a_page_made_from_data_may_follow_another_alphabet() -> None:
    fi = "# A\n\n## Kreikka {#gr}\n\n5\n\n## Ruotsi {#se}\n\n6\n"
    sv = "# A\n\n## Sverige {#se}\n\n6\n\n## Grekland {#gr}\n\n5\n"
    pages = [_page("fi", fi, generated=True), _page("sv", sv, generated=True)]
    assert parity_problems(pages, []) == []
    assert _twins(fi, sv) != []
    wrong = [pages[0], _page("sv", sv.replace("5", "7"), generated=True)]
    _one(parity_problems(wrong, []), "Only in docs/a/b.md: 5", "Only in docs_sv/a/b.md: 7")


# --- Addresses


def test_two_pages_with_one_address() -> None:
    pages = [
        _page("sv", "# A\n", "a.md", slug="hjalp"),
        _page("sv", "# A\n", "b.md", slug="hjalp"),
        _page("fi", "# A\n", "Apu.md"),
        _page("fi", "# A\n", "apu/index.md"),
    ]
    slugs, files = duplicate_slug_problems(pages)
    assert slugs.file == "docs_sv/b.md" and "docs_sv/a.md" in slugs.what and "/sv/hjalp/" in slugs.what
    assert files.file == "docs/apu/index.md" and "docs/Apu.md" in files.what


def test_a_finnish_folder_cannot_take_a_swedish_address() -> None:
    pages = [_page("fi", "# A\n", "sv/hjalp.md"), _page("sv", "# A\n", "a.md", slug="hjalp")]
    _one(duplicate_slug_problems(pages), "docs/sv/hjalp.md", "docs_sv/a.md", "/sv/hjalp/")


def test_a_swedish_slug_copied_from_finnish() -> None:
    pages = [_page("fi", "# A\n", "apu/index.md"), _page("sv", "# A\n", "apu/index.md", slug="apu")]
    problem = _one(duplicate_slug_problems(pages), "“apu”", "docs/apu/index.md")
    assert problem.file == "docs_sv/apu/index.md"


def test_home_and_the_page_for_lost_readers_share_their_address_by_right() -> None:
    pages = [
        _page("fi", "# A\n", "index.md"),
        _page("sv", "# A\n", "index.md", slug=""),
        _page("fi", "# A\n", "404.md"),
        _page("sv", "# A\n", "404.md", slug="404"),
    ]
    assert duplicate_slug_problems(pages) == []


# --- Links


def _links(body: str, *others: Page) -> list[Problem]:
    return link_problems([_page("fi", body), *others])


TARGET = _page("fi", '# C {#alku}\n\n## D {#hinta}\n\n<p id="html">x</p>\n', "c/d.md")


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
        ("../c/dd.md", "not there", "“../c/d.md”"),
        ("d.md", "not there", "“../c/d.md”"),
        ("../muualle/kokonaan.md", "not there", "Link to a page that exists"),
        ("../../docs_sv/a/b.md", "not there", ""),
        ("../c/d.md#hinat", "“#hinat”", "“#hinta”"),
        ("../c/d.md#jotain-muuta", "no heading there has that id", "{#jotain-muuta}"),
        ("#puuttuu", "“#puuttuu”", "{#puuttuu}"),
        ("", "nowhere", "page"),
        ("../c/d/", "no page's file", ".md"),
        ("/c/d/", "an address of this site", "../loyda-apua/harkinta-aika.md"),
        ("https://ihmiskauppa.fi/", "typed in the text", "source_url"),
        ("//ihmiskauppa.fi/", "typed in the text", "source_url"),
        ("tel:112", "typed in the text", "phone("),
        ("mailto:a@migri.fi", "typed in the text", "email("),
        ("sms:112", "typed in the text", "source_url"),
    ],
)
def test_links_that_do_not(target: str, what: str, instead: str) -> None:
    problem = _one(_links(f"# A\n\n[x]({target})", TARGET), what)
    assert instead in problem.instead
    assert (problem.file, problem.line) == (FI, 12)


@pytest.mark.parametrize(
    "typed", ["https://migri.fi/x", "<https://migri.fi>", '<a href="http://migri.fi">x</a>']
)
def test_typed_addresses_in_other_writings(typed: str) -> None:
    _one(_links(f"# A\n\n{typed}\n"), "migri.fi", "typed in the text")


def test_images_are_not_looked_for_but_never_come_from_elsewhere() -> None:
    assert _links("# A\n\n![x](kuva.svg)") == []
    _one(_links("# A\n\n![x](https://a.fi/kuva.svg)"), "typed in the text")


def test_a_page_is_looked_for_in_its_own_language() -> None:
    _one(link_problems([_page("sv", "# A\n\n[x](../c/d.md)"), TARGET]), "not there")


def test_ids_of_a_shared_text_are_ids_of_the_page() -> None:
    page = _page("fi", '# A\n\n{{ block("lasku") }}\n\n[x](#lasku)')
    block = Block("fi", "lasku", "docs/_blocks/lasku.md", "## Lasku {#lasku}")
    assert link_problems([page], [block]) == []
    assert len(link_problems([page])) == 1


def test_links_of_a_shared_text_start_at_the_top_of_the_folder() -> None:
    block = Block("fi", "x", "docs/_blocks/x.md", "[x](c/d.md#hinta) [y](#oma)\n[z](../c/d.md)")
    problem = _one(link_problems([TARGET], [block]), "../c/d.md")
    assert (problem.file, problem.line) == ("docs/_blocks/x.md", 2)
    assert "“c/d.md”" in problem.instead


def test_a_page_made_from_data_may_hold_finished_addresses() -> None:
    page = _page("fi", '# A\n\n<a href="https://a.fi/">x</a> <a href="../c/">y</a> [z](e.md)', generated=True)
    _one(link_problems([page]), "e.md")


# --- Law

LAW = date(2025, 2, 23)


@pytest.mark.parametrize(
    "body", ["# A\n\n\nLain 52 b §.", '# A\n\n\n[laki]({{ source_url("laki_746_2011") }})']
)
def test_a_page_that_cites_the_law_says_of_which_day(body: str) -> None:
    problem = _one(law_date_problems([_page("fi", body)]))
    assert (problem.line, "law_as_of" in problem.instead) == (13, True)
    assert law_date_problems([_page("fi", body, law_as_of=LAW)]) == []


def test_a_law_day_without_law() -> None:
    _one(law_date_problems([_page("fi", "# A\n\n`52 §`", law_as_of=LAW)]), "no section")
    assert law_date_problems([_page("fi", "# A\n", law_as_of=LAW, sources=["laki_746_2011"])]) == []
    assert law_date_problems([_page("fi", "# A\n")]) == []


def test_the_law_in_a_shared_text_counts() -> None:
    page = _page("fi", '# A\n\n{{ block("laki") }}\n')
    block = Block("fi", "laki", "docs/_blocks/laki.md", "Lain 52 b §.")
    problem = _one(law_date_problems([page], [block]))
    assert (problem.file, problem.line) == (FI, 12)
