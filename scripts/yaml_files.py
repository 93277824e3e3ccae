"""Reading YAML with the line of every key, and with faults told in an editor's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from scripts.problems import Problem, ProblemsFound
from scripts.text_files import read_text

Key = str | int

_Reader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader in C where it is there: the same, many times faster."""


# Which reader it is shows only when the program runs, so the type checker cannot follow.
class _Loader(_Reader):  # type: ignore[misc]
    """Reads texts only; what a text means, `_scalar` says."""

    def resolve(self, *_: Any) -> str:
        return ""


_CURLY = re.compile(r"\s*(?:- )?[\w-]+:\s+[“”„].*[“”]\s*")
_PASTED_ROW = re.compile(r"[^:#]*(?:;[^;]*;|\",\")[^:]*")
_TWO_COLONS = re.compile(r"\s*(?:- )?(?P<key>[\w-]+): (?P<value>[^\"'{\[].*: .*)")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):(?P<value>[^\s/:].*?)(?:\s+#.*)?")
_TAB = re.compile(r"[^\"'#\t]*\t")
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


@lru_cache(maxsize=2048)
def parse_yaml(text: str, name: str, first_line: int = 1) -> YamlFile:
    """Read YAML from a text that begins at `first_line` of the file `name` (front matter begins at 2).

    The same text gives the same object, so that a preview reads again only what changed: nobody changes it.
    Raises ProblemsFound for tabs, curly quotes, broken YAML, a key that stands twice and merge keys.
    """
    offset = first_line - 1
    for number, line_text in enumerate(text.split("\n"), start=1):
        if _TAB.match(line_text):
            raise ProblemsFound(
                [
                    Problem(
                        name,
                        number + offset,
                        "The line holds a tab, which this kind of file does not allow.",
                        "Use spaces, two for each step inwards; write each figure of a pasted table on a "
                        "line of its own, as `code: 12`.",
                    )
                ]
            )
        if _CURLY.fullmatch(line_text):
            raise ProblemsFound(
                [
                    Problem(
                        name,
                        number + offset,
                        "The value stands in curly quotes, which a word processor puts in by itself.",
                        'Write straight quotes, "…".',
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
    lines: dict[tuple[Key, ...], int] = {}
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = _plain(node, (), lines) if node is not None else None
    except _Twice as twice:
        raise ProblemsFound(
            [
                Problem(
                    name,
                    twice.line + offset,
                    f"The key “{twice.key}” stands twice in the same place.",
                    "Keep one of the two and delete the other.",
                )
            ]
        ) from twice
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ProblemsFound(
            [
                Problem(
                    name,
                    line + offset,
                    *_unreadable(str(error.problem), text.split("\n"), line),
                )
            ]
        ) from error
    except (yaml.YAMLError, ValueError) as error:
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
    return YamlFile(name, data, {keys: line + offset for keys, line in lines.items()})


def _unreadable(reason: str, lines: list[str], line: int) -> tuple[str, str]:
    """What is wrong with a line (1-based) that cannot be read, and what to write instead."""
    written = _TWO_COLONS.fullmatch(lines[line - 1]) if line <= len(lines) else None
    if written and "mapping values" in reason:
        return (
            "The value holds a colon and a space, so that it cannot be told where it begins.",
            f'Put it between quotes: {written["key"].strip()}: "{written["value"].strip()}"',
        )
    return f"The line, or the one above it, is not valid YAML ({reason}).", _advice(lines, line)


def _advice(lines: list[str], line: int) -> str:
    """What to write instead of a line (1-based) that cannot be read, or of the one above it."""
    near = lines[max(0, line - 2) : line]
    for written in filter(None, map(_NO_SPACE.fullmatch, near)):
        return f"Write a space after the colon: `{written['key']}: {written['value']}`."
    if any(_PASTED_ROW.fullmatch(written) for written in near):
        return "It looks like a row of a spreadsheet: write each figure on a line of its own, as `code: 12`."
    return (
        "Compare with a line nearby that works: a key, a colon, a space, the value; "
        'put a text with a colon in it between "quotes".'
    )


def _line_of_impossible_date(text: str) -> int:
    """The reader does not say where a date such as 2026-02-30 stands, so look for it."""
    for number, line_text in enumerate(text.split("\n"), start=1):
        for written in _DATE.findall(line_text):
            try:
                date.fromisoformat(written)
            except ValueError:
                return number
    return 1


class _Twice(Exception):
    """A key stands twice in one place; line counts from the text's beginning."""

    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key = key
        self.line = line


def _plain(node: yaml.Node, keys: tuple[Key, ...], lines: dict[tuple[Key, ...], int]) -> Any:
    """A node's value as Python's own; the line of every key and item below it is put into `lines`."""
    if isinstance(node, yaml.MappingNode):
        group: dict[Any, Any] = {}
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                # As PyYAML's own constructor has it: `[c]: 5`.
                raise yaml.MarkedYAMLError(problem="found unhashable key", problem_mark=key_node.start_mark)
            key = _plain(key_node, (), {})
            line = key_node.start_mark.line + 1
            if key in group:
                raise _Twice(str(key), line)
            lines[*keys, key] = line
            group[key] = _plain(value, (*keys, key), lines)
        return group
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, value in enumerate(node.value):
            lines[*keys, index] = value.start_mark.line + 1
            items.append(_plain(value, (*keys, index), lines))
        return items
    return _scalar(node.value) if not node.style else node.value


_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")


def _scalar(text: str) -> Any:
    """What a value without quotes means in YAML 1.2: `no` is a word there, as it is to an editor."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return date.fromisoformat(text) if _DATE.fullmatch(text) else text
