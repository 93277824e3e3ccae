"""A year's page, and the page that the years share of which little is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from scripts.languages import Lang
from scripts.settings import Strings
from scripts.statistics.figures import parts as figure_parts
from scripts.statistics.figures.block import figure_block
from scripts.statistics.material import Material
from scripts.statistics.open_data.tidy import sources_of
from scripts.statistics.pages.page_text import figure_list, heading, headline, headline_list, joined, text
from scripts.statistics.places import (
    OTHER_YEARS,
    READING,
    START,
    table_anchor,
    year_anchor,
    year_link,
    year_place,
)
from scripts.statistics.published import KnownDifference, PublishedTable, PublishedYear
from scripts.statistics.wording import filled, sentence_start, title_with_year

SECTIONS = (
    "referrals",
    "decisions",
    "new_clients",
    "in_finland",
    "clients_year_end",
    "reflection_periods",
    "identification",
    "history",
)
"""The parts of a year's page in their order."""

_FEWEST_FOR_CONTENTS = 3


def year_page_body(year: PublishedYear, lang: Lang, material: Material) -> str:
    """The Markdown of a year's page; figure blocks stand in it as HTML."""
    strings = material.strings[lang]
    here = year_place(year.year).address(lang)
    number = str(year.year)
    parts = [
        f"# {text(filled(strings['stats.year.heading'], year=number))}",
        text(strings["stats.year.lead"]),
    ]
    if year.status != "final":
        parts.append(text(strings[f"stats.year.{year.status}"]))
    parts += [
        headline_list(
            [headline(one, lang, strings) for one in material.headlines(year.year)],
            filled(strings["stats.year.headlines"], year=number),
        ),
        _years_around(year, strings, material),
    ]
    for section in _sections(year):
        tables = [table for table in year.tables if table.section == section]
        parts.append(heading(strings[f"stats.section.{section}"], f"section-{_slug(section)}"))
        parts.append(_contents(tables, lang, material))
        parts += [figure_block(table, lang, here, material) for table in tables]
    if year.figures:
        parts += [
            heading(strings["stats.year.single"], "single-figures"),
            *_single_figures(year, lang, material),
        ]
    parts += [*_differences(year, lang, material), *_missing(year, lang, strings)]
    parts += [
        heading(strings["stats.year.reading"], "reading"),
        text(strings["stats.year.reading_text"]),
        f"[{text(strings['stats.year.reading_link'])}]({READING}){{ .next }}",
    ]
    return joined(parts)


def other_years_body(lang: Lang, material: Material) -> str:
    """The Markdown of the page that thin years share; each has its anchor."""
    strings = material.strings[lang]
    here = OTHER_YEARS.address(lang)
    numbers = material.thin_years()
    parts = [
        f"# {text(strings['stats.other.heading'])}",
        text(strings["stats.other.lead"]),
        f"[{text(strings['stats.year.all'])}]({START.name}#years)\n{{ .years-around }}",
    ]
    for number in numbers:
        year = material.years[number]
        parts.append(heading(filled(strings["stats.year.title"], year=str(number)), year_anchor(number)))
        if year.status == "provisional":
            parts.append(text(strings["stats.year.provisional"]))
        if year.figures:
            parts += _single_figures(year, lang, material)
        parts += [figure_block(table, lang, here, material) for table in year.tables]
        others = _differences_of_year(year)
        if others:
            parts.append(figure_parts.difference_box(others, lang, strings))
    return joined(parts)


def _sections(year: PublishedYear) -> list[str]:
    """Sections that the year has: the known ones in their order, then any other."""
    used = dict.fromkeys(table.section for table in year.tables)
    return [*(name for name in SECTIONS if name in used), *(name for name in used if name not in SECTIONS)]


def _contents(tables: Sequence[PublishedTable], lang: Lang, material: Material) -> str:
    """Links to the tables of a long part, to open; nothing where a part can be seen at a glance."""
    if len(tables) < _FEWEST_FOR_CONTENTS:
        return ""
    summary = material.strings[lang]["stats.year.section_tables"]
    items = "".join(
        f'<li><a href="#{table_anchor(table, material)}">{escape(sentence_start(table.title[lang]))}</a></li>'
        for table in tables
    )
    return f'<details class="section-tables"><summary>{escape(summary)}</summary><ul>{items}</ul></details>'


def _slug(code: str) -> str:
    return code.replace("_", "-")


def _single_figures(year: PublishedYear, lang: Lang, material: Material) -> Iterator[str]:
    strings = material.strings[lang]
    label = filled(strings["stats.year.single_label"], year=str(year.year))
    yield figure_list(list(year.figures.values()), label, lang, strings)
    sources = dict.fromkeys(figure.cell.source or year.source for figure in year.figures.values())
    yield figure_parts.source_line(list(sources), lang, strings, material.sources)


def _years_around(year: PublishedYear, strings: Strings, material: Material) -> str:
    """Links to the nearest years, and to all of them."""
    numbers = sorted([*material.own_pages(), *material.thin_years()])
    before = [number for number in numbers if number < year.year][-1:]
    after = [number for number in numbers if number > year.year][:1]
    links = [
        f"[{text(filled(strings[f'stats.year.{which}'], year=str(number)))}]({year_link(number, material)})"
        for which, found in (("previous", before), ("next", after))
        for number in found
    ]
    links.append(f"[{text(strings['stats.year.all'])}]({START.name}#years)")
    return " ".join(links) + "\n{ .years-around }"


def _differences(year: PublishedYear, lang: Lang, material: Material) -> Iterator[str]:
    strings = material.strings[lang]
    in_tables = [table for table in year.tables if table.differences]
    others = _differences_of_year(year)
    if not in_tables and not others:
        return
    yield heading(strings["stats.year.differences"], "known-differences")
    if in_tables:
        yield text(strings["stats.year.differences_in_tables"])
        yield "\n".join(
            f"- [{text(title_with_year(table, lang))}](#{table_anchor(table, material)})"
            for table in in_tables
        )
    if others:
        yield text(strings["stats.year.differences_lead"])
        yield figure_parts.difference_box(others, lang, strings)


def _differences_of_year(year: PublishedYear) -> list[KnownDifference]:
    """Those that no table shows."""
    shown = {difference.id for table in year.tables for difference in table.differences}
    return [difference for difference in year.differences if difference.id not in shown]


def _missing(year: PublishedYear, lang: Lang, strings: Strings) -> Iterator[str]:
    if year.missing:
        yield heading(strings["stats.year.missing"], "missing")
        yield text(strings["stats.year.missing_lead"])
        yield "\n".join(f"- {text(sentence_start(title[lang]))}" for title in year.missing)


def sources_of_years(years: list[PublishedYear]) -> list[str]:
    """Ids of the sources of several years, each once."""
    return list(dict.fromkeys(source for year in years for source in sources_of(year)))
