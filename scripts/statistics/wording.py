"""Small things about words that everything drawn from a table has in common."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.languages import Lang
from scripts.number_format import percent, printed_percent, whole
from scripts.statistics.published import Cell, PublishedTable, Row

# Both languages put these after z, in this order; the rest of the alphabet is alike once accents are gone.
_LAST_LETTERS = str.maketrans(
    {"å": "{", "ä": "|", "ö": "}", "é": "e", "è": "e", "ô": "o", "ü": "y", "š": "s"}
)


def filled(text: str, **values: str) -> str:
    """A text of the interface with its {names} replaced."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def sentence_start(text: str) -> str:
    """A label as it stands at the beginning of a line: its first letter large, the rest as written."""
    return text[:1].upper() + text[1:]


def title_with_year(table: PublishedTable, lang: Lang) -> str:
    """The table's title, with its year unless the title names it: "Uudet asiakkaat sukupuolittain 2020"."""
    title = sentence_start(table.title[lang])
    return title if str(table.year) in title else f"{title} {table.year}"


def alphabetical(rows: Sequence[Row], lang: Lang) -> list[Row]:
    """Rows in the alphabet of the language, so that their order tells nothing of how many there are."""
    return sorted(rows, key=lambda row: row.label[lang].lower().translate(_LAST_LETTERS))


def cell_text(cell: Cell | None, lang: Lang) -> str:
    """A cell as it is written: its number with its marks ("122 [p]", "42 %"), or why there is none ("[c]").

    A cell that the table does not have counts as not available.
    """
    if cell is None:
        return "[x]"
    if cell.value is None:
        return f"[{cell.marker or 'x'}]"
    number = printed_percent(cell.value, lang) if cell.percent else whole(cell.value, lang)
    return "".join([number, *(f" [{mark}]" for mark in cell.marks)])


def share_text(part: int | None, total: int, lang: Lang) -> str:
    """A part of the total in whole per cent; empty when the part is not known.

    Few are not none: what would be rounded to zero is written as less than one per cent.
    """
    if part is None:
        return ""
    if part and 200 * part < total:
        return f"<\u00a0{percent(1, 100, lang)}"
    return percent(part, total, lang)


def row_cells(table: PublishedTable, row: Row) -> list[Cell | None]:
    """The cells of a row in the order of the table's columns."""
    return [row.cells.get(column.code) for column in table.columns]


def row_numbers(table: PublishedTable, row: Row) -> list[int] | None:
    """The numbers of a row in the order of the table's columns; None when one of them is not known."""
    numbers = [cell.value for cell in row_cells(table, row) if cell is not None and cell.value is not None]
    return numbers if len(numbers) == len(table.columns) else None


def used_sources(table: PublishedTable) -> list[str]:
    """Ids of the table's sources, then those that single cells add, each once."""
    cells = [cell.source for row in table.rows for cell in row.cells.values() if cell.source]
    return list(dict.fromkeys([*table.sources, *cells]))
