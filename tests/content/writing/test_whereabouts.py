"""What is written instead of a page that is not there."""

from __future__ import annotations

from scripts.content.writing.whereabouts import NOTHING_KNOWN, Whereabouts

THERE = {"index.md", "help/index.md", "help/police.md", "law/new.md"}
ELSE = "Correct it."


def test_a_page_that_moved_is_named_at_its_new_place() -> None:
    seen = Whereabouts(moved=lambda: {"help/old.md": "law/new.md"})
    assert seen.page("help/old.md", THERE, ELSE) == "The page has moved: write `law/new.md`."
    link = seen.link("old.md#price", "help/index.md", THERE, ELSE)
    assert link == "The page has moved: write `../law/new.md#price`."


def test_a_link_on_a_page_that_moved_is_read_from_its_old_place() -> None:
    seen = Whereabouts(moved=lambda: {"help/old.md": "law/new.md"})
    told = seen.link("police.md", "law/new.md", THERE, ELSE)
    assert told == "The page of this link has moved: write `../help/police.md`."


def test_a_page_that_is_gone_is_where_its_old_address_leads() -> None:
    seen = Whereabouts({"help/old": "help/police.md"}, lambda: {"help/old.md": ""})
    told = seen.link("../help/old.md", "law/new.md", THERE, ELSE)
    assert told.startswith("Its old address now leads to `../help/police.md`")


def test_one_that_moved_and_is_gone_again_is_not_named() -> None:
    seen = Whereabouts({"help/old": "law/gone.md"}, lambda: {"help/old.md": "law/gone.md"})
    assert seen.page("help/old.md", THERE, ELSE) == ELSE


def test_the_right_folder_from_the_wrong_depth_and_a_slip_are_recognised() -> None:
    assert (
        NOTHING_KNOWN.link("help/police.md", "law/new.md", THERE, ELSE) == "Did you mean `../help/police.md`?"
    )
    assert NOTHING_KNOWN.link("polise.md", "help/index.md", THERE, ELSE) == "Did you mean `police.md`?"
    assert NOTHING_KNOWN.link("index.md", "law/new.md", THERE, ELSE) == ELSE
