"""The figures of a text, written one way for both languages, so that twins can be compared.

`1. tammikuuta 2023`, `1 januari 2023` and `1.1.2023` become one date, `25 luvun 3 a §:n` and
`3 a § i 25 kap.` one section of law, `30–90`, `30 - 90` and `30 till 90` one range, and so on.
What a reader does not read as text is left out: link targets, code, comments, HTML tags, placeholders,
explicit ids, the numbers of numbered lists and headings.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from scripts.content.structure import (
    HOLE,
    inline_targets,
    is_box,
    is_heading,
    list_items,
    unquoted,
    without_code,
)
from scripts.languages import Lang

Kind = Literal["act", "date", "time", "chapter", "section", "percent", "phone", "ordinal", "number"]


@dataclass(frozen=True)
class Token:
    """One figure of a text.

    value: the same for every way of writing the figure in either language. By kind:
        act `746/2011` · date `2023-01-01`, `2023-01` or `--01-01` (no year) · time `09:00` ·
        chapter `25` · section `52b§` or `25:3a§` · percent `12,5%` (`pp` for percentage points) ·
        phone: its digits, `0` for +358 · ordinal `3` · number `1250`, `3,5`, `2020`.
        The two ends of a range stand in one token with a dash between: `30–90`, `09:00–15:00`.
    line: line of the file
    written: as it stands in the text, for messages
    """

    kind: Kind
    value: str
    line: int
    written: str = field(compare=False)


def tokens(text: str, lang: Lang, first_line: int = 1) -> list[Token]:
    """All figures of a Markdown text, in their order.

    first_line: the line of the file on which the text begins.
    Ordinals (`3. kerta`, `3:e gången`) are among them, but `differences` asks for no twin of theirs.
    """
    return [found.token for found in _find(_flatten(text, lang, first_line), lang)]


def differences(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """What each side has that the other lacks, as multisets: order is free, the number of times is not.

    Taken as the same: a time with and without its `klo`, a range and its two ends written apart
    (`vähintään 30 ja enintään 90`), an ordinal and the plain number.
    """
    left, right = list(ours), list(theirs)
    for same in (_same, _loosely_same):
        for token in list(left):
            twin = next((other for other in right if same(token, other)), None)
            if twin is not None:
                left.remove(token)
                right.remove(twin)
    _cancel_ranges(left, right)
    _cancel_ranges(right, left)
    return (
        [token for token in left if token.kind != "ordinal"],
        [token for token in right if token.kind != "ordinal"],
    )


def statistic_like_tokens(text: str, lang: Lang, first_line: int = 1) -> list[Token]:
    """Typed figures that may be a statistic, which only a placeholder may print.

    Everything but years, dates, ordinals, sections of law with their subsections and points, act
    numbers, 112, ages, and the numbers of lists and of things in a list (`kohta 3`, `steg 2`).
    """
    flat = _flatten(text, lang, first_line)
    return [
        found.token
        for found in _find(flat, lang)
        if not _is_no_statistic(found.token, flat.text[: found.start], flat.text[found.end :], lang)
    ]


# --- From Markdown to running text with one space between words


class _Flat:
    """Running text that remembers the line of every character."""

    def __init__(self, text: str, lines: list[int]) -> None:
        self.text = text
        self.lines = lines

    def replace(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> None:
        """Like re.sub; what is put in stands on the line where the match began."""
        text: list[str] = []
        lines: list[int] = []
        end = 0
        for match in pattern.finditer(self.text):
            put = new(match)
            text += [self.text[end : match.start()], put]
            lines += self.lines[end : match.start()] + [self.lines[match.start()]] * len(put)
            end = match.end()
        self.text = "".join(text) + self.text[end:]
        self.lines = lines + self.lines[end:]


_PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:.*$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<=\])\[[^\]\n]*\]|\[\^[^\]\n]+\]:?")
_AUTOLINK = re.compile(r"<(?:[a-z]+:|[^<>\s]+@)[^<>\s]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_INLINE_TAGS = frozenset(
    ["a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "small", "span", "strong", "time"]
)
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z]+[0-9]*);", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([^\w\s])")
_MARKUP = re.compile(r"[*\[\]~\u00ad\u200b-\u200d\u2060\ufeff]|(?<![^\W_])_+|_+(?![^\W_])")
_ITEM_MARKER = re.compile(r"^\s*(?:[-*+]|[0-9]+\.)\s+")
_NUMBER_IN_FRONT = re.compile(r"^\s*[0-9]{1,2}\)\s+")
_HEADING_MARKER = re.compile(r"^\s*#+\s*(?:[0-9]{1,2}[.)]\s+)?")
_SPACES = re.compile(r"\s+")


def _flatten(text: str, lang: Lang, first_line: int) -> _Flat:
    text = _without_targets(_with_holes_between_blocks(without_code(text)))
    for pattern in (_PLACEHOLDER, _DEFINITION, _REFERENCE, _ATTRIBUTES, _AUTOLINK, _ADDRESS):
        text = pattern.sub(_hole, text)
    text = _TAG.sub(lambda tag: _breaks(tag) if tag["name"].lower() in _INLINE_TAGS else _hole(tag), text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()).replace("\n", " "), text)
    text = _MARKUP.sub("", _ESCAPE.sub(r"\1", text))
    lines = text.split("\n")
    flat = _Flat(
        "".join(f"{line} " for line in lines),
        [number for number, line in enumerate(lines, start=first_line) for _ in f"{line} "],
    )
    flat.replace(_SPACES, lambda _: " ")
    _write_endings_out(flat, lang)
    return flat


def _with_holes_between_blocks(text: str) -> str:
    """The text without the marks of items and headings, and a hole wherever a block begins or ends."""
    items = {item.line for item in list_items(text)}
    lines = []
    may_count = True
    for number, written in enumerate(text.split("\n"), start=1):
        line = unquoted(written)
        counts = may_count and _NUMBER_IN_FRONT.match(line) is not None
        may_count = counts or not line.strip() or is_heading(line) or is_box(line)
        if not line.strip():
            lines.append(HOLE)
        elif is_heading(line):
            lines.append(f"{HOLE}{_HEADING_MARKER.sub('', line, count=1)}{HOLE}")
        elif number in items:
            lines.append(f"{HOLE}{_ITEM_MARKER.sub('', line, count=1)}")
        elif is_box(line):
            lines.append(f"{HOLE}{line}{HOLE}")
        else:
            lines.append(_NUMBER_IN_FRONT.sub(HOLE, line, count=1) if counts else line)
    return "\n".join(lines)


def _without_targets(text: str) -> str:
    """The text with every link's target taken out; the words of the link stay."""
    pieces: list[str] = []
    end = 0
    for start, stop in sorted(target for _, target, _ in inline_targets(text)):
        if start < end:
            continue
        # From "](" to ")" a space is left, because words may go on right after the link.
        pieces += [text[end : start - 2], " ", "\n" * text.count("\n", start, stop)]
        end = stop + 1
    return "".join(pieces) + text[end:]


def _hole(match: re.Match[str]) -> str:
    return HOLE + _breaks(match)


def _breaks(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


_FROM_TO = re.compile(r"([0-9][0-9.,]*):st[aä] ([0-9][0-9.,]*):[a-zäö]+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan ([0-9][0-9 .,]*[0-9]|[0-9]) och (?=[0-9])", re.IGNORECASE)
_TILL = re.compile(r"(?<=[0-9]) till (?=(?:kl\.? |klockan )?[0-9])", re.IGNORECASE)
_ORDINAL_ENDING: dict[Lang, re.Pattern[str]] = {
    "fi": re.compile(r"(?<![0-9.,:])([0-9]{1,3}):(?:s|nn[a-zäö]+|nte[a-zäö]+)(?![a-zåäö])"),
    "sv": re.compile(r"(?<![0-9.,:])([0-9]{1,3}):(?:a|e|de|dje|nde|ste|sta)(?![a-zåäö])"),
}
_ENDING = re.compile(r"(?<=[0-9§%]) ?:[a-zåäö]+", re.IGNORECASE)
_ORDINAL = "\ufff9"
"""Stands behind the digits of an ordinal whose ending was taken away."""


def _write_endings_out(flat: _Flat, lang: Lang) -> None:
    """Take away what a language hangs on a figure, and write its words for a range as a dash."""
    if lang == "fi":
        flat.replace(_FROM_TO, lambda found: f"{found[1]}–{found[2]}")
    else:
        flat.replace(_BETWEEN, lambda found: f"{found[1]}–")
        flat.replace(_TILL, lambda _: "–")
    flat.replace(_ORDINAL_ENDING[lang], lambda found: f"{found[1]}{_ORDINAL}")
    flat.replace(_ENDING, lambda _: "")


# --- The ways of writing, one kind after the other

_DASH = r" ?[–—‒‑\-−] ?"
_AND = r"(?: ?, ?| ja | sekä | tai | ja/tai | och | samt | eller | och/eller )"
_NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:[,.:/][0-9]+)*"
_SIGN = rf"(?P<sign>(?<![^\s({HOLE}])[–\-−](?=[0-9]))?"
_NO_DIGIT_BEFORE = r"(?<![0-9.,:/])"
_LETTER = r"[a-zåäö](?![a-zåäö])"

_MONTHS: dict[Lang, tuple[str, ...]] = {
    "fi": (
        "tammikuu",
        "helmikuu",
        "maaliskuu",
        "huhtikuu",
        "toukokuu",
        "kesäkuu",
        "heinäkuu",
        "elokuu",
        "syyskuu",
        "lokakuu",
        "marraskuu",
        "joulukuu",
    ),
    "sv": ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
"""How the names of the months begin."""

_MONTH: dict[Lang, str] = {
    "fi": rf"(?:{'|'.join(_MONTHS['fi'])})[a-zäö]*",
    "sv": (
        r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
        r"|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\.)(?![a-zåäö])"
    ),
}

_ACT = re.compile(r"(?<![0-9/.,])(?:[0-9]{1,4}/(?:1[89]|20)[0-9]{2}|20[0-9]{2}/[0-9]{1,4})(?![0-9/])")

_ISO_DATE = re.compile(r"(?<![0-9-])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9-])")
_DOTTED_DATE = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}})\.? ?(?:(?P<month0>[0-9]{{1,2}})\.?)?{_DASH})?"
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})(?![0-9])"
)
_SHORT_DATE = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}})\.{_DASH})?"
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?:\.(?![0-9])|(?![0-9.,:/]))"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WRITTEN_DATES: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "fi": (
        # 1. tammikuuta 2023, 1. päivänä tammikuuta 2023, 1.–5. tammikuuta, 1. tammikuuta – 5. maaliskuuta
        _words(
            rf"{_NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}})\.?"
            rf"(?: (?:päiv[a-zäö]+ )?(?P<name0>{_MONTH['fi']}))?(?:{_DASH}| ja | tai ))?"
            rf"(?P<day>[0-9]{{1,2}})\.(?: päiv[a-zäö]+)? ?(?P<name>{_MONTH['fi']})"
            r"(?: (?:vuonna )?(?P<year>[0-9]{4})(?![0-9]))?"
        ),
        # tammikuun 1. päivänä 2023, vuoden 2023 tammikuun 1. päivä
        _words(
            rf"(?:vuoden (?P<year0>[0-9]{{4}}) )?(?P<name>{_MONTH['fi']}) (?P<day>[0-9]{{1,2}})\."
            r"(?: päiv[a-zäö]+)?(?:,? (?:vuonna )?(?P<year>[0-9]{4})(?![0-9]))?"
        ),
        # vuoden 2023 tammikuussa
        _words(rf"vuoden (?P<year>[0-9]{{4}}) (?P<name>{_MONTH['fi']})"),
        # tammikuussa 2023
        _words(rf"(?P<name>{_MONTH['fi']}) (?:vuonna )?(?P<year>[0-9]{{4}})(?![0-9])"),
    ),
    "sv": (
        # den 1 januari 2023, 1–5 januari, 1 januari till den 5 mars 2023
        _words(
            rf"{_NO_DIGIT_BEFORE}(?:(?P<day0>[0-9]{{1,2}}){_ORDINAL}?(?: (?P<name0>{_MONTH['sv']}))?"
            rf"(?:{_DASH}| till | och | eller )(?:den )?)?(?P<day>[0-9]{{1,2}}){_ORDINAL}?"
            rf" (?P<name>{_MONTH['sv']})(?: (?:år )?(?P<year>[0-9]{{4}})(?![0-9]))?"
        ),
        # januari 2023
        _words(rf"(?<![a-zåäö])(?P<name>{_MONTH['sv']}) (?:år )?(?P<year>[0-9]{{4}})(?![0-9])"),
    ),
}

_CLOCK: dict[Lang, str] = {"fi": r"(?:klo|kello)\.?", "sv": r"(?:klockan|kl)\.?"}
_MINUTE = r"[.:][0-5][0-9]"
_HOUR = rf"(?:2[0-4]|[01]?[0-9])(?:{_MINUTE})?(?![0-9]|[,:.][0-9])"
_HOUR_WITH_MINUTE = rf"(?:2[0-4]|[01]?[0-9]){_MINUTE}(?![0-9]|[,:.][0-9])"
_TIMES: dict[Lang, re.Pattern[str]] = {
    lang: _words(
        rf"(?<![a-zåäö]){clock} ?{_HOUR}(?:{_DASH}(?:{clock} )?{_HOUR})?"
        rf"(?:{_AND}(?:{clock} )?(?:{_HOUR}{_DASH}{_HOUR}|{_HOUR_WITH_MINUTE}))*"
    )
    for lang, clock in _CLOCK.items()
}
_TIME_PART = re.compile(rf"(?P<from>{_HOUR})(?:{_DASH}(?:[a-zA-Z]+\.? )?(?P<to>{_HOUR}))?")

_SECTION_ITEM = rf"[0-9]{{1,3}}(?: ?{_LETTER})?(?:\.[0-9]{{1,2}})?(?: ?§+)?"
_SECTIONS = (
    rf"(?<![0-9.,:/a-zåäö]){_SECTION_ITEM}"
    rf"(?:(?:{_DASH}|{_AND})(?:{_SECTION_ITEM}|{_LETTER}(?: ?§+)?))*(?<=§)"
)
_SECTION_PART = _words(
    rf"(?P<dash>[–—‒‑\-−] ?)?(?P<number>[0-9]{{1,3}})?(?: ?(?P<letter>{_LETTER}))?"
    r"(?:\.(?P<moment>[0-9]{1,2}))?"
)
_AND_WORD = _words(r" (?:ja/tai|och/eller|ja|sekä|tai|och|samt|eller) ")
_CHAPTER = rf"(?P<chapter>[0-9]{{1,2}}(?: ?{_LETTER})?)"
_CHAPTERS: dict[Lang, str] = {
    "fi": rf"{_NO_DIGIT_BEFORE}{_CHAPTER}\.? (?:luku|luvu|lukui)[a-zäö]*",
    "sv": rf"{_NO_DIGIT_BEFORE}{_CHAPTER} ?kap(?:\.|it(?:el|l)[a-zåäö]*)?(?![a-zåäö])",
}
_CHAPTER_WITH_SECTION: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "fi": (_words(rf"{_CHAPTERS['fi']} (?P<sections>{_SECTIONS})"),),
    "sv": (
        _words(rf"(?P<sections>{_SECTIONS}) i {_CHAPTERS['sv']}"),
        _words(rf"{_CHAPTERS['sv']} (?P<sections>{_SECTIONS})"),
    ),
}
_CHAPTER_COLON_SECTION = _words(rf"{_NO_DIGIT_BEFORE}([0-9]{{1,2}}):([0-9]{{1,3}})(?: ?({_LETTER}))? ?§")

_PERCENT = _words(
    rf"(?<![\w.,:/]){_SIGN}(?P<from>{_NUMBER})"
    rf"(?:(?: ?%)?(?P<join>{_DASH}| ja | tai | och | eller )(?P<to>{_NUMBER}))?"
    r"[ -]?(?P<unit>%-?(?:yksik|enhet)[a-zåäö]*|pros(?:ent[a-zäö]*|\.)|procent[a-zåäö]*|proc\.|%|‰)"
)
_PHONE = re.compile(
    r"(?<![\w.,:/])(?:\+[0-9]{1,3}(?: ?\(0\))?|\(0[0-9]{1,4}\)|0[0-9]{1,4})(?:[ -]?[0-9]{2,})+(?![0-9])"
)
_SHORTEST_PHONE = 7
_MARKED_ORDINAL = re.compile(rf"([0-9]{{1,3}}){_ORDINAL}")
_DOT_ORDINAL = re.compile(rf"{_NO_DIGIT_BEFORE}([0-9]{{1,3}})\.(?:{_DASH}([0-9]{{1,3}})\.)?(?=[ -][a-zåäö])")
_PLAIN = re.compile(rf"{_SIGN}(?P<from>{_NUMBER})(?:(?P<join>{_DASH})(?P<to>{_NUMBER}))?")


# --- Finding

_Made = list[tuple[Kind, str]]
"""Kinds and values of the tokens in one match; empty when it is none after all."""

_TAKEN = "\ufffb"
"""Covers what has become a token."""


@dataclass(frozen=True)
class _Found:
    """A token with its place in the flat text."""

    token: Token
    start: int
    end: int


def _find(flat: _Flat, lang: Lang) -> list[_Found]:
    """All tokens in the order of the text. The exact ways of writing come first and cover what they take."""
    rest = flat.text
    found: list[_Found] = []
    for pattern, make in _steps(lang):
        taken = []
        for match in pattern.finditer(rest):
            made = make(match)
            written = flat.text[slice(*match.span())].replace(_ORDINAL, ".").strip(f" {HOLE}")
            found += [
                _Found(Token(kind, value, flat.lines[match.start()], written), *match.span())
                for kind, value in made
            ]
            taken += [match.span()] if made else []
        for start, end in taken:
            rest = rest[:start] + _TAKEN * (end - start) + rest[end:]
    return sorted(found, key=lambda item: item.start)


def _steps(lang: Lang) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], _Made]]]:
    yield _ACT, lambda match: [("act", match.group())]
    yield _ISO_DATE, _numeric_dates
    yield _DOTTED_DATE, _numeric_dates
    for pattern in _WRITTEN_DATES[lang]:
        yield pattern, lambda match: _written_dates(match, lang)
    yield _TIMES[lang], _times
    for pattern in _CHAPTER_WITH_SECTION[lang]:
        yield pattern, lambda match: _sections(match["sections"], f"{_tight(match['chapter'])}:")
    yield (
        _CHAPTER_COLON_SECTION,
        lambda match: [("section", f"{match[1]}:{match[2]}{_tight(match[3] or '')}§")],
    )
    yield _words(_SECTIONS), lambda match: _sections(match.group(), "")
    yield _words(_CHAPTERS[lang]), lambda match: [("chapter", _tight(match["chapter"]))]
    yield _PERCENT, _percents
    yield _PHONE, _phone
    yield _SHORT_DATE, _numeric_dates
    yield _MARKED_ORDINAL, lambda match: [("ordinal", match[1])]
    if lang == "fi":
        yield _DOT_ORDINAL, lambda match: [("ordinal", number) for number in match.groups() if number]
    yield _PLAIN, _numbers


def _numeric_dates(match: re.Match[str]) -> _Made:
    parts = match.groupdict()
    day, month = int(parts["day"]), int(parts["month"])
    days = [(day, month)]
    if parts.get("day0"):
        days.insert(0, (int(parts["day0"]), int(parts.get("month0") or month)))
    return _dates(days, parts.get("year"))


def _written_dates(match: re.Match[str], lang: Lang) -> _Made:
    parts = match.groupdict()
    month = _month(parts["name"], lang)
    year = parts.get("year") or parts.get("year0")
    if not parts.get("day"):
        return [("date", f"{year}-{month:02}")]
    days = [(int(parts["day"]), month)]
    if parts.get("day0"):
        days.insert(0, (int(parts["day0"]), _month(parts["name0"], lang) if parts["name0"] else month))
    return _dates(days, year)


def _month(name: str, lang: Lang) -> int:
    return next(number for number, start in enumerate(_MONTHS[lang], 1) if name.lower().startswith(start))


def _dates(days: Sequence[tuple[int, int]], year: str | None) -> _Made:
    """Days and months of one year as dates; none when one of them is no date."""
    if not all(1 <= day <= 31 and 1 <= month <= 12 for day, month in days):
        return []
    return [("date", f"{year or '-'}-{month:02}-{day:02}") for day, month in days]


def _times(match: re.Match[str]) -> _Made:
    return [
        ("time", "–".join(_clock(end) for end in (part["from"], part["to"]) if end))
        for part in _TIME_PART.finditer(match.group())
    ]


def _clock(written: str) -> str:
    hour, _, minute = written.replace(":", ".").partition(".")
    return f"{int(hour):02}:{minute or '00'}"


def _sections(written: str, chapter: str) -> _Made:
    """`38 a–f §`, `52 b § ja 52 c §`, `1, 3 ja 3 a §`: each section by itself, a range as one token."""
    sections: list[str] = []
    moments: list[str] = []
    number = ""
    for part in _SECTION_PART.finditer(_AND_WORD.sub(", ", written).replace("§", "")):
        if not (part["number"] or part["letter"]):
            continue
        number = part["number"] or number
        section = f"{chapter}{number}{_tight(part['letter'] or '')}§"
        if part["dash"] and sections:
            sections[-1] += f"–{section}"
        else:
            sections.append(section)
        moments += [part["moment"]] if part["moment"] else []
    return [*(("section", section) for section in sections), *(("number", moment) for moment in moments)]


def _percents(match: re.Match[str]) -> _Made:
    unit = match["unit"].lower()
    sign = "‰" if unit == "‰" else "pp" if "yksik" in unit or "enhet" in unit else "%"
    first, second = _ends(match)
    if not second:
        return [("percent", first + sign)]
    is_range = not match["join"].strip().isalpha()
    if _is_pause(match["join"], first, second) if is_range else _is_year(first):
        return [("number", first), ("percent", second + sign)]
    if is_range:
        return [("percent", f"{first}–{second}{sign}")]
    return [("percent", first + sign), ("percent", second + sign)]


def _phone(match: re.Match[str]) -> _Made:
    number = re.sub(r"[^0-9+]", "", match.group().replace("(0)", ""))
    return [("phone", re.sub(r"^\+358", "0", number))] if len(number) >= _SHORTEST_PHONE else []


def _numbers(match: re.Match[str]) -> _Made:
    first, second = _ends(match)
    if not second:
        return [("number", first)]
    if _is_pause(match["join"], first, second):
        return [("number", first), ("number", second)]
    return [("number", f"{first}–{second}")]


def _ends(match: re.Match[str]) -> tuple[str, str]:
    """The number and, if it is a range, its other end, else an empty text."""
    return ("-" if match["sign"] else "") + _tight(match["from"]), _tight(match["to"] or "")


def _tight(written: str) -> str:
    return written.replace(" ", "").lower()


def _is_pause(join: str, first: str, second: str) -> bool:
    """A dash after a space may be a pause (`2020 – 50 %`); where it joins a range, the range goes upwards."""
    return join.startswith(" ") and _size(first) >= _size(second)


def _size(number: str) -> float:
    start = re.match(r"-?[0-9]+(?:,[0-9]+)?", number)
    return float(start.group().replace(",", ".")) if start else 0.0


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}", number) is not None


# --- Comparing

_LOOSE_KINDS = frozenset({"time", "number", "ordinal", "chapter"})
_LOOSE_HOUR = re.compile(r"\b0?([0-9]+)(?:[:.]([0-5][0-9]))?\b")


def _same(one: Token, other: Token) -> bool:
    return one.kind == other.kind and one.value == other.value


def _loosely_same(one: Token, other: Token) -> bool:
    kinds = {one.kind, other.kind}
    if kinds <= _LOOSE_KINDS:
        return _loose_value(one) == _loose_value(other)
    if kinds == {"date", "number"}:
        # `vuoden 2023 alussa` beside `i januari 2023`: the year is the figure, a month's name is a word.
        month, year = (one, other) if one.kind == "date" else (other, one)
        return re.fullmatch(rf"{re.escape(year.value)}-[0-9]{{2}}", month.value) is not None
    return False


def _loose_value(token: Token) -> str:
    """`09:00`, `9.00` and `9` alike, also as the ends of a range."""
    return _LOOSE_HOUR.sub(
        lambda hour: hour[1] if hour[2] in (None, "00") else f"{hour[1]}.{hour[2]}", token.value
    )


def _cancel_ranges(ranges: list[Token], singles: list[Token]) -> None:
    """Take away each range whose two ends stand on the other side as figures of their own."""
    for token in [token for token in ranges if "–" in token.value and token.kind != "section"]:
        bare = token.value.rstrip("%p‰")
        unit = token.value[len(bare) :]
        left = list(singles)
        for value in bare.split("–"):
            end = Token(token.kind, value + unit, token.line, "")
            twin = next((one for one in left if _same(end, one) or _loosely_same(end, one)), None)
            if twin is None:
                break
            left.remove(twin)
        else:
            ranges.remove(token)
            singles[:] = left


# --- Telling what is no statistic

_AGE_AFTER: dict[Lang, re.Pattern[str]] = {
    "fi": _words(r"[ -]?(?:vuoti|v\.|ikävuo)| vuotta (?:täyttän|vanh)"),
    "sv": _words(r"-?(?:åring|årig)|[ -]års? (?:ålder|gam|fyll)"),
}
_AGE_UNIT: dict[Lang, re.Pattern[str]] = {
    "fi": _words(r" vuotta(?![a-zäö])"),
    "sv": _words(r" år(?![a-zåäö])"),
}
_AGE_BEFORE: dict[Lang, re.Pattern[str]] = {
    "fi": _words(r"(?:alle|yli|täyttän[a-zäö]+|täyttää|täyttävä[a-zäö]*|iältään) $"),
    "sv": _words(r"(?:under|över|fyllt|fyller|fylla) $"),
}
_OLDEST = 120
_PART_OF_SECTION = _words(r"(?: (?:ja|tai|och|eller) [0-9]+)? ?(?:mom|kohta|kohda|kohdi|punkt)")
_AFTER_SECTION = _words(r"§ (?:[0-9]+ (?:mom[a-zäö]*\.?|ja|och) )?$")
_LISTED = _words(
    r"(?:kohta|kohda[a-zäö]*|vaihe[a-zäö]*|taulukko|tauluko[a-zäö]*|kuvio[a-zäö]*|luku|luvu[a-zäö]*"
    r"|punkt(?:en)?|steg(?:et)?|skede(?:t)?|fas(?:en)?|tabell(?:en)?|figur(?:en)?|kapitel) $"
)


def _is_no_statistic(token: Token, before: str, after: str, lang: Lang) -> bool:
    if token.kind != "number":
        return token.kind not in ("percent", "phone", "time")
    ends = token.value.split("–")
    is_ungrouped = " " not in re.sub(r" ?– ?", "–", token.written)
    return bool(
        token.value == "112"
        or (is_ungrouped and all(_is_year(end) for end in ends))
        or (all(end.isdigit() and int(end) <= _OLDEST for end in ends) and _is_age(before, after, lang))
        or "§" in token.written
        or _PART_OF_SECTION.match(after)
        or _AFTER_SECTION.search(before)
        or _LISTED.search(before)
    )


def _is_age(before: str, after: str, lang: Lang) -> bool:
    if _AGE_AFTER[lang].match(after):
        return True
    return bool(_AGE_UNIT[lang].match(after) and _AGE_BEFORE[lang].search(before))
