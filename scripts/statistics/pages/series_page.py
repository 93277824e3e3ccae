"""The page of series across the years: by place, purpose, year end and age, with what can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.languages import Lang
from scripts.statistics.figures.series_figure import half_year_block, series_block
from scripts.statistics.material import Material
from scripts.statistics.pages.page_text import heading, joined, text
from scripts.statistics.places import READING, SERIES, START
from scripts.statistics.published import Break
from scripts.statistics.series import all_series, longest
from scripts.statistics.wording import filled

GROUPS = ("place", "purpose", "year_end", "minors")
"""The parts of the page in their order; the main series stand on the start page."""

HALF_YEAR_KEYS = (
    "referrals.total",
    "new_clients.total",
    "in_finland.total",
    "clients_end_june.clients",
    "clients_end_june.children_of_clients",
    "clients_end_june.total_with_children",
)
"""The columns of the table of half-years, in their order."""

RARE_HALF_YEAR_KEYS = (
    "new_clients.minors",
    "new_clients.children_of_clients",
    "new_clients.total_with_children",
    "new_clients.abroad",
    "clients_end_june.minors",
)
"""The columns of a second table, of the half-years that have any of them."""


def series_page_body(lang: Lang, material: Material) -> str:
    """The Markdown of the page."""
    strings = material.strings[lang]
    series = all_series(material.years, material.breaks)
    parts = [
        f"# {text(strings['stats.series.heading'])}",
        text(strings["stats.series.lead"]),
        f"[{text(strings['stats.series.main_link'])}]({START.name}#series){{ .next }}",
        heading(strings["stats.series.comparability"], "comparability"),
        text(strings["stats.series.comparability_lead"]),
        "\n".join(f"- {text(strings[f'stats.series.rule_{rule}'])}" for rule in ("gaps", "stock", "witness")),
        *_breaks(lang, material),
        f"[{text(strings['stats.year.reading_link'])}]({READING}#breaks){{ .next }}",
    ]
    for group in GROUPS:
        members = [one for one in series if one.spec.group == group]
        if members:
            parts += [
                heading(strings[f"stats.series.group.{group}"], group.replace("_", "-")),
                text(strings[f"stats.series.group_lead.{group}"]),
                *(series_block(one, longest(series, group), lang, SERIES, material) for one in members),
            ]
    if material.half_years:
        halves = [material.half_years[number] for number in sorted(material.half_years)]
        parts += [
            heading(strings["stats.half.heading"], "half-years"),
            text(strings["stats.half.lead"]),
            half_year_block(halves, HALF_YEAR_KEYS, lang, SERIES, material),
            half_year_block(halves, RARE_HALF_YEAR_KEYS, lang, SERIES, material, more=True),
        ]
    return joined(parts)


def _breaks(lang: Lang, material: Material) -> Iterator[str]:
    """All breaks in one list: changes of the counting, and passing events."""
    if not material.breaks:
        return
    strings = material.strings[lang]
    yield heading(strings["stats.series.breaks"], "breaks", 3)
    listed = sorted(material.breaks, key=lambda one: (one.year, one.id))
    yield "\n".join(f"- **{_when(one)}:** {text(one.text[lang])}" for one in listed)
    yield text(filled(strings["stats.series.breaks_in_tables"]))


def _when(one: Break) -> str:
    return str(one.year) if one.until in (None, one.year) else f"{one.year}–{one.until}"
