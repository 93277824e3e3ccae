"""What a page is built of: headings, links, anchors, placeholders, lists and tables, each with its line.

The text is read as Python-Markdown would read it, as far as these parts go: a list needs an empty line
above it, code is no text, and what is indented belongs to the box or the list item above.
Every function takes Markdown without front matter and the line of the file on which it begins. What is asked
for often is remembered, so that a preview takes apart only the page that changed: nobody changes a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

HOLE = "\ufffc"
"""Stands where something was taken out of a line, so that what stood around it does not grow together."""

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d+\.))\s+\S")
_QUOTE = re.compile(r"^\s*>\s?")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?|===[!+]?)\s")
_NOTE_OR_TERM = re.compile(r"(?:\[\^[^\]]+\]:|:)\s")
_HASH_HEADING = re.compile(r"\s*(?P<hashes>#{1,6})(?!#)(?P<text>.*?)\s*")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{):?(?P<inside>[^{}\n]*)\}(?!\})")
_ID = re.compile(r"(?:^|\s)#(?P<id>[^\s#.=]+)")
_HTML_ID = re.compile(r"<[a-zA-Z][^<>]*?\sid\s*=\s*[\"'](?P<id>[^\"'<>]+)[\"']")
_HTML_TARGET = re.compile(r"<(?P<tag>[a-zA-Z]+)[^<>]*?\s(?:href|src)\s*=\s*[\"'](?P<target>[^\"'<>]*)[\"']")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:\s*<?(?P<target>[^\s>]+)>?", re.MULTILINE)
_TYPED_ADDRESS = re.compile(r"(?<![\w(\"'=/.])(?:(?:https?|ftp)://|www\.)[^\s<>()\"']+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>\w+)\s*\(\s*(?P<args>.*?)\s*\)\s*\}\}", re.DOTALL)
_ARGUMENT = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^,\"'])+")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{\{", re.IGNORECASE)
_IN_TARGET = re.compile(r"\{\{.*?\}\}|\{\{|\n\n|[()]", re.DOTALL)
"""What decides where a target ends: a bracket, an empty line, a placeholder, and one that is not closed."""

_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading; `id` is the explicit one (`{#price}`), None when it has none."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Section:
    """What stands from one heading to the next, whatever their levels.

    heading: None for what stands above the first heading
    first_line, last_line: lines of the file, both included; last_line < first_line when there is nothing
    """

    heading: Heading | None
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Link:
    """A link or image.

    target: as written, without title; placeholders in it as `Placeholder.call` writes them
    kind: `link`, `image`, or `address` for an http address that stands in the text by itself
    """

    target: str
    line: int
    kind: Literal["link", "image", "address"]


@dataclass(frozen=True)
class Anchor:
    """An explicit id, of a heading or of anything else."""

    id: str
    line: int


@dataclass(frozen=True)
class Placeholder:
    """`{{ name(args) }}`; args with double quotes and one space after a comma."""

    name: str
    args: str
    line: int

    @property
    def call(self) -> str:
        """How it is written: `phone("emergency")`."""
        return f"{self.name}({self.args})"

    @property
    def argument(self) -> str:
        """The argument of a placeholder that takes one, without its quotes: `emergency`."""
        return self.args.strip('"')


@dataclass(frozen=True)
class ListItem:
    """An item of a list with bullets or (`ordered`) numbers."""

    ordered: bool
    line: int


@dataclass(frozen=True)
class TableRow:
    """A row of a table, the head included, the rule below it not."""

    line: int


@lru_cache(maxsize=4096)
def without_code(text: str) -> str:
    """The text with code and comments blanked out; every other character keeps its place."""
    lines = text.split("\n")
    for index in list(_fenced_lines(lines)):
        lines[index] = " " * len(lines[index])
    for index in list(_indented_code_lines(lines)):
        lines[index] = " " * len(lines[index])
    text = _COMMENT.sub(lambda match: _blank(match.group(), " "), "\n".join(lines))
    return _CODE_SPAN.sub(lambda match: _blank(match.group(), HOLE), text)


@lru_cache(maxsize=1024)
def headings(text: str, first_line: int = 1) -> list[Heading]:
    """All headings, in their order."""
    lines = without_code(text).split("\n")
    found = []
    for index, line, fresh in _lines_with_place(lines):
        underlined = (
            fresh
            and index + 1 < len(lines)
            and _UNDERLINE.fullmatch(lines[index + 1]) is not None
            and not _LIST_ITEM.match(line)
        )
        match = _HASH_HEADING.fullmatch(line)
        if match:
            level, written = len(match["hashes"]), match["text"]
        elif underlined:
            level, written = (1 if lines[index + 1].startswith("=") else 2), line
        else:
            continue
        attributes = _ATTRIBUTES.search(written)
        explicit = _ID.search(attributes["inside"]) if attributes else None
        words = _ATTRIBUTES.sub("", written).strip().rstrip("#").strip()
        found.append(Heading(level, words, explicit["id"] if explicit else None, first_line + index))
    return found


def sections(text: str, first_line: int = 1) -> list[Section]:
    """The sections in their order; the first is always the one without a heading, even when empty."""
    last_line = first_line + text.count("\n")
    starts: list[tuple[Heading | None, int]] = [(None, first_line)]
    starts += [(heading, heading.line) for heading in headings(text, first_line)]
    ends = [start - 1 for _, start in starts[1:]] + [last_line]
    return [Section(heading, start, end) for (heading, start), end in zip(starts, ends, strict=True)]


@lru_cache(maxsize=1024)
def anchors(text: str, first_line: int = 1) -> list[Anchor]:
    """All explicit ids, in their order: `{#id}`, `{ #id .class }` and `id="…"` in HTML."""
    text = without_code(text)
    found: list[tuple[int, str]] = []
    for attributes in _ATTRIBUTES.finditer(text):
        found += [(attributes.start(), match["id"]) for match in _ID.finditer(attributes["inside"])]
    found += [(match.start(), match["id"]) for match in _HTML_ID.finditer(text)]
    found.sort()
    lines = _lines(text, [place for place, _ in found], first_line)
    return [Anchor(name, line) for (_, name), line in zip(found, lines, strict=True)]


@lru_cache(maxsize=1024)
def links(text: str, first_line: int = 1) -> list[Link]:
    """All links and images in their order, also those written in HTML or as a bare http address."""
    text = without_code(text)
    found: list[tuple[int, str, Literal["link", "image", "address"]]] = []
    inline = list(inline_targets(text))
    for place, target, is_image in inline:
        found.append((place, text[slice(*target)], "image" if is_image else "link"))
    for match in _HTML_TARGET.finditer(text):
        kind: Literal["link", "image"] = "link" if match["tag"].lower() == "a" else "image"
        found.append((match.start(), match["target"], kind))
    found += [(match.start(), match["target"], "link") for match in _DEFINITION.finditer(text)]
    inside = [target for _, target, _ in inline]
    inside += [match.span() for match in _DEFINITION.finditer(text)]
    for match in _TYPED_ADDRESS.finditer(text):
        if not any(start <= match.start() < end for start, end in inside):
            found.append((match.start(), match.group().rstrip(".,;:!?*_"), "address"))
    found.sort()
    lines = _lines(text, [place for place, _, _ in found], first_line)
    return [
        Link(_clean_target(target), line, kind) for (_, target, kind), line in zip(found, lines, strict=True)
    ]


def inline_targets(text: str) -> Iterator[tuple[int, tuple[int, int], bool]]:
    """Where the targets of `[text](target)` stand in a text without code.

    For each: place of the opening bracket, start and end of what is between the round brackets,
    and whether it is an image. Round brackets and placeholders inside a target are part of it.
    """
    for match in re.finditer(r"(?<!\\)\]\(", text):
        end = _closing_bracket(text, match.end())
        if end is None:
            continue
        start = _opening_square(text, match.start())
        if start is not None:
            yield start, (match.end(), end), start > 0 and text[start - 1] == "!"


def is_address(target: str) -> bool:
    """Whether a link's target is a full address (`https:…`, `tel:…`, `//host`) or a placeholder for one."""
    return _ADDRESS.match(target) is not None


def placeholders(text: str, first_line: int = 1) -> list[Placeholder]:
    """All placeholders in their order, also those inside link targets and code, where they are filled too."""
    text = _COMMENT.sub(lambda match: _blank(match.group(), " "), text)
    found = list(_PLACEHOLDER.finditer(text))
    lines = _lines(text, [match.start() for match in found], first_line)
    return [
        Placeholder(match["name"], _clean_arguments(match["args"]), line)
        for match, line in zip(found, lines, strict=True)
    ]


@lru_cache(maxsize=1024)
def list_items(text: str, first_line: int = 1) -> list[ListItem]:
    """All items of lists, nested ones too, in their order."""
    lines = without_code(text).split("\n")
    found = []
    in_list = False
    for index, line, fresh in _lines_with_place(lines):
        in_list = in_list and not fresh
        match = _LIST_ITEM.match(line)
        if match and (fresh or in_list):
            in_list = True
            found.append(ListItem(match["number"] is not None, first_line + index))
    return found


def table_rows(text: str, first_line: int = 1) -> list[TableRow]:
    """All rows of all tables, in their order."""
    lines = without_code(text).split("\n")
    found: list[TableRow] = []
    for index, line in enumerate(lines):
        if index == 0 or "|" not in line or not _TABLE_RULE.fullmatch(line) or "|" not in lines[index - 1]:
            continue
        found.append(TableRow(first_line + index - 1))
        for below in range(index + 1, len(lines)):
            if not lines[below].strip():
                break
            found.append(TableRow(first_line + below))
    return found


def indented_code(text: str, first_line: int = 1) -> list[int]:
    """The first line of each run of lines that are code only because they are indented."""
    lines = list(
        _indented_code_lines(_COMMENT.sub(lambda match: _blank(match.group(), " "), text).split("\n"))
    )
    return [first_line + line for line in lines if line - 1 not in lines]


def unquoted(line: str) -> str:
    """A line without the mark of a quotation (`> `)."""
    return _QUOTE.sub("", line, count=1) if ">" in line else line


def is_heading(line: str) -> bool:
    """Whether one line, taken from a text without code, is a heading with `#`."""
    return _HASH_HEADING.fullmatch(line) is not None


def is_box(line: str) -> bool:
    """Whether one line opens a box: `!!! note "Title"`, `??? note "Title"`, `=== "Tab"`."""
    return _BOX.match(line) is not None


def _lines_with_place(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Each line with something on it, unquoted: its index, its text, and whether a block begins there."""
    fresh = True
    for index, line in enumerate(lines):
        bare = unquoted(line)
        if not bare.strip() or _RULE.fullmatch(bare):
            fresh = True
            continue
        yield index, bare, fresh
        fresh = is_heading(bare) or is_box(bare)


def _fenced_lines(lines: list[str]) -> Iterator[int]:
    fence = ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            yield index
            if match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in line[match.end() :]):
            fence = match[1]
            yield index


def _indented_code_lines(lines: list[str]) -> Iterator[int]:
    """Lines indented by four after an empty line, unless they belong to a box, list item or note above."""
    owned = False
    after_gap = True
    in_code = False
    for index, line in enumerate(lines):
        if not line.strip():
            after_gap = True
            continue
        indented = line.startswith(("    ", "\t"))
        if indented and not owned and (after_gap or in_code):
            in_code = True
            yield index
        else:
            in_code = False
            if not indented:
                opens = bool(_LIST_ITEM.match(line) or is_box(line) or _NOTE_OR_TERM.match(line))
                owned = opens or (owned and not after_gap)
        after_gap = False


def _blank(text: str, fill: str) -> str:
    return re.sub(r"[^\n]", fill, text)


def _lines(text: str, places: Sequence[int], first_line: int) -> list[int]:
    """The line of each place; the places in their order, so that the text is gone through once."""
    lines: list[int] = []
    line, counted = first_line, 0
    for place in places:
        line += text.count("\n", counted, place)
        counted = place
        lines.append(line)
    return lines


def _closing_bracket(text: str, start: int) -> int | None:
    """Place of the bracket that closes a target; None when it is not closed before an empty line."""
    depth = 1
    for match in _IN_TARGET.finditer(text, start):
        if match.group() in ("{{", "\n\n"):
            return None
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0:
            return match.start()
    return None


def _opening_square(text: str, closing: int) -> int | None:
    """Place of the bracket that opens the words of a link."""
    depth, place = 1, closing
    while depth and place >= 0:
        place = max(text.rfind("[", 0, place), text.rfind("]", 0, place))
        escaped = place > 0 and text[place - 1] == "\\"
        if place >= 0 and not escaped:
            depth += 1 if text[place] == "]" else -1
    return place if place >= 0 else None


def _clean_target(target: str) -> str:
    target = _TITLE.sub("", _PLACEHOLDER.sub(_clean_call, target)).strip()
    return target[1:-1] if target.startswith("<") and target.endswith(">") else target


def _clean_call(match: re.Match[str]) -> str:
    return f"{{{{ {match['name']}({_clean_arguments(match['args'])}) }}}}"


def _clean_arguments(args: str) -> str:
    pieces = [piece.strip() for piece in _ARGUMENT.findall(args)]
    return ", ".join(re.sub(r"'([^'\"]*)'", r'"\1"', piece) for piece in pieces if piece)
