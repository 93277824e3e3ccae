"""Pieces of Markdown that every page of the statistics is put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from scripts.languages import Lang
from scripts.number_format import change, whole
from scripts.settings import Strings
from scripts.statistics.figures import parts as figure_parts
from scripts.statistics.published import Figure, Headline
from scripts.statistics.wording import cell_text, filled, sentence_start

FEWEST_FOR_CHANGE = 20
"""A change from fewer persons is not told in per cent: one person more or less would look like a trend."""


def text(words: str) -> str:
    """Plain words for Markdown: what would be read as markup is escaped."""
    words = escape(words, quote=False)
    for sign in "\\`*_[]{}":
        words = words.replace(sign, f"\\{sign}")
    return words


def joined(parts: Iterable[str]) -> str:
    """Blocks with an empty line between them; empty ones are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def heading(words: str, anchor: str, level: int = 2) -> str:
    """A heading with the anchor that both languages share."""
    return f"{'#' * level} {text(words)} {{#{anchor}}}"


def door(title: str, words: str, target: str) -> str:
    """A large link with a few words on what is behind it."""
    return f"[**{text(title)}** {text(words)}]({target}){{ .door }}"


def headline_list(items: Sequence[str], label: str) -> str:
    """The big numbers; items: as `headline` makes them."""
    if not items:
        return ""
    inside = "\n".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="headlines" aria-label="{escape(label)}">\n{inside}\n</ul>'


def headline(one: Headline, lang: Lang, strings: Strings, year: int | None = None) -> str:
    """A big number, its name and the year before. year: its own, told where others stand beside."""
    html = (
        f'<strong class="headline-number">{whole(one.value, lang)}</strong> '
        f'<span class="headline-label">{escape(one.label[lang])}</span>'
    )
    details = [filled(strings["stats.caption.in_year"], year=str(year))] if year else []
    if one.previous is not None:
        details.append(_compared(one.value, one.previous, lang, strings))
    if details:
        html += f' <span class="headline-change">{escape(", ".join(details))}</span>'
    return html


def _compared(value: int, previous: int, lang: Lang, strings: Strings) -> str:
    before = whole(previous, lang)
    if previous < FEWEST_FOR_CHANGE:
        return filled(strings["stats.year.before"], before=before)
    return filled(strings["stats.year.change"], change=change(value, previous, lang), before=before)


def figure_list(figures: Sequence[Figure], label: str, lang: Lang, strings: Strings) -> str:
    """Single numbers as a plain table with the meaning of the signs in it, and what is remarked on them."""
    rows = "\n".join(
        f'<tr role="row"><th scope="row" role="rowheader">{escape(sentence_start(figure.label[lang]))}</th>'
        f'<td role="cell" class="number">{escape(cell_text(figure.cell, lang))}</td></tr>'
        for figure in figures
    )
    notes = figure_parts.notes(
        [
            *figure_parts.sign_texts([figure.cell for figure in figures], strings),
            *(
                f"{sentence_start(figure.label[lang])}: {figure.note[lang]}"
                for figure in figures
                if figure.note
            ),
        ]
    )
    return "\n".join(
        [
            '<table class="figure-table single" role="table">',
            f'<caption class="hush">{escape(label)}</caption>',
            f'<tbody role="rowgroup">\n{rows}\n</tbody>',
            "</table>",
            *notes,
        ]
    )
