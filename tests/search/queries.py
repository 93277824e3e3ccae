"""The lists of queries, and where each of their pages is on the built site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.content.writing.pages import address_of
from scripts.languages import Lang
from scripts.yaml_files import load_yaml
from tests.site.pages import twin_of

LISTS = ("tuned", "held_out", "later", "hard")


@dataclass(frozen=True)
class Query:
    """What somebody types, and the pages that answer it, as in docs/."""

    kind: str
    query: str
    pages: tuple[str, ...]


def read_queries(lang: Lang) -> dict[str, list[Query]]:
    """The queries of one language by the list in which they stand."""
    name = f"queries_{lang}.yml"
    data = load_yaml(Path(__file__).with_name(name), name).data
    return {
        key: [Query(entry["kind"], entry["query"], tuple(entry["pages"])) for entry in data[key]]
        for key in LISTS
    }


def address(site: Path, page: str, lang: Lang) -> str:
    """Address on the built site of a page as in docs/, or of a page in another language."""
    finnish = page if page.endswith("/") else address_of("fi", page, None)
    if lang == "fi" or page.endswith("/"):
        return finnish
    return twin_of(site, f"{finnish}index.html").removesuffix("index.html")
