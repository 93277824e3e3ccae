from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from scripts.search.page import VENDORED, read_search_code
from scripts.statistics.figures import charts
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT

FOLDERS = (ROOT / "overrides" / "assets" / "vendor", ROOT / "overrides" / "scripts" / "vendor")
FILES = {file.name: file for folder in FOLDERS for file in folder.iterdir()}
LISTED: list[dict[str, Any]] = load_yaml(ROOT / "data" / "vendored.yml", "data/vendored.yml").data


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_is_as_its_package_has_it(entry: dict[str, Any]) -> None:
    assert sha256(FILES[entry["file"]].read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_says_where_it_comes_from_and_carries_its_version(entry: dict[str, Any]) -> None:
    assert set(entry) == {"file", "package", "version", "path_in_package", "licence", "sha256"}
    assert entry["version"] in entry["file"]
    assert "//" not in entry["package"]


def test_every_style_script_and_font_that_readers_get_is_our_own_or_listed(site: Path) -> None:
    listed = {entry["sha256"] for entry in LISTED}
    searching = read_search_code(ROOT)
    shipped = [file for file in site.rglob("*") if file.suffix in {".css", ".js", ".mjs", ".wasm", ".woff2"}]
    assert len(shipped) >= len(LISTED)
    for file in shipped:
        path = file.relative_to(site)
        ours = path == Path("assets/site.css") or (ROOT / "overrides" / path).is_file()
        if path.as_posix() in searching:
            assert file.read_bytes() == searching[path.as_posix()], path
        elif not ours or "vendor" in path.parts:
            assert sha256(file.read_bytes()).hexdigest() in listed, path


def test_every_vendored_file_is_listed_once() -> None:
    assert sorted(entry["file"] for entry in LISTED) == sorted(FILES)


def test_charts_and_search_use_exactly_the_vendored_files() -> None:
    used = {charts.LIBRARY, charts.STYLES, *charts.LOCALES.values()}
    used |= {f"scripts/vendor/{file}" for file, _ in VENDORED.values()}
    assert used == {file.relative_to(ROOT / "overrides").as_posix() for file in FILES.values()}
