"""People find what they look for: the real script and index, with queries as people would type them."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from scripts.languages import LANGUAGES, Lang
from scripts.search.page import read_search_code
from tests.conftest import ROOT
from tests.search.conftest import Engine
from tests.search.queries import LISTS, address, read_queries

LEAST = {"tuned": 0.95, "held_out": 0.9, "later": 0.85, "hard": 0.85}
"""Share of queries with a right page among the first three; 0.95 for all together."""

MOST_BYTES = 40_000


def missed(engine: Engine, site: Path, part: str) -> list[str]:
    queries = read_queries(engine.lang)[part]
    found = engine.find([query.query for query in queries])
    return [
        f"{query.query}: {addresses[:3]}"
        for query, addresses in zip(queries, found, strict=True)
        if not {address(site, page, engine.lang) for page in query.pages} & set(addresses[:3])
    ]


@pytest.mark.parametrize("part", LISTS)
def test_a_right_page_is_among_the_first_three(engine: Engine, site: Path, part: str) -> None:
    queries = read_queries(engine.lang)[part]
    lost = missed(engine, site, part)
    assert len(lost) <= (1 - LEAST[part]) * len(queries), "\n".join(lost)


def test_of_all_queries_together_no_more_than_one_in_twenty_is_lost(engine: Engine, site: Path) -> None:
    queries = read_queries(engine.lang)
    lost = [query for part in LISTS for query in missed(engine, site, part)]
    assert len(lost) <= 0.05 * sum(map(len, queries.values())), "\n".join(lost)


def test_the_lists_are_long_and_hold_no_query_twice() -> None:
    for lang in LANGUAGES:
        queries = read_queries(lang)
        assert len(queries["tuned"]) >= 80
        assert len(queries["held_out"]) >= 20
        typed = [query.query for part in queries.values() for query in part]
        assert len(typed) == len(set(typed))


def test_results_are_pages_of_the_readers_language_or_first_aid(engine: Engine, site: Path) -> None:
    typed = [query.query for part in read_queries(engine.lang).values() for query in part]
    for addresses in engine.find(typed):
        for found in addresses:
            text = (site / found / "index.html").read_text(encoding="utf-8")
            is_first_aid = "/" not in found.removesuffix("/") and f'<html lang="{found[:-1]}"' in text
            assert is_first_aid or f'<html lang="{engine.lang}"' in text, found


@pytest.mark.parametrize(
    ("typed", "code"), [("somali", "so"), ("soomaali", "so"), ("русский", "ru"), ("العربية", "ar")]
)
def test_the_name_of_a_language_leads_to_its_page(engine: Engine, typed: str, code: str) -> None:
    word = {"fi": "somali", "sv": "somaliska"}[engine.lang] if typed == "somali" else typed
    assert f"{code}/" in engine.find([word])[0][:2]


def test_nothing_is_found_for_what_is_not_there_and_for_nothing(engine: Engine) -> None:
    assert engine.find(["", "  ", "…", "xqzxqzxqz"]) == [[], [], [], []]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_script_and_index_are_light(site: Path, lang: Lang) -> None:
    other = next(one for one in LANGUAGES if one != lang)
    code = [name for name in read_search_code(ROOT) if f"stemmer-{other}" not in name]
    files = [site / name for name in (*code, f"assets/search/{lang}.json")]
    assert len(files) == 5
    assert sum(len(brotli.compress(file.read_bytes())) for file in files) <= MOST_BYTES
