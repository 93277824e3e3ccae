"""Each slip of an editor's hand: what she is told, where, in her language, and that nothing was lost.

Most slips stop at reading; the site is not built here. What is published stays as it was, because `make site`
begins with the same reading (tests/test_bad_input.py), and no check writes into a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from scripts.inputs import CANNOT_GO, read_inputs
from scripts.messages import Messages, load_messages
from scripts.problems import Problem, ProblemsFound
from scripts.stage import staged_site
from tests.conftest import ROOT
from tests.copies import copy_project

TODAY = date(2026, 12, 1)
PAGE, TWIN = "docs/loyda-apua/puhelin.md", "docs_sv/loyda-apua/puhelin.md"
CONTACTS, YEAR = "data/contacts.yml", "data/statistics/2020.yml"


@dataclass(frozen=True)
class Project:
    """A copy of the project whose files are put back after each test."""

    root: Path

    def change(self, name: str, change: Callable[[bytes], bytes]) -> None:
        before = (self.root / name).read_bytes()
        after = change(before)
        assert after != before, f"nothing to change in {name}"
        (self.root / name).write_bytes(after)

    def files(self) -> dict[str, bytes]:
        return {
            str(file.relative_to(self.root)): file.read_bytes()
            for folder in ("docs", "docs_sv", "data")
            for file in sorted((self.root / folder).rglob("*"))
            if file.is_file()
        }

    def problems(self) -> list[Problem]:
        """What is told; looking must not change a file."""
        before = self.files()
        try:
            staged_site(read_inputs(self.root, TODAY))
            return []
        except ProblemsFound as found:
            return found.problems
        finally:
            assert self.files() == before, "a check changed a file"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("recovery"))


@pytest.fixture
def project(copy: Path) -> Iterator[Project]:
    project = Project(copy)
    before = project.files()
    yield project
    after = project.files()
    for name in set(after) - set(before):
        (copy / name).unlink()
    for name, content in before.items():
        if after.get(name) != content:
            (copy / name).write_bytes(content)


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages(ROOT)


def add(text: str) -> Callable[[bytes], bytes]:
    return lambda before: before + text.encode()


def put(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda before: before.replace(old.encode(), new.encode(), 1)


WORD_TABLE = "\nPalvelu\tNumero\tAika\nNollalinja\tmaksuton\taina\n"
CONFLICT = "\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"
TYPED, CODES = "    asylum_seeker: 138\n", "identity code"


def spoiled(text: bytes) -> bytes:
    return text.decode("cp1252", "replace").encode()


SLIPS: dict[str, tuple[str, Callable[[bytes], bytes], str, str]] = {
    "saved as Windows-1252": (PAGE, lambda text: text.decode().encode("cp1252", "replace"), "UTF-8", "UTF-8"),
    "saved as UTF-16": (PAGE, lambda text: text.decode().encode("utf-16"), "UTF-8", "UTF-8"),
    "read wrong and saved": (PAGE, spoiled, "spoiled", "pilalla"),
    "smart quotes in a placeholder": (PAGE, add("\n{{ phone(”emergency”) }}\n"), "arguments", "sulkeiden"),
    "smart quotes on top": (PAGE, put("title: ", "title: ”Puhelin”\nx: "), "curly quotes", "kaarevat"),
    "smart quotes in data": (CONTACTS, put('number: "+3', 'number: ”+358”\n  x: "+3'), "curly", "kaarevat"),
    "a tab in data": (YEAR, put("  total: 247", "\ttotal: 247"), "tab", "sarkain"),
    "a colon in a title": (PAGE, put("title: ", "title: Apua: "), "where it begins", "mistä se alkaa"),
    "a comment that does not end": (PAGE, put("\n## ", "\n<!-- kesken\n\n## "), "comment", "kommentti"),
    "code that does not end": (PAGE, put("\n## ", "\n```\n\n## "), "block of code", "koodi"),
    "a day as Finns write it": (PAGE, put("reviewed: ", "reviewed: 24.11.2026 # "), "a day", "päivä"),
    "a year's total as words": (
        YEAR,
        put("total: 247", "total: noin 247"),
        "not a count",
        "ei ole lukumäärä",
    ),
    "merge conflict in a page": (PAGE, add(CONFLICT), "Two versions", "kaksi versiota"),
    "merge conflict in data": (CONTACTS, add(CONFLICT), "Two versions", "kaksi versiota"),
    "semicolons of a spreadsheet": (
        YEAR,
        put(TYPED, "    asylum_seeker;138;56\n"),
        "not valid",
        "ei ole YAML",
    ),
    "cells of a spreadsheet": (YEAR, put(TYPED, "    asylum_seeker\t138\n"), "tab", "sarkain"),
    "a figure that a spreadsheet spelled": (YEAR, put("total: 247", 'total: "2,47E+02"'), "2,47E", "2,47E"),
    "half of a page translated": (
        TWIN,
        put("\n## ", "\n## Lisää\n\nVain toisella.\n\n## "),
        "headings",
        "Otsikot",
    ),
    "a table from a word processor": (PAGE, add(WORD_TABLE), "run together", "peräkkäin"),
    "a personal identity code": (PAGE, add("\n131052-308T soitti.\n"), CODES, "henkilötunnus"),
    "a new kind of identity code": (PAGE, add("\nAsiakas 131052Y308T.\n"), CODES, "henkilötunnus"),
    "an identity code in data": (CONTACTS, add("\n# 131052-308T\n"), CODES, "henkilötunnus"),
    "a private e-mail address": (PAGE, add("\nKirjoita liisa.x@posti.example.\n"), "e-mail", "sähköposti"),
    "an e-mail address hidden from robots": (
        PAGE,
        add("\nliisa.x (at) posti.example\n"),
        "e-mail",
        "sähköposti",
    ),
    "a private link to write": (
        PAGE,
        add("\n[Liisa](mailto:liisa.x@posti.example)\n"),
        "e-mail",
        "sähköposti",
    ),
    "a private e-mail address in a title": (
        PAGE,
        put("title: ", "title: liisa.x@posti.example "),
        "e-mail",
        "osoite",
    ),
    "a private address that is no link": (
        PAGE,
        add("\n<mailto:liisa.x@posti.example>\n"),
        "e-mail",
        "sähköposti",
    ),
    "a private address to write to, in a comment": (
        PAGE,
        add("\n<!-- mailto:liisa.x@posti.example -->\n"),
        "e-mail",
        "sähköposti",
    ),
    "an e-mail address in a comment": (
        PAGE,
        add("\n<!-- liisa.x@posti.example -->\n"),
        "e-mail",
        "sähköposti",
    ),
    "a private number in a comment": (PAGE, add("\n<!-- 040 123 4567 -->\n"), "not in data", "puhelinnumero"),
    "a private number as code": (PAGE, add("\n`040 123 4567`\n"), "not in data", "puhelinnumero"),
    "a sign of another system": (PAGE, add("\n{% if x %}\n"), "means nothing", "ei tarkoita"),
    "single braces": (PAGE, add('\n{ phone("emergency") }\n'), "single braces", "aaltosulkeissa"),
    "braces that do not begin": (PAGE, add('\nphone("emergency") }}\n'), "without a {{", "sen edessä"),
    "a box of HTML that does not end": (PAGE, put("\n## ", "\n<div>\n\n## "), "does not end", "eikä pääty"),
    "a box of HTML that ends twice": (PAGE, add("\n</div>\n"), "did not begin", "ei alkanut"),
    "a script": (PAGE, add("\n<script>x()</script>\n"), "no page may hold", "ei voi olla"),
    "words that look like a tag": (PAGE, add("\nSano <oma nimi>.\n"), "would not see", "eivät näkisi"),
    "a space in a link": (PAGE, add("\n[Sivu] (index.md)\n"), "stands a space", "välilyönti"),
    "a link the wrong way round": (PAGE, add("\n(Sivu)[index.md]\n"), "The words stand in", "Sanat ovat"),
    "a link that does not end": (PAGE, add("\n[Sivu](index.md\n"), "does not end on this", "eikä pääty"),
    "a link to nothing named": (PAGE, add("\n[Sivu][sivu]\n"), "no target called", "ei ole kohdetta"),
    "an address without https": (PAGE, add("\nwww.posti.example\n"), "is typed", "kirjoitettu"),
    "a note without text": (PAGE, add("\nNäin on.[^1]\n"), "no note", "alaviitettä"),
    "bold that does not end": (PAGE, add("\n**Tärkeää: soita.\n"), "nothing bold", "eivät lihavoi"),
    "bold with spaces": (PAGE, add("\n** Tärkeää ** soita.\n"), "nothing bold", "eivät lihavoi"),
    "a list right under a text": (PAGE, add("\nOta mukaan:\n- puhelin\n- laturi\n"), "list", "luetteloksi"),
    "bullets of a word processor": (PAGE, add("\n• puhelin\n• laturi\n"), "word processor", "Luettelo"),
    "dashes of a word processor": (PAGE, add("\n– puhelin\n– laturi\n"), "word processor", "Luettelo"),
    "a table without its line": (PAGE, add("\n| a | b |\n| c | d |\n"), "not read as one", "taulukoksi"),
    "a box with nothing in it": (PAGE, add('\n!!! warning "Huomaa"\nTeksti.\n'), "is empty", "sisennetty"),
    "a box with curly quotes": (
        PAGE,
        add("\n!!! warning ”Huomaa”\n    Teksti.\n"),
        "A box",
        "kirjoitettu väärin",
    ),
    "spaces before a paragraph": (PAGE, add("\n    Soita heti.\n"), "as code", "ohjelmakoodina"),
    "a picture": (PAGE, add("\n![Talo](talo.jpg)\n"), "A picture", "kuva"),
    "a sign that nobody sees": (PAGE, add("\nSoita\0 heti.\n"), "nobody sees (U+0000)", "ei näe"),
    "a sign that turns the words": (CONTACTS, add("\n# \u202e\n"), "nobody sees (U+202E)", "ei näe"),
    "a private number": (PAGE, add("\nSoita Liisalle 040 123 4567.\n"), "not in data", "puhelinnumero"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_place_in_the_editor_s_language(
    project: Project, messages: Messages, slip: str
) -> None:
    file, change, what, finnish = SLIPS[slip]
    project.change(file, change)
    told = [problem for problem in project.problems() if file in str(problem)]
    assert told, "nothing is told at the file"
    assert any(what in problem.what and problem.line > 0 for problem in told), told
    assert any(finnish in messages.problem(problem, "fi").what for problem in told), told
    for problem in told:
        assert "308T" not in str(problem)
        assert "4567" not in str(problem)
        assert "liisa.x" not in str(problem)
        assert messages.problem(problem, "sv").what != problem.what, "no Swedish"


@pytest.mark.parametrize("file", [PAGE, CONTACTS, YEAR, "data/strings.yml"])
def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(project: Project, file: str) -> None:
    project.change(file, lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert project.problems() == []


def test_a_paragraph_left_untranslated_is_told_in_the_swedish_file(project: Project) -> None:
    project.change(PAGE, add("\nTämä kappale jäi suomeksi molemmille sivuille.\n"))
    project.change(TWIN, add("\nTämä kappale jäi suomeksi molemmille sivuille.\n"))
    (problem,) = project.problems()
    assert problem.file == TWIN
    assert "not translated" in problem.what


def test_a_deleted_twin_names_both_files(project: Project) -> None:
    (project.root / TWIN).unlink()
    assert any(TWIN in problem.what and problem.file == PAGE for problem in project.problems())


def test_a_renamed_file_names_the_one_it_was_the_twin_of_and_the_links_to_it(project: Project) -> None:
    (project.root / PAGE).rename(project.root / "docs/loyda-apua/puhelimet.md")
    told = project.problems()
    renamed = next(problem for problem in told if problem.file == "docs/loyda-apua/puhelimet.md")
    assert "docs_sv/loyda-apua/puhelin.md" in renamed.instead
    assert any("puhelimet.md" in problem.instead and problem.file != renamed.file for problem in told)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("docs/loyda-apua/kuva.jpg", b"\xff\xd8" * 10_000_000, "20.0 MB"),
        ("data/statistics/2026.csv", "koodi;määrä\nself;70\n".encode(), "spreadsheet"),
        ("docs_sv/loyda-apua/puhelin.docx", b"PK", "neither a page"),
        ("data/puhelimet.yml", b"a: 1\n", "Nothing reads"),
        ("data/statistics/luonnos/2026.yml", b"year: 2026\n", "Nothing reads"),
        ("docs/_blocks/uudet/lasku.md", b"Teksti.\n", "Nothing reads"),
    ],
)
def test_a_file_that_the_site_does_not_read_is_told(
    project: Project, name: str, content: bytes, what: str
) -> None:
    (project.root / name).parent.mkdir(exist_ok=True)
    (project.root / name).write_bytes(content)
    (problem,) = project.problems()
    assert problem.file == name
    assert what in problem.what
    assert "elete" in problem.instead


@pytest.mark.parametrize(
    ("name", "plain"), [("Puhelin", "puhelin"), ("uusi sivu (1)", "uusi-sivu-1"), ("tämä-ö", "tama-o")]
)
def test_a_name_that_makes_no_address_is_told_with_one_that_does(
    project: Project, messages: Messages, name: str, plain: str
) -> None:
    for page in (PAGE, TWIN):
        copy = (project.root / page).with_name(f"{name}.md")
        copy.write_bytes((project.root / page).read_bytes())
        told = [problem for problem in project.problems() if problem.file.endswith(f"/{copy.name}")]
        assert any(f"hyphens: “{plain}”." in problem.instead for problem in told)
        assert any("nimestä tulee sivun osoite" in messages.problem(one, "fi").what for one in told)


@pytest.mark.parametrize("text", ["", "# vain kommentti\n", "- a\n- b\n", "hei\n", "a: b\n"])
@pytest.mark.parametrize(
    "file", [CONTACTS, YEAR, "data/navigation.yml", "data/site.yml", "data/phrases/en.yml"]
)
def test_a_data_file_that_is_something_else_is_told_in_finnish(
    project: Project, messages: Messages, file: str, text: str
) -> None:
    project.change(file, lambda _: text.encode())
    told = [problem for problem in project.problems() if problem.file == file]
    assert told
    for problem in told:
        finnish = messages.problem(problem, "fi")
        assert finnish.what != problem.what
        assert finnish.instead != problem.instead


def test_the_first_language_of_the_first_aid_pages_cannot_go(project: Project) -> None:
    (project.root / "data/phrases/en.yml").unlink()
    assert [problem.file for problem in project.problems()] == ["data/phrases/en.yml"]


@pytest.mark.parametrize("path", CANNOT_GO)
def test_a_page_that_the_site_needs_cannot_go_even_with_its_twin(project: Project, path: str) -> None:
    for folder in ("docs", "docs_sv"):
        (project.root / folder / path).unlink()
    told = [problem.file for problem in project.problems() if "cannot be without" in problem.what]
    assert told == [f"docs/{path}", f"docs_sv/{path}"]


def test_an_empty_page_is_told_and_not_taken_for_a_deleted_one(project: Project) -> None:
    project.change(PAGE, lambda _: b"")
    assert [(problem.file, problem.what) for problem in project.problems()] == [(PAGE, "The file is empty.")]
