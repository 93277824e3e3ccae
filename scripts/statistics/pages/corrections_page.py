"""The page of corrections, and of everything in which the sources differ, for all years."""

from __future__ import annotations

from scripts.languages import Lang
from scripts.number_format import day
from scripts.settings import Strings
from scripts.statistics.figures import parts as figure_parts
from scripts.statistics.material import Material
from scripts.statistics.open_data.rows import differences_of
from scripts.statistics.pages.page_text import heading, joined, text
from scripts.statistics.places import table_link, year_link
from scripts.statistics.published import Correction, PublishedYear, Text
from scripts.statistics.wording import filled, title_with_year


def corrections_page_body(lang: Lang, material: Material) -> str:
    """The Markdown of the page."""
    strings = material.strings[lang]
    parts = [
        f"# {text(strings['stats.corrections.heading'])}",
        text(strings["stats.corrections.lead"]),
        heading(strings["stats.corrections.made"], "corrections"),
        text(strings["stats.corrections.how"]),
    ]
    newest_first = sorted(material.corrections, key=lambda one: (one.corrected, one.id), reverse=True)
    if newest_first:
        parts += [_correction(one, lang, material) for one in newest_first]
    else:
        parts.append(text(strings["stats.corrections.none"]))
    parts += [
        heading(strings["stats.corrections.differences"], "known-differences"),
        text(strings["stats.corrections.differences_lead"]),
    ]
    halves = material.half_years
    for number in sorted({*material.years, *halves}, reverse=True):
        year = material.years.get(number)
        found = differences_of(year) if year else []
        in_half = list(halves[number].differences) if number in halves else []
        if found or in_half:
            title = filled(strings["stats.year.title"], year=str(number))
            parts.append(heading(title, f"differences-{number}", 3))
            parts.append(figure_parts.difference_box([one for one, _ in found] + in_half, lang, strings))
            if year and found:
                parts.append(_where(year, lang, material))
    return joined(parts)


def _correction(one: Correction, lang: Lang, material: Material) -> str:
    strings = material.strings[lang]
    lines = [
        f"**{day(one.corrected, lang)}:** {text(one.what[lang])}",
        f"{text(strings['stats.corrections.before'])} {text(_told(one.before, lang, strings))}",
        f"{text(strings['stats.corrections.after'])} {text(_told(one.after, lang, strings))}",
        text(one.why[lang]),
    ]
    if one.year is not None and one.year in material.years:
        link = year_link(one.year, material)
        lines.append(f"[{text(filled(strings['stats.year.title'], year=str(one.year)))}]({link})")
    return "- " + "\n    ".join(f"{line}<br>" for line in lines[:-1]) + f"\n    {lines[-1]}"


def _told(words: Text | None, lang: Lang, strings: Strings) -> str:
    return words[lang] if words else strings["stats.corrections.hidden"]


def _where(year: PublishedYear, lang: Lang, material: Material) -> str:
    """Links to the tables beside which the differences are told, and to the year."""
    strings = material.strings[lang]
    tables = [table for table in year.tables if table.differences]
    title = filled(strings["stats.year.title"], year=str(year.year))
    links = [f"[{text(title)}]({year_link(year.year, material)})"]
    links += [f"[{text(title_with_year(one, lang))}]({table_link(one, material)})" for one in tables]
    return "\n".join(f"- {link}" for link in links)
