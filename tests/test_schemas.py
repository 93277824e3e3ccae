"""The schemas of the data files are in step with the models, and the files themselves hold to them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.schemas import MODELS, SCHEMAS, place_of, schema_files
from scripts.yaml_files import load_yaml
from tests.conftest import ROOT

WITHOUT = {"data/strings.yml", "data/vendored.yml"}


def test_what_is_written_is_what_the_models_say() -> None:
    different = [
        path
        for path, text in schema_files().items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text(encoding="utf-8") != text
    ]
    assert different == [], "Run `make schemas`."
    assert {file.stem for file in (ROOT / SCHEMAS).iterdir()} == set(MODELS)


def test_every_data_file_has_a_schema() -> None:
    files = {file.relative_to(ROOT).as_posix() for file in (ROOT / "data").rglob("*.yml")}
    described = {file.relative_to(ROOT).as_posix() for name in MODELS for file in ROOT.glob(place_of(name))}
    assert files - described == WITHOUT, "Name the file's model in scripts/schemas.py and run `make schemas`."


def as_json(name: str) -> Any:
    """A file as a program without our models sees it: days are texts."""
    return json.loads(json.dumps(load_yaml(ROOT / name, name).data, default=str))


def faults(schema: str, data: Any) -> list[str]:
    read = json.loads((ROOT / SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(read)
    return [error.message for error in Draft202012Validator(read).iter_errors(data)]


@pytest.mark.parametrize("schema", MODELS)
def test_the_files_hold_to_their_schema(schema: str) -> None:
    for file in ROOT.glob(place_of(schema)):
        assert faults(schema, as_json(file.relative_to(ROOT).as_posix())) == [], file.name


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        ("contacts", {"x": {"group": "core"}}),
        ("redirects", [{"from": "/a/", "to": "b.md", "lang": "de"}]),
        ("navigation", [{"pages": "index.md"}]),
        ("phrases", {"name": "x"}),
        ("timeline", {"year": 2020}),
    ],
)
def test_a_mistake_is_marked(schema: str, data: Any) -> None:
    assert faults(schema, data)
