"""Addresses that clash, and those that only look like it."""

from __future__ import annotations

from dataclasses import replace

from scripts.content.writing.slugs import duplicate_slug_problems
from scripts.yaml_files import parse_yaml
from tests.content.made_up import SV, one, page


def test_two_pages_with_one_address() -> None:
    pages = [
        page("sv", "# A\n", "a.md", slug="hjalp"),
        page("sv", "# A\n", "b.md", slug="hjalp"),
        page("fi", "# A\n", "Apu.md"),
        page("fi", "# A\n", "apu/index.md"),
    ]
    slugs, files = duplicate_slug_problems(pages)
    assert slugs.file == "docs_sv/b.md" and "docs_sv/a.md" in slugs.what and "/sv/hjalp/" in slugs.what
    assert files.file == "docs/apu/index.md" and "docs/Apu.md" in files.what


def test_a_finnish_folder_cannot_take_a_swedish_address() -> None:
    pages = [page("fi", "# A\n", "sv/hjalp.md"), page("sv", "# A\n", "a.md", slug="hjalp")]
    one(duplicate_slug_problems(pages), "docs/sv/hjalp.md", "docs_sv/a.md", "/sv/hjalp/")


def test_a_swedish_slug_copied_from_finnish() -> None:
    pages = [page("fi", "# A\n", "apu/index.md"), page("sv", "# A\n", "apu/index.md", slug="apu")]
    problem = one(duplicate_slug_problems(pages), "“apu”", "docs/apu/index.md")
    assert problem.file == "docs_sv/apu/index.md"


def test_a_slug_is_told_at_its_line() -> None:
    header = parse_yaml("title: x\nslug: apu\n", SV, first_line=2)
    swedish = replace(page("sv", "# A\n", slug="apu"), header=header)
    assert one(duplicate_slug_problems([page("fi", "# A\n", "apu.md"), swedish])).line == 3


def test_home_and_the_page_for_lost_readers_share_their_address_by_right() -> None:
    pages = [
        page("fi", "# A\n", "index.md"),
        page("sv", "# A\n", "index.md", slug=""),
        page("fi", "# A\n", "404.md"),
        page("sv", "# A\n", "404.md", slug="404"),
    ]
    assert duplicate_slug_problems(pages) == []
