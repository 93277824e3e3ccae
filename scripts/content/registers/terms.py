"""The term bank: data/terms.yml, how it looks on a page, and the words that pages had better not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Literal

from pydantic import Field

from scripts.content.registers.sources import Filled, Source, Texts
from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import HOLE, inline_targets, without_code
from scripts.languages import LANGUAGES, Lang, other
from scripts.model_problems import models_by_id
from scripts.problems import Problem, ProblemsFound, nearest
from scripts.settings import Strings
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

TERMS = "data/terms.yml"
"""The file, from the project's root."""

GLOSSARY = "tietoa/sanasto.md"
"""The page that shows the term bank; it names words to avoid, so it is not searched for them."""

STRING_KEYS = tuple(
    f"terms.{key}"
    for key in ("letters", "historical", "in_fi", "in_sv", "in_en", "everyday", "law", "avoid_fi", "avoid_sv")
)
"""The words of data/strings.yml that the glossary uses."""


class LawReference(StrictModel):
    """Where the law uses the word."""

    source: str
    """Id of data/sources.yml."""
    section: Texts
    """Act and section as a text cites them: “52 b § i utlänningslagen (301/2004)”."""


class Avoided(StrictModel):
    """A word that pages do not use for this term, unless they explain it in quotes."""

    lang: Lang
    word: Filled
    """As it stands before endings: kund, stödåtgärd. Every part of several words may have an ending."""
    why: Texts
    use: Filled | None = None
    """What to write when the term itself does not fit."""
    stems: list[Filled] = Field(default_factory=list)
    """Further beginnings that endings are put to, where the word itself changes: prostituoidu."""
    unless: list[Filled] = Field(default_factory=list)
    """Beginnings of words that show, in the same sentence, that the word means something else there."""


class Everyday(StrictModel):
    """Words with which people look for the matter."""

    fi: list[Filled] = Field(default_factory=list)
    sv: list[Filled] = Field(default_factory=list)

    def in_(self, lang: Lang) -> list[str]:
        """The words in one language."""
        return self.fi if lang == "fi" else self.sv


class Term(StrictModel):
    """One concept in three languages."""

    fi: Filled
    sv: Filled
    en: Filled
    definition: Texts | None = None
    """One short sentence of our own, for the central terms."""
    law: LawReference | None = None
    avoid: list[Avoided] = Field(default_factory=list)
    status: Literal["current", "historical"] = "current"
    """`historical`: the law no longer knows it."""
    everyday: Everyday = Field(default_factory=Everyday)

    def in_(self, lang: Lang) -> str:
        """The term in one of the site's languages."""
        return self.fi if lang == "fi" else self.sv


def load_terms(root: Path, known_sources: set[str]) -> dict[str, Term]:
    """All terms by their id, in the order of the file.

    root: the project's folder
    known_sources: the ids of data/sources.yml
    Raises ProblemsFound with every fault of the file.
    """
    file = load_yaml(root / TERMS, TERMS)
    terms, problems = models_by_id(file, Term)
    problems += _source_problems(terms, file, known_sources)
    for lang in LANGUAGES:
        problems += _repeated(terms, file, lang)
        problems += _avoided_problems(terms, file, lang)
    if problems:
        raise ProblemsFound(problems)
    return terms


def _source_problems(terms: Mapping[str, Term], file: YamlFile, known: set[str]) -> Iterator[Problem]:
    for key, term in terms.items():
        if term.law and term.law.source not in known:
            hint = nearest(term.law.source, known)
            yield file.problem(
                (key, "law", "source"),
                f"The source “{term.law.source}” is not in data/sources.yml.",
                f"Did you mean “{hint}”?"
                if hint
                else "Use an id of data/sources.yml, add it there, or take it away.",
            )


def _repeated(terms: Mapping[str, Term], file: YamlFile, lang: Lang) -> Iterator[Problem]:
    """Terms that a reader of the list could not tell apart."""
    first: dict[str, str] = {}
    for key, term in terms.items():
        earlier = first.setdefault(term.in_(lang).casefold(), key)
        if earlier != key:
            yield file.problem(
                (key, lang),
                f"“{term.in_(lang)}” is already the term of “{earlier}”.",
                "Put the two entries together, or write the word that tells them apart.",
            )


def _avoided_problems(terms: Mapping[str, Term], file: YamlFile, lang: Lang) -> Iterator[Problem]:
    """Words to avoid that are recommended elsewhere, or that stand twice with two reasons."""
    headwords = {term.in_(lang).casefold(): key for key, term in terms.items()}
    first: dict[str, str] = {}
    for key, term in terms.items():
        for index, avoided in enumerate(term.avoid):
            if avoided.lang != lang:
                continue
            word = avoided.word.casefold()
            place = (key, "avoid", index, "word")
            if word in headwords:
                what = f"“{avoided.word}” is to be avoided here, but it is the term of “{headwords[word]}”."
                yield file.problem(place, what, "Keep it in one of the two places.")
            if word in first:
                what = f"“{avoided.word}” is to be avoided under “{first[word]}” too."
                yield file.problem(place, what, "Keep it under the term that should be written.")
            first.setdefault(word, key)


# --- The glossary


def render_glossary(
    terms: Mapping[str, Term], sources: Mapping[str, Source], lang: Lang, strings: Strings
) -> str:
    """All terms as HTML in the alphabet of the language: links to the letters, then a list for each letter.

    The letters are headings of the third level, ready to stand below a second. A term can be linked to
    with its id, underscores as hyphens, the same in both languages: sanasto.md#reflection-period.
    sources: must hold those of the terms, as `load_terms` makes sure
    strings: the words of STRING_KEYS in the page's language
    """
    ordered = sorted(terms.items(), key=lambda item: _place_in_alphabet(item[1].in_(lang)))
    groups = [
        (letter, list(group))
        for letter, group in groupby(ordered, key=lambda item: item[1].in_(lang)[0].upper())
    ]
    letters = "".join(f'<li><a href="#{_letter_id(letter)}">{letter}</a></li>' for letter, _ in groups)
    label = escape(strings["terms.letters"])
    lines = [f'<nav class="letters" aria-label="{label}"><ul class="links">{letters}</ul></nav>']
    for letter, group in groups:
        lines += [
            f'<h3 id="{_letter_id(letter)}">{letter}</h3>',
            '<dl class="terms">',
            *(_entry(key, term, sources, lang, strings) for key, term in group),
            "</dl>",
        ]
    return "\n".join(lines)


_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_ASCII = {"å": "aa", "ä": "ae", "ö": "oe"}


def _place_in_alphabet(text: str) -> list[int]:
    """Key for sorting as both languages do: å, ä, ö last; spaces, hyphens and brackets before a."""
    return [_ALPHABET.find(letter) for letter in text.casefold()]


def _letter_id(letter: str) -> str:
    small = letter.lower()
    return f"letter-{_ASCII.get(small, small)}"


def _entry(key: str, term: Term, sources: Mapping[str, Source], lang: Lang, strings: Strings) -> str:
    mark = f" <small>({escape(strings['terms.historical'])})</small>" if term.status == "historical" else ""
    twin = other(lang)
    facts = [escape(term.definition.in_(lang))] if term.definition else []
    facts += [
        f'{escape(strings[f"terms.in_{code}"])}: <span lang="{code}">{escape(word)}</span>'
        for code, word in ((twin, term.in_(twin)), ("en", term.en))
    ]
    if term.everyday.in_(lang):
        facts.append(f"{escape(strings['terms.everyday'])}: {escape(', '.join(term.everyday.in_(lang)))}")
    if term.law:
        address, section = sources[term.law.source].url.in_(lang), term.law.section.in_(lang)
        facts.append(f'{escape(strings["terms.law"])}: <a href="{escape(address)}">{escape(section)}</a>')
    facts += [_avoided_fact(avoided, lang, strings) for avoided in term.avoid]
    return "".join(
        (
            f'<div class="term" id="{key.replace("_", "-")}">',
            f"<dt><strong>{escape(term.in_(lang))}</strong>{mark}</dt>",
            *(f"<dd>{fact}</dd>" for fact in facts),
            "</div>",
        )
    )


def _avoided_fact(avoided: Avoided, lang: Lang, strings: Strings) -> str:
    label = escape(strings[f"terms.avoid_{avoided.lang}"])
    word = escape(avoided.word)
    if avoided.lang != lang:
        word = f'<span lang="{avoided.lang}">{word}</span>'
    return f"{label}: ”{word}”. {escape(avoided.why.in_(lang))}"


# --- Words to avoid, on pages


@dataclass(frozen=True)
class _Watched:
    """A word to avoid, ready to be looked for."""

    pattern: re.Pattern[str]
    meant_otherwise: re.Pattern[str] | None
    avoided: Avoided
    preferred: str


_ENDINGS: dict[Lang, str] = {
    # No -e and -de: they would make “kunde” (could) of “kund” (customer).
    "sv": r"(?:e[nt]s?|[aeo]r(?:na)?s?|nas?|as?|[nrst])?",
    "fi": (
        r"[ij]?(?:n|t|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|kse|hin|aan|ään|oon|"
        r"un|uun|yn|yyn|iin|en|den|ten|tten|kö)?(?:ni|si|nsa|nsä|mme|nne)?(?:kin|kaan|kään|ko|han|hän)?"
    ),
}
"""What may stand behind a word and leave it the same word: cases, numbers, articles, suffixes."""

_NO_LETTER_BEFORE = r"(?<![^\W_])(?<!-)"
_NO_LETTER_AFTER = r"(?![^\W_])(?!-)"

_NOT_READ = (
    re.compile(r"\{\{.*?\}\}", re.DOTALL),  # placeholders
    re.compile(r"\{[^{}\n]*\}"),  # ids and classes
    re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$", re.MULTILINE),  # targets of links, written apart
    re.compile(r"”[^”\n]*”"),  # words that the page talks about
    re.compile(r"(?:https?://|www\.)[^\s<>()\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),  # addresses
)
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE_END = re.compile(rf"[.!?:][\s{HOLE}]|\n")


def term_warnings(
    pages: Iterable[Page], terms: Mapping[str, Term], blocks: Iterable[Block] = ()
) -> list[Problem]:
    """Words to avoid in the texts that editors write, each with its place and what to write instead.

    Looked at: titles, descriptions, bodies and shared texts, in their own language. Left out: what stands
    in quotes ”…” (the page talks about the word), code, targets of links, placeholders, text marked as
    another language, generated pages and the glossary. A word is found with its endings, not inside others.
    """
    watched = {lang: _watched_words(terms, lang) for lang in LANGUAGES}
    problems: list[Problem] = []
    for page in pages:
        if page.generated or page.path == GLOSSARY:
            continue
        for text, line in (
            (page.meta.title, 1),
            (page.meta.description, 1),
            (page.body, page.body_line),
        ):
            problems += _hits(text, page.name, line, page.lang, watched[page.lang])
    for block in blocks:
        problems += _hits(block.body, block.name, 1, block.lang, watched[block.lang])
    return sorted(set(problems))


def _watched_words(terms: Mapping[str, Term], lang: Lang) -> list[_Watched]:
    return [
        _Watched(
            _pattern((avoided.word, *avoided.stems), lang),
            _beginnings(avoided.unless),
            avoided,
            avoided.use or term.in_(lang),
        )
        for term in terms.values()
        for avoided in term.avoid
        if avoided.lang == lang
    ]


def _pattern(words: Iterable[str], lang: Lang) -> re.Pattern[str]:
    ways = (r"\s+".join(f"{re.escape(part)}{_ENDINGS[lang]}" for part in word.split()) for word in words)
    return re.compile(f"{_NO_LETTER_BEFORE}(?:{'|'.join(ways)}){_NO_LETTER_AFTER}", re.IGNORECASE)


def _beginnings(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(f"{_NO_LETTER_BEFORE}(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _hits(
    text: str, name: str, first_line: int, lang: Lang, watched: Iterable[_Watched]
) -> Iterator[Problem]:
    read = _as_read(text, lang)
    for word in watched:
        for match in word.pattern.finditer(read):
            if word.meant_otherwise and word.meant_otherwise.search(_sentence_around(read, match.span())):
                continue
            written = " ".join(match.group().split())
            yield Problem(
                name,
                first_line + read.count("\n", 0, match.start()),
                f"“{written}” is a word to avoid. {word.avoided.why.in_(lang)}",
                f"Write “{word.preferred}”; or put the word in quotes, ”{written}”, if the text explains it.",
            )


def _as_read(text: str, lang: Lang) -> str:
    """The text with everything blanked out that is not read as running text; all lines stay in place."""
    text = without_code(text)
    for _, (start, end), _ in inline_targets(text):
        text = text[:start] + _blank(text[start:end]) + text[end:]
    foreign = re.compile(
        rf"<(?P<tag>[a-z]+)\b[^<>]*\slang=\"(?!{lang}\")[^<>]*>.*?</(?P=tag)>", re.DOTALL | re.IGNORECASE
    )
    for pattern in (foreign, _TAG, *_NOT_READ):
        text = pattern.sub(lambda match: _blank(match.group()), text)
    return text


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", HOLE, text)


def _sentence_around(text: str, span: tuple[int, int]) -> str:
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, span[0])), default=0)
    end = _SENTENCE_END.search(text, span[1])
    return text[start : end.start() if end else len(text)]
