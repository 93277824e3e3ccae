"""The desk: which group a thing to do comes into, and how it is told to people and to machines."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.checks.desk import GROUPS, Desk, look
from scripts.checks.overdue import CONTACTS_EVERY, overdue_contacts, overdue_pages
from scripts.checks.report import as_json, as_markdown, as_text
from scripts.checks.resting import places_of_sources
from scripts.content.registers.contacts import CONTACTS, load_contacts
from scripts.inputs import read_inputs
from scripts.messages import Messages, load_messages
from scripts.problems import Problem
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT
from tests.content.made_up import FI, one, page
from tests.copies import copy_project, edit

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages(ROOT)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("desk"))


def put(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def test_the_project_can_be_published_and_every_group_is_looked_at() -> None:
    desk = look(ROOT, TODAY)
    assert desk.publishable
    assert set(desk.found) == set(GROUPS)
    assert desk.found["confirm"]
    assert desk.found["languages"]


def test_each_thing_to_do_comes_into_its_group(project: Path) -> None:
    puhelin = project / "docs/loyda-apua/puhelin.md"
    before = puhelin.read_text(encoding="utf-8")
    edit(
        puhelin,
        lambda text: text + "\n✎ Kesken. [tästä](poliisi.md)\n\nIrakilainen mies asui Turussa.\n",
    )
    desk = look(project, TODAY + timedelta(days=800))
    puhelin.write_text(before, encoding="utf-8")
    name = "docs/loyda-apua/puhelin.md"
    for group in ("broken", "unfinished", "overdue", "people", "style"):
        assert any(problem.file == name for problem in desk.found[group]), group
    assert any(problem.file == CONTACTS for problem in desk.found["overdue"])
    assert not desk.publishable


def test_what_cannot_be_looked_at_is_said_and_what_can_is_told(project: Path, messages: Messages) -> None:
    file = project / "data/contacts.yml"
    before = file.read_text(encoding="utf-8")
    edit(file, put("  group: core", "\tgroup: core"))
    desk = look(project, TODAY)
    file.write_text(before, encoding="utf-8")
    assert one(desk.found["broken"], "tab").file == CONTACTS
    assert set(desk.found) == {"broken", "unfinished", "translation"}
    assert "KIELI JA TYYLI: EI KATSOTTU" in as_text(desk, messages, "fi")
    groups = {group["id"]: group["problems"] for group in json.loads(as_json(desk, messages, "fi"))["groups"]}
    assert groups["style"] is None
    assert groups["unfinished"] == []


@pytest.mark.parametrize(("days", "told"), [(180, 0), (181, 1)])
def test_a_page_is_overdue_the_day_after(days: int, told: int) -> None:
    pages = [
        page("fi", "x", reviewed=TODAY - timedelta(days=days)),
        page("sv", "x", reviewed=date(2020, 1, 1)),
    ]
    found = overdue_pages(pages, TODAY)
    assert [problem.file for problem in found] == [FI] * told


@pytest.mark.parametrize(("days", "told"), [(CONTACTS_EVERY, False), (CONTACTS_EVERY + 1, True)])
def test_a_service_is_overdue_the_day_after(days: int, told: bool) -> None:
    services = load_contacts(ROOT, TODAY)
    newest = max(service.checked_on for service in services.values() if service.checked_on)
    found = overdue_contacts(services, load_yaml(ROOT / CONTACTS, CONTACTS), newest + timedelta(days=days))
    assert any(newest.isoformat() in problem.what for problem in found) == told
    assert all(problem.line > 0 for problem in found)


# --- How it is told


def desk(**found: list[Problem]) -> Desk:
    return Desk({group: found.get(group, []) for group in GROUPS})


EMPTY = ("The file is empty.", "Write its content.")
BROKEN = [Problem("docs/a.md", 3, *EMPTY), Problem("b.md", 0, "<x>\ny", "z")]


def test_text_names_the_place_and_says_what_to_do_once_for_all_alike(messages: Messages) -> None:
    alike = [Problem(f"{name}.md", 1, *EMPTY) for name in "abc"]
    text = as_text(desk(style=alike), messages, "sv")
    assert text.count("Filen är tom.") == 3
    assert text.count("→ Skriv innehållet.") == 1
    assert text.endswith("Allt passar ihop: webbplatsen kan publiceras.")


def test_a_comment_opens_what_stops_and_keeps_to_a_size(messages: Messages) -> None:
    many = [Problem(f"{number}.md", 1, "x", "y") for number in range(40)]
    text = as_markdown(desk(broken=BROKEN, style=many), messages, "fi")
    assert "<details open><summary>Rikki: 2</summary>" in text
    assert "<details><summary>Kieli ja tyyli: 40</summary>" in text
    assert "- `docs/a.md:3`: Tiedosto on tyhjä. → Kirjoita sisältö." in text
    assert "- `b.md`: &lt;x> y → z" in text
    assert "ja 10 muuta" in text
    assert "Kesken" not in text


def test_machines_get_every_field(messages: Messages) -> None:
    read = json.loads(as_json(desk(broken=BROKEN), messages, "en"))
    assert read["publishable"] is False
    assert read["groups"][0]["problems"][1] == {"file": "b.md", "line": 0, "what": "<x>\ny", "instead": "z"}
    assert [group["id"] for group in read["groups"]] == list(GROUPS)


# --- Sources, and the command itself


def test_the_places_of_a_source_are_pages_figures_terms_and_events() -> None:
    places = places_of_sources(read_inputs(ROOT, TODAY))
    assert "docs/ajankohtaista/vuosi-2020.md" in places["nas_2020"]
    assert "data/statistics/2020.yml" in places["nas_2020"]
    everywhere = {name for names in places.values() for name in names}
    assert any(name.startswith("data/terms.yml") for name in everywhere)
    assert any(name.startswith("data/timeline.yml") for name in everywhere)
    assert all(len(names) == len(set(names)) for names in places.values())


def test_the_command_fails_on_what_is_broken(project: Path) -> None:
    """That it succeeds on the project as it is, `make test` shows by calling it."""
    file = project / "data/strings.yml"
    before = file.read_text(encoding="utf-8")
    edit(file, put('fi: "Valikko"', 'fi: ""'))
    command = [sys.executable, "-m", "scripts", "check", "--json"]
    broken = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    file.write_text(before, encoding="utf-8")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["publishable"] is False
    assert "Traceback" not in broken.stderr
