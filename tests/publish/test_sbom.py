from __future__ import annotations

import json

from scripts.publish.commit import Commit
from scripts.publish.sbom import make_sbom, sbom
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT

PACKAGES = {"bomFormat": "CycloneDX", "metadata": {"timestamp": "now"}, "components": [{"name": "a"}]}
VENDORED = {"file": "b.js", "package": "b", "version": "2", "licence": "MIT", "sha256": "0"}


def test_it_holds_packages_and_shipped_files_and_no_moment_but_the_commits() -> None:
    made = sbom(PACKAGES, [VENDORED], Commit("abc", 0))
    assert made == sbom({**PACKAGES, "serialNumber": "random"}, [VENDORED], Commit("abc", 0))
    assert made["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    assert [component["name"] for component in made["components"]] == ["a", "b.js"]
    assert made["components"][1]["purl"] == "pkg:npm/b@2"


def test_the_projects_own_list_names_what_it_rests_on() -> None:
    made = json.loads(make_sbom(ROOT).read_text(encoding="utf-8"))
    names = {component["name"] for component in made["components"]}
    shipped = {entry["file"] for entry in load_yaml(ROOT / "data/vendored.yml", "data/vendored.yml").data}
    assert {"mkdocs", "mkdocs-material", "brotli"} | shipped <= names
    assert "pytest" not in names
