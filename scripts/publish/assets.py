"""Styles, scripts and charts get names that carry their content, so that a browser may keep them for ever.

Pages name an asset by an address relative to themselves, in whatever attribute; a style sheet by one
relative to itself. What nothing names is not published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from posixpath import dirname, join, normpath, splitext
from urllib.parse import urlsplit

from rcssmin import cssmin
from rjsmin import jsmin

from scripts.problems import Problem, ProblemsFound
from scripts.publish.used_styles import used_styles, words

FOLDER = "assets/"
VENDORED = "assets/vendor/"
"""Others' files, published byte by byte as they were taken over."""

Files = Mapping[str, bytes]

_ADDRESS = re.compile(r"(?<=[\"'(=;])[\w./-]+")
"""What may be an address: it comes after a quote (bare or as &quot;), a bracket, or the = of an attribute."""

_TEXT = (".html", ".css", ".js", ".json", ".xml", ".txt", ".jsonld")


def with_hashed_names(files: Files, site_url: str) -> dict[str, bytes]:
    """The same site with used assets only, made small, under names that carry their content.

    files: content by path from the site's root
    site_url: the site's full address; its path is what addresses from the root begin with
    Raises ProblemsFound when a file names an asset in a way that could not be followed.
    """
    base = urlsplit(site_url).path
    assets = {path: _small(path, content) for path, content in files.items() if path.startswith(FOLDER)}
    assets |= _with_used_styles(assets, files)
    others = {path: content for path, content in files.items() if path not in assets}
    used = _used(others, assets, base)
    renamed: dict[str, str] = {}
    published: dict[str, bytes] = {}
    # Style sheets last: they name other assets, whose names must be known by then.
    for path in sorted(used, key=lambda path: (path.endswith(".css"), path)):
        content = assets[path]
        if path.endswith(".css"):
            content = _rewritten(path, content, renamed, base)
        renamed[path] = _hashed_name(path, content)
        published[renamed[path]] = content
    for path, content in others.items():
        published[path] = _rewritten(path, content, renamed, base) if path.endswith(".html") else content
    problems = list(_plain_names(published, assets))
    if problems:
        raise ProblemsFound(problems)
    return published


def is_hashed(path: str) -> bool:
    """Whether a published file has a name that no other content can ever have."""
    return path.startswith(FOLDER)


def _with_used_styles(assets: Files, files: Files) -> dict[str, bytes]:
    """Our style sheets and the theme's without what no page can use."""
    sheets = {path: content.decode() for path, content in assets.items() if path.endswith(".css")}
    known = words(text.decode() for path, text in files.items() if path.endswith((".html", ".js")))
    used = used_styles(sheets, known)
    return {path: used[path].encode() for path in sheets if not path.startswith(VENDORED)}


def _small(path: str, content: bytes) -> bytes:
    if path.startswith(VENDORED):
        return content
    if path.endswith(".css"):
        return str(cssmin(content.decode())).encode()
    if path.endswith(".js"):
        return str(jsmin(content.decode())).encode()
    return content


def _hashed_name(path: str, content: bytes) -> str:
    stem, ending = splitext(path)
    return f"{stem}.{sha256(content).hexdigest()[:12]}{ending}"


def _used(others: Files, assets: Files, base: str) -> set[str]:
    """Assets that a page names, and those that their style sheets name."""
    used: set[str] = set()
    waiting = [path for path in others if path.endswith(".html")]
    while waiting:
        path = waiting.pop()
        named = set(_named(path, (others.get(path) or assets[path]).decode(), assets, base)) - used
        used |= named
        waiting += [asset for asset in named if asset.endswith(".css")]
    return used


def _named(path: str, text: str, assets: Files, base: str) -> Iterator[str]:
    for address in set(_ADDRESS.findall(text)):
        target = _target(path, address, base)
        if target in assets:
            yield target


def _target(path: str, address: str, base: str) -> str:
    """The file that an address means when it stands in the file `path`."""
    if address.startswith(base) and address.startswith("/"):
        return normpath(address.removeprefix(base))
    return normpath(join(dirname(path), address))


def _rewritten(path: str, content: bytes, renamed: Mapping[str, str], base: str) -> bytes:
    return _ADDRESS.sub(_new_address(path, renamed, base), content.decode()).encode()


def _new_address(path: str, renamed: Mapping[str, str], base: str) -> Callable[[re.Match[str]], str]:
    def new(match: re.Match[str]) -> str:
        target = _target(path, match[0], base)
        if target not in renamed:
            return match[0]
        return match[0].removesuffix(target.rsplit("/", 1)[-1]) + renamed[target].rsplit("/", 1)[-1]

    return new


def _plain_names(published: Files, assets: Files) -> Iterator[Problem]:
    """Files that still name an asset as it was called before."""
    endings = "|".join(re.escape(path.removeprefix(FOLDER)) for path in sorted(assets)) or r"(?!)"
    names = re.compile(rf"(?<![\w.-]){FOLDER}(?:{endings})(?![\w.-])")
    for path, content in published.items():
        if not path.endswith(_TEXT) or path.startswith(VENDORED):
            continue
        text = content.decode()
        if found := names.search(text):
            yield Problem(
                path,
                text.count("\n", 0, found.start()) + 1,
                f"“{found[0]}” is named here in a way that cannot follow when its name changes.",
                "Name the file in an attribute, relative to the page, and let the script read it there.",
            )
