from __future__ import annotations

from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from scripts.statistics import charts
from scripts.yaml_files import load_yaml

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "overrides" / "assets" / "vendor"
ALL: list[dict[str, Any]] = load_yaml(ROOT / "data" / "vendored.yml", "data/vendored.yml").data
PACKAGED = [entry for entry in ALL if entry.get("registry") == "pypi"]
LISTED = [entry for entry in ALL if entry not in PACKAGED]


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_is_as_its_package_has_it(entry: dict[str, Any]) -> None:
    assert sha256((FOLDER / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_says_where_it_comes_from_and_carries_its_version(entry: dict[str, Any]) -> None:
    assert set(entry) == {"file", "package", "version", "path_in_package", "licence", "sha256"}
    assert entry["version"] in entry["file"]
    assert "//" not in entry["package"]


@pytest.mark.parametrize("entry", PACKAGED, ids=lambda entry: str(entry["file"]))
def test_a_file_that_comes_with_a_package_is_of_the_listed_version(entry: dict[str, Any]) -> None:
    package = distribution(entry["package"])
    assert package.version == entry["version"]
    content = Path(str(package.locate_file(entry["path_in_package"]))).read_bytes()
    assert sha256(content).hexdigest() == entry["sha256"]
    assert set(entry) == {"file", "package", "registry", "version", "path_in_package", "licence", "sha256"}


def test_every_style_script_and_font_that_readers_get_is_our_own_or_listed(site: Path) -> None:
    listed = {entry["sha256"] for entry in ALL}
    shipped = [file for file in site.rglob("*") if file.suffix in {".css", ".js", ".mjs", ".wasm", ".woff2"}]
    assert len(shipped) >= len(ALL)
    for file in shipped:
        path = file.relative_to(site)
        own = path == Path("assets/site.css") or (ROOT / "overrides" / path).is_file()
        if not own or "vendor" in path.parts:
            assert sha256(file.read_bytes()).hexdigest() in listed, path


def test_every_vendored_file_is_listed_once() -> None:
    assert sorted(entry["file"] for entry in LISTED) == sorted(file.name for file in FOLDER.iterdir())


def test_charts_use_exactly_the_vendored_files() -> None:
    used = {charts.LIBRARY, charts.STYLES, *charts.LOCALES.values()}
    assert used == {f"assets/vendor/{entry['file']}" for entry in LISTED}
