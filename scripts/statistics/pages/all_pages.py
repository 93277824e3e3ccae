"""All generated pages of the statistics, and all files that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from scripts.content.generated.site_map import generated_page
from scripts.content.writing.pages import Page
from scripts.languages import LANGUAGES, Lang
from scripts.memory import remembered
from scripts.statistics.figures import charts
from scripts.statistics.material import Material
from scripts.statistics.open_data.downloads import download_files
from scripts.statistics.open_data.files import open_data_files
from scripts.statistics.pages.corrections_page import corrections_page_body
from scripts.statistics.pages.data_page import data_page_body
from scripts.statistics.pages.series_page import series_page_body
from scripts.statistics.pages.start_page import start_page_body
from scripts.statistics.pages.year_page import other_years_body, sources_of_years, year_page_body
from scripts.statistics.places import CORRECTIONS, DATA, OTHER_YEARS, SERIES, START, Place, year_place
from scripts.statistics.published import PublishedYear
from scripts.statistics.series import all_series
from scripts.statistics.wording import filled

_REVIEW_EVERY = 365


@remembered
def statistics_files(material: Material, modified: date) -> dict[str, bytes]:
    """Downloads, charts and the open data, by their address from the site's root.

    modified: the day on which the figures were last compared with their sources
    Raises ProblemsFound when the open data lacks a name.
    """
    files: dict[str, bytes] = {}
    for year in material.years.values():
        files.update(download_files(year))
        for table in filter(charts.has_chart, year.tables):
            for lang in LANGUAGES:
                text = charts.chart_json(table, lang, material)
                files[charts.chart_path(table, lang)] = text.encode()
    if material.own_pages():
        files.update(open_data_files(material, modified))
    return files


@remembered
def statistics_pages(material: Material, files: Mapping[str, bytes], reviewed: date) -> list[Page]:
    """All generated pages of the statistics in both languages; none while no year has a page of its own.

    files: what `statistics_files` made, for the sizes that the page of the data tells
    """
    if not material.own_pages():
        return []
    return [
        page
        for lang in LANGUAGES
        for page in (
            *_pages_of_years(lang, material, reviewed),
            *_pages_of_all(lang, material, files, reviewed),
        )
    ]


def _pages_of_years(lang: Lang, material: Material, reviewed: date) -> list[Page]:
    words = material.strings[lang]
    return [
        _page(
            lang,
            year_place(number),
            filled(words["stats.year.title"], year=str(number)),
            filled(words["stats.year.description"], year=str(number)),
            year_page_body(material.years[number], lang, material),
            reviewed,
            sources_of_years([material.years[number]]),
        )
        for number in material.own_pages()
    ]


def _pages_of_all(lang: Lang, material: Material, files: Mapping[str, bytes], reviewed: date) -> list[Page]:
    words = material.strings[lang]
    every = [material.years[number] for number in sorted(material.years, reverse=True)]
    thin = [material.years[number] for number in material.thin_years()]
    main = [one for one in all_series(material.years, material.breaks) if one.spec.group == "main"]
    makers: list[tuple[Place, str, Callable[[], str], Sequence[str]]] = [
        (
            START,
            "index",
            lambda: start_page_body(lang, material),
            list(dict.fromkeys(source for one in main for source in one.sources)),
        ),
        (SERIES, "series_page", lambda: series_page_body(lang, material), _sources_of_series(material)),
        (DATA, "data", lambda: data_page_body(lang, material, files, reviewed), sources_of_years(every)),
        (
            CORRECTIONS,
            "corrections",
            lambda: corrections_page_body(lang, material),
            _sources_of_differences(every),
        ),
    ]
    if thin:
        makers.append(
            (OTHER_YEARS, "other", lambda: other_years_body(lang, material), sources_of_years(thin))
        )
    return [
        _page(
            lang,
            place,
            words[f"stats.{name}.title"],
            words[f"stats.{name}.description"],
            make(),
            reviewed,
            sources,
        )
        for place, name, make, sources in makers
    ]


def _sources_of_series(material: Material) -> list[str]:
    halves = [material.half_years[number] for number in sorted(material.half_years)]
    return list(
        dict.fromkeys(
            [
                *(s for one in all_series(material.years, material.breaks) for s in one.sources),
                *(f.cell.source or half.source for half in halves for f in half.figures.values()),
                *(source for one in material.breaks for source in one.sources),
            ]
        )
    )


def _sources_of_differences(years: Sequence[PublishedYear]) -> list[str]:
    return sources_of_years(
        [year for year in years if year.differences or any(table.differences for table in year.tables)]
    )


def _page(
    lang: Lang,
    place: Place,
    title: str,
    description: str,
    body: str,
    reviewed: date,
    sources: Sequence[str],
) -> Page:
    return generated_page(
        lang, place.path, place.slug, title, description, "stats", body, reviewed, _REVIEW_EVERY, sources
    )
