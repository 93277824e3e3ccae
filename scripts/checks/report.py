"""The desk as text for a person, as Markdown for a pull request, and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from scripts.checks.desk import Desk, Group
from scripts.messages import DeskLang, Messages
from scripts.problems import Problem

_MOST_IN_COMMENT = 30
"""Problems of one group in a comment: more would not be read, and comments have a size."""


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


def as_markdown(desk: Desk, messages: Messages, lang: DeskLang) -> str:
    """A comment: the verdict first, what stops open, the rest to unfold."""
    lines = [f"### {messages.words['title'].in_(lang)}", "", verdict(desk, messages, lang), ""]
    for group, problems in _groups(desk, messages, lang):
        if not problems:
            continue
        words = messages.groups[group]
        is_open = " open" if group in ("broken", "unfinished") else ""
        title = _title(words.title.in_(lang), problems, messages, lang)
        lines += [f"<details{is_open}><summary>{title}</summary>", "", words.about.in_(lang), ""]
        for problem in problems[:_MOST_IN_COMMENT]:
            lines.append(f"- `{problem.place}`: {_inline(problem.what)} → {_inline(problem.instead)}")
        left = len(problems) - _MOST_IN_COMMENT
        if left > 0:
            lines.append(f"- {messages.words['more'].in_(lang).replace('{1}', str(left))}")
        lines += ["", "</details>", ""]
    return "\n".join(lines)


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


def _inline(text: str) -> str:
    """Text of a message in one line, its signs taken as signs and not as markup."""
    return " ".join(text.replace("<", "&lt;").split())
