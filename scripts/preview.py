"""What the preview shows: which pages an edit changed, and messages in every page while files have faults."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from html import escape

from scripts.languages import LANGUAGES
from scripts.messages import DeskLang
from scripts.problems import Problem
from scripts.stage import Staged

_WORDS: Mapping[DeskLang, tuple[str, str]] = {
    "fi": (
        "Sivustoa ei voi vielä näyttää",
        "Tiedostoissa on virheitä. Korjaa ne ja tallenna: sivu palaa itse. Julkaistu sivusto ei muutu "
        "virheestä.",
    ),
    "sv": (
        "Webbplatsen kan inte visas ännu",
        "Det finns fel i filerna. Rätta dem och spara: sidan kommer tillbaka av sig själv. Den publicerade "
        "webbplatsen ändras inte av ett fel.",
    ),
    "en": (
        "The site cannot be shown yet",
        "There are mistakes in files. Correct and save them: the page comes back by itself. The published "
        "site is not changed by a mistake.",
    ),
}
"""They stand here and not in data/, where the file that holds them may be the one that is broken."""


def preview_command(address: str) -> list[str]:
    """The command that shows a project at `host:port`.

    Dirty: pages that an edit does not touch are left as they are. Not strict: a warning would leave the
    browser waiting, and what it warns of stops the staging with a message.
    """
    watching = ["serve", "--livereload", "--dirty", "--no-strict", "--dev-addr", address]
    return [sys.executable, "-m", "mkdocs", *watching]


_STYLE = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif}"
    "li{margin:1.2rem 0}p{margin:.2rem 0}code{font-weight:bold}"
)


def error_page(problems: Iterable[Problem], lang: DeskLang) -> str:
    """An HTML page with every problem: file, line, what is wrong, what to write instead."""
    title, lead = map(escape, _WORDS[lang])
    items = "".join(
        f"<li><p><code>{escape(problem.place)}</code></p>"
        f"<p>{escape(problem.what)}<br>→ {escape(problem.instead)}</p></li>"
        for problem in sorted(set(problems))
    )
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{title}</h1><p>{lead}</p><ol>{items}</ol></body></html>"
    )


def error_files(paths: Iterable[str]) -> dict[str, bytes]:
    """A staged tree whose pages are all there, but only to show `error_page`.

    paths: the pages of the last good tree, so that the page an editor has open keeps its address
    """
    body = b'---\ntitle: "!"\ntemplate: problems.html\n---\n'
    return {f"{lang}/{path}": body for lang in LANGUAGES for path in {"index.md", *paths}}


def outdated_pages(before: Staged | None, after: Staged) -> list[str]:
    """The pages, by their place in the staged tree, around whose text something else is to stand now.

    A page's own text is not looked at: when it changes, its staged file does.
    before: what was shown until now; None when every page may differ
    """
    all_differ = before is None or _around_every_page(before) != _around_every_page(after)
    return [
        f"{lang}/{path}"
        for lang in LANGUAGES
        for path, view in after.views[lang].items()
        if all_differ or before is None or before.views[lang].get(path) != view
    ]


def _around_every_page(staged: Staged) -> tuple[object, ...]:
    addresses = [view.address for views in staged.views.values() for view in views.values()]
    return staged.settings, staged.strings, staged.menus, staged.shell, addresses
