"""What an editor is told when something in `docs`, `docs_sv` or `data` is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what is wrong and what to write instead.

    file: path from the project's root, with forward slashes
    line: 1-based line in that file; 0 when the fault has no line (a missing file)
    what: what is wrong, one or two plain sentences
    instead: what to do or write; never empty
    """

    file: str
    line: int
    what: str
    instead: str

    @property
    def place(self) -> str:
        """Where it is: `docs/index.md:12`, or the file alone."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.place}\n  {self.what}\n  → {self.instead}"


class ProblemsFound(Exception):
    """Raised when the input cannot be published; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All problems as text, ordered by file and line, an empty line between them."""
    return "\n\n".join(str(problem) for problem in sorted(set(problems)))


_PART = re.compile(r"[/.]")


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word of which the given one is a slip of the hand, as a hint; empty if there is none.

    What only resembles it is no hint: another law, service or page would be believed.
    """
    return likest(word, [one for one in known if _is_slip(word, one)])


def likest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like the given one; empty if none resembles it."""
    matches = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def _is_slip(word: str, meant: str) -> bool:
    """Whether each part of a word or path has the letters meant, but for one, in longer ones two.

    Digits may stand in another order, no more: a law of another number is another law.
    """
    parts, others = _PART.split(word), _PART.split(meant)
    return len(parts) == len(others) and all(map(_few_letters_off, parts, others))


def _few_letters_off(part: str, meant: str) -> bool:
    written, letters = Counter(part), Counter(meant)
    missing, extra = letters - written, written - letters
    if any(map(str.isdigit, [*missing, *extra])):
        return False
    return max(missing.total(), extra.total()) <= (1 if len(part) < 7 else 2)
