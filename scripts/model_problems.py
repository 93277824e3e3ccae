"""From pydantic's findings to problems that an editor understands.

Models stay plain pydantic; this module says what they refuse, at which line, and what to write instead.
Validators of our own raise `fault(what, instead)`; its two sentences reach the editor unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from scripts.problems import Problem, ProblemsFound, nearest
from scripts.yaml_files import Key, YamlFile

Model = TypeVar("Model", bound=BaseModel)

_Path = tuple[Key, ...]

_Sentences = tuple[str, str]
"""What is wrong, and what to write instead."""

_FAULT = "editor_fault"
_UNKNOWN_KEY = ("extra_forbidden", "invalid_key")
_LANGUAGES = {"fi": "Finnish", "sv": "Swedish"}
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_QUOTED = re.compile(r"'([^']*)'")

_LIST = ("a list", "Write each item on a line of its own that begins with “- ”.")
_NOTHING_LEFT = "If nothing is left to list, delete the whole entry."
_GROUP = ("a group of keys", "Write its keys below it, two spaces further in, each as `key: value`.")
_WRONG_KIND: dict[str, tuple[str, str]] = {
    "string_type": ("a text", 'Write a text; digits that are meant as a text go between "quotes".'),
    "int_type": ("a whole number", "Write a whole number without quotes, such as 180."),
    "float_type": ("a number", "Write a number without quotes, such as 12.5."),
    "bool_type": ("true or false", "Write true or false, without quotes."),
    "date_type": ("a day", "Write the day as YYYY-MM-DD without quotes, such as 2026-11-24."),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _GROUP,
    "model_type": _GROUP,
}
"""What should stand there, by pydantic's name for the error, and how it is written."""

_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


@dataclass(frozen=True)
class _Finding:
    """One of pydantic's errors, with its path as it is in the file.

    branch: the model would accept several kinds of value there, and the error is about one of them
    """

    path: _Path
    kind: str
    value: Any
    context: Mapping[str, Any]
    message: str
    branch: bool


def fault(what: str, instead: str) -> PydanticCustomError:
    """An error to raise in a validator: what is wrong with the value and what to write instead."""
    return PydanticCustomError(_FAULT, "{what} {instead}", {"what": what, "instead": instead})


def problems_from(
    error: ValidationError,
    file: YamlFile,
    prefix: tuple[Key, ...] = (),
    model: type[BaseModel] | None = None,
) -> list[Problem]:
    """Every fault that pydantic found, each at its own line, ordered by line.

    prefix: where in the file the validated value stands, () when it is the whole file
    model: the validated model; with it every key that the model knows can be the hint for a mistyped one,
        without it only those that are missing
    """
    by_path: dict[_Path, list[_Finding]] = {}
    for finding in _of_the_meant_branch([_finding(details, file, prefix) for details in error.errors()]):
        by_path.setdefault(finding.path, []).append(finding)
    missing = {path for path, group in by_path.items() if group[0].kind == "missing"}
    unknown = [path for path, group in by_path.items() if group[0].kind in _UNKNOWN_KEY]
    problems: list[Problem] = []
    for path in unknown:
        parent = path[:-1]
        lacking = {str(gap[-1]) for gap in missing if gap[:-1] == parent}
        free = (lacking | _keys_at(model, parent)) - set(_at(file.data, (*prefix, *parent)))
        hint = nearest(str(path[-1]), free)
        # A mistyped key is also a missing one; telling both would send the editor to two places.
        missing.discard((*parent, hint))
        problems.append(file.problem((*prefix, *path), *_unknown_key(path, hint, free)))
    for path, group in by_path.items():
        if path in missing or group[0].kind not in (*_UNKNOWN_KEY, "missing"):
            problems.append(file.problem((*prefix, *path), *_told(_label(path, prefix), group)))
    return sorted(problems, key=lambda problem: problem.line)


def validated(model: type[Model], file: YamlFile) -> Model:
    """The content of a file as its model. Raises ProblemsFound with all that the model refuses."""
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        raise ProblemsFound(problems_from(error, file, (), model)) from error


def models_by_id(file: YamlFile, model: type[Model]) -> tuple[dict[str, Model], list[Problem]]:
    """Read a file that is a group of entries, each under its id, all of one model.

    Returns the entries that are in order, in the order of the file, and the problems of the others.
    """
    if not isinstance(file.data, dict):
        return {}, [
            Problem(
                file.name,
                1,
                "The file should hold entries, each below its id.",
                "Begin a line with the id and a colon, and write the entry's keys below it, two spaces in.",
            )
        ]
    entries: dict[str, Model] = {}
    problems: list[Problem] = []
    for key, value in file.data.items():
        if not isinstance(key, str) or not _ID.fullmatch(key):
            problems.append(
                file.problem(
                    (key,),
                    f"“{key}” cannot be an id.",
                    "Use small letters a–z, digits and underscores, a letter first, such as victim_support.",
                )
            )
        try:
            entries[str(key)] = model.model_validate(value)
        except ValidationError as error:
            problems.extend(problems_from(error, file, (key,), model))
    return entries, problems


def _finding(details: ErrorDetails, file: YamlFile, prefix: _Path) -> _Finding:
    """Take pydantic's names for the kinds of value ("str", "Both") out of its path.

    What cannot be followed in the data is such a name, unless it is a missing key at the end.
    """
    node = _at(file.data, prefix)
    location = details["loc"]
    path: list[Key] = []
    for index, part in enumerate(location):
        is_key = isinstance(node, dict) and part in node
        is_item = isinstance(node, list) and isinstance(part, int) and part < len(node)
        if is_key or is_item:
            node = node[part]
            path.append(part)
        elif details["type"] == "missing" and index == len(location) - 1:
            path.append(part)
    return _Finding(
        path=tuple(path),
        kind=details["type"],
        value=details["input"],
        context=details.get("ctx", {}),
        message=details["msg"],
        branch=len(path) < len(location),
    )


def _of_the_meant_branch(findings: list[_Finding]) -> list[_Finding]:
    """Where several kinds of value are allowed, keep the faults of the kind that the editor meant.

    Pydantic tells the faults of all kinds. The meant one is the one that got further: into the value's own
    keys, or past its kind to its content.
    """
    kept = []
    for finding in findings:
        others = [other for other in findings if other.branch and other is not finding]
        deeper = any(
            len(other.path) > len(finding.path) and other.path[: len(finding.path)] == finding.path
            for other in others
        )
        further = _wrong_kind(finding.kind) is not None and any(
            other.path == finding.path and _wrong_kind(other.kind) is None for other in others
        )
        if not (finding.branch and (deeper or further)):
            kept.append(finding)
    return kept


def _told(label: str, group: list[_Finding]) -> _Sentences:
    """What is wrong with one value and what to write instead; several findings are several allowed kinds."""
    kinds = [kind for finding in group if (kind := _wrong_kind(finding.kind))]
    if len(kinds) == len(group):
        wanted = " or ".join(dict.fromkeys(name for name, _ in kinds))
        instead = " Or: ".join(dict.fromkeys(how for _, how in kinds))
        value = group[0].value
        if value is None:
            return f"{label} has no value.", f"{instead} {_NOTHING_LEFT}" if wanted == _LIST[0] else instead
        return f"{label} should be {wanted}, not {_shown(value)}.", instead
    finding = next(finding for finding in group if not _wrong_kind(finding.kind))
    return _TELLERS.get(finding.kind, _other)(label, finding)


def _own_fault(label: str, finding: _Finding) -> _Sentences:
    return f"{label}: {finding.context['what']}", str(finding.context["instead"])


def _missing(label: str, finding: _Finding) -> _Sentences:
    key = str(finding.path[-1])
    if key in _LANGUAGES:
        return (
            f"{label} is missing.",
            f"Add the {_LANGUAGES[key]} line, `{key}: …`; both languages are needed.",
        )
    return f"{label} is missing.", f"Add a line `{key}: …` with its value."


def _not_allowed(label: str, finding: _Finding) -> _Sentences:
    expected = str(finding.context["expected"])
    allowed = _QUOTED.findall(expected) or [expected]
    instead = f"Write one of: {', '.join(allowed)}."
    if finding.value is None:
        return f"{label} has no value.", instead
    hint = nearest(str(finding.value), allowed)
    what = f"{label} cannot be {_shown(finding.value)}."
    return what, f"Did you mean “{hint}”? {instead}" if hint else instead


def _out_of_bounds(label: str, finding: _Finding) -> _Sentences:
    name, words = _BOUNDS[finding.kind]
    return f"{label} cannot be {_shown(finding.value)}.", f"Write {words} {finding.context[name]}."


def _too_short(label: str, finding: _Finding) -> _Sentences:
    value = finding.value.strip() if isinstance(finding.value, str) else finding.value
    if value == []:
        return f"{label} is empty.", f"{_LIST[1]} {_NOTHING_LEFT}"
    if not value:
        return f"{label} is empty.", "Write its content."
    return f"{label} is too short.", f"Use at least {finding.context['min_length']} {_units(finding)}."


def _too_long(label: str, finding: _Finding) -> _Sentences:
    return f"{label} is too long.", f"Use at most {finding.context['max_length']} {_units(finding)}."


def _wrong_form(label: str, finding: _Finding) -> _Sentences:
    what = f"{label} cannot be {_shown(finding.value)}: it has not the right form."
    return what, "Compare it with the same key elsewhere, letter by letter."


def _other(label: str, finding: _Finding) -> _Sentences:
    message = finding.message.removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    return f"{label} is not right: {message}.", "Correct the value; the same key elsewhere shows the form."


_TELLERS: dict[str, Callable[[str, _Finding], _Sentences]] = {
    _FAULT: _own_fault,
    "missing": _missing,
    "literal_error": _not_allowed,
    "enum": _not_allowed,
    **dict.fromkeys(_BOUNDS, _out_of_bounds),
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_pattern_mismatch": _wrong_form,
}
"""Who words an error, by pydantic's name for it; what is not here and no wrong kind goes to `_other`."""


def _at(data: Any, path: _Path) -> Any:
    for key in path:
        data = data[key]
    return data


def _unknown_key(path: _Path, hint: str, free: set[str]) -> _Sentences:
    what = f"The key “{path[-1]}” is not known here."
    if hint:
        return what, f"Did you mean “{hint}”?"
    if free:
        return what, f"Delete the line, or use one of: {', '.join(sorted(free))}."
    return what, "Delete the line, or correct the key's name."


def _wrong_kind(kind: str) -> tuple[str, str] | None:
    """What should stand there and how it is written, when the fault is that a value is of another kind."""
    if kind in _TELLERS:
        return None
    return _WRONG_KIND.get(kind) or _WRONG_KIND.get(f"{kind.split('_', maxsplit=1)[0]}_type")


def _units(finding: _Finding) -> str:
    return "characters" if isinstance(finding.value, str) else "items"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, (int, float)) else f"“{value}”"


def _label(path: _Path, prefix: _Path) -> str:
    """How a value is called in a message: “name › sv”, “sources › item 2”."""
    names = path or prefix[-1:]
    if not names:
        return "The file"
    return f"“{' › '.join(f'item {name + 1}' if isinstance(name, int) else name for name in names)}”"


def _keys_at(model: type[BaseModel] | None, path: _Path) -> set[str]:
    """The keys that a model knows at a path of its data."""
    level: list[Any] = [model] if model else []
    for key in path:
        level = [inner for outer in level for inner in _inside(outer, key)]
    return {
        name
        for kind in level
        for single in _alternatives(kind)
        if _is_model(single)
        for name in single.model_fields
    }


def _inside(kind: Any, key: Key) -> Iterator[Any]:
    """The types of what stands under a key of a model, or in a list or a dictionary."""
    for single in _alternatives(kind):
        if _is_model(single):
            field = single.model_fields.get(str(key))
            if field is not None:
                yield field.annotation
        elif get_args(single):
            yield get_args(single)[-1]


def _alternatives(kind: Any) -> Iterable[Any]:
    """The members of a union and what an annotation is about; a plain type or a container is its own."""
    if hasattr(kind, "__metadata__"):
        return _alternatives(kind.__origin__)
    if get_origin(kind) in (Union, UnionType):
        return [single for member in get_args(kind) for single in _alternatives(member)]
    return [kind]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
