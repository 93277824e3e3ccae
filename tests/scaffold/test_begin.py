"""Beginning something new: the site builds with it, is not published with it, and nothing is half done."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from scripts.checks.unfinished import unfinished
from scripts.inputs import Inputs, read_inputs
from scripts.problems import ProblemsFound
from scripts.scaffold.begin import begin
from scripts.scaffold.languages import new_language
from scripts.scaffold.pages import new_page
from scripts.scaffold.services import new_service
from tests.conftest import ROOT
from tests.copies import copy_project

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return read_inputs(ROOT, TODAY)


def refused(begin: object) -> str:
    with pytest.raises(ProblemsFound) as caught:
        begin()  # type: ignore[operator]
    return str(caught.value)


def test_everything_that_can_be_begun_leaves_a_site_that_builds(inputs: Inputs, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    files = {
        **new_page("loyda-apua/uusi-sivu", inputs),
        **new_page("docs/ammattilaisille/roolit/uusi.md", inputs),
        **new_page("ajankohtaista/katsaus.md", inputs, TODAY),
        **new_service("new_service", "work", project, inputs),
        **new_language("pl", inputs),
        **new_language("he", inputs),
    }
    after = begin(project, TODAY, files)
    assert len(after.pages) == len(inputs.pages) + 6
    assert after.contacts["new_service"].number is None
    assert {"pl", "he"} <= {language.code for language in after.languages}
    assert {problem.file for problem in unfinished(project)} == set(files)
    shutil.rmtree(project)


def test_nothing_stays_when_the_site_would_not_build(inputs: Inputs, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    contacts = (project / "data/contacts.yml").read_bytes()
    files = {"docs/loyda-apua/yksin.md": "# x", "data/contacts.yml": "a: 1\n"}
    assert "docs/loyda-apua/yksin.md" in refused(lambda: begin(project, TODAY, files))
    assert not (project / "docs/loyda-apua/yksin.md").exists()
    assert (project / "data/contacts.yml").read_bytes() == contacts
    shutil.rmtree(project)


def test_a_page_has_the_readers_the_address_and_the_sections_of_its_kind(inputs: Inputs) -> None:
    files = new_page("ammattilaisille/roolit/uusi", inputs)
    finnish, swedish = (
        files["docs/ammattilaisille/roolit/uusi.md"],
        files["docs_sv/ammattilaisille/roolit/uusi.md"],
    )
    assert "audience: work" in finnish
    assert "slug: for-yrkespersoner/roller/uusi-sv" in swedish
    assert "## Näet {#naet}" in finnish
    assert "## Du ser {#naet}" in swedish
    assert (
        '{{ phone("assistance_system") }}' in new_page("loyda-apua/uusi", inputs)["docs/loyda-apua/uusi.md"]
    )


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("loyda-apua/Uusi", "cannot be the path of a page"),
        ("loyda-apua/uusi sivu", "cannot be the path of a page"),
        ("../x", "cannot be the path of a page"),
        ("loyda-apau/uusi", "Did you mean a page beside “loyda-apua/index.md”?"),
        ("loyda-apua/poliisi", "is there already"),
        ("ajankohtaista/index", "is there already"),
    ],
)
def test_a_path_that_cannot_be_is_told(inputs: Inputs, path: str, what: str) -> None:
    assert what in refused(lambda: new_page(path, inputs))


@pytest.mark.parametrize(
    ("key", "group", "what"),
    [
        ("New service", "work", "cannot be an id"),
        ("emergency", "work", "is there already"),
        ("new_service", "wrok", "no group of contacts called “wrok”"),
    ],
)
def test_a_service_that_cannot_be_is_told(inputs: Inputs, key: str, group: str, what: str) -> None:
    assert what in refused(lambda: new_service(key, group, ROOT, inputs))


@pytest.mark.parametrize(
    ("code", "what"),
    [("fi", "cannot be the code"), ("qq", "cannot be the code"), ("../x", "cannot be"), ("ar", "already")],
)
def test_a_language_that_cannot_be_is_told(inputs: Inputs, code: str, what: str) -> None:
    assert what in refused(lambda: new_language(code, inputs))


def test_a_language_knows_its_direction_and_has_a_place_for_each_phrase(inputs: Inputs) -> None:
    (hebrew,) = new_language("he", inputs).values()
    assert "dir: rtl" in hebrew
    assert hebrew.count("✎") == 8
