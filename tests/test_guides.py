"""The editors' guides say what is there: commands, files, pictures, and the words of the messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.messages import load_messages
from tests.conftest import ROOT

GUIDES = ROOT / "guides"
LANGUAGES = ("fi", "sv")
MOST_BYTES = 60_000


def text(name: str) -> str:
    return (GUIDES / name).read_text(encoding="utf-8")


def pictures(name: str) -> dict[str, str]:
    """Files of pictures with their descriptions."""
    return {file: alt for alt, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text(name))}


def test_the_two_guides_have_the_same_parts() -> None:
    fi, sv = (re.findall(r"^#+ |!\[|^\d+\. |^\| ", text(f"{lang}.md"), re.MULTILINE) for lang in LANGUAGES)
    assert fi == sv


def test_every_picture_is_there_small_described_and_shown() -> None:
    shown = {file: alt for lang in LANGUAGES for file, alt in pictures(f"{lang}.md").items()}
    files = {file.relative_to(GUIDES).as_posix(): file for file in (GUIDES / "pictures").iterdir()}
    assert set(shown) == set(files)
    assert all(len(alt) > 20 for alt in shown.values())
    assert all(file.stat().st_size < MOST_BYTES for file in files.values())


@pytest.mark.parametrize("guide", ["fi.md", "sv.md", "uusi-vuosi.md", "nytt-ar.md"])
def test_every_command_and_file_of_a_guide_is_there(guide: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"make ([a-z][a-z-]+)", text(guide))) - {"ja", "och"}
    assert [name for name in commands if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
    made_up = {"docs/a.md", "docs/b.md", "docs_sv/a.md", "docs_sv/b.md", "docs/sivu.md", "docs_sv/sida.md"}
    named = set(re.findall(r"\b(?:docs|docs_sv|data)/[\w/.-]+\.(?:md|yml|csv)", text(guide))) - made_up
    new = {"docs/ajankohtaista/katsaus-2026.md", "data/statistics/2026.yml", "data/phrases/pl.yml"}
    assert [name for name in named - new if not Path(ROOT, name).is_file()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_that_a_guide_explains_is_one_that_is_told(lang: str) -> None:
    messages = load_messages(ROOT)
    told = "\n".join(
        said.in_("fi" if lang == "fi" else "sv") for said in (*messages.sentences, *messages.words.values())
    )
    table = text(f"{lang}.md").split("\n## ")[-1]
    explained = re.findall(r'^\| ((?:["”][^"”]+["”][^|]*)+) \|', table, re.MULTILINE)
    quoted = [words for row in explained for words in re.findall(r'["”]([^"”]+)["”]', row)]
    assert len(quoted) > 12
    missing = [
        words
        for words in quoted
        if not re.search(r".*?".join(map(re.escape, words.split(" … "))), told, re.IGNORECASE)
    ]
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_explains_every_group_of_the_desk(lang: str) -> None:
    groups = load_messages(ROOT).groups.values()
    titles = [group.title.in_("fi" if lang == "fi" else "sv") for group in groups]
    assert [title for title in titles if f"| {title} |" not in text(f"{lang}.md")] == []


def test_every_kind_that_can_be_begun_is_a_command() -> None:
    workflow = (ROOT / ".github/workflows/begin.yml").read_text(encoding="utf-8")
    kinds = re.findall(r"options: \[(.*)\]", workflow)[0].split(", ")
    cli = (ROOT / "scripts/cli.py").read_text(encoding="utf-8")
    assert [kind for kind in kinds if f'"new-{kind}"' not in cli] == []
