"""Addresses of pages that moved, took another slug or are gone, as a history made for it tells."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.checks.desk import look
from scripts.problems import Problem
from scripts.publish.redirects import REDIRECTS
from tests.copies import copy_project, edit

TODAY = date(2026, 12, 1)
OLD, NEW = "loyda-apua/harkinta-aika.md", "auttamisjarjestelma/miettimisaika.md"
SLUG = "sok-hjalp/betanketid"
NEWS = "ajankohtaista/uudistus-2023.md"

Git = Callable[..., None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


@pytest.fixture
def git(root: Path) -> Git:
    def run(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)

    run("init", "-q")
    run("add", "docs", "docs_sv")
    run("commit", "-q", "-m", "all")
    return run


def broken(root: Path) -> list[Problem]:
    return look(root, TODAY).found["broken"]


def old_addresses(root: Path) -> list[str]:
    return [problem.instead for problem in broken(root) if "on this site" in problem.what]


def add(root: Path, line: str) -> None:
    edit(root / REDIRECTS, lambda text: f"{text}{line}\n")


def test_a_page_that_moves_is_told_with_the_lines_to_add_saved_or_not(root: Path, git: Git) -> None:
    git("mv", f"docs/{OLD}", f"docs/{NEW}")
    git("mv", f"docs_sv/{OLD}", f"docs_sv/{NEW}")
    edit(root / "docs_sv" / NEW, lambda text: text.replace(SLUG, "hjalpsystemet/tid"))
    lines = [
        f"- {{from: /loyda-apua/harkinta-aika/, to: {NEW}, lang: fi}}",
        f"- {{from: /sv/{SLUG}/, to: {NEW}, lang: sv}}",
    ]
    assert old_addresses(root) == [f"Add the line `{line}`." for line in lines]
    git("commit", "-aqm", "moved")
    told = broken(root)
    assert [problem.instead for problem in told[:2]] == [f"Add the line `{line}`." for line in lines]
    # Everything that names the page is told in one go, and where the page is.
    named = {problem.file: problem.instead for problem in told[2:]}
    assert named["data/to_confirm.yml"] == f"The page has moved: write `{NEW}`."
    assert named["docs/loyda-apua/index.md"] == f"The page has moved: write `../{NEW}`."
    assert (
        named[f"docs/{NEW}"]
        == "The page of this link has moved: write `../loyda-apua/millaista-apua-saat.md`."
    )
    for line in lines:
        add(root, line)
    assert old_addresses(root) == []


def test_a_new_slug_alone_is_told(root: Path, git: Git) -> None:
    edit(root / "docs_sv" / OLD, lambda text: text.replace(SLUG, "sok-hjalp/tid"))
    (problem,) = broken(root)
    assert problem.what == f"The address /sv/{SLUG}/ was on this site and leads nowhere now."
    assert f"to: {OLD}, lang: sv" in problem.instead
    edit(root / "docs_sv" / OLD, lambda text: text.replace("sok-hjalp/tid", SLUG))
    assert broken(root) == []


def test_a_page_that_is_gone_asks_for_another_until_it_is_back(root: Path, git: Git) -> None:
    git("rm", "-q", f"docs/{NEWS}", f"docs_sv/{NEWS}")
    git("commit", "-qm", "gone")
    first, second = old_addresses(root)
    assert "to: …, lang: fi" in first
    assert "to: …, lang: sv" in second
    add(root, "- {from: /ajankohtaista/uudistus-2023/, to: auttamisjarjestelma/historia.md, lang: fi}")
    # The other language leads to the same page; links may go there too, or go.
    (second,) = old_addresses(root)
    assert "to: auttamisjarjestelma/historia.md, lang: sv" in second
    link = next(problem for problem in broken(root) if problem.file == "docs/ammattilaisille/index.md")
    assert "leads to `../auttamisjarjestelma/historia.md`" in link.instead
    git("checkout", "HEAD~", "--", f"docs/{NEWS}", f"docs_sv/{NEWS}")
    (problem,) = broken(root)
    assert problem.instead.startswith("Delete the line")


def test_what_a_proposal_made_and_renamed_by_itself_was_never_an_address(root: Path, git: Git) -> None:
    git("update-ref", "refs/remotes/origin/HEAD", "HEAD")
    git("checkout", "-qb", "proposal")
    for folder in ("docs", "docs_sv"):
        git("mv", f"{folder}/{NEWS}", f"{folder}/ajankohtaista/luonnos.md")
    git("commit", "-qm", "draft")
    for folder in ("docs", "docs_sv"):
        git("mv", f"{folder}/ajankohtaista/luonnos.md", f"{folder}/{NEWS}")
    git("commit", "-qm", "as it was")
    assert broken(root) == []
    git("checkout", "-q", "-")
    git("update-ref", "-d", "refs/remotes/origin/HEAD")
    git("merge", "-q", "--no-ff", "-m", "merged", "proposal")
    assert broken(root) == []


def test_what_could_be_no_address_never_was_one(root: Path, git: Git) -> None:
    names = ("docs/kuva.png", "docs/Muistio ä.md", "docs_sv/_blocks/kort.md", "docs/_blocks/lyhyt.md")
    for name in names:
        (root / name).write_text("---\nslug: pm å\n---\n", encoding="utf-8")
    git("add", "docs", "docs_sv")
    git("commit", "-qm", "strays")
    git("rm", "-q", *names)
    git("commit", "-qm", "gone")
    assert broken(root) == []


def test_a_slug_is_read_as_it_is_written(root: Path, git: Git) -> None:
    edit(root / "docs_sv" / OLD, lambda text: text.replace(f"slug: {SLUG}", f'slug: "{SLUG}"  # kort'))
    git("commit", "-qam", "quoted")
    edit(root / "docs_sv" / OLD, lambda text: text.replace(f'"{SLUG}"  # kort', SLUG))
    assert broken(root) == []


def test_an_address_leads_to_no_page_that_is_still_to_move(root: Path, git: Git) -> None:
    git("mv", f"docs/{OLD}", f"docs/{NEW}")
    (line,) = old_addresses(root)
    assert f"to: {NEW}, lang: fi" in line


def test_without_a_history_nothing_is_told(root: Path) -> None:
    assert broken(root) == []
