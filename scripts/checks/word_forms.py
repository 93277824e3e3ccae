"""Names of places and what is derived from them, with the endings of Finnish and Swedish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale

from scripts.languages import Lang

_FI_ENDING = (
    r"(?:[aäoöuye]?n|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|hin|aan|ään|oon|öön|uun|yyn|iin|een"
    r"|seen|issa|issä|ista|istä|illa|illä|ilta|iltä|ille|in|ien|iden|ihin)?(?:kin|kaan|kään)?"
)
_SV_ENDING = r"s?"

_SOFT = (
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("mp", "mm"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("p", "v"),
    ("t", "d"),
    ("k", ""),
)
"""How the consonants before the last vowel change: Helsinki – Helsingissä, Turku – Turussa."""

_SV_ROOT_END = re.compile(r"(?:land|istan|iet|ien|en|ia|a|e)$")
_SV_PERSON = (
    r"(?:(?:ländsk|nesisk|esisk|ansk|nisk|isk|sk|k)(?:a|t|an|e|or|orna|ors)?"
    r"|(?:ländare|ianer|ier|eser|are|ar|an|es|er)(?:en|n|na|nas|s)?)"
)
_FI_PERSON = re.compile(r"(?<!\w)([a-zäöåšž]{3,})l[aä](?:inen|is[a-zäö]*)(?!\w)", re.IGNORECASE)
_LEFT_OUT = frozenset({"FI", "AX", "OM"})
"""Finland itself, and Oman, which in Finnish is also a word that begins many sentences."""

_SHORTEST_ROOT = 4
_LONGEST_REST = 3
"""Letters that a country's name may have beyond the root of its people's name: venä|jä – venäläinen."""


def place_pattern(names: Iterable[str], lang: Lang) -> re.Pattern[str]:
    """Finds the names, capital first, with the endings of the language."""
    ending = _FI_ENDING if lang == "fi" else _SV_ENDING
    stems = {stem for name in names for stem in (_finnish_stems(name) if lang == "fi" else (name,))}
    ways = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{ways}){ending}(?![\w-])")


def _finnish_stems(name: str) -> Iterator[str]:
    yield name
    vowel = name[-1]
    if name.endswith("nen"):
        yield name[:-3] + "s"
    elif name.endswith("t"):
        yield from (name[:-1], name[:-2] + "o")
    elif name.endswith("s"):
        yield from (name[:-1] + "kse", name[:-1] + "de", name[:-1])
    elif vowel == "e":
        yield name + "e"
    elif vowel in "aäiouyö":
        base = name[:-1]
        last = ("i", "e") if vowel == "i" else (vowel,)
        yield from (base + end for end in last)
        for hard, soft in _SOFT:
            if base.endswith(hard):
                yield from (base[: -len(hard)] + soft + end for end in last)
                break
    else:
        yield name + "i"


@cache
def _countries(lang: Lang) -> Mapping[str, str]:
    """Names of the world's other countries by their code."""
    return {
        code: name
        for code, name in Locale(lang).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _LEFT_OUT
    }


@cache
def _country_pattern(lang: Lang) -> re.Pattern[str]:
    return place_pattern(_countries(lang).values(), lang)


@cache
def _swedish_people() -> re.Pattern[str]:
    roots = {_SV_ROOT_END.sub("", name.casefold()) for name in _countries("sv").values()}
    roots |= {root[:-1] for root in roots if root.endswith("ss")}
    ways = "|".join(sorted(re.escape(root) for root in roots if len(root) >= 3 and root.isalpha()))
    return re.compile(rf"(?<!\w)(?:{ways}){_SV_PERSON}(?!\w)", re.IGNORECASE)


def nationality_in(text: str, lang: Lang) -> str:
    """The first word that names a foreign country or its people; empty when there is none.

    Names that leave the rule (fransk, hollantilainen) are not found: a help for the eye, no proof.
    """
    match = _country_pattern(lang).search(text)
    if match is None and lang == "sv":
        match = _swedish_people().search(text)
    if match:
        return match.group()
    if lang == "fi":
        names = {name.casefold() for name in _countries("fi").values()}
        for found in _FI_PERSON.finditer(text):
            whole = found[1].casefold()
            root = whole if len(whole) <= _SHORTEST_ROOT else whole.rstrip("aäi")
            if whole in names or any(
                len(root) >= _SHORTEST_ROOT
                and name.startswith(root)
                and len(name) - len(root) <= _LONGEST_REST
                for name in names
            ):
                return found.group()
    return ""
