"""The site builder called as people call it: bare, and watching while somebody edits."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from scripts.preview import preview_command
from scripts.publish.tree import read_tree
from tests.copies import copy_project, edit

PAGE = "loyda-apua/harkinta-aika.md"


IN_TURN = """
import scripts.beside
scripts.beside.beside = scripts.beside.in_turn
from mkdocs.__main__ import cli
cli(["build", "--strict"])
"""
BARE = ("-m", "mkdocs", "build", "--strict")


def build(project: Path, command: Sequence[str] = BARE) -> subprocess.CompletedProcess[str]:
    odd = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    return subprocess.run(
        [sys.executable, *command], cwd=project, capture_output=True, text=True, check=False, env=odd
    )


@pytest.mark.parametrize("command", [BARE, ("-c", IN_TURN)], ids=["bare", "on one core"])
def test_the_builder_makes_the_site_and_the_same_in_any_folder(
    site: Path, tmp_path: Path, command: Sequence[str]
) -> None:
    project = copy_project(tmp_path)
    result = build(project, command)
    assert result.returncode == 0, result.stderr
    assert (project / "build/site/sv/sok-hjalp/betanketid/index.html").is_file()
    first, second = read_tree(site), read_tree(project / "build/site")
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_bare_mkdocs_build_stops_on_a_problem_and_says_it(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "docs_sv" / PAGE).unlink()
    result = build(project)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert f"docs_sv/{PAGE}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", [BARE, ("-c", IN_TURN)], ids=["bare", "on one core"])
@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_a_fault_in_one_language_stops_the_build_and_names_its_place(
    tmp_path: Path, lang: str, command: Sequence[str]
) -> None:
    project = copy_project(tmp_path)
    edit(project / "overrides/help.html", lambda text: f"{text}{{{{ nothing() if locale == '{lang}' }}}}\n")
    result = build(project, command)
    assert result.returncode == 1
    assert re.search(r"overrides/help\.html\", line \d+", result.stderr)
    assert "'nothing' is undefined" in result.stderr


def shows(mark: str) -> Callable[[str], bool]:
    return lambda text: mark in text


class Preview:
    """A running `mkdocs serve` on a copy of the project."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        self.log = project / "serve.log"
        command = preview_command(self.address[7:-1])
        environment = {**os.environ, "SITE_URL": self.address, "PYTHONUNBUFFERED": "1"}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=project, stderr=log, stdout=log, env=environment)

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait_for(self, path: str, true: Callable[[str], bool]) -> str:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            text = self.get(path)
            if true(text):
                return text
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def builds(self) -> int:
        return len(re.findall("Documentation built", self.log.read_text()))


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    preview = Preview(copy_project(tmp_path_factory.mktemp("preview")))
    try:
        preview.wait_for("", lambda text: "<h1" in text)
        yield preview
    finally:
        preview.process.terminate()
        preview.process.wait()


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        (f"docs/{PAGE}", "# Harkinta-aika", "# Harkinta-aika näkyy", "loyda-apua/harkinta-aika/"),
        (f"docs_sv/{PAGE}", "# Betänketid", "# Betänketid syns", "sv/sok-hjalp/betanketid/"),
        ("data/strings.yml", 'fi: "Poistu sivulta"', 'fi: "Lähde sivulta"', "loyda-apua/"),
        ("data/labels.yml", "uhri itse", "uhri omin neuvoin", "tilastot/2022/"),
    ],
)
def test_one_edit_shows_after_one_rebuild(preview: Preview, file: str, old: str, new: str, path: str) -> None:
    before = preview.builds()
    edit(preview.project / file, lambda text: text.replace(old, new, 1))
    shown = new.removeprefix("# ").removeprefix('fi: "').removesuffix('"')
    preview.wait_for(path, lambda text: shown in text)
    time.sleep(2)
    assert preview.builds() == before + 1


def test_a_mistake_shows_in_the_page_and_goes_away_when_mended(preview: Preview) -> None:
    file = preview.project / "docs" / PAGE
    good = file.read_text(encoding="utf-8")
    edit(file, lambda text: text + '\n{{ phone("emergncy") }}\n')
    for path in ("loyda-apua/harkinta-aika/", "sv/sok-hjalp/kontakter/", ""):
        text = preview.wait_for(path, lambda text: "emergncy" in text)
        assert f"docs/{PAGE}:" in text
        assert "livereload" in text
    file.write_text(good, encoding="utf-8")
    preview.wait_for("loyda-apua/harkinta-aika/", lambda text: "<h1" in text and "emergncy" not in text)


def test_a_second_mistake_takes_the_place_of_the_first(preview: Preview) -> None:
    file = preview.project / "docs" / PAGE
    good = file.read_text(encoding="utf-8")
    template = preview.project / "overrides/help.html"
    edit(template, lambda text: text + "{% if %}")
    for page in ("sv/", "so/"):
        preview.wait_for(page, shows("overrides/help.html"))
    edit(template, lambda text: text.replace("{% if %}", ""))
    for mistake in ("emergncy", "assistanse"):
        file.write_text(f'{good}\n{{{{ phone("{mistake}") }}}}\n', encoding="utf-8")
        preview.wait_for("sv/", shows(mistake))
    file.write_text(good, encoding="utf-8")
    for page in ("sv/", "so/"):
        preview.wait_for(page, lambda text: "<h1" in text and "assistanse" not in text)


def test_a_template_a_number_and_a_title_show_on_every_page(preview: Preview) -> None:
    pages = ("", "sv/", "loyda-apua/harkinta-aika/")
    template = preview.project / "overrides/help.html"
    edit(template, lambda text: text.replace("<body", '<body data-tried="yes"', 1))
    for page in pages:
        preview.wait_for(page, lambda text: 'data-tried="yes"' in text)
    edit(template, lambda text: text.replace(' data-tried="yes"', "", 1))
    for page in pages:
        preview.wait_for(page, lambda text: "<h1" in text and "data-tried" not in text)
    settings = preview.project / "mkdocs.yml"
    edit(settings, lambda text: text.replace("permalink: false", "permalink: true"))
    preview.wait_for("loyda-apua/harkinta-aika/", shows("headerlink"))
    edit(settings, lambda text: text.replace("permalink: true", "permalink: false"))
    preview.wait_for("loyda-apua/harkinta-aika/", lambda text: "<h1" in text and "headerlink" not in text)
    edit(
        preview.project / "data/contacts.yml", lambda text: text.replace('"+358295463177"', '"+358295463000"')
    )
    for page in pages:
        preview.wait_for(page, lambda text: "tel:+358295463000" in text)


def test_a_page_that_is_deleted_is_gone(preview: Preview) -> None:
    pages = [preview.project / folder / "tietoa" for folder in ("docs", "docs_sv")]
    for folder in pages:
        text = (folder / "palaute.md").read_text(encoding="utf-8")
        (folder / "kokeilu.md").write_text(text.replace("slug: ", "slug: nytt-"), encoding="utf-8")
    addresses = ("tietoa/kokeilu/", "sv/nytt-om-webbplatsen/respons/")
    for address in addresses:
        preview.wait_for(address, lambda text: "<h1" in text and not text.startswith("404"))
    for folder in pages:
        (folder / "kokeilu.md").unlink()
    for address in addresses:
        preview.wait_for(address, lambda text: text.startswith("404"))
    preview.wait_for("", lambda text: "<h1" in text)
