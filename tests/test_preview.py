"""What a preview shows while files have faults: in the editor's language, as text, and gone when mended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bench.preview import preview, seconds_until
from scripts.messages import DeskLang, told
from scripts.preview import error_page
from scripts.problems import Problem
from tests.conftest import ROOT
from tests.copies import copy_project, edit

EMPTY = Problem("docs/a.md", 3, "The file is empty.", "Write its content.")


@pytest.mark.parametrize(
    ("locale", "lang", "words"),
    [
        ("fi_FI.UTF-8", "fi", ("Sivustoa ei voi vielä näyttää", "Tiedosto on tyhjä.", "→ Kirjoita sisältö.")),
        ("sv_FI.UTF-8", "sv", ("Webbplatsen kan inte visas ännu", "Filen är tom.", "→ Skriv innehållet.")),
        ("en_GB.UTF-8", "en", ("The site cannot be shown yet", "The file is empty.", "→ Write its content.")),
    ],
)
def test_faults_are_told_in_the_editor_s_language(
    locale: str, lang: DeskLang, words: tuple[str, ...]
) -> None:
    page = error_page(told([EMPTY], ROOT, {"LANG": locale}), lang)
    assert f'<html lang="{lang}">' in page
    assert "<code>docs/a.md:3</code>" in page
    assert [word for word in words if word not in page] == []


def test_what_an_editor_wrote_is_shown_as_text() -> None:
    page = error_page([Problem("docs/<a>.md", 1, "<script>x</script>", "&")], "fi")
    assert "<script>x" not in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page


def test_without_the_words_faults_are_told_in_english(tmp_path: Path) -> None:
    assert told([EMPTY], tmp_path, {"LANG": "fi_FI"}) == [EMPTY]


def test_a_preview_shows_a_fault_at_the_page_s_own_address_and_the_page_when_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_FI.UTF-8")
    project = copy_project(tmp_path / "project")
    page, address = project / "docs/loyda-apua/puhelin.md", "loyda-apua/puhelin/"
    good = page.read_text(encoding="utf-8")
    with preview(project) as (root, _):
        seconds_until(root + address, "<h1")
        page.write_text(good + '\n{{ phone("nobody_there") }}\n', encoding="utf-8")
        seconds_until(root + address, "finns inte i data/contacts.yml")
        page.write_text(good + "\nKorjattu teksti.\n", encoding="utf-8")
        seconds_until(root + address, "Korjattu teksti.")


def test_a_build_that_stops_tells_why_in_the_editor_s_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fi_FI.UTF-8")
    project = copy_project(tmp_path / "project")
    edit(
        project / "docs/loyda-apua/puhelin.md", lambda text: text.replace("audience: help", "audience: hepl")
    )
    command = [sys.executable, "-m", "scripts", "site"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "“audience” ei voi olla “hepl”." in result.stderr
    assert "Traceback" not in result.stderr
