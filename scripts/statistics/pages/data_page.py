"""The page of the open data: what can be downloaded, what it means, on what terms, how to cite it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from html import escape

from scripts.addresses import relative_url
from scripts.languages import Lang
from scripts.number_format import day, whole
from scripts.settings import Strings
from scripts.statistics.figures.parts import MARKERS, MARKS
from scripts.statistics.figures.series_figure import series_title
from scripts.statistics.material import Material
from scripts.statistics.open_data import catalogue_record
from scripts.statistics.open_data import rows as data_rows
from scripts.statistics.open_data.rows import over_years_path, series_path
from scripts.statistics.open_data.tidy import COLUMNS, FIGURES
from scripts.statistics.pages.page_text import heading, joined, text
from scripts.statistics.places import CORRECTIONS, DATA, READING
from scripts.statistics.series import all_series
from scripts.statistics.wording import filled, sentence_start

_WHOLE = (
    ("spreadsheet", data_rows.SPREADSHEET),
    ("all_csv", f"{data_rows.ALL}.csv"),
    ("all_json", f"{data_rows.ALL}.json"),
    ("half_years_csv", f"{data_rows.HALF_YEARS}.csv"),
    ("half_years_json", f"{data_rows.HALF_YEARS}.json"),
    ("codebook", data_rows.CODEBOOK),
    ("sources", data_rows.SOURCES),
    ("differences", data_rows.DIFFERENCES),
    ("breaks", data_rows.BREAKS),
    ("package", data_rows.PACKAGE),
    ("record", data_rows.RECORD),
)
"""The files about everything: the words that name each, and its address."""


def data_page_body(lang: Lang, material: Material, files: Mapping[str, bytes], modified: date) -> str:
    """The Markdown of the page.

    files: the open data by address, for their sizes
    modified: the day on which the figures were last compared with their sources
    """
    strings = material.strings[lang]
    address = material.settings.url + DATA.address(lang)
    cited = filled(
        strings["stats.data.cite_text"],
        title=strings["stats.data.dataset_title"],
        site=material.settings.name.in_(lang),
        date=day(modified, lang),
    )
    parts = [
        f"# {text(strings['stats.data.heading'])}",
        text(strings["stats.data.lead"]),
        heading(strings["stats.data.everything"], "everything"),
        _file_list([(strings[f"stats.data.file.{name}"], to) for name, to in _WHOLE], lang, files),
        heading(strings["stats.data.by_table"], "by-table"),
        text(strings["stats.data.by_table_lead"]),
        _pairs(_tables(lang, material), lang, files, strings),
        heading(strings["stats.data.by_series"], "by-series"),
        text(strings["stats.data.by_series_lead"]),
        _pairs(_series(material, strings), lang, files, strings),
        heading(strings["stats.data.columns"], "columns"),
        text(strings["stats.data.columns_lead"]),
        _definitions({name: strings[f"stats.field.{name}"] for name in COLUMNS}),
        heading(strings["stats.data.signs"], "signs"),
        text(strings["stats.data.signs_lead"]),
        _definitions(
            {
                **{sign: strings[f"stats.marker.{sign}"] for sign in MARKERS},
                **{sign: strings[f"stats.mark.{sign}"] for sign in MARKS},
            }
        ),
        text(strings["stats.data.hidden"]),
        heading(strings["stats.data.addresses"], "addresses"),
        f"{text(strings['stats.data.addresses_text'])} "
        f"[{text(strings['stats.corrections.title'])}]({CORRECTIONS.name})",
        *_left_out(lang, material),
        heading(strings["stats.data.licence"], "licence"),
        text(strings["stats.data.licence_text"]),
        heading(strings["stats.data.cite"], "cite"),
        text(strings["stats.data.cite_lead"]),
        f'<p class="cite-text">{escape(cited)}<br>{escape(address)}</p>',
        f"[{text(strings['stats.year.reading_link'])}]({READING}#use){{ .next }}",
        _structured_data(catalogue_record.schema_org(material, lang, modified)),
    ]
    return joined(parts)


def _left_out(lang: Lang, material: Material) -> list[str]:
    """What was found in the sources and is not published, with the reasons."""
    if not material.left_out:
        return []
    strings = material.strings[lang]
    return [
        heading(strings["stats.data.left_out"], "left-out"),
        text(strings["stats.data.left_out_lead"]),
        "\n".join(f"- **{text(one.what[lang])}.** {text(one.why[lang])}" for one in material.left_out),
    ]


def _structured_data(content: object) -> str:
    """A block of data, not of script: nothing of it is run."""
    inside = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{inside}</script>'


def _tables(lang: Lang, material: Material) -> list[tuple[str, str, str]]:
    strings = material.strings[lang]
    fullest_first = sorted(material.years.values(), key=lambda year: (-len(year.tables), -year.year))
    titles: dict[str, str] = {}
    for table in (table for year in fullest_first for table in year.tables):
        titles.setdefault(table.id, table.title[lang])
    named = [
        (sentence_start(title), over_years_path(name, "csv"), over_years_path(name, "json"))
        for name, title in titles.items()
    ]
    single = (
        strings["stats.data.figures"],
        over_years_path(FIGURES, "csv"),
        over_years_path(FIGURES, "json"),
    )
    return [single, *named]


def _series(material: Material, strings: Strings) -> list[tuple[str, str, str]]:
    return [
        (series_title(one, strings), series_path(one, "csv"), series_path(one, "json"))
        for one in all_series(material.years, material.breaks)
    ]


def _file_list(named: list[tuple[str, str]], lang: Lang, files: Mapping[str, bytes]) -> str:
    items = "\n".join(
        f"<li>{_link(name, address, lang, files)}</li>" for name, address in named if address in files
    )
    return f'<ul class="data-files">\n{items}\n</ul>'


def _pairs(
    named: list[tuple[str, str, str]], lang: Lang, files: Mapping[str, bytes], strings: Strings
) -> str:
    """Things of which there is a CSV and a JSON file."""
    items = []
    for name, csv_address, json_address in named:
        hidden = f'<span class="hush">: {escape(name)}</span>'
        links = " ".join(
            _link(strings[f"stats.data.{kind}"], address, lang, files, hidden)
            for kind, address in (("csv", csv_address), ("json", json_address))
        )
        items.append(f"<li><span>{escape(name)}</span> {links}</li>")
    return '<ul class="data-files">\n' + "\n".join(items) + "\n</ul>"


def _link(name: str, address: str, lang: Lang, files: Mapping[str, bytes], after: str = "") -> str:
    target = escape(relative_url(DATA.address(lang), address))
    size = whole(max(1, round(len(files[address]) / 1000)), lang)
    return f'<a href="{target}" download>{escape(name)}{after}</a> <span class="size">{size}\u00a0kB</span>'


def _definitions(words: Mapping[str, str]) -> str:
    items = "\n".join(
        f"<dt><code>{escape(term)}</code></dt><dd>{escape(meaning)}</dd>" for term, meaning in words.items()
    )
    return f'<dl class="data-terms">\n{items}\n</dl>'
