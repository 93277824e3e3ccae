"""Finnish texts that changed after their Swedish twins, section by section, as the history tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.checks.history import Change, History, gone, read_history
from scripts.content.writing.structure import headings, sections
from scripts.languages import FOLDERS
from scripts.problems import Problem

SAME = "[sv-ok]"
"""In the message of a commit: the Finnish change asks for none in Swedish, or the twin was compared."""

_CLONE = "Work in a clone of the project, or look at the check on the git host."
_FETCH = "Fetch the rest with `git fetch --unshallow`; the check on the git host has all of it."

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_WORDS = re.compile(r"\w+")
_TITLE = "title and description"
_TEXTS = re.compile(r"^(?:title|description):.*$", re.MULTILINE)


def translation_behind(root: Path) -> list[Problem]:
    """A problem for each Swedish file whose Finnish twin has other words since; one if that cannot be told.

    Only words count: a comma, a figure in front matter or a changed line break is no new text.
    """
    history = read_history(root, tuple(FOLDERS.values()))
    if history is None:
        return [_unknown("there is no history (git) here", _CLONE)]
    if not history.whole:
        return [_unknown("the history here is cut short", _FETCH)]
    return list(_behind(root, history))


def _unknown(why: str, instead: str) -> Problem:
    return Problem(FOLDERS["sv"], 0, f"Which Swedish texts are behind cannot be told: {why}.", instead)


def _behind(root: Path, history: History) -> Iterator[Problem]:
    fi_folder, sv_folder = FOLDERS["fi"], FOLDERS["sv"]
    moved = cache(lambda: gone(root, fi_folder))
    for name, changes in sorted(history.changes.items()):
        path = name.removeprefix(f"{fi_folder}/")
        twin = f"{sv_folder}/{path}"
        finnish, swedish = root / name, root / twin
        if path == name or not name.endswith(".md") or not (finnish.is_file() and swedish.is_file()):
            continue
        compared = _last_compared(history.changes.get(twin, []), changes)
        if compared is None or changes[0].age >= compared.age:
            continue
        names = [name, *(f"{fi_folder}/{old}" for old, new in moved().items() if new == path)]
        texts = (history.text(compared.commit, each) for each in names)
        before = _sections(next(filter(None, texts), ""))
        now = _sections(_read(finnish))
        changed = [title for title, words in now.items() if before.get(title) != words]
        changed += [f"{title} (taken away)" for title in before if title not in now]
        if changed:
            when = changes[0].day or "now, not yet saved in git"
            yield Problem(
                twin,
                _line_of(changed[0], finnish, swedish),
                f"{name} changed after this text ({when}), in: {'; '.join(changed)}.",
                f"Bring the Swedish text up to date. If it needs no change, write {SAME} in the message of "
                "the next commit that changes the Finnish page.",
            )


def _last_compared(swedish: list[Change], finnish: list[Change]) -> Change | None:
    """The newest change after which the two were equal: one of the Swedish text, or one marked as such."""
    marked = [change for change in finnish if SAME in change.message]
    return min([*swedish[:1], *marked[:1]], key=lambda change: change.age, default=None)


def _sections(text: str) -> dict[str, tuple[str, ...]]:
    """The words of each section by its heading, those of the front matter's texts first."""
    header = _FRONT_MATTER.match(text)
    found = {_TITLE: _words("\n".join(_TEXTS.findall(header.group())))} if header else {}
    body = _without_front_matter(text)
    lines = body.split("\n")
    for section in sections(body):
        title = section.heading.text if section.heading else ""
        words = _words("\n".join(lines[section.first_line - 1 : section.last_line]))
        if words:
            found[f"“{title}”" if title else "beginning"] = words
    return found


def _read(file: Path) -> str:
    # A file that is not UTF-8 is told where pages are read.
    return file.read_text(encoding="utf-8", errors="replace")


def _without_front_matter(text: str) -> str:
    """The text with empty lines in the place of its front matter."""
    return _FRONT_MATTER.sub(lambda match: "\n" * match.group().count("\n"), text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.casefold()))


def _line_of(title: str, finnish: Path, swedish: Path) -> int:
    """Line of the Swedish heading that stands where the Finnish one does; 1 when there is none."""
    ours, theirs = (headings(_without_front_matter(_read(file))) for file in (finnish, swedish))
    at = next((index for index, heading in enumerate(ours) if f"“{heading.text}”" == title), None)
    return theirs[at].line if at is not None and at < len(theirs) else 1
