"""`make sbom`: everything that the site is built with or ships, as a CycloneDX list in build/sbom.json."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from scripts.publish.commit import Commit, read_commit
from scripts.yaml_files import load_yaml

FILE = Path("build") / "sbom.json"
VENDORED = "data/vendored.yml"


def sbom(
    packages: Mapping[str, Any], vendored: Iterable[Mapping[str, str]], commit: Commit
) -> dict[str, Any]:
    """The list, the same for the same commit.

    packages: what uv lists of uv.lock as CycloneDX 1.5
    vendored: entries of data/vendored.yml
    """
    made = {
        **packages,
        "serialNumber": uuid5(NAMESPACE_URL, f"{commit.name}/{commit.epoch}").urn,
        "components": [*packages["components"], *map(_component, vendored)],
    }
    made["metadata"] = {**packages["metadata"], "timestamp": commit.moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
    return made


def _component(entry: Mapping[str, str]) -> dict[str, Any]:
    registry = entry.get("registry", "npm")
    return {
        "type": "file",
        "bom-ref": entry["file"],
        "name": entry["file"],
        "version": entry["version"],
        "purl": f"pkg:{registry}/{entry['package']}@{entry['version']}",
        "hashes": [{"alg": "SHA-256", "content": entry["sha256"]}],
        "licenses": [{"license": {"id": entry["licence"]}}],
    }


def make_sbom(root: Path) -> Path:
    """Write the list of the project below `root`. Raises CalledProcessError when uv cannot read uv.lock."""
    uv = Path(sys.executable).with_name("uv")
    command = ["export", "--frozen", "--no-dev", "--format", "cyclonedx1.5", "--quiet"]
    said = subprocess.run(
        [str(uv), *command, "--preview-features", "sbom-export"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    made = sbom(json.loads(said.stdout), load_yaml(root / VENDORED, VENDORED).data, read_commit(root))
    target = root / FILE
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    make_sbom(Path.cwd())
