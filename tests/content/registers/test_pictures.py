"""data/pictures.yml: its shape, what an editor is told, how a picture is shown, and the file as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.clock import today
from scripts.content.registers.icons import ICONS, icon
from scripts.content.registers.pictures import (
    PICTURES,
    Picture,
    load_pictures,
    picture_filler,
    render_picture,
)
from scripts.content.registers.sources import load_sources
from scripts.content.writing.pages import Page, read_pages
from scripts.content.writing.placeholders import CannotFill
from scripts.languages import LANGUAGES, Lang
from scripts.problems import ProblemsFound
from tests.conftest import ROOT
from tests.content.made_up import page

PAGES = [page(lang, "", path) for lang in LANGUAGES for path in ("a/index.md", "a/tyo.md", "a/laki.md")]

GOOD = """\
polku:
  kind: path
  title: {fi: "Näin se etenee", sv: "Så går det till"}
  items:
    - icon: phone
      label: {fi: "Soitat", sv: "Du ringer"}
      text: {fi: "Voit vain kysyä.", sv: "Du kan bara fråga."}
    - icon: door
      label: {fi: "Apu päättyy", sv: "Hjälpen upphör"}
      text: {fi: "Päätöksellä.", sv: "Genom ett beslut."}
  note: {fi: "Alle 18-vuotiaat.", sv: "Under 18 år."}
muodot:
  kind: choices
  title: {fi: "Muodot", sv: "Former"}
  items:
    - icon: bucket
      label: {fi: "Työ", sv: "Arbete"}
      text: {fi: "Työtä.", sv: "Arbete."}
      page: a/tyo.md
    - icon: card
      label: {fi: "Laki", sv: "Lag"}
      text: {fi: "Lakia.", sv: "Lag."}
      page: a/laki.md
"""


def load(folder: Path, text: str, pages: list[Page] = PAGES) -> dict[str, Picture]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / PICTURES).write_text(text, encoding="utf-8")
    return load_pictures(folder, pages)


def refused(folder: Path, text: str, pages: list[Page] = PAGES) -> list[tuple[int, str, str]]:
    """Line, fault and advice of every problem, all of them in the pictures' file."""
    with pytest.raises(ProblemsFound) as caught:
        load(folder, text, pages)
    assert {problem.file for problem in caught.value.problems} == {PICTURES}
    return [(problem.line, problem.what, problem.instead) for problem in caught.value.problems]


def shown(picture: Picture, lang: Lang) -> Tag:
    figure = BeautifulSoup(render_picture(picture, lang, lambda path: f"to/{path}"), "html.parser").figure
    assert figure
    return figure


def test_pictures_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    pictures = load(tmp_path, GOOD)
    assert list(pictures) == ["polku", "muodot"]
    assert [item.label.sv for item in pictures["polku"].items] == ["Du ringer", "Hjälpen upphör"]
    assert [item.page for item in pictures["muodot"].items] == ["a/tyo.md", "a/laki.md"]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("kind: path", "kind: pat", 2, "“kind” cannot be “pat”."),
        ("icon: phone", "icon: phonee", 5, "“items › item 1 › icon”: There is no icon called “phonee”."),
        (', sv: "Du ringer"}', "}", 6, "“items › item 1 › label › sv” is missing."),
        ('fi: "Päätöksellä."', 'fi: ""', 10, "“items › item 2 › text › fi” is empty."),
        ("note:", "notes:", 11, "The key “notes” is not known here."),
    ],
)
def test_what_has_the_wrong_shape_is_told(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    ((where, told, instead),) = refused(tmp_path, GOOD.replace(old, new, 1))
    assert (where, told) == (line, what)
    assert instead


def test_an_unknown_icon_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    ((_, _, instead),) = refused(tmp_path, GOOD.replace("icon: phone", "icon: phnoe"))
    assert instead == "Did you mean “phone”?"


def test_a_picture_of_one_item_is_none(tmp_path: Path) -> None:
    text = GOOD[: GOOD.index("    - icon: door")] + GOOD[GOOD.index("  note:") :]
    ((line, what, _),) = refused(tmp_path, text)
    assert (line, what) == (4, "“items” is too short.")


def test_a_choice_leads_to_a_page_that_is_there(tmp_path: Path) -> None:
    problems = refused(tmp_path, GOOD.replace("page: a/tyo.md", "page: a/tyoo.md"))
    assert problems == [
        (19, f"There is no page “a/tyoo.md” in {folder}.", "Did you mean “a/tyo.md”?")
        for folder in ("docs", "docs_sv")
    ]


def test_a_choice_leads_to_a_page_in_both_languages(tmp_path: Path) -> None:
    pages = [one for one in PAGES if (one.lang, one.path) != ("sv", "a/laki.md")]
    ((line, what, _),) = refused(tmp_path, GOOD, pages)
    assert (line, what) == (23, "There is no page “a/laki.md” in docs_sv.")


def test_a_choice_without_a_page_is_told(tmp_path: Path) -> None:
    ((line, what, _),) = refused(tmp_path, GOOD.replace("      page: a/tyo.md\n", ""))
    assert (line, what) == (16, "This choice leads to no page.")


def test_a_step_with_a_page_is_told(tmp_path: Path) -> None:
    text = GOOD.replace('      label: {fi: "Soitat"', '      page: a/tyo.md\n      label: {fi: "Soitat"')
    ((line, what, _),) = refused(tmp_path, text)
    assert (line, what) == (6, "A step of a path leads to no page.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Voit vain kysyä.", "Asiakkaita on 247."),
        ("Du kan bara fråga.", "Det finns 247 klienter."),
    ],
)
def test_a_typed_statistic_is_told(tmp_path: Path, old: str, new: str) -> None:
    assert {(line, what) for line, what, _ in refused(tmp_path, GOOD.replace(old, new))} == {
        (7, "The figure “247” is typed."),
        (7, "Only one of the languages has “247”."),
    }


def test_a_figure_that_differs_between_the_languages_is_told(tmp_path: Path) -> None:
    ((line, what, _),) = refused(tmp_path, GOOD.replace("Under 18 år", "Under 15 år"))
    assert line == 11
    assert what.startswith("Only one of the languages has")


def test_a_path_is_a_numbered_list_with_its_title_and_note(tmp_path: Path) -> None:
    figure = shown(load(tmp_path, GOOD)["polku"], "sv")
    assert [child.name for child in figure.find_all(recursive=False)] == ["figcaption", "ol", "p"]
    assert figure.find("ol", role="list")
    assert [item.get_text(" ", strip=True) for item in figure.find_all("li")] == [
        "Du ringer Du kan bara fråga.",
        "Hjälpen upphör Genom ett beslut.",
    ]
    assert not figure.find("a")


def test_a_choice_is_one_link_with_all_its_words(tmp_path: Path) -> None:
    figure = shown(load(tmp_path, GOOD)["muodot"], "fi")
    assert figure.find("ul", role="list")
    assert [(link["href"], link.get_text(" ", strip=True)) for link in figure.find_all("a")] == [
        ("to/a/tyo.md", "Työ Työtä."),
        ("to/a/laki.md", "Laki Lakia."),
    ]


def test_what_looks_like_markup_is_shown_as_text(tmp_path: Path) -> None:
    text = GOOD.replace("Voit vain kysyä.", "A <b>&</b> B")
    assert "A &lt;b&gt;&amp;&lt;/b&gt; B" in str(shown(load(tmp_path, text)["polku"], "fi"))


def test_a_page_gets_links_as_seen_from_itself(tmp_path: Path) -> None:
    pictures = load(tmp_path, GOOD)
    assert 'href="tyo/"' in picture_filler(pictures, PAGES[0], PAGES)("muodot")
    swedish = next(one for one in PAGES if (one.lang, one.path) == ("sv", "a/laki.md"))
    assert 'href="../tyo-sv/"' in picture_filler(pictures, swedish, PAGES)("muodot")


def test_an_unknown_picture_cannot_be_filled_and_the_nearest_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotFill) as caught:
        picture_filler(load(tmp_path, GOOD), PAGES[0], PAGES)("polka")
    assert caught.value.what == "“polka” is not in data/pictures.yml."
    assert caught.value.instead == "Did you mean “polku”?"


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_stays_inside_its_field_of_lines(name: str) -> None:
    svg = BeautifulSoup(icon(name), "html.parser").svg
    assert svg
    assert svg["aria-hidden"] == "true"
    assert svg["stroke"] == "currentColor"
    assert re.fullmatch(r"M[MmLlHhVvCcAaZz0-9 .-]+", ICONS[name])


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return read_pages(ROOT, set(load_sources(ROOT)), today())


@pytest.fixture(scope="module")
def pictures(pages: list[Page]) -> dict[str, Picture]:
    return load_pictures(ROOT, pages)


class TestTheFileItself:
    """data/pictures.yml as it is published."""

    def test_the_paths_have_their_steps_and_the_forms_their_pages(self, pictures: dict[str, Picture]) -> None:
        assert {key: (picture.kind, len(picture.items)) for key, picture in pictures.items()} == {
            "help_path": ("path", 5),
            "referral_path": ("path", 7),
            "forms": ("choices", 7),
        }

    def test_no_icon_says_two_things_in_one_picture(self, pictures: dict[str, Picture]) -> None:
        for picture in pictures.values():
            icons = [item.icon for item in picture.items]
            assert len(set(icons)) == len(icons)

    def test_the_path_of_a_professional_tells_that_children_are_different(
        self, pictures: dict[str, Picture]
    ) -> None:
        note = pictures["referral_path"].note
        assert note
        assert "18" in note.fi
        assert "lastensuojelu" in note.fi
        assert "barnskyddet" in note.sv

    def test_they_can_stand_in_a_page_under_a_strict_policy(
        self, pictures: dict[str, Picture], pages: list[Page]
    ) -> None:
        for one in (next(one for one in pages if one.lang == lang) for lang in LANGUAGES):
            for key in pictures:
                html = picture_filler(pictures, one, pages)(key)
                assert not re.search(r"\s(?:style|id|on\w+)=|<style|<script|url\(", html)
                assert "\n\n" not in html
