"""Names that lead nowhere: codes, tables, numbers and sources that nobody knows, with the right one told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from scripts.problems import Problem, nearest
from scripts.statistics.figures.findings import paths_in
from scripts.statistics.rules.disclosure import PERSONS
from scripts.statistics.years.catalogue import GROUPS, NATIONALITIES, Catalogue, Year
from scripts.statistics.years.model import RawCell, TableSpec, Words
from scripts.yaml_files import Key

_DIGIT = re.compile(r"\d")


def _instead(hint: str, otherwise: str) -> str:
    return f"Did you mean “{hint}”?" if hint else otherwise


# The catalogue: tables.yml and labels.yml.


def catalogue_problems(catalogue: Catalogue) -> list[Problem]:
    """Names in tables.yml and labels.yml that lead nowhere, and texts that ask for unknown numbers."""
    return [
        *_unknown_names(catalogue),
        *_unknown_paths(catalogue),
        *_unknown_codes_of_tables(catalogue),
        *_unequal_texts(catalogue),
        *_numbers_in_names(catalogue),
        *_unled_columns(catalogue),
        *_unprotected(catalogue),
    ]


def _unprotected(catalogue: Catalogue) -> Iterator[Problem]:
    """Tables that could tell of small groups without saying how small a number may be."""
    spec = catalogue.spec
    for name, table in spec.tables.items():
        universe = spec.universes.get(table.universe or "")
        divided = table.shape == "crossed" or (universe is not None and universe.part_of is not None)
        countries = table.rows == NATIONALITIES
        minimum = min(
            table.smallest_cell or 0, table.file_minimum or 0 if countries else table.smallest_cell or 0
        )
        if table.unit == PERSONS and (divided or countries) and minimum < spec.smallest_figure:
            yield catalogue.file.problem(
                ("tables", name),
                f"“{name}” could tell of small groups.",
                f"Write `smallest_cell: {spec.smallest_figure}`; for nationalities `file_minimum` too.",
            )


def _unknown_names(catalogue: Catalogue) -> Iterator[Problem]:
    spec = catalogue.spec
    sets = {*catalogue.labels, NATIONALITIES}
    wanted: list[tuple[tuple[Key, ...], str | None, Iterable[str]]] = []
    for name, figure in spec.figures.items():
        wanted += [
            (("figures", name), name.split(".")[0], spec.sections),
            (("figures", name, "unit"), figure.unit, spec.units),
            (("figures", name, "beside"), figure.beside, spec.tables),
            (("figures", name, "percent_of"), figure.percent_of, spec.universes),
        ]
    for name, table in spec.tables.items():
        at: tuple[Key, ...] = ("tables", name)
        wanted += [
            (at, name.split(".")[0], spec.sections),
            ((*at, "unit"), table.unit, spec.units),
            ((*at, "rows"), table.rows, sets),
            ((*at, "universe"), table.universe, spec.universes),
        ]
        if table.columns:
            wanted.append(((*at, "columns"), table.columns.codes, catalogue.labels))
            wanted += [
                ((*at, "columns"), universe, spec.universes) for universe in table.columns.universes.values()
            ]
    for name, universe in spec.universes.items():
        wanted.append((("universes", name, "part_of"), universe.part_of, spec.universes))
        wanted += [(("universes", name, "where"), key, catalogue.labels) for key in universe.where]
    wanted += [
        (("same_rows", index), table, spec.tables)
        for index, pair in enumerate(spec.same_rows)
        for table in pair
    ]
    for keys, word, known in wanted:
        if word is not None and word not in known:
            yield catalogue.file.problem(
                keys,
                f"“{word}” is not known.",
                _instead(nearest(word, known), f"Use one of: {', '.join(sorted(known))}."),
            )
    for code in sorted(set(catalogue.labels.get(NATIONALITIES, {})) - catalogue.codes(NATIONALITIES)):
        yield Problem(
            "data/labels.yml",
            0,
            f"“{code}” is not the code of a country.",
            "Use the two letters of ISO 3166-1.",
        )


def _unknown_paths(catalogue: Catalogue) -> Iterator[Problem]:
    spec = catalogue.spec
    known = known_paths(catalogue)
    wanted: list[tuple[tuple[Key, ...], str]] = []
    for name, universe in spec.universes.items():
        wanted += [(("universes", name, "total"), path) for path in universe.total]
        wanted += [(("universes", name, "percent"), path) for path in [universe.percent] if path]
    for index, equal in enumerate(spec.equal):
        wanted += [(("equal", index), path) for path in (equal.this, *equal.parts)]
    for name, figure in spec.figures.items():
        if figure.part_of:
            wanted.append((("figures", name, "part_of"), figure.part_of))
    for name, table in spec.tables.items():
        none = table.finding.none if table.finding else {}
        wanted += [(("tables", name, "finding"), path) for path in none]
    for keys, text in _texts(catalogue):
        wanted += [(keys, path) for words in text.text.values() for path in paths_in(words)]
    for keys, path in wanted:
        if path not in known:
            yield catalogue.file.problem(
                keys,
                f"There is no number called “{path}”.",
                _instead(
                    nearest(path, known), "Use a path of `figures`, or of a table and one of its codes."
                ),
            )


def known_paths(catalogue: Catalogue) -> set[str]:
    """Every path that a year file can have, or that the site makes: numbers, tables, rows and cells."""
    paths = {*catalogue.spec.figures, *catalogue.spec.tables}
    for name, table in catalogue.spec.tables.items():
        rows = {f"{name}.{code}" for code in (*catalogue.codes(table.rows), *_own_rows(table))}
        paths |= rows
        if table.columns:
            columns = catalogue.codes(table.columns.codes)
            paths |= {f"{row}.{column}" for row, column in product([*rows, f"{name}.*"], columns)}
    return paths


def _own_rows(table: TableSpec) -> set[str]:
    return {*table.merge, *([table.rest] if table.rest else [])}


def _unknown_codes_of_tables(catalogue: Catalogue) -> Iterator[Problem]:
    wanted: list[tuple[tuple[Key, ...], str, str]] = []
    for name, table in catalogue.spec.tables.items():
        at: tuple[Key, ...] = ("tables", name)
        for into, codes in table.merge.items():
            wanted += [((*at, "merge", into), table.rows, code) for code in codes]
        wanted += [((*at, "merge"), GROUPS, code) for code in table.merge]
        wanted += [((*at, "rest"), GROUPS, code) for code in ([table.rest] if table.rest else [])]
        if table.columns:
            wanted += [((*at, "columns"), table.columns.codes, code) for code in table.columns.universes]
    for name, universe in catalogue.spec.universes.items():
        for labels, codes in universe.where.items():
            wanted += [(("universes", name, "where"), labels, code) for code in codes]
    for index, pair in enumerate(catalogue.spec.same_groups):
        wanted += [(("same_groups", index), *_set_and_code(name)) for name in pair]
    for index, holding in enumerate(catalogue.spec.holding_groups):
        wanted.append((("holding_groups", index), *_set_and_code(holding.group)))
        wanted += [(("holding_groups", index), holding.holds, code) for code in holding.codes]
    for keys, labels, code in wanted:
        known = catalogue.codes(labels)
        if code not in known:
            yield catalogue.file.problem(
                keys,
                f"“{code}” is not a code of “{labels}” in data/labels.yml.",
                _instead(nearest(code, known), "Correct the code, or add it there with its names."),
            )


def _set_and_code(name: str) -> tuple[str, str]:
    labels, _, code = name.partition(".")
    return labels, code


def _texts(catalogue: Catalogue) -> Iterator[tuple[tuple[Key, ...], Words]]:
    """Every text of tables.yml that may hold numbers."""
    for name, table in catalogue.spec.tables.items():
        for index, note in enumerate(table.notes):
            yield ("tables", name, "notes", index), note
        if table.finding:
            for words in (
                table.finding.words,
                table.finding.lead,
                *table.finding.leads.values(),
                *table.finding.none.values(),
            ):
                if words:
                    yield ("tables", name, "finding"), words


def _unequal_texts(catalogue: Catalogue) -> Iterator[Problem]:
    for keys, words in _texts(catalogue):
        if set(paths_in(words.fi)) != set(paths_in(words.sv)):
            yield catalogue.file.problem(
                keys,
                "The two languages do not tell the same numbers.",
                "Use the same {…} in the Finnish and in the Swedish text.",
            )


def _numbers_in_names(catalogue: Catalogue) -> Iterator[Problem]:
    """Names hold for every year, so the only thing that can be filled in is the year."""
    spec = catalogue.spec
    named: list[tuple[tuple[Key, ...], Words]] = []
    named += [(("tables", name, "title"), table.title) for name, table in spec.tables.items()]
    named += [(("figures", name, "label"), figure.label) for name, figure in spec.figures.items()]
    for name, universe in spec.universes.items():
        named += [(("universes", name, "name"), universe.name), (("universes", name, "of"), universe.of)]
    for keys, words in named:
        if paths_in(words.fi) or paths_in(words.sv):
            yield catalogue.file.problem(
                keys,
                "A name cannot hold a number of the figures.",
                "Leave out the {…}; only {year} can stand here.",
            )


def _unled_columns(catalogue: Catalogue) -> Iterator[Problem]:
    """Sentences by column that do not know how to begin for each of them."""
    for name, table in catalogue.spec.tables.items():
        columns = set(table.columns.universes) if table.columns else set()
        if table.finding and table.finding.kind == "columns" and set(table.finding.leads) != columns:
            yield catalogue.file.problem(
                ("tables", name, "finding"),
                "The sentence does not have one beginning for each column.",
                f"Write `leads: {{column: {{fi: …, sv: …}}}}` for: {', '.join(sorted(columns))}.",
            )


# One year: names and codes.


def name_problems(year: Year, catalogue: Catalogue) -> list[Problem]:
    """Sections, tables, numbers and codes of a year file that nobody knows; nesting that does not fit."""
    sections = catalogue.spec.sections
    problems: list[Problem] = []
    for section in year.data.sections:
        if section in sections:
            problems += _section_problems(section, year, catalogue)
        elif section in catalogue.spec.tables:
            problems.append(
                year.file.problem(
                    (section,),
                    f"“{section}” stands at the beginning of the line, where it belongs to nothing.",
                    "Put two spaces before it, below `merge:` or `notes:`.",
                )
            )
        else:
            problems.append(_unknown(year, (section,), "section", section, sections))
    named: list[tuple[tuple[Key, ...], str]] = []
    named += [(("partial_tables", index), table) for index, table in enumerate(year.data.partial_tables)]
    named += [(("notes", table), table) for table in year.data.notes]
    for index, difference in enumerate(year.data.known_differences):
        at = ("known_differences", index, "tables")
        named += [((*at, number), table) for number, table in enumerate(difference.tables)]
    named += [(("merge", table), table) for table in year.data.merge]
    tables = catalogue.spec.tables
    return [
        *problems,
        *(_unknown(year, keys, "table", table, tables) for keys, table in named if table not in tables),
        *_merge_problems(year, catalogue),
    ]


def _merge_problems(year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    """Rows that a year puts together: their codes, and the name of what they make."""
    named = sorted(catalogue.codes(GROUPS))
    for table, groups in year.data.merge.items():
        spec = catalogue.spec.tables.get(table)
        known = catalogue.codes(spec.rows) if spec else frozenset[str]()
        for into, codes in groups.items() if spec else ():
            at = ("merge", table, into)
            if into not in named:
                yield year.file.problem(
                    at,
                    f"There is no group called “{into}”.",
                    _instead(
                        nearest(into, named),
                        f"Use one of: {', '.join(named)}; or name it under `groups` in data/labels.yml "
                        "and in data/labels_en.yml.",
                    ),
                )
            yield from (_unknown(year, at, "code", code, known) for code in codes if code not in known)


def _section_problems(section: str, year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    spec = catalogue.spec
    for name, entry in year.data.sections[section].items():
        path = f"{section}.{name}"
        if path in spec.figures:
            if not isinstance(entry, RawCell):
                yield year.file.problem(
                    (section, name),
                    f"“{path}” is a single number.",
                    "Write one whole number after the colon.",
                )
        elif path in spec.tables:
            yield from _table_problems(path, (section, name), year, catalogue)
        elif section not in spec.tables:
            paths = (path.partition(".") for path in (*spec.figures, *spec.tables))
            known = [name for first, _, name in paths if first == section]
            yield _unknown(year, (section, name), "table or number", name, known)
    if section in spec.tables:
        yield from _table_problems(section, (section,), year, catalogue)


def text_problems(year: Year, catalogue: Catalogue) -> list[Problem]:
    """Remarks of a year file that ask for unknown numbers, and explanations that ask for any."""
    known = known_paths(catalogue)
    notes: list[tuple[tuple[Key, ...], Words]] = []
    for table, texts in year.data.notes.items():
        notes += [(("notes", table, index), words) for index, words in enumerate(texts)]
    notes += [((*keys, "note"), cell.note) for keys, cell in year.all_cells() if cell.note]
    problems = [
        year.file.problem(
            keys,
            f"There is no number called “{path}”.",
            _instead(nearest(path, known), "Use the path of a number of this file."),
        )
        for keys, words in notes
        for path in dict.fromkeys((*paths_in(words.fi), *paths_in(words.sv)))
        if path not in known
    ]
    for index, difference in enumerate(year.data.known_differences):
        texts = [difference.explain, *(value.where for value in difference.values)]
        if any("{" in words.fi + words.sv for words in texts):
            problems.append(
                year.file.problem(
                    ("known_differences", index),
                    "The texts of a difference cannot hold {…}.",
                    "Put the numbers under `values`; the text says in words what they are.",
                )
            )
    return problems


def _unknown(year: Year, keys: tuple[Key, ...], kind: str, word: str, known: Iterable[str]) -> Problem:
    known = sorted(known)
    return year.file.problem(
        keys,
        f"There is no {kind} called “{word}”.",
        _instead(nearest(word, known), f"Use one of: {', '.join(known)}; new ones begin in tables.yml."),
    )


def _table_problems(table: str, at: tuple[str, ...], year: Year, catalogue: Catalogue) -> Iterator[Problem]:
    spec = catalogue.spec.tables[table]
    entries = year.data.sections[at[0]]
    found = entries[at[1]] if len(at) > 1 else entries
    if isinstance(found, RawCell) or (isinstance(found, list) and spec.shape != "names"):
        yield year.file.problem(
            at,
            f"“{table}” is a table.",
            "Write a line `code: number` for each row below it, two spaces further in.",
        )
        return
    known = catalogue.codes(spec.rows) | (catalogue.codes(GROUPS) if spec.percent else frozenset())
    for code, cells in year.rows(table, catalogue).items():
        if code not in known:
            yield year.file.problem(
                (*at, code),
                f"“{code}” is not a code of “{spec.rows}”.",
                _instead_of_code(code, spec.rows, catalogue),
            )
        nested = not isinstance(found, list) and isinstance(found[code], dict)
        if nested != (spec.shape == "crossed") and not isinstance(found, list):
            yield year.file.problem(
                (*at, code),
                f"The row “{code}” has not the form of the table “{table}”.",
                "Write `code: {column: number, …}`." if spec.shape == "crossed" else "Write `code: number`.",
            )
        elif nested:
            for column in sorted(set(cells) - set(catalogue.columns(spec))):
                yield _unknown(year, (*at, code, column), "column", column, catalogue.columns(spec))


def _instead_of_code(code: str, labels: str, catalogue: Catalogue) -> str:
    """The code that was meant, with its names: it or one of them looks alike."""
    names = {
        name.casefold(): known
        for known in sorted(catalogue.codes(labels))
        for name in (known, *catalogue.label(labels, known).values())
    }
    hint = nearest(code.casefold(), names)
    if hint:
        return f"Did you mean “{names[hint]}” ({' / '.join(catalogue.label(labels, names[hint]).values())})?"
    if labels == NATIONALITIES:
        return "Use the country's code of two letters (ISO 3166): GB, not UK."
    return "Use a code of data/labels.yml, or add one there."


def source_problems(year: Year, known_sources: set[str]) -> list[Problem]:
    """Sources that data/sources.yml does not have."""
    named: list[tuple[tuple[Key, ...], str | None]] = [(("source",), year.data.source)]
    named += [((*keys, "source"), cell.source) for keys, cell in year.all_cells()]
    for index, difference in enumerate(year.data.known_differences):
        at: tuple[Key, ...] = ("known_differences", index, "values")
        named += [((*at, number, "source"), value.source) for number, value in enumerate(difference.values)]
    return [
        year.file.problem(
            keys,
            f"There is no source “{source}” in data/sources.yml.",
            _instead(
                nearest(source, _of_the_same_year(source, known_sources)),
                "Add it there, or use the id of one that is there.",
            ),
        )
        for keys, source in named
        if source is not None and source not in known_sources
    ]


def _of_the_same_year(source: str, known: Iterable[str]) -> Iterator[str]:
    """Sources with the same digits: a name with others is not misspelt, it is of another year."""
    return (one for one in known if _DIGIT.findall(one) == _DIGIT.findall(source))
