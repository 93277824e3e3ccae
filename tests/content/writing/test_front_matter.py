from __future__ import annotations

from datetime import date

import pytest

from scripts.content.writing.front_matter import FrontMatter, read_front_matter, split_front_matter
from scripts.languages import Lang
from scripts.problems import Problem, ProblemsFound

TODAY = date(2026, 11, 24)
SOURCES = {"nas_2020", "laki_746_2011"}
GOOD = {
    "title": "Apua",
    "description": '"Kuka voi auttaa ja mitä se maksaa."',
    "audience": "help",
    "reviewed": "2026-11-01",
    "review_every": "180",
    "sources": "[nas_2020]",
}


def page(lang: Lang = "fi", drop: str = "", **changes: str) -> str:
    keys = {**GOOD, **({"slug": "sok-hjalp"} if lang == "sv" else {}), **changes}
    lines = [f"{key}: {value}" for key, value in keys.items() if key != drop]
    return "\n".join(["---", *lines, "---", "", "# Apua", ""])


def read(text: str, lang: Lang = "fi") -> FrontMatter:
    header, _, _ = split_front_matter(text, "docs/p.md")
    return read_front_matter(header, lang, SOURCES, TODAY)


def problem_of(text: str, lang: Lang = "fi") -> Problem:
    with pytest.raises(ProblemsFound) as caught:
        read(text, lang)
    (problem,) = caught.value.problems
    assert problem.file == "docs/p.md"
    assert problem.instead
    return problem


def test_a_good_page_is_read() -> None:
    meta = read(page())
    assert meta.title == "Apua"
    assert meta.reviewed == date(2026, 11, 1)


def test_the_body_and_its_line_are_found() -> None:
    _, body, line = split_front_matter(page(), "docs/p.md")
    assert line == 9
    assert body.strip() == "# Apua"


def test_a_missing_key_is_named() -> None:
    assert "reviewed" in problem_of(page(drop="reviewed")).what


def test_a_misspelt_key_is_told_with_the_right_one() -> None:
    with pytest.raises(ProblemsFound) as caught:
        read(page(drop="reviewed", reviwed="2026-11-01"))
    misspelt = [problem for problem in caught.value.problems if "reviwed" in problem.what]
    assert misspelt
    assert "reviewed" in misspelt[0].instead
    assert misspelt[0].line == 7


def test_an_unknown_source_is_told_with_the_nearest() -> None:
    problem = problem_of(page(sources="[nas_2002]"))
    assert "nas_2002" in problem.what
    assert "nas_2020" in problem.instead


@pytest.mark.parametrize("written", ["2026-02-30", "24.11.2026", "yesterday"])
def test_a_bad_date_is_refused(written: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        read(page(reviewed=written))
    assert caught.value.problems[0].line == 5


def test_a_review_in_the_future_is_refused() -> None:
    assert "not come yet" in problem_of(page(reviewed="2026-11-25")).what


def test_a_finnish_page_has_no_slug() -> None:
    assert "no slug" in problem_of(page(slug="apua")).what


def test_a_swedish_page_needs_a_slug() -> None:
    assert "slug" in problem_of(page("sv", drop="slug"), "sv").what


@pytest.mark.parametrize("slug", ["/sok-hjalp", "sok-hjalp/", "Sök", "sök-hjälp", "a//b", "a b"])
def test_a_slug_that_cannot_be_an_address_is_refused(slug: str) -> None:
    assert "cannot be an address" in problem_of(page("sv", slug=f'"{slug}"'), "sv").what


def test_the_swedish_home_page_has_the_empty_slug() -> None:
    assert read(page("sv", slug='""'), "sv").slug == ""


@pytest.mark.parametrize(("due", "what"), [("2026-11-23", "has passed"), ("2026-12-09", "at most 14 days")])
def test_a_promise_of_a_swedish_text_ends(due: str, what: str) -> None:
    assert what in problem_of(page(sv_due=due)).what


def test_a_promise_within_fourteen_days_is_kept() -> None:
    assert read(page(sv_due="2026-12-08")).sv_due == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# Apua\n", "no front matter"),
        ("---\ntitle: x\n", "not closed"),
        ("---\ntitle: x\n---\n\n  \n", "empty"),
    ],
)
def test_a_page_without_its_parts_is_refused(text: str, what: str) -> None:
    assert what in problem_of(text).what
