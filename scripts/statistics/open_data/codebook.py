"""What every code, column and sign of the open data means, in Finnish, Swedish and English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from babel import Locale
from pydantic import StringConstraints

from scripts.languages import Lang
from scripts.model_problems import validated
from scripts.problems import Problem
from scripts.settings import Strings
from scripts.statistics.figures.parts import MARKERS, MARKS
from scripts.statistics.open_data.tidy import COLUMNS
from scripts.statistics.published import HalfYear, PublishedTable, PublishedYear, Text
from scripts.statistics.years.catalogue import GROUPS, NATIONALITIES
from scripts.strict_model import StrictModel
from scripts.yaml_files import load_yaml

ENGLISH = "data/labels_en.yml"
"""The file, from the project's root."""

HEAD = ("kind", "table", "code", "label_fi", "label_sv", "label_en")
"""kind: note, field, table, figure, row, column, unit, marker or mark; table: of a row or column."""

CodebookLine = tuple[str, str, str, str, str, str]
"""In the order of HEAD."""

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class English(StrictModel):
    """data/labels_en.yml: English names, by the codes of tables.yml and labels.yml."""

    dataset: dict[str, _Name]
    fields: dict[str, _Name]
    units: dict[str, _Name]
    signs: dict[str, _Name]
    tables: dict[str, _Name]
    figures: dict[str, _Name]
    codes: dict[str, dict[str, _Name]]


def load_english(root: Path) -> English:
    """The English names below the project's root. Raises ProblemsFound for a wrong shape."""
    file = load_yaml(root / ENGLISH, ENGLISH)
    return validated(English, file)


def english_problems(
    years: Mapping[int, PublishedYear], half_years: Mapping[int, HalfYear], english: English
) -> list[Problem]:
    """English names that published figures need and the file does not have."""
    missing: dict[str, None] = {}
    list(_data_lines(years, half_years, english, lambda name: missing.update({name: None})))
    return [
        Problem(
            ENGLISH,
            0,
            f"“{name}” has no English name.",
            "Add it: the codebook of the open data is in three languages.",
        )
        for name in missing
    ]


def codebook_lines(
    years: Mapping[int, PublishedYear],
    half_years: Mapping[int, HalfYear],
    strings: Mapping[Lang, Strings],
    english: English,
) -> list[CodebookLine]:
    """Everything that the files use: columns, signs, then what the published years hold."""
    licence = ("note", "", "licence", *_both(strings, "stats.data.licence_text"), english.dataset["licence"])
    lines: list[CodebookLine] = [licence]
    lines += [
        ("field", "", name, *_both(strings, f"stats.field.{name}"), english.fields.get(name, name))
        for name in COLUMNS
    ]
    lines += [
        (kind, "", sign, *_both(strings, f"stats.{kind}.{sign}"), english.signs.get(sign, sign))
        for kind, signs in (("marker", MARKERS), ("mark", MARKS))
        for sign in signs
    ]
    return [*lines, *_data_lines(years, half_years, english, lambda _name: None)]


def _both(strings: Mapping[Lang, Strings], key: str) -> tuple[str, str]:
    return strings["fi"][key], strings["sv"][key]


def _data_lines(
    years: Mapping[int, PublishedYear],
    half_years: Mapping[int, HalfYear],
    english: English,
    miss: Callable[[str], None],
) -> Iterator[CodebookLine]:
    """Each thing once, named as its newest year names it. miss: told what has no English name."""
    newest_first = [years[number] for number in sorted(years, reverse=True)]

    def name(names: Mapping[str, str], code: str, where: str) -> str:
        if code not in names:
            miss(f"{where}.{code}")
        return names.get(code, code)

    def line(kind: str, table: str, code: str, label: Text, en: str) -> CodebookLine:
        return kind, table, code, label["fi"], label["sv"], en

    units = {figure.unit_code: figure.unit for year in newest_first for figure in year.figures.values()}
    units.update({table.unit_code: table.unit for year in newest_first for table in year.tables})
    for code, label in sorted(units.items()):
        yield line("unit", "", code, label, name(english.units, code, "units"))
    figures = {key: one for number in sorted(half_years) for key, one in half_years[number].figures.items()}
    figures.update({key: one for year in reversed(newest_first) for key, one in year.figures.items()})
    for key, figure in sorted(figures.items()):
        yield line("figure", "", key, figure.label, name(english.figures, key, "figures"))
    tables: dict[str, list[PublishedTable]] = {}
    for year in newest_first:
        for table in year.tables:
            tables.setdefault(table.id, []).append(table)
    for table_id, same in sorted(tables.items()):
        yield line("table", "", table_id, same[0].title, name(english.tables, table_id, "tables"))
        columns = {column.code: column.label for one in same for column in one.columns if one.column_codes}
        for code, label in columns.items():
            names = _codes(english, same[0].column_codes)
            yield line("column", table_id, code, label, name(names, code, f"codes.{same[0].column_codes}"))
        rows = {row.code: row.label for one in same for row in one.rows}
        for code, label in sorted(rows.items()):
            names = _codes(english, same[0].row_codes)
            yield line("row", table_id, code, label, name(names, code, f"codes.{same[0].row_codes}"))


def _codes(english: English, codes: str) -> Mapping[str, str]:
    own = {**english.codes.get(GROUPS, {}), **english.codes.get(codes, {})}
    return {**Locale("en").territories, **own} if codes == NATIONALITIES else own
