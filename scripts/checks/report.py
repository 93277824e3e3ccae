"""The desk as text for a person, as Markdown for a pull request, and as JSON for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from itertools import groupby

from scripts.checks.desk import Desk, Group
from scripts.messages import DeskLang, Messages
from scripts.problems import Problem

_MOST_IN_COMMENT = 30
"""Problems of one group in a comment: more would not be read, and comments have a size."""

_CODE = re.compile(r"(`[^`]+`)")
_ENTITIES = {"&": "&amp;", "<": "&lt;"}
_MARKUP = re.compile(r"[&<\\\[\]*~|`!]")
_NAMING = re.compile(r"[@#](?=\w)")
"""Before a word, these call a person or point to another proposal."""


def as_text(desk: Desk, messages: Messages, lang: DeskLang) -> str:
    """Everything, group by group: title, what to do about it, then each place."""
    return "\n".join([*_text_lines(desk, messages, lang), "", verdict(desk, messages, lang)])


def _text_lines(desk: Desk, messages: Messages, lang: DeskLang) -> Iterator[str]:
    for group, problems in _groups(desk, messages, lang):
        words = messages.groups[group]
        yield ""
        yield _title(words.title.in_(lang), problems, messages, lang).upper()
        if problems:
            yield f"  {words.about.in_(lang)}"
        for instead, alike in groupby(problems or [], key=lambda problem: problem.instead):
            # What to do is told once for those that follow each other.
            for problem in alike:
                yield f"  {problem.place}\n    {problem.what}"
            yield f"    → {instead}"


def as_markdown(
    desk: Desk, messages: Messages, lang: DeskLang, changed: Collection[str] | None = None
) -> str:
    """What there is to do, group by group: what stops is open, the rest to unfold.

    changed: the files of a proposal; of what does not stop the site, only theirs is told, the rest counted
    """
    lines: list[str] = []
    elsewhere: list[str] = []
    for group, problems in _groups(desk, messages, lang):
        words = messages.groups[group]
        stops = group in ("broken", "unfinished")
        told = [one for one in problems or [] if stops or changed is None or one.file in changed]
        if told:
            title = _title(words.title.in_(lang), told, messages, lang)
            lines += [f"<details{' open' if stops else ''}><summary>{title}</summary>", ""]
            lines += [words.about.in_(lang), "", *_items(told[:_MOST_IN_COMMENT])]
            left = len(told) - _MOST_IN_COMMENT
            if left > 0:
                lines.append(f"- {messages.words['more'].in_(lang).replace('{1}', str(left))}")
            lines += ["", "</details>", ""]
        if problems and len(told) < len(problems):
            elsewhere.append(f"{words.title.in_(lang)} {len(problems) - len(told)}")
    if elsewhere:
        lines += [f"{messages.words['elsewhere'].in_(lang)} {', '.join(elsewhere)}.", ""]
    return "\n".join(lines)


def _items(problems: list[Problem]) -> Iterator[str]:
    """One line each; what to do is told once for those that follow each other."""
    for instead, alike in groupby(problems, key=lambda problem: problem.instead):
        *before, last = [f"- {as_code(problem.place)}: {_inline(problem.what)}" for problem in alike]
        yield from before
        yield f"{last} → {_inline(instead)}"


def as_json(desk: Desk, messages: Messages, lang: DeskLang) -> str:
    """`problems` is null for a group that could not be looked at."""
    groups = [
        {
            "id": group,
            "title": messages.groups[group].title.in_(lang),
            "problems": None if problems is None else [vars(problem) for problem in problems],
        }
        for group, problems in _groups(desk, messages, lang)
    ]
    return json.dumps({"publishable": desk.publishable, "groups": groups}, ensure_ascii=False, indent=2)


def verdict(desk: Desk, messages: Messages, lang: DeskLang) -> str:
    """One sentence: whether the site can be published."""
    key = "broken" if desk.found["broken"] else "unfinished" if desk.found["unfinished"] else "good"
    return messages.words[key].in_(lang)


def _groups(desk: Desk, messages: Messages, lang: DeskLang) -> Iterator[tuple[Group, list[Problem] | None]]:
    for group in desk.asked:
        problems = desk.found.get(group)
        yield (
            group,
            problems if problems is None else [messages.problem(problem, lang) for problem in problems],
        )


def _title(title: str, problems: list[Problem] | None, messages: Messages, lang: DeskLang) -> str:
    count = messages.words["not_looked"].in_(lang) if problems is None else str(len(problems))
    return f"{title}: {count}"


def as_code(text: str) -> str:
    """A path or a name in Markdown, whatever signs it holds."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def _inline(text: str) -> str:
    """A message in one line: what it says in `code` stays so, other signs are no markup and call nobody."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(
        part if index % 2 else _NAMING.sub("\\g<0>\u200b", _MARKUP.sub(_escaped, part))
        for index, part in enumerate(parts)
    )


def _escaped(sign: re.Match[str]) -> str:
    return _ENTITIES.get(sign[0]) or f"\\{sign[0]}"
