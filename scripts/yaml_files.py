"""Reading YAML with the line of every key, and with faults told in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from scripts.problems import Problem, ProblemsFound
from scripts.text_files import read_text

Key = str | int

_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True)
class YamlFile:
    """A YAML document.

    name: path from the project's root, for messages
    data: plain dicts, lists, strings, numbers, booleans, dates and None
    """

    name: str
    data: Any
    _lines: dict[tuple[Key, ...], int] = field(repr=False)

    def line_of(self, *keys: Key) -> int:
        """1-based line of the key or list item at this path; of the nearest parent when it is not there."""
        path = tuple(keys)
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def problem(self, keys: tuple[Key, ...], what: str, instead: str) -> Problem:
        """A problem placed at the line of a key."""
        return Problem(self.name, self.line_of(*keys), what, instead)


def load_yaml(path: Path, name: str) -> YamlFile:
    """Read one YAML file.

    Raises ProblemsFound for a file that is not there, for what `read_text` refuses, and for what
    `parse_yaml` refuses.
    """
    if not path.is_file():
        raise ProblemsFound([Problem(name, 0, "The file is missing.", "Bring it back from the history.")])
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str, first_line: int = 1) -> YamlFile:
    """Read YAML from a text that begins at `first_line` of the file `name` (front matter begins at 2).

    Raises ProblemsFound for tabs, broken YAML, a key that stands twice and merge keys.
    """
    offset = first_line - 1
    for number, line_text in enumerate(text.split("\n"), start=1):
        indent = line_text[: len(line_text) - len(line_text.lstrip())]
        if "\t" in indent:
            raise ProblemsFound(
                [
                    Problem(
                        name,
                        number + offset,
                        "The line begins with a tab, which this kind of file does not allow.",
                        "Use spaces, two for each step inwards.",
                    )
                ]
            )
        if line_text.strip().startswith("<<:"):
            raise ProblemsFound(
                [
                    Problem(
                        name,
                        number + offset,
                        "The line takes keys over from elsewhere (<<:), so nobody sees here what they are.",
                        "Write the keys themselves.",
                    )
                ]
            )
    reader = YAML(typ="rt")
    try:
        document = reader.load(text)
    except DuplicateKeyError as error:
        line = (error.problem_mark.line + 1 if error.problem_mark else 1) + offset
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else "?"
        raise ProblemsFound(
            [
                Problem(
                    name,
                    line,
                    f"The key “{key}” stands twice in the same place.",
                    "Keep one of the two and delete the other.",
                )
            ]
        ) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line + 1 if mark else 1) + offset
        raise ProblemsFound(
            [
                Problem(
                    name,
                    line,
                    f"The line, or the one above it, is not valid YAML ({error.problem}).",
                    "Compare with a line nearby that works: a key, a colon, a space, the value; "
                    'put a text with a colon in it between "quotes".',
                )
            ]
        ) from error
    except (YAMLError, ValueError) as error:
        raise ProblemsFound(
            [
                Problem(
                    name,
                    _line_of_impossible_date(text) + offset,
                    f"The line is not valid YAML ({error}).",
                    "Write dates as YYYY-MM-DD, and only days that exist; check quotes and colons.",
                )
            ]
        ) from error
    lines = {keys: line + offset for keys, line in _walk_lines(document, ())}
    return YamlFile(name=name, data=_plain(document), _lines=lines)


def _line_of_impossible_date(text: str) -> int:
    """The reader does not say where a date such as 2026-02-30 stands, so look for it."""
    for number, line_text in enumerate(text.split("\n"), start=1):
        for written in _DATE.findall(line_text):
            try:
                date.fromisoformat(written)
            except ValueError:
                return number
    return 1


def _walk_lines(node: Any, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], int]]:
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            yield (*keys, key), node.lc.key(key)[0] + 1
            yield from _walk_lines(value, (*keys, key))
    elif isinstance(node, CommentedSeq):
        for index, value in enumerate(node):
            yield (*keys, index), node.lc.item(index)[0] + 1
            yield from _walk_lines(value, (*keys, index))


def _plain(node: Any) -> Any:
    """The reader's own kinds of dict, list, text and number as Python's."""
    if isinstance(node, CommentedMap):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node
