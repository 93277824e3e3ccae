"""Leaves out of style sheets what no page can use.

A selector stays when every name in it is a word that some page or script holds. So a word too many keeps a
rule too many, and a rule that is needed never goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import tinycss2

_WORD = re.compile(r"[\w-]+")
_BROWSERS_OWN = {"open", "root", "html", "body"}
"""Names that a page need not hold: a browser opens `details` itself, and adds what a page leaves out."""

_GROUPS = {"media", "supports", "layer", "container"}


def words(texts: Iterable[str]) -> set[str]:
    """Every word of these pages and scripts."""
    return _BROWSERS_OWN.union(*(_WORD.findall(text) for text in texts))


def used_styles(sheets: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """Style sheets of one site without rules and custom properties that nothing uses.

    sheets: by any name; all of them, because one may ask for what another sets
    known: words of all pages and scripts
    """
    names = frozenset(known)
    kept = dict(sheets)
    while True:
        # What one property takes from another goes with it, so this is done until nothing goes any more.
        asked = names.union(*(re.findall(r"var\(\s*(--[\w-]+)", css) for css in kept.values()))
        less = {name: _sheet(css, names, asked) for name, css in kept.items()}
        if less == kept:
            return kept
        kept = less


def _sheet(css: str, names: frozenset[str], asked: frozenset[str]) -> str:
    return _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), names, asked)


def _rules(rules: Iterable[Any], names: frozenset[str], asked: frozenset[str]) -> str:
    return "".join(_rule(rule, names, asked) for rule in rules)


def _rule(rule: Any, names: frozenset[str], asked: frozenset[str]) -> str:
    if rule.type == "qualified-rule":
        selectors = [selector for selector in _split(rule.prelude) if _names(selector) <= names]
        body = _declarations(rule.content, asked) if selectors else ""
        return f"{','.join(map(_text, selectors))}{{{body}}}" if body else ""
    if rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
        inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        inner = _rules(inside, names, asked)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    return str(rule.serialize())


def _declarations(content: Iterable[Any], asked: frozenset[str]) -> str:
    """What a rule sets, without custom properties that nobody asks for."""
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(part.type != "declaration" for part in parts):
        return _text(content)  # rules within rules: kept as they are
    return ";".join(
        f"{part.name}:{_text(part.value)}{'!important' if part.important else ''}"
        for part in parts
        if not part.name.startswith("--") or part.name in asked
    )


def _text(selector: Iterable[Any]) -> str:
    return str(tinycss2.serialize(selector)).strip()


def _split(prelude: Iterable[Any]) -> list[list[Any]]:
    """Selectors that stand between commas."""
    selectors: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _names(selector: list[Any]) -> set[str]:
    """Names of elements, classes, ids and attributes that a page must have for this selector to matter."""
    names = set()
    previous = ""
    for token in selector:
        if (token.type == "ident" and previous != ":") or token.type == "hash":
            names.add(token.value)
        elif token.type == "[] block":
            names |= set(_attribute(token.content))
        previous = token.value if token.type == "literal" else ""
    return names


def _attribute(content: Iterable[Any]) -> Iterator[str]:
    """The attribute's name and, where the whole value is asked for, its words."""
    tokens = [token for token in content if token.type != "whitespace"]
    yield tokens[0].value
    if len(tokens) > 2 and tokens[1].type == "literal" and tokens[1].value == "=":
        yield from _WORD.findall(str(tokens[2].value))
