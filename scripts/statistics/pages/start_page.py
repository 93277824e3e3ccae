"""The start page of the statistics: the newest numbers, the long series, ways to the years and the data."""

from __future__ import annotations

from html import escape

from scripts.addresses import relative_url
from scripts.languages import Lang
from scripts.number_format import whole
from scripts.statistics.figures.series_figure import series_block
from scripts.statistics.material import Material
from scripts.statistics.pages.page_text import door, heading, headline, headline_list, joined, text
from scripts.statistics.places import CORRECTIONS, DATA, READING, SERIES, START, year_address
from scripts.statistics.published import Headline
from scripts.statistics.series import all_series, longest
from scripts.statistics.wording import filled

_GROUP = "main"


def start_page_body(lang: Lang, material: Material) -> str:
    """The Markdown of the start page. At least one year must have a page of its own."""
    strings = material.strings[lang]
    series = all_series(material.years, material.breaks)
    main = [one for one in series if one.spec.group == _GROUP]
    parts = [
        f"# {text(strings['stats.index.heading'])}",
        text(strings["stats.index.lead"]),
        heading(strings["stats.index.newest"], "newest"),
        headline_list(
            [headline(one, lang, strings, year) for year, one in newest_headlines(material)],
            strings["stats.index.newest"],
        ),
        *_provisional(lang, material),
        _newest_half_year(lang, material),
    ]
    if main:
        parts += [
            heading(strings["stats.index.series"], "series"),
            text(strings["stats.index.series_lead"]),
            *(series_block(one, longest(series, _GROUP), lang, START, material) for one in main),
            f"[{text(strings['stats.index.series_link'])}]({SERIES.name}){{ .next }}",
        ]
    parts += [
        heading(strings["stats.index.years"], "years"),
        _years(lang, material),
        heading(strings["stats.index.reading"], "reading"),
        door(strings["stats.year.reading_link"], strings["stats.index.reading_door"], READING),
        door(strings["stats.series_page.title"], strings["stats.index.series_door"], SERIES.name),
        door(strings["stats.data.title"], strings["stats.index.data_door"], DATA.name),
        door(strings["stats.corrections.title"], strings["stats.index.corrections_door"], CORRECTIONS.name),
    ]
    return joined(parts)


def newest_headlines(material: Material) -> list[tuple[int, Headline]]:
    """Each big number as the newest year tells it that has it, in the order of that year's page."""
    found: dict[str, tuple[int, Headline]] = {}
    for number in sorted(material.years, reverse=True):
        for one in material.headlines(number):
            found.setdefault(one.key, (number, one))
    order = [one.key for number in material.own_pages()[::-1] for one in material.years[number].headlines]
    keys = dict.fromkeys([*order, *found])
    return [found[key] for key in keys]


def _provisional(lang: Lang, material: Material) -> list[str]:
    """That big numbers may still change, for each year of which the source says so."""
    words = material.strings[lang]["stats.index.provisional"]
    years = dict.fromkeys(year for year, _ in newest_headlines(material))
    return [
        text(filled(words, year=str(year))) for year in years if material.years[year].status == "provisional"
    ]


def _newest_half_year(lang: Lang, material: Material) -> str:
    """One sentence on the newest half-year, when no whole year is newer."""
    if not material.half_years:
        return ""
    strings = material.strings[lang]
    half = material.half_years[max(material.half_years)]
    whole_years = [number for number, year in material.years.items() if year.headlines]
    figure = half.figures.get("new_clients.total")
    if max(whole_years, default=0) >= half.year or figure is None or figure.cell.value is None:
        return ""
    words = filled(
        strings["stats.index.half_year"], year=str(half.year), value=whole(figure.cell.value, lang)
    )
    return f"{text(words)} [{text(strings['stats.index.half_year_link'])}]({SERIES.name}#half-years)"


def _years(lang: Lang, material: Material) -> str:
    """Every year of which anything is known, the newest first."""
    here = START.address(lang)
    strings = material.strings[lang]
    items = []
    for number in sorted([*material.own_pages(), *material.thin_years()], reverse=True):
        address = escape(relative_url(here, year_address(number, lang, material)))
        name = escape(filled(strings["stats.year.title"], year=str(number)))
        count = len(material.years[number].tables)
        words = strings["stats.index.one_table" if count == 1 else "stats.index.tables"]
        if not material.has_own_page(number):
            words = strings["stats.index.few_figures"]
        items.append(
            f'<li><a href="{address}">{name}</a> <span>{escape(filled(words, count=str(count)))}</span></li>'
        )
    return '<ul class="year-doors">\n' + "\n".join(items) + "\n</ul>"
