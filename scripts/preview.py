"""What the preview shows while files have faults: the messages, at every address, until they are mended."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from scripts.languages import LANGUAGES
from scripts.problems import Problem

_TITLE = "Sivustoa ei voi vielä näyttää / Webbplatsen kan inte visas ännu"
_LEAD = (
    "Tiedostoissa on virheitä. Korjaa ne ja tallenna: sivu päivittyy itse. / "
    "Det finns fel i filerna. Rätta dem och spara: sidan uppdateras av sig själv."
)


def error_page(problems: Iterable[Problem]) -> str:
    """An HTML page with every problem: file, line, what is wrong, what to write instead.

    Its words stand here and not in data/strings.yml, which may be the file that is broken.
    """
    items = "".join(
        f"<li><p><code>{escape(problem.file)}{f':{problem.line}' if problem.line else ''}</code></p>"
        f"<p>{escape(problem.what)}<br>→ {escape(problem.instead)}</p></li>"
        for problem in sorted(set(problems))
    )
    return (
        '<!doctype html><html lang="fi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(_TITLE)}</title></head><body>"
        f"<h1>{escape(_TITLE)}</h1><p>{escape(_LEAD)}</p><ol>{items}</ol></body></html>"
    )


def error_files(paths: Iterable[str]) -> dict[str, bytes]:
    """A staged tree whose pages are all there, but only to show `error_page`.

    paths: the pages of the last good tree, so that the page an editor has open keeps its address
    """
    body = b'---\ntitle: "!"\ntemplate: problems.html\n---\n'
    return {f"{lang}/{path}": body for lang in LANGUAGES for path in {"index.md", *paths}}
