"""Old addresses: what an editor is told, the rules, the small pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.content.registers.phrases import load_phrases
from scripts.content.writing.pages import Page
from scripts.inputs import read_inputs
from scripts.problems import Problem, ProblemsFound
from scripts.publish.redirects import load_redirects, redirect_files, redirect_problems, redirect_targets
from scripts.settings import Settings, load_settings, load_strings
from tests.conftest import ROOT
from tests.content.made_up import page

PAGES: list[Page] = [page("fi", "# x", "a/b.md", title="A & B"), page("sv", "# x", "a/b.md", slug="c/d")]
TARGETS = redirect_targets(PAGES, load_phrases(ROOT), load_strings(ROOT))
TAKEN = ["a/b/", "sv/c/d/", "sitemap.xml", "en/"]
GOOD = """
- {from: /old/, to: a/b.md, lang: fi}
- {from: /sv/gammal.html, to: a/b.md, lang: sv}
- {from: /en/former, to: data/phrases/en.yml, lang: en}
"""


def write(folder: Path, text: str) -> Path:
    (folder / "data").mkdir()
    (folder / "data" / "redirects.yml").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path, text: str) -> list[Problem]:
    try:
        redirects, file = load_redirects(write(folder, text))
    except ProblemsFound as found:
        return found.problems
    return redirect_problems(redirects, file, TARGETS, TAKEN)


def test_what_is_in_order_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("line", "what", "instead"),
    [
        ("{from: old/, to: a/b.md, lang: fi}", "cannot be an old address", "from the slash on"),
        ("{from: /old/?x=1, to: a/b.md, lang: fi}", "cannot be an old address", "without ?"),
        ("{from: //other.example/, to: a/b.md, lang: fi}", "cannot be an old address", "/a/b/"),
        ("{from: /a/../b/, to: a/b.md, lang: fi}", "cannot be an old address", "/a/b/"),
        ("{from: /old/, to: a/c.md, lang: fi}", "no page “a/c.md”", "Did you mean `a/b.md`?"),
        ("{from: /old/, to: zzzz, lang: fi}", "no page “zzzz”", "path of a page below docs/"),
        ("{from: /sv/old/, to: a/b.md, lang: fi}", "no address of the language fi", "begin with /sv/"),
        ("{from: /old/, to: a/b.md, lang: sv}", "no address of the language sv", "begin with /sv/"),
        ("{from: /a/b, to: a/b.md, lang: fi}", "leads to itself", "Delete the line"),
        ("{from: /sitemap.xml, to: a/b.md, lang: fi}", "is an address of this site", "another address first"),
        ("{from: /EN/index.html, to: a/b.md, lang: fi}", "is an address of this site", "Delete the line"),
        ("{from: /old/, to: data/phrases/en.yml, lang: en}", "no address of the language en", "with /en/"),
        ("{from: /en/old/, to: a/b.md, lang: fi}", "no address of the language fi", "with /en/"),
        ("{from: /en/old/, to: zzzz, lang: en}", "no page “zzzz”", "data/phrases/en.yml for English"),
        (
            "{from: /en/old/, to: data/phrases/ne.yml, lang: en}",
            "no page",
            "Did you mean `data/phrases/en.yml`?",
        ),
        ("{from: /old/, to: a/b.md, lang: de}", "lang” cannot be “de”", "Write one of: fi, sv, en"),
        ("{from: /old/, to: a/b.md}", "lang” is missing", "Add a line"),
        ("{from: /old/, too: a/b.md, lang: fi}", "“too” is not known", "Did you mean “to”?"),
    ],
)
def test_each_mistake_is_told_at_its_line(tmp_path: Path, line: str, what: str, instead: str) -> None:
    (problem,) = told(tmp_path, f"# Old addresses\n- {line}\n")
    assert (problem.file, problem.line) == ("data/redirects.yml", 2)
    assert what in problem.what
    assert instead in problem.instead


def test_an_address_that_stands_twice_is_told_with_the_other_line(tmp_path: Path) -> None:
    line = "- {from: %s, to: a/b.md, lang: fi}\n"
    (problem,) = told(tmp_path, line % "/old/" + line % "/Old/index.html")
    assert problem.line == 2
    assert "stands in line 1 too" in problem.what


def test_no_old_addresses_are_no_mistake(tmp_path: Path) -> None:
    assert told(tmp_path, "[]\n") == []


@pytest.fixture
def settings() -> Settings:
    return load_settings(ROOT).model_copy(update={"url": "https://e.fi/base/"})


def files(folder: Path, settings: Settings) -> dict[str, bytes]:
    redirects, _ = load_redirects(write(folder, GOOD))
    return redirect_files(redirects, TARGETS, settings)


def test_rules_lead_both_ways_of_writing_the_slash(tmp_path: Path, settings: Settings) -> None:
    assert files(tmp_path, settings)["_redirects"].decode().splitlines() == [
        "/base/old /base/a/b/ 301",
        "/base/old/ /base/a/b/ 301",
        "/base/sv/gammal.html /base/sv/c/d/ 301",
        "/base/en/former /base/en/ 301",
        "/base/en/former/ /base/en/ 301",
    ]


def test_small_pages_lead_on_without_script_and_say_where(tmp_path: Path, settings: Settings) -> None:
    made = files(tmp_path, settings)
    assert set(made) == {"_redirects", "old/index.html", "sv/gammal.html", "en/former/index.html"}
    for path, lang, target in (
        ("old/index.html", "fi", "../a/b/"),
        ("sv/gammal.html", "sv", "c/d/"),
        ("en/former/index.html", "en", "../"),
    ):
        read = BeautifulSoup(made[path], "html.parser")
        html, link = read.find("html"), read.find("a")
        assert isinstance(html, Tag)
        assert isinstance(link, Tag)
        assert html["lang"] == lang
        assert link["href"] == target
        assert read.select('meta[http-equiv="refresh"]')[0]["content"] == f"0; url={target}"
        assert str(read.select('link[rel="canonical"]')[0]["href"]).startswith("https://e.fi/base/")
        assert not read.find("script")
        assert len(read.find_all("h1")) == 1
    assert "A &amp; B" in made["old/index.html"].decode()


def test_every_old_address_of_the_site_leads_to_a_page_that_is_built(site: Path) -> None:
    inputs = read_inputs(ROOT, date(2026, 12, 1))
    base = "/" + inputs.settings.url.split("/", 3)[3]
    rules = dict(
        line.removesuffix(" 301").split(" ")
        for line in (site / "_redirects").read_text(encoding="utf-8").splitlines()
    )
    assert len(inputs.redirects) > 20
    for redirect in inputs.redirects:
        old = redirect.old.strip("/")
        target = rules[base + old].removeprefix(base)
        assert (site / target / "index.html").is_file(), redirect.old
        assert target.startswith("sv/") == (redirect.lang == "sv")
        assert (target == "en/") == (redirect.lang == "en")
        small = site / old / "index.html"
        link = BeautifulSoup(small.read_text(encoding="utf-8"), "html.parser").find("a")
        assert isinstance(link, Tag)
        assert (small.parent / str(link["href"]) / "index.html").resolve().is_file(), redirect.old
