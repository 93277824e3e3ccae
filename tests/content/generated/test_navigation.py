from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.content.generated.navigation import MenuEntry, build_menu, load_menu_order, menu_order_problems
from scripts.content.writing.front_matter import FrontMatter
from scripts.content.writing.pages import Page, address_of
from scripts.content.writing.whereabouts import Whereabouts
from scripts.problems import ProblemsFound


def page(path: str) -> Page:
    meta = FrontMatter(
        title=path,
        description="Sivu, jota ei ole olemassa.",
        audience="about",
        reviewed=date(2026, 1, 1),
        review_every=30,
        sources=[],
    )
    return Page("fi", path, f"docs/{path}", meta, "# x", 9)


def pages(*paths: str) -> dict[str, Page]:
    return {path: page(path) for path in paths}


def entry(path: str, *children: MenuEntry) -> MenuEntry:
    return MenuEntry(page=path, children=list(children))


ORDER = (
    entry("index.md"),
    entry("a/index.md", entry("a/two.md"), entry("a/b/index.md", entry("a/b/four.md")), entry("a/one.md")),
    entry("tilastot/index.md", entry("tilastot/reading.md")),
)


def test_the_menu_follows_the_order_and_leaves_nothing_out() -> None:
    menu = build_menu(pages("index.md", "a/index.md", "a/one.md", "a/two.md", "a/new.md", "b.md"), ORDER)
    assert [[item.path for item in top.walk()] for top in menu] == [
        ["index.md"],
        ["a/index.md", "a/two.md", "a/one.md", "a/new.md"],
        ["b.md"],
    ]


def test_pages_may_stand_below_pages() -> None:
    (menu,) = build_menu(pages("a/index.md", "a/b/index.md", "a/b/three.md", "a/b/four.md"), ORDER)
    assert [child.path for child in menu.children[0].children] == ["a/b/four.md", "a/b/three.md"]


def test_years_come_newest_first_before_the_other_pages() -> None:
    paths = ("tilastot/index.md", "tilastot/reading.md", "tilastot/2019.md", "tilastot/2020.md")
    (menu,) = build_menu(pages(*paths), ORDER)
    assert [child.path for child in menu.children] == [
        "tilastot/2020.md",
        "tilastot/2019.md",
        "tilastot/reading.md",
    ]


def test_the_page_for_lost_addresses_is_in_no_menu() -> None:
    assert not build_menu(pages("404.md"), ORDER)


def test_a_name_that_is_no_page_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "navigation.yml").write_text(
        "- page: index.md\n- page: a/indx.md\n", encoding="utf-8"
    )
    order, file = load_menu_order(tmp_path)
    (problem,) = menu_order_problems(order, file, ["index.md", "a/index.md"])
    assert (problem.file, problem.line) == ("data/navigation.yml", 2)
    assert "a/index.md" in problem.instead


def test_a_page_that_stands_twice_is_told_at_its_second_place(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "navigation.yml").write_text(
        "- page: index.md\n  children:\n    - page: a/index.md\n- page: a/index.md\n", encoding="utf-8"
    )
    order, file = load_menu_order(tmp_path)
    (problem,) = menu_order_problems(order, file, ["index.md", "a/index.md"])
    assert (problem.line, problem.what) == (4, "The page “a/index.md” stands in the menu twice.")


def test_a_menu_has_no_line_for_where_a_deleted_page_leads(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "navigation.yml").write_text(
        "- page: index.md\n- page: a/gone.md\n", encoding="utf-8"
    )
    order, file = load_menu_order(tmp_path)
    leads = Whereabouts({"a/gone": "index.md"})
    (problem,) = menu_order_problems(order, file, ["index.md"], leads)
    assert problem.instead == "Correct the path, or delete the line."


def test_a_menu_of_the_wrong_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "navigation.yml").write_text("- pages: index.md\n", encoding="utf-8")
    with pytest.raises(ProblemsFound):
        load_menu_order(tmp_path)


@pytest.mark.parametrize(
    ("path", "slug", "finnish", "swedish"),
    [
        ("index.md", "", "", "sv/"),
        ("loyda-apua/index.md", "sok-hjalp", "loyda-apua/", "sv/sok-hjalp/"),
        ("a/b.md", "c/d", "a/b/", "sv/c/d/"),
    ],
)
def test_addresses(path: str, slug: str, finnish: str, swedish: str) -> None:
    assert address_of("fi", path, None) == finnish
    assert address_of("sv", path, slug) == swedish
