"""`{{ name("argument") }}` in a page: found here, filled by the functions the site offers."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping

from scripts.problems import Problem, ProblemsFound, nearest

_PLACEHOLDER = re.compile(r"\{\{(?P<inner>.*?)\}\}")
_CALL = re.compile(r"\s*(?P<name>[a-z_]+)\((?P<arguments>.*)\)\s*")

Fill = Callable[..., str]
"""Turns the arguments of one placeholder into text; raises CannotFill when it cannot."""


class CannotFill(Exception):
    """A placeholder asks for something that is not there; says what to write instead."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what)
        self.what = what
        self.instead = instead


def fill(text: str, functions: Mapping[str, Fill], name: str, first_line: int = 1) -> str:
    """The text with every placeholder filled.

    functions: what a page may ask for, by name
    name, first_line: the file and the line on which the text begins, for messages
    Raises ProblemsFound with every placeholder that cannot be filled.
    """
    problems: list[Problem] = []
    lines = []
    for number, line in enumerate(text.split("\n"), start=first_line):
        rest = _PLACEHOLDER.sub("", line)
        if "{{" in rest:
            problems.append(
                Problem(
                    name,
                    number,
                    "A {{ is not closed on the same line.",
                    'Write the whole placeholder on one line: {{ phone("assistance_system") }}.',
                )
            )
        elif "}}" in rest:
            problems.append(
                Problem(
                    name,
                    number,
                    "A }} stands here without a {{ before it on the same line.",
                    'Write the whole placeholder on one line: {{ phone("assistance_system") }}.',
                )
            )
        lines.append(_fill_line(line, functions, name, number, problems))
    if problems:
        raise ProblemsFound(problems)
    return "\n".join(lines)


def _fill_line(
    line: str, functions: Mapping[str, Fill], name: str, number: int, problems: list[Problem]
) -> str:
    return _PLACEHOLDER.sub(lambda match: _filled(match, functions, name, number, problems), line)


def _filled(
    match: re.Match[str],
    functions: Mapping[str, Fill],
    name: str,
    line: int,
    problems: list[Problem],
) -> str:
    written = match.group(0)
    call = _CALL.fullmatch(match.group("inner"))
    if call is None:
        problems.append(
            Problem(
                name,
                line,
                f"{written} cannot be understood.",
                'Write a name and its arguments: {{ phone("assistance_system") }}.',
            )
        )
        return written
    function = functions.get(call.group("name"))
    if function is None:
        hint = nearest(call.group("name"), functions) or ", ".join(sorted(functions))
        problems.append(
            Problem(
                name,
                line,
                f"There is no placeholder called “{call.group('name')}”.",
                f"Did you mean: {hint}?",
            )
        )
        return written
    try:
        arguments = (
            ast.literal_eval(f"({call.group('arguments')},)") if call.group("arguments").strip() else ()
        )
        return function(*arguments)
    except CannotFill as error:
        problems.append(Problem(name, line, error.what, error.instead))
    except (SyntaxError, ValueError, TypeError):
        problems.append(
            Problem(
                name,
                line,
                f"{written} does not have the arguments it needs.",
                "Put the argument in straight double quotes and compare with a page where it works.",
            )
        )
    return written
