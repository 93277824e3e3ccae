"""The pages of the statistics, made from the published years: the start page and one page a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape

from scripts.content.generated import generated_page
from scripts.content.pages import Page, address_of
from scripts.content.sources import Source
from scripts.languages import LANGUAGES, Lang
from scripts.number_format import change, whole
from scripts.settings import Settings, Strings
from scripts.statistics import charts
from scripts.statistics.downloads import download_files
from scripts.statistics.figures import difference_box, figure_block, year_address, year_path
from scripts.statistics.published import Headline, KnownDifference, PublishedTable, PublishedYear
from scripts.statistics.wording import filled, sentence_start, title_with_year, used_sources

INDEX = "tilastot/index.md"
_INDEX_SLUG = "statistik"
_READING = "nain-luet-tilastoja.md"

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

_FEWEST_TABLES = 3
"""A year with fewer tables has no page of its own."""
_FEWEST_FOR_CHANGE = 20
"""A change from fewer persons is not told in per cent: one person more or less would look like a trend."""
_REVIEW_EVERY = 365


def years_with_page(years: Mapping[int, PublishedYear]) -> list[int]:
    """The years that have a page of their own, the oldest first."""
    return sorted(number for number, year in years.items() if len(year.tables) >= _FEWEST_TABLES)


def statistics_pages(
    years: Mapping[int, PublishedYear],
    strings: Mapping[Lang, Strings],
    sources: Mapping[str, Source],
    settings: Settings,
    reviewed: date,
) -> list[Page]:
    """All generated pages of the statistics in both languages; none while no year has a page."""
    numbers = years_with_page(years)
    if not numbers:
        return []
    pages = []
    for lang in LANGUAGES:
        words = strings[lang]
        pages.append(
            generated_page(
                lang,
                INDEX,
                _INDEX_SLUG,
                words["stats.index.title"],
                words["stats.index.description"],
                "stats",
                index_page_body(years, lang, words),
                reviewed,
                _REVIEW_EVERY,
                _sources_of_index(years[numbers[-1]]),
            )
        )
        for number in numbers:
            pages.append(
                generated_page(
                    lang,
                    year_path(number),
                    f"{_INDEX_SLUG}/{number}",
                    filled(words["stats.year.title"], year=str(number)),
                    filled(words["stats.year.description"], year=str(number)),
                    "stats",
                    year_page_body(
                        years[number],
                        years,
                        lang,
                        words,
                        year_address(number, lang),
                        sources=sources,
                        settings=settings,
                    ),
                    reviewed,
                    _REVIEW_EVERY,
                    _sources_of_year(years[number]),
                )
            )
    return pages


def statistics_files(years: Mapping[int, PublishedYear], strings: Mapping[Lang, Strings]) -> dict[str, bytes]:
    """Downloads and charts of all years, by their address from the site's root."""
    files: dict[str, bytes] = {}
    for year in years.values():
        files.update(download_files(year))
        for table in filter(charts.has_chart, year.tables):
            for lang in LANGUAGES:
                text = charts.chart_json(table, lang, strings[lang])
                files[charts.chart_path(table, lang)] = text.encode()
    return files


def index_address(lang: Lang) -> str:
    """Address of the statistics' start page from the site's root."""
    return address_of(lang, INDEX, _INDEX_SLUG)


# --- One year


def year_page_body(
    year: PublishedYear,
    years: Mapping[int, PublishedYear],
    lang: Lang,
    strings: Strings,
    here: str,
    *,
    sources: Mapping[str, Source],
    settings: Settings,
) -> str:
    """The Markdown of a year's page; figure blocks stand in it as HTML.

    years: all published years, for the links to the years around
    here: address of the page from the site's root
    """
    number = str(year.year)
    parts = [
        f"# {_text(filled(strings['stats.year.heading'], year=number))}",
        _text(strings["stats.year.lead"]),
    ]
    if year.status != "final":
        parts.append(_text(strings[f"stats.year.{year.status}"]))
    parts += [_headlines(year, lang, strings), _years_around(year, years, strings)]
    for section in _sections(year):
        parts.append(f"## {_text(strings[f'stats.section.{section}'])} {{#section-{_slug(section)}}}")
        parts += [
            figure_block(table, lang, strings, here, sources=sources, settings=settings)
            for table in year.tables
            if table.section == section
        ]
    parts += [*_differences(year, lang, strings), *_missing(year, lang, strings)]
    parts += [
        f"## {_text(strings['stats.year.reading'])} {{#reading}}",
        _text(strings["stats.year.reading_text"]),
        f"[{_text(strings['stats.year.reading_link'])}]({_READING}){{ .next }}",
    ]
    return _joined(parts)


def _sections(year: PublishedYear) -> list[str]:
    """Sections that the year has: the known ones in their order, then any other."""
    used = dict.fromkeys(table.section for table in year.tables)
    return [*(name for name in SECTIONS if name in used), *(name for name in used if name not in SECTIONS)]


def _slug(code: str) -> str:
    return code.replace("_", "-")


def _headlines(year: PublishedYear, lang: Lang, strings: Strings) -> str:
    if not year.headlines:
        return ""
    items = "\n".join(f"<li>{_headline(headline, lang, strings)}</li>" for headline in year.headlines)
    label = escape(filled(strings["stats.year.headlines"], year=str(year.year)))
    return f'<ul class="headlines" aria-label="{label}">\n{items}\n</ul>'


def _headline(headline: Headline, lang: Lang, strings: Strings) -> str:
    text = (
        f'<strong class="headline-number">{whole(headline.value, lang)}</strong> '
        f'<span class="headline-label">{escape(headline.label[lang])}</span>'
    )
    if headline.previous is None:
        return text
    before = whole(headline.previous, lang)
    if headline.previous < _FEWEST_FOR_CHANGE:
        words = filled(strings["stats.year.before"], before=before)
    else:
        words = filled(
            strings["stats.year.change"],
            change=change(headline.value, headline.previous, lang),
            before=before,
        )
    return f'{text} <span class="headline-change">{escape(words)}</span>'


def _years_around(year: PublishedYear, years: Mapping[int, PublishedYear], strings: Strings) -> str:
    """Links to the nearest years that have a page, and to all of them."""
    numbers = years_with_page(years)
    before = [number for number in numbers if number < year.year][-1:]
    after = [number for number in numbers if number > year.year][:1]
    links = [
        f"[{_text(filled(strings[f'stats.year.{which}'], year=str(number)))}]({number}.md)"
        for which, found in (("previous", before), ("next", after))
        for number in found
    ]
    links.append(f"[{_text(strings['stats.year.all'])}](index.md#years)")
    return " · ".join(links) + "\n{ .years-around }"


def _differences(year: PublishedYear, lang: Lang, strings: Strings) -> Iterator[str]:
    in_tables = [table for table in year.tables if table.differences]
    others = _differences_of_year(year)
    if not in_tables and not others:
        return
    yield f"## {_text(strings['stats.year.differences'])} {{#known-differences}}"
    if in_tables:
        yield _text(strings["stats.year.differences_in_tables"])
        yield "\n".join(f"- [{_text(title_with_year(table, lang))}](#{table.slug})" for table in in_tables)
    if others:
        yield _text(strings["stats.year.differences_lead"])
        yield difference_box(others, lang, strings)


def _differences_of_year(year: PublishedYear) -> list[KnownDifference]:
    """Those that no table shows."""
    shown = {difference.id for table in year.tables for difference in table.differences}
    return [difference for difference in year.differences if difference.id not in shown]


def _missing(year: PublishedYear, lang: Lang, strings: Strings) -> Iterator[str]:
    if year.missing:
        yield f"## {_text(strings['stats.year.missing'])} {{#missing}}"
        yield _text(strings["stats.year.missing_lead"])
        yield "\n".join(f"- {_text(sentence_start(title[lang]))}" for title in year.missing)


# --- The start page


def index_page_body(years: Mapping[int, PublishedYear], lang: Lang, strings: Strings) -> str:
    """The Markdown of the statistics' start page. At least one year must have a page."""
    numbers = years_with_page(years)
    newest = years[numbers[-1]]
    parts = [
        f"# {_text(strings['stats.index.heading'])}",
        _text(strings["stats.index.lead"]),
        f"## {_text(filled(strings['stats.index.newest'], year=str(newest.year)))} {{#newest}}",
        _headlines(newest, lang, strings),
        f"## {_text(strings['stats.index.years'])} {{#years}}",
    ]
    for number in reversed(numbers):
        title = _text(filled(strings["stats.year.title"], year=str(number)))
        parts.append(f"[**{title}** {_text(strings['stats.index.year_door'])}]({number}.md){{ .door }}")
    parts += [
        f"## {_text(strings['stats.index.reading'])} {{#reading}}",
        f"[**{_text(strings['stats.year.reading_link'])}** {_text(strings['stats.index.reading_door'])}]"
        f"({_READING}){{ .door }}",
    ]
    differing = [number for number in reversed(numbers) if _has_differences(years[number])]
    if differing:
        parts += [
            f"## {_text(strings['stats.index.differences'])} {{#known-differences}}",
            _text(strings["stats.index.differences_lead"]),
            "\n".join(
                f"- [{_text(filled(strings['stats.index.differences_link'], year=str(number)))}]"
                f"({number}.md#known-differences)"
                for number in differing
            ),
        ]
    return _joined(parts)


def _has_differences(year: PublishedYear) -> bool:
    return bool(year.differences) or any(table.differences for table in year.tables)


# --- Sources and text


def _sources_of_index(newest: PublishedYear) -> list[str]:
    return [newest.source]


def _sources_of_year(year: PublishedYear) -> list[str]:
    return list(dict.fromkeys([year.source, *_sources_of_tables(year.tables)]))


def _sources_of_tables(tables: Iterable[PublishedTable]) -> list[str]:
    return [source for table in tables for source in used_sources(table)]


def _text(words: str) -> str:
    """Plain words for Markdown: what would be read as markup is escaped."""
    words = escape(words, quote=False)
    for sign in "\\`*_[]{}":
        words = words.replace(sign, f"\\{sign}")
    return words


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
