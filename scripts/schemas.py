"""JSON Schemas of the data files: with them a text editor completes keys and marks mistakes as one types.

Made from the same models that read the files: `make schemas` writes schemas/ and .vscode/settings.json, and
a test fails when they are no longer in step.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from scripts.audit.record import AuditRun
from scripts.checks.people_and_places import Municipalities
from scripts.checks.readers import Reader
from scripts.checks.skeletons import Kind
from scripts.content.generated.navigation import MenuEntry
from scripts.content.registers.confirm import Point
from scripts.content.registers.contacts import Service
from scripts.content.registers.phrases import FullPhrases, ShortPhrases
from scripts.content.registers.pictures import Picture
from scripts.content.registers.sources import Source
from scripts.content.registers.terms import Term
from scripts.content.registers.timeline import Event
from scripts.messages import MessagesFile
from scripts.publish.redirects import Redirect
from scripts.search.search_words import SearchWordsFile
from scripts.settings import Settings
from scripts.statistics.open_data.codebook import English
from scripts.statistics.years.collected import PlacesFile
from scripts.statistics.years.model import TablesFile, Words, YearFile
from scripts.statistics.years.remarks import BreakEntry, CorrectionEntry, HalfYearsFile

SCHEMAS = "schemas"
"""The folder, from the project's root."""

_SETTINGS = ".vscode/settings.json"

MODELS: dict[str, Any] = {
    "accessibility": AuditRun,
    "breaks": list[BreakEntry],
    "collected": PlacesFile,
    "contacts": dict[str, Service],
    "corrections": list[CorrectionEntry],
    "half_years": HalfYearsFile,
    "labels": dict[str, dict[str, Words]],
    "labels_en": English,
    "messages": MessagesFile,
    "municipalities": Municipalities,
    "navigation": list[MenuEntry],
    "phrases": ShortPhrases | FullPhrases,
    "pictures": dict[str, Picture],
    "readers": list[Reader],
    "redirects": list[Redirect],
    "search_words": SearchWordsFile,
    "site": Settings,
    "skeletons": list[Kind],
    "sources": dict[str, Source],
    "tables": TablesFile,
    "terms": dict[str, Term],
    "timeline": list[Event],
    "to_confirm": list[Point],
    "year": YearFile,
}
"""What each schema describes. In data/strings.yml and data/vendored.yml any key may stand."""

_PLACES = {
    "collected": "data/collected/places.yml",
    "phrases": "data/phrases/*.yml",
    "tables": "data/statistics/tables.yml",
    "year": "data/statistics/[0-9][0-9][0-9][0-9].yml",
}
"""Where the files of a schema are, when not at data/<name>.yml."""


def place_of(name: str) -> str:
    """The files that a schema describes, as a pattern from the project's root."""
    return _PLACES.get(name, f"data/{name}.yml")


def schema_files() -> dict[str, str]:
    """Every schema and the settings that tie them to the data files, by their path from the root."""
    settings = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "yaml.schemas": {f"./{SCHEMAS}/{name}.json": place_of(name) for name in MODELS},
    }
    schemas = {f"{SCHEMAS}/{name}.json": _json(_schema(name)) for name in MODELS}
    return {**schemas, _SETTINGS: _json(settings)}


def write_schemas(root: Path) -> None:
    """Write them below the project's root."""
    for path, text in schema_files().items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _schema(name: str) -> dict[str, Any]:
    schema = TypeAdapter(MODELS[name]).json_schema(by_alias=True)
    if name == "phrases":
        for model in schema["$defs"].values():
            # The file's name is the code; the reader adds it.
            model.get("properties", {}).pop("code", None)
            model["required"] = [key for key in model.get("required", []) if key != "code"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_any_of(schema)}


def _any_of(node: Any) -> Any:
    """A value may fit several of the kinds that are allowed; which one is meant, the models know."""
    if isinstance(node, dict):
        return {"anyOf" if key == "oneOf" else key: _any_of(value) for key, value in node.items()}
    return [_any_of(item) for item in node] if isinstance(node, list) else node


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    write_schemas(Path(__file__).resolve().parents[1])
