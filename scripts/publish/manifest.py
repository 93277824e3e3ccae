"""The list of everything that a published site holds, so that anybody can tell whether it is whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from scripts.problems import Problem
from scripts.publish.commit import Commit
from scripts.publish.policy import Policy

NAME = "site-manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What a site says of itself.

    commit: the commit it was built from; empty when that is not known
    policy: the content policy that allows what any of its pages needs
    files: SHA-256 of each file but the manifest, by path from the site's root
    """

    commit: str
    policy: Policy
    files: Mapping[str, str]


def manifest_json(files: Mapping[str, bytes], policy: Policy, commit: Commit) -> bytes:
    """The manifest of these files as it is published."""
    content = {
        "commit": commit.name,
        "date": datetime.fromtimestamp(commit.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "policy": {directive: sorted(sources) for directive, sources in sorted(policy.items())},
        "files": {path: _hash(files[path]) for path in sorted(files)},
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def read_manifest(site: Path) -> Manifest:
    """The manifest of a site on disk. Raises OSError or ValueError when there is none that can be read."""
    content = json.loads((site / NAME).read_text(encoding="utf-8"))
    try:
        policy = {directive: frozenset(sources) for directive, sources in content["policy"].items()}
        return Manifest(content["commit"], policy, content["files"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{NAME} is not a manifest") from error


def manifest_problems(site: Path) -> list[Problem]:
    """Files that are missing, changed or too many in a site on disk."""
    again = "Build the site again: make site"
    try:
        listed = read_manifest(site).files
    except (OSError, ValueError) as error:
        return [Problem(NAME, 0, f"The site has no manifest that can be read ({error}).", again)]
    there = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if not file.is_dir()}
    del there[NAME]
    problems = [Problem(path, 0, "The file is missing.", again) for path in listed.keys() - there.keys()]
    problems += [
        Problem(path, 0, "The manifest has no such file.", again) for path in there.keys() - listed.keys()
    ]
    for path in listed.keys() & there.keys():
        try:
            same = _hash(there[path].read_bytes()) == listed[path]
        except OSError as error:
            problems.append(Problem(path, 0, f"The file cannot be read ({error.strerror}).", again))
            continue
        if not same:
            problems.append(Problem(path, 0, "The file is not as it was built.", again))
    return problems


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
