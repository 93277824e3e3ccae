"""Reading text that people wrote: the encoding and leftovers that would spoil it are told, not guessed."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.checks.identity_codes import identity_code_problems
from scripts.problems import Problem, ProblemsFound

_CONFLICT_MARKERS = ("<<<<<<< ", ">>>>>>> ")
_SPOILED = re.compile("\ufffd|Ã[\x80-\xbf¤¥¶…„–€]|â€[™œ“”\x9d]")
"""Letters that were read in a wrong encoding and saved again: Ã¤ for ä."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\ufeff]")
"""Signs without a shape, some of which turn the order of words; not those that other scripts need."""


def read_text(path: Path, name: str) -> str:
    """The file's text, UTF-8, line ends as `\\n`, without a byte order mark.

    name: how the file is called in messages (path from the project's root).
    Raises ProblemsFound when the file is not UTF-8, is empty, or holds merge-conflict markers, spoiled
    letters, signs that nobody sees or a personal identity code.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ProblemsFound(
            [
                Problem(
                    name,
                    line,
                    "The file is not saved as UTF-8, so letters such as ä and ö would be spoiled.",
                    "Save the file again with the encoding UTF-8.",
                )
            ]
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ProblemsFound(
            [Problem(name, 0, "The file is empty.", "Write its content, or delete the file and its twin.")]
        )
    for number, line_text in enumerate(text.split("\n"), start=1):
        if line_text.startswith(_CONFLICT_MARKERS):
            raise ProblemsFound(
                [
                    Problem(
                        name,
                        number,
                        "Two versions of the text were left in the file after a merge.",
                        "Keep one version and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
                    )
                ]
            )
        if _SPOILED.search(line_text):
            raise ProblemsFound(
                [
                    Problem(
                        name,
                        number,
                        "Letters such as ä and ö are spoiled in this line: it was read in a wrong encoding.",
                        "Write the line again, or bring it back from the history.",
                    )
                ]
            )
    unseen = _UNSEEN.search(text)
    if unseen:
        raise ProblemsFound(
            [
                Problem(
                    name,
                    text.count("\n", 0, unseen.start()) + 1,
                    f"A sign that nobody sees (U+{ord(unseen.group()):04X}) came into this line.",
                    "Type the line again by hand, or paste it as plain text (Ctrl+Shift+V).",
                )
            ]
        )
    codes = identity_code_problems(text, name)
    if codes:
        raise ProblemsFound(codes)
    return text
