"""The content policy, from what the built pages hold: nothing may run or load that the build did not see.

Each page carries exactly its own policy; servers send one for all pages, which allows what any of them needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scripts.publish.verify import BuiltPage

Policy = Mapping[str, frozenset[str]]
"""Sources by directive, as in {"img-src": {"data:"}}. A directive that is not named allows nothing."""

_NONE = "'none'"
_NOTHING = ("default-src", "base-uri", "form-action")
_CHARSET = re.compile(r'<meta charset="?utf-8"?>')


def page_policy(page: BuiltPage) -> Policy:
    """What one page needs to look and work as it was built."""
    needs: dict[str, set[str]] = {
        "script-src": {f"'{name}'" for name in page.inline_scripts},
        "style-src": {f"'{name}'" for name in page.inline_styles},
        "img-src": {"data:"},  # the icon, empty so that no browser asks for one, and signs in style sheets
        # Figures of a chart, an index to search in; and programs that judge a page for search engines read
        # robots.txt from within it. Which scripts may ask for anything is said above, by their hashes.
        "connect-src": {"'self'"},
        "form-action": {"'self'"} if page.forms else set(),
    }
    if "link" in page.external:
        needs["style-src"].add("'self'")
    if "img" in page.external:
        needs["img-src"].add("'self'")
    if "script" in page.external:
        needs["script-src"].add("'self'")
        needs["img-src"].add("blob:")  # a chart that is saved as a picture
        # No text may become markup or a script but through the guard of overrides/assets/chart.js. A page
        # whose scripts all stand in it, each allowed by its hash, has none that could.
        needs["require-trusted-types-for"] = {"'script'"}
        needs["trusted-types"] = {"default"}
    return {directive: frozenset(sources) for directive, sources in needs.items() if sources}


def union(policies: Iterable[Policy]) -> Policy:
    """The policy that allows what any of these allows."""
    merged: dict[str, frozenset[str]] = {}
    for policy in policies:
        for directive, sources in policy.items():
            merged[directive] = merged.get(directive, frozenset()) | sources
    return merged


def written(policy: Policy) -> str:
    """The policy as browsers read it."""
    full = {directive: frozenset({_NONE}) for directive in _NOTHING} | dict(policy)
    return ";".join(f"{directive} {' '.join(sorted(sources))}" for directive, sources in sorted(full.items()))


def with_policy(html: str, policy: Policy) -> str:
    """The page with its own policy in its head, before anything that the policy is about."""
    meta = f'<meta http-equiv="content-security-policy" content="{written(policy)}">'
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)
