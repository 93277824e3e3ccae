"""The production site as a whole: the same from the same sources, and still every page that was built."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scripts.content.registers.phrases import load_phrases
from scripts.publish.assets import with_hashed_names
from scripts.publish.commit import Commit
from scripts.publish.compress import PACKERS
from scripts.publish.finish import finished
from scripts.publish.manifest import NAME, manifest_problems
from scripts.publish.tree import read_tree
from scripts.settings import load_settings
from tests.conftest import ROOT, Published


def without_packed(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if Path(path).suffix not in PACKERS}


def test_the_same_pages_are_finished_to_the_same_bytes_in_other_circumstances(
    site: Path, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packed copies follow from the files (test_compress.py), so here they are not made a second time.

    That the builder makes the same pages in another folder is in tests/test_builder.py.
    """
    monkeypatch.setattr("scripts.publish.finish.packed", lambda files: {})
    languages = [language.code for language in load_phrases(ROOT)]
    again = finished(read_tree(site), load_settings(ROOT), languages, Commit("", published.epoch))
    first = without_packed(read_tree(published.site))
    del again[NAME], first[NAME]
    assert again.keys() == first.keys()
    assert [path for path in first if first[path] != again[path]] == []


@pytest.mark.full
def test_make_site_makes_the_same_bytes_from_one_commit_in_two_folders(tmp_path: Path) -> None:
    made = []
    for number, zone in enumerate(("Pacific/Kiritimati", "Pacific/Pago_Pago")):
        folder = tmp_path / ("clone", "another clone, ä")[number]
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
        subprocess.run(
            [sys.executable, "-m", "scripts", "site"],
            cwd=folder,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number), "LC_ALL": ("C.UTF-8", "C")[number]},
            check=True,
            umask=(0o077, 0o022)[number],
        )
        made.append(read_tree(folder / "site"))
    assert made[0] == made[1]
    assert json.loads(made[0][NAME])["commit"]


def test_the_manifest_lists_exactly_what_is_there(published: Published) -> None:
    assert manifest_problems(published.site) == []


def test_nobody_but_the_owner_can_write_and_everybody_can_read(published: Published) -> None:
    for entry in published.site.rglob("*"):
        assert entry.stat().st_mode & 0o777 == (0o755 if entry.is_dir() else 0o644)


class _Parts(HTMLParser):
    """Elements with their attributes, and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: " ".join((value or "").split()) for name, value in attrs}
        if values.get("http-equiv") != "content-security-policy":
            self.parts.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts += data.split()


def test_small_pages_have_the_elements_attributes_and_words_of_the_built_ones(
    site: Path, published: Published
) -> None:
    built = with_hashed_names(read_tree(site), load_settings(ROOT).url)
    pages = [path for path in built if path.endswith(".html")]
    assert len(pages) > 150
    for path in pages:
        small = (published.site / path).read_bytes().decode()
        assert _Parts(small).parts == _Parts(built[path].decode()).parts, path


def test_every_asset_is_used_and_its_name_carries_its_content(published: Published) -> None:
    files = without_packed(read_tree(published.site))
    words = b"".join(files[path] for path in files if path.endswith((".html", ".css"))).decode()
    assets = [path for path in files if path.startswith("assets/")]
    assert assets
    for path in assets:
        name = path.rsplit("/", 1)[-1]
        assert f".{sha256(files[path]).hexdigest()[:12]}." in name
        assert name in words, f"no page uses {path}"


def test_nothing_of_the_theme_is_left_that_no_page_uses(published: Published) -> None:
    names = [path for path in read_tree(published.site) if re.search(r"[.]map$|lunr|workers/|images/", path)]
    assert names == []


def test_the_files_for_robots_hosts_and_finders_of_holes_are_there(published: Published) -> None:
    for path in ("robots.txt", "sitemap.xml", "_headers", "_redirects", ".well-known/security.txt"):
        assert (published.site / path).is_file(), path


def test_the_page_that_security_txt_leads_to_is_there(published: Published) -> None:
    text = (published.site / ".well-known/security.txt").read_text(encoding="utf-8")
    contact = re.search(r"^Contact: (\S+)$", text, re.MULTILINE)
    assert contact
    if contact[1].startswith("https://"):
        path = contact[1].removeprefix(load_settings(ROOT).url)
        assert (published.site / path / "index.html").is_file()
