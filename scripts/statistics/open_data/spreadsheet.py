"""The figures as a workbook (XLSX), for those who work in a spreadsheet: notes first, then the numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from scripts.languages import LANGUAGES
from scripts.statistics.figures.parts import MARKERS, MARKS
from scripts.statistics.material import Material

NOTES = "lue läs read"
_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One table. name: at most 31 characters; head: names of the columns; rows: texts and whole numbers."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def workbook(sheets: Sequence[Sheet], material: Material, modified: date) -> bytes:
    """The file's bytes; the only date in it is `modified`, so that the same figures give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    )
    book.set_properties(
        {
            "title": material.english.dataset["title"],
            "author": material.english.dataset["publisher"],
            "created": datetime(modified.year, modified.month, modified.day),
        }
    )
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    notes = book.add_worksheet(NOTES)
    notes.set_column(0, 0, 100, wrapped)
    for row, (text, is_title) in enumerate(note_texts(sheets, material, modified)):
        notes.write_string(row, 0, text, bold if is_title else wrapped)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.head, bold)
        for index, cells in enumerate(sheet.rows, start=1):
            page.write_row(index, 0, cells)
        for column, name in enumerate(sheet.head):
            longest = max((len(str(cells[column])) for cells in sheet.rows), default=0)
            page.set_column(column, column, min(_WIDEST, max(len(name), longest) + 2))
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    book.close()
    return buffer.getvalue()


def note_texts(sheets: Sequence[Sheet], material: Material, modified: date) -> list[tuple[str, bool]]:
    """The lines of the first sheet, and whether each is a heading: Finnish, Swedish, English."""
    lines: list[tuple[str, bool]] = []
    for lang in LANGUAGES:
        words = material.strings[lang]
        lines += [
            (words["stats.data.dataset_title"], True),
            (words["stats.data.dataset_description"], False),
            (words["stats.data.licence_text"], False),
            *((f"[{sign}] {words[f'stats.marker.{sign}']}", False) for sign in MARKERS),
            *((f"[{sign}] {words[f'stats.mark.{sign}']}", False) for sign in MARKS),
            ("", False),
        ]
    english = material.english
    lines += [
        (english.dataset["title"], True),
        (english.dataset["description"], False),
        (english.dataset["licence"], False),
        *((f"[{sign}] {english.signs[sign]}", False) for sign in (*MARKERS, *MARKS)),
        ("", False),
        *((sheet.name, False) for sheet in sheets),
        ("", False),
        (material.settings.url, False),
        (modified.isoformat(), False),
    ]
    return lines
