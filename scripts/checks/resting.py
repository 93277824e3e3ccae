"""What rests on a source: where to look when a law changes or a report turns out to be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.writing.structure import placeholders
from scripts.inputs import Inputs


def places_of_sources(inputs: Inputs) -> dict[str, list[str]]:
    """For each id of data/sources.yml the files that name it, in their order; empty for one nobody names."""
    found: dict[str, list[str]] = {key: [] for key in inputs.sources}
    for source, name in _named(inputs):
        if name not in found.setdefault(source, []):
            found[source].append(name)
    return found


def _named(inputs: Inputs) -> Iterator[tuple[str, str]]:
    for page in inputs.pages:
        for source in page.meta.sources:
            yield source, page.name
        yield from _linked(page.body, page.name)
    for block in inputs.blocks:
        yield from _linked(block.body, block.name)
    for number, year in inputs.statistics.years.items():
        yield year.source, f"data/statistics/{number}.yml"
    for key, term in inputs.terms.items():
        if term.law:
            yield term.law.source, f"data/terms.yml ({key})"
    for event in inputs.timeline:
        for source in event.sources:
            yield source, f"data/timeline.yml ({event.year})"


def _linked(body: str, name: str) -> Iterator[tuple[str, str]]:
    for item in placeholders(body):
        if item.name == "source_url":
            yield item.argument, name
