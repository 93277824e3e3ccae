"""The site builder's side: hands the staged tree to MkDocs and repairs what the language plugin leaves.

The only module that imports MkDocs. What it decides is decided elsewhere; here it is only passed on.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, ClassVar, Literal, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

ROOT = Path(__file__).resolve().parents[1]
# Bare `mkdocs build` does not put the project's root on the path.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from scripts.beside import beside, in_turn
from scripts.clock import today
from scripts.content.generated.navigation import MenuItem
from scripts.content.typography.foreign_words import with_foreign_words
from scripts.content.typography.hyphens import with_soft_hyphens_in_text
from scripts.content.typography.kept_together import with_kept_together
from scripts.content.typography.tables import with_captions
from scripts.content.writing.structure import without_code
from scripts.languages import Lang
from scripts.messages import language_of, told
from scripts.preview import error_files, error_page, outdated_pages
from scripts.problems import ProblemsFound, report
from scripts.shell import tight
from scripts.stage import STAGED, Staged, stage
from scripts.staged_tree import write_tree

_SETTINGS = ROOT / "mkdocs.yml"
_OVERRIDES = ROOT / "overrides"
_BYTECODE = ROOT / "build" / "templates"
_LOOKS_EVERY = 0.1
"""Seconds after which a preview looks again whether a file was saved."""

_OWN_SOURCES = ("styles/", "scripts/")


class _Rendered(NamedTuple):
    """A page's HTML, and what it was made from."""

    made_from: tuple[int, str | None]
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None


class _State:
    """What one process remembers between the builder's calls.

    staged: the last tree without faults; its addresses serve a preview even while there are faults
    problems_page: what a preview shows instead of every page; empty when all is well
    addresses: changes when an address does, to which pages may link
    rendered: the pages that a preview has rendered, by their place in the staged tree
    made_by: when each template and the builder's settings were written
    files: what a build puts into the preview's folder, and what the build before put there
    swedish: waits for the Swedish pages, where they are built beside the Finnish ones
    held: the figures of the page that is being rendered
    """

    serving = False
    staged: Staged | None = None
    problems_page = ""
    addresses = 0
    rendered: ClassVar[dict[str, _Rendered]] = {}
    made_by: ClassVar[dict[str, int]] = {}
    files: ClassVar[set[str]] = set()
    files_before: ClassVar[set[str]] = set()
    swedish: Callable[[], None] | None = None
    held: ClassVar[list[str]] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether somebody is watching: a preview shows errors in the page, a build stops."""
    _State.serving = command == "serve"
    if _State.serving:
        Page.render = _render_what_changed  # type: ignore[assignment, method-assign]
    else:
        # A build can carry its rubbish to its end, where everything goes; looking for it costs time.
        gc.disable()


_render = Page.render


def _render_what_changed(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Render a page, or take its HTML from the build before: half of the time of a preview's build is this.

    Links to headings are checked when pages are staged, so that a page taken over brings none to check.
    """
    if _State.problems_page:
        # What is shown while there are faults is not worth remembering, the pages are.
        _render(page, config, files)
        return
    made_from = (_State.addresses, page.markdown)
    known = _State.rendered.get(page.file.src_uri)
    if known is not None and known.made_from == made_from:
        page.content, page.toc, page._title_from_render, page.present_anchor_ids = known[1:]
        return
    _render(page, config, files)
    _State.rendered[page.file.src_uri] = _Rendered(
        made_from, page.content, page.toc, page._title_from_render, page.present_anchor_ids
    )


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stage once per build and point the builder at the staged tree, in the language that it builds next."""
    plugin: Any = config.plugins["i18n"]
    if not plugin.building:
        _stage()
    # Our templates take nothing from the theme, whose 14,500 icons would be listed twice in every build.
    config.theme.dirs = [str(_OVERRIDES)]
    config.docs_dir = str(ROOT / STAGED)
    lang: Lang = plugin.current_language or "fi"
    config.nav = None
    if _State.staged is not None:
        config.site_name = _State.staged.settings.name.in_(lang)
        config.site_url = _State.staged.settings.url
        if not _State.problems_page:
            config.nav = [_nav_entry(item) for item in _State.staged.menus[lang]]
    return config


def _stage() -> None:
    _State.files = set()
    before = _State.staged
    try:
        _State.staged = stage(ROOT, today(), in_turn if _State.serving else beside)
        _State.problems_page = ""
        if _State.serving:
            _renew(before, _State.staged)
    except ProblemsFound as found:
        if not _State.serving:
            raise Abort(f"\n{report(told(found.problems, ROOT, os.environ))}\n") from found
        _State.problems_page = error_page(told(found.problems, ROOT, os.environ), language_of(os.environ))
        paths = _State.staged.views["fi"] if _State.staged else ()
        files = error_files(paths)
        write_tree(files, ROOT / STAGED)
        _build_again(files)


def _renew(before: Staged | None, staged: Staged) -> None:
    """Have pages built again that are to look otherwise although their text is as it was."""
    made_by = {str(file): file.stat().st_mtime_ns for file in (_SETTINGS, *_OVERRIDES.rglob("*.html"))}
    same, _State.made_by = made_by == _State.made_by, made_by
    if not same:
        _State.rendered.clear()
    _build_again(outdated_pages(before if same else None, staged))


def _build_again(paths: Iterable[str]) -> None:
    """Have the preview take staged files for changed, as it builds only what is younger than its page."""
    for path in paths:
        (ROOT / STAGED / path).touch()


def _nav_entry(item: MenuItem) -> Any:
    if item.children:
        return {item.title: [item.path, *(_nav_entry(child) for child in item.children)]}
    return item.path


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every page the address that it was staged with, on the file and on its alternates.

    After the language plugin (priority -100), which would put it back.
    """
    for file in list(files):
        if file.src_uri.startswith(_OWN_SOURCES):
            files.remove(file)
    if _State.staged is not None:
        for file in files.documentation_pages():
            alternates: dict[Lang, File] = getattr(file, "alternates", {})
            for lang, alternate in alternates.items():
                path = alternate.src_uri.split("/", 1)[1]
                _move(alternate, _State.staged.views[lang][path].address, config)
    _State.addresses = hash(tuple((file.src_uri, file.url) for file in files.documentation_pages()))
    _State.files |= {file.dest_uri for file in files}
    plugin: Any = config.plugins["i18n"]
    if not _State.serving and not plugin.building:
        _State.swedish = beside(lambda: _build_swedish(config, plugin))
        plugin.building = True
    return files


def _build_swedish(config: MkDocsConfig, plugin: Any) -> None:
    """Build the Swedish pages beside the Finnish ones, as the language plugin would do after them."""
    plugin.building = True
    plugin.current_language = "sv"
    # What it does is told once, with the Finnish pages.
    log = logging.getLogger("mkdocs")
    level, clean_directory = log.level, utils.clean_directory
    log.setLevel(max(level, logging.WARNING))
    # The folder holds the Finnish pages already. The parameter is named as the builder calls it.
    utils.clean_directory = lambda directory: None  # noqa: ARG005
    try:
        build(config)
    finally:
        log.setLevel(level)
        utils.clean_directory = clean_directory


def _move(file: File, address: str, config: MkDocsConfig) -> None:
    file.dest_uri = address if address.endswith(".html") else f"{address}index.html"
    file.url = address if address else "./"
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep compiled templates between the two languages and between builds."""
    _BYTECODE.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(_BYTECODE))
    return env


def _lang(page: Page) -> Lang:
    return "sv" if page.file.src_uri.startswith("sv/") else "fi"


_FIGURE = re.compile(r"^<section .*?^</section>$", re.DOTALL | re.MULTILINE)
_HELD = "<section></section>"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hold the figures back from the Markdown parser: they are HTML, and would take half of its time."""
    # Most pages have none, and code is looked for only where one could stand in it.
    text = without_code(markdown) if "<section " in markdown else ""
    figures = (figure.span() for figure in _FIGURE.finditer(text))
    pieces = [markdown[start:end] for start, end in pairwise((0, *chain(*figures), len(markdown)))]
    _State.held = pieces[1::2]
    return _HELD.join(pieces[::2])


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give editors' tables their captions, and say where lines may break and where they must not."""
    held = iter(_State.held)
    return _typeset(re.sub(_HELD, lambda _: next(held), html), _lang(page))


# Remembered, because a preview has most texts typeset again as they were.
@lru_cache(maxsize=1024)
def _typeset(html: str, lang: Lang) -> str:
    return with_soft_hyphens_in_text(with_kept_together(with_captions(html)), lang)


@event_priority(100)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """What our templates read: `here` is the page, `url` makes links as seen from it."""
    lang = _lang(page)
    path = page.file.src_uri.split("/", 1)[1]
    context["problems_page"] = _State.problems_page
    if _State.staged is not None:
        here = _State.staged.views[lang][path]
        context["locale"] = lang
        context["here"] = here
        context["url"] = here.url
        context["menu"] = _State.staged.menus[lang]
        context["words"] = _State.staged.strings[lang]
        context["settings"] = _State.staged.settings
        context["shell"] = _State.staged.shell
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mark English words for the ear, and send no byte that a reader does not need."""
    return tight(with_foreign_words(output))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Add pages in other languages: the language plugin drops staged folders that are named as languages.

    After the plugin (priority -100), which builds Swedish in its own: only then is it known what is gone.
    """
    plugin: Any = config.plugins["i18n"]
    if _State.swedish is not None:
        swedish, _State.swedish = _State.swedish, None
        swedish()
        plugin.building = False
    if _State.staged is not None and not plugin.building:
        _State.files |= set(_State.staged.first_aid)
        for path, content in _State.staged.first_aid.items():
            file = Path(config.site_dir, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_State.problems_page.encode() or content)
        _forget_what_is_gone(Path(config.site_dir))
    if not _State.serving:
        # The rubbish is not looked for at the very end either.
        gc.freeze()


def _forget_what_is_gone(site: Path) -> None:
    """Take away what the build before made and this one did not: a preview builds on what is there."""
    for path in _State.files_before - _State.files:
        (site / path).unlink(missing_ok=True)
    _State.files_before, _State.files = _State.files, set()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what editors write, not what is staged from it: one edit, one rebuild."""
    server.unwatch(config.docs_dir)
    server.observer._timeout = _LOOKS_EVERY
    return server
