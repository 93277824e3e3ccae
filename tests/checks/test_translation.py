"""Finnish texts that changed after their Swedish twins, in a history made for it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.translation import SAME, translation_behind
from scripts.messages import load_messages
from tests.conftest import ROOT
from tests.content.made_up import one

FI, SV = "docs/a.md", "docs_sv/a.md"
HEADER = "---\ntitle: Sivu\ndescription: Kuvaus.\nreviewed: 2026-01-01\n---\n"
FINNISH = f"{HEADER}\n# Sivu\n\nAlku.\n\n## Hinta\n\nIlmainen.\n\n## Aika\n\nHeti.\n"
SWEDISH = f"{HEADER}\n# Sida\n\nBörjan.\n\n## Pris\n\nGratis.\n\n## Tid\n\nGenast.\n"

Save = Callable[..., None]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write files and commit them; without a message only write."""

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def write(message: str = "", **files: str) -> None:
        for name, text in files.items():
            file = tmp_path / {"fi": FI, "sv": SV}[name]
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if message:
            git("add", "-A")
            git("commit", "-m", message)

    git("init", "-q")
    write("both", fi=FINNISH, sv=SWEDISH)
    return write


def test_twins_that_changed_together_are_not_told(save: Save, tmp_path: Path) -> None:
    assert translation_behind(tmp_path) == []
    save("both", fi=FINNISH.replace("Heti", "Pian"), sv=SWEDISH.replace("Genast", "Snart"))
    assert translation_behind(tmp_path) == []


def test_the_changed_section_is_named_at_its_swedish_place(save: Save, tmp_path: Path) -> None:
    save("fi", fi=FINNISH.replace("Ilmainen.", "Maksaa euron."))
    problem = one(translation_behind(tmp_path), FI, "“Hinta”")
    assert (problem.file, problem.line) == (SV, 11)
    assert "Aika" not in problem.what
    assert SAME in problem.instead


def test_what_is_not_saved_yet_counts_on_both_sides(save: Save, tmp_path: Path) -> None:
    save(fi=FINNISH.replace("Heti", "Pian"))
    one(translation_behind(tmp_path), "not yet saved in git", "“Aika”")
    save(sv=SWEDISH.replace("Genast", "Snart"))
    assert translation_behind(tmp_path) == []


def test_new_and_deleted_sections_and_a_new_title_are_named(save: Save, tmp_path: Path) -> None:
    changed = FINNISH.replace("title: Sivu", "title: Uusi").replace(
        "## Aika\n\nHeti.", "## Paikka\n\nTäällä."
    )
    save("fi", fi=changed)
    one(translation_behind(tmp_path), "title and description", "“Paikka”", "“Aika” (taken away)")


@pytest.mark.parametrize(
    ("old", "new"),
    [("Alku.", "Alku!"), ("reviewed: 2026-01-01", "reviewed: 2026-02-02"), ("\n\nHeti", "\n\n\nheti")],
)
def test_what_changes_no_word_is_not_told(save: Save, tmp_path: Path, old: str, new: str) -> None:
    save("fi", fi=FINNISH.replace(old, new))
    assert translation_behind(tmp_path) == []


def test_a_change_that_asks_for_none_in_swedish_can_be_marked(save: Save, tmp_path: Path) -> None:
    save(f"a word spelled right {SAME}", fi=FINNISH.replace("Heti", "Heeti"))
    assert translation_behind(tmp_path) == []
    save("fi", fi=FINNISH.replace("Alku", "Loppu"))
    one(translation_behind(tmp_path), "“Sivu”")


def test_a_page_that_moved_after_its_twin_is_compared_with_what_it_was(save: Save, tmp_path: Path) -> None:
    (tmp_path / SV).rename(tmp_path / "docs_sv/b.md")
    save("its twin", fi=FINNISH)
    (tmp_path / FI).rename(tmp_path / "docs/b.md")
    subprocess.run(["git", "add", "-A"], cwd=tmp_path, check=True)
    assert translation_behind(tmp_path) == []
    (tmp_path / "docs/b.md").write_text(FINNISH.replace("Heti", "Pian"), encoding="utf-8")
    told = one(translation_behind(tmp_path), "docs/b.md", "“Aika”")
    assert "Hinta" not in told.what


def test_without_a_history_it_is_said_that_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    one(translation_behind(tmp_path), "cannot be told", "no history")


def test_a_history_that_is_cut_short_is_not_taken_for_one_in_which_nothing_changed(
    save: Save, tmp_path: Path
) -> None:
    """The oldest commit of a shallow clone seems to have made every file at once."""
    save("fi", fi=FINNISH.replace("Ilmainen.", "Maksaa euron."))
    whole, short = tmp_path / "whole", tmp_path / "short"
    for clone, depth in ((whole, ()), (short, ("--depth", "1"))):
        subprocess.run(["git", "clone", "-q", *depth, tmp_path.as_uri(), str(clone)], check=True)
    one(translation_behind(whole), FI, "“Hinta”")
    assert "git fetch --unshallow" in one(translation_behind(short), "cut short").instead


def test_what_changed_is_told_in_the_editor_s_language(save: Save, tmp_path: Path) -> None:
    save(fi=FINNISH.replace("title: Sivu", "title: Uusi").replace("## Aika\n\nHeti.\n", ""))
    told = load_messages(ROOT).problem(one(translation_behind(tmp_path), FI), "sv").what
    assert "(nu, inte ännu sparat (commit)), i: `title` och `description`; “Aika” (borttaget)." in told
