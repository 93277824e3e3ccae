from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish.verify import site_problems

GOOD = '<html lang="{lang}"><h1 id="a">A</h1><a href="{link}">x</a></html>'


def make(site: Path, **changes: str) -> list[str]:
    values = {"link": "sv/#a", "head": "", "lang": "fi", **changes}
    (site / "sv").mkdir(parents=True)
    (site / "style.css").write_text("", encoding="utf-8")
    (site / "index.html").write_text(values["head"] + GOOD.format(**values), encoding="utf-8")
    (site / "sv" / "index.html").write_text(GOOD.format(lang="sv", link="../"), encoding="utf-8")
    return [f"{problem.file}: {problem.what}" for problem in site_problems(site, "https://e.fi/base/")]


def test_a_whole_site_has_no_problems(tmp_path: Path) -> None:
    assert make(tmp_path, head='<link rel="stylesheet" href="style.css">') == []


@pytest.mark.parametrize("link", ["/base/sv/", "tel:112", "mailto:a@b.fi", "https://other.example/"])
def test_links_that_may_be(tmp_path: Path, link: str) -> None:
    assert make(tmp_path, link=link) == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"link": "nowhere/"}, "leads nowhere"),
        ({"link": "sv/#b"}, "not on the page"),
        ({"lang": "sv"}, "says it is in “sv”"),
        ({"head": "<h1>2</h1>"}, "2 main headings"),
        ({"head": '<script src="https://other.example/x.js"></script>'}, "another host"),
        ({"head": '<link rel="stylesheet" href="//other.example/x.css">'}, "another host"),
        ({"head": '<link rel="stylesheet" href="gone.css">'}, "leads nowhere"),
    ],
)
def test_what_may_not_be_published(tmp_path: Path, changes: dict[str, str], what: str) -> None:
    (problem,) = make(tmp_path, **changes)
    assert problem.startswith("index.html: ")
    assert what in problem


@pytest.mark.parametrize(("lang", "faults"), [("ar", 0), ("fi", 1)])
def test_a_folder_of_another_language_holds_that_language(tmp_path: Path, lang: str, faults: int) -> None:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "index.html").write_text(GOOD.format(lang=lang, link="#a"), encoding="utf-8")
    assert len(site_problems(tmp_path, "https://e.fi/", ["ar", "en"])) == faults
    assert len(site_problems(tmp_path, "https://e.fi/")) == 1 - faults
