"""From what editors wrote to the tree that the site builder reads: checked, paired, placeholders filled."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

from scripts.addresses import relative_url
from scripts.beside import Begin, in_turn
from scripts.checks.history import gone
from scripts.checks.pasted import pasted_problems
from scripts.checks.skeletons import skeleton_problems
from scripts.checks.typed_phones import typed_phone_problems
from scripts.checks.untranslated import untranslated_problems
from scripts.content.generated.first_aid import first_aid_address, first_aid_files, languages_page
from scripts.content.generated.navigation import MenuItem, build_menu, menu_order_problems
from scripts.content.generated.news import NEWS, feed_address, news, news_page, published
from scripts.content.generated.related import related_pages
from scripts.content.generated.site_map import SITE_MAP, site_map_list, site_map_page
from scripts.content.generated.sources_page import sources_page, sources_place
from scripts.content.registers.confirm import confirm_problems
from scripts.content.registers.phrases import Phrases
from scripts.content.registers.sources import Source
from scripts.content.twins.parity import parity_problems
from scripts.content.typography.hyphens import with_soft_hyphens
from scripts.content.writing.fillers import fillers
from scripts.content.writing.law_dates import law_date_problems
from scripts.content.writing.links import link_problems
from scripts.content.writing.pages import FIND_HELP, NOT_FOUND, Page, by_path
from scripts.content.writing.placeholders import fill
from scripts.content.writing.slugs import duplicate_slug_problems
from scripts.content.writing.structure import headings
from scripts.content.writing.typed_figures import typed_figure_problems
from scripts.content.writing.whereabouts import Whereabouts
from scripts.inputs import Inputs, read_inputs
from scripts.languages import FOLDERS, LANGUAGES, Lang
from scripts.number_format import day
from scripts.problems import Problem, ProblemsFound
from scripts.publish.feed import Feed, FeedEntry, atom
from scripts.publish.redirects import leads, redirect_files, redirect_problems, redirect_targets
from scripts.publish.sitemap import SitemapEntry, robots, sitemap
from scripts.search.documents import documents
from scripts.search.index import search_index
from scripts.search.page import SEARCH, index_address, search_address, search_page
from scripts.search.search_words import search_words_problems
from scripts.settings import Settings
from scripts.shell import Shell
from scripts.staged_tree import write_tree
from scripts.statistics.lookup import Figures
from scripts.statistics.pages.all_pages import statistics_files, statistics_pages

STAGED = Path("build") / "docs"
"""The staged tree, from the project's root."""

EASY = "loyda-apua/selkosuomeksi.md"
LIGHTEST = frozenset({"index.md", FIND_HELP, "loyda-apua/kun-otat-yhteytta.md", "loyda-apua/puhelin.md"})
"""Pages for the slowest lines: nothing is put around their text that can be done without."""


@dataclass(frozen=True)
class SourceLine:
    """A source as the foot of a page names it."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True)
class PageView:
    """What templates need to know of a page beside its content."""

    lang: Lang
    path: str
    title: str
    address: str
    twin_address: str
    audience: str
    reviewed: date
    overdue: bool
    law_as_of: date | None
    waiting_until: date | None
    sources: tuple[SourceLine, ...]
    sources_at: str | None
    """Where the sources of a help page stand; None when its foot names them."""
    trail: tuple[MenuItem, ...]
    section: MenuItem | None
    previous: MenuItem | None
    next: MenuItem | None
    related: tuple[MenuItem, ...]
    light: bool
    """Whether the page does without a list of what it holds."""
    search: str
    """Address of the search page of the language."""
    feed: str
    """Address of the news of the language, for programs that follow them."""
    root: str | None
    """Path of the site on its host, for the one page that answers at any address."""

    def url(self, address: str) -> str:
        """Link from this page to an address of the site."""
        return relative_url(self.address, address) if self.root is None else f"{self.root}{address}"

    def day(self, value: date) -> str:
        """A date in the page's language."""
        return day(value, self.lang)


@dataclass(frozen=True)
class Staged:
    """The staged site: what templates and the builder's adaptor read from memory."""

    settings: Settings
    strings: dict[Lang, dict[str, str]]
    menus: dict[Lang, tuple[MenuItem, ...]]
    views: dict[Lang, dict[str, PageView]]
    shell: Shell
    files: dict[str, bytes]
    first_aid: dict[str, bytes]
    """Whole pages in other languages: the language plugin would drop them from the tree."""


def stage(root: Path, today: date, begin: Begin = in_turn) -> Staged:
    """Read, check and write the staged tree under `build/docs`.

    begin: how work is taken up that nothing else waits for
    Raises ProblemsFound, with nothing written, when anything cannot be published.
    """
    staged = staged_site(read_inputs(root, today), begin)
    write_tree(staged.files, root / STAGED)
    return staged


def staged_site(inputs: Inputs, begin: Begin = in_turn) -> Staged:
    """The whole staged site in memory.

    begin: how work is taken up that nothing else waits for
    Raises ProblemsFound with every fault that shows only when files are compared with each other.
    """
    figures = Figures(inputs.statistics.years)
    reviewed = max(page.meta.reviewed for page in inputs.pages)
    data_files = statistics_files(inputs.statistics, reviewed)
    pages = [
        *inputs.pages,
        *statistics_pages(inputs.statistics, data_files, reviewed),
        *(site_map_page(lang, inputs.strings[lang], reviewed) for lang in LANGUAGES),
        *(languages_page(lang, inputs.languages, inputs.strings[lang], reviewed) for lang in LANGUAGES),
        *(
            search_page(lang, inputs.strings[lang], inputs.contacts["assistance_system"], reviewed)
            for lang in LANGUAGES
        ),
        *(news_page(lang, inputs.pages, inputs.strings[lang], reviewed) for lang in LANGUAGES),
        *(
            sources_page(lang, inputs.pages, inputs.sources, inputs.strings[lang], reviewed)
            for lang in LANGUAGES
        ),
    ]
    old_addresses_to = redirect_targets(pages, inputs.languages, inputs.strings)
    paths = {page.path for page in pages}
    # The history is asked only when a page is missing: this is read again at each change.
    whereabouts = Whereabouts(leads(inputs.redirects), cache(lambda: gone(inputs.root, FOLDERS["fi"])))
    bodies, unfilled = _filled_bodies(pages, inputs, figures)
    menus = {lang: build_menu(by_path(pages, lang), inputs.menu_order) for lang in LANGUAGES}
    search_files = begin(lambda: _search_files(pages, bodies, menus, inputs))
    _stop_on(
        [
            *unfilled,
            *parity_problems(inputs.pages, inputs.blocks),
            *duplicate_slug_problems(pages),
            *link_problems(pages, inputs.blocks, whereabouts),
            *law_date_problems(inputs.pages, inputs.blocks),
            *typed_figure_problems(inputs.pages),
            *menu_order_problems(inputs.menu_order, inputs.menu_file, paths, whereabouts),
            *search_words_problems(inputs.search_words, paths, whereabouts),
            *confirm_problems(inputs.to_confirm, inputs.to_confirm_file, paths, whereabouts),
            *typed_phone_problems(inputs.pages, inputs.blocks, inputs.contacts),
            *pasted_problems(inputs.pages, inputs.blocks),
            *untranslated_problems(inputs.pages),
            *skeleton_problems(inputs.pages, inputs.blocks, inputs.skeletons, inputs.skeletons_file),
            *redirect_problems(
                inputs.redirects,
                inputs.redirects_file,
                old_addresses_to,
                [*(page.address for page in pages), *data_files, *map(first_aid_address, inputs.languages)],
                whereabouts,
            ),
        ]
    )
    views = {
        lang: {page.path: _view(page, pages, menus[lang], inputs) for page in pages if page.lang == lang}
        for lang in LANGUAGES
    }
    views = {lang: _with_related(views[lang], lang, pages, bodies) for lang in LANGUAGES}
    moved = redirect_files(inputs.redirects, old_addresses_to, inputs.settings)
    return Staged(
        inputs.settings,
        inputs.strings,
        menus,
        views,
        inputs.shell,
        {
            **_markdown_files(pages, bodies, menus, inputs.settings),
            **data_files,
            **_feeds(pages, inputs, reviewed),
            **search_files(),
            **{path: content for path, content in moved.items() if not path.startswith("en/")},
            "sitemap.xml": sitemap(
                [
                    *_sitemap_entries(pages, views, inputs.settings),
                    *_first_aid_entries(inputs.languages, inputs.settings, reviewed),
                ]
            ).encode(),
            "assets/site.css": inputs.shell.full_css.encode(),
            "robots.txt": robots(inputs.settings.url).encode(),
        },
        {
            **first_aid_files(
                inputs.languages,
                inputs.contacts,
                inputs.settings,
                inputs.strings,
                {lang: views[lang][FIND_HELP].address for lang in LANGUAGES},
                inputs.first_aid_styles,
                inputs.shell.exit_script,
            ),
            **{path: content for path, content in moved.items() if path.startswith("en/")},
        },
    )


def _search_files(
    pages: Sequence[Page],
    bodies: Sequence[str],
    menus: Mapping[Lang, Sequence[MenuItem]],
    inputs: Inputs,
) -> dict[str, bytes]:
    """The script of the search pages and the index of each language, by their addresses."""
    files = dict(inputs.search_code)
    for lang in LANGUAGES:
        texts = {
            page.path: (page, body)
            for page, body in zip(pages, bodies, strict=True)
            if page.lang == lang and page.path != SEARCH
        }
        sections = {
            item.path: section.title for section in menus[lang] for item in section.walk() if item != section
        }
        found = documents(
            lang, texts, sections, inputs.search_words.topics, inputs.terms.values(), inputs.languages
        )
        files[index_address(lang)] = search_index(found, lang, inputs.search_words.ignored.in_(lang))
    return files


def _stop_on(problems: Sequence[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)


def _filled_bodies(
    pages: Sequence[Page], inputs: Inputs, figures: Figures
) -> tuple[list[str], list[Problem]]:
    """The text of each page with its placeholders filled, and what could not be filled."""
    bodies: list[str] = []
    problems: list[Problem] = []
    for page in pages:
        try:
            bodies.append(
                page.body
                if page.generated
                else fill(page.body, fillers(page, inputs, figures), page.name, page.body_line)
            )
        except ProblemsFound as found:
            bodies.append("")
            problems.extend(found.problems)
    return bodies, problems


def _markdown_files(
    pages: Sequence[Page],
    bodies: Sequence[str],
    menus: Mapping[Lang, Sequence[MenuItem]],
    settings: Settings,
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for page, body in zip(pages, bodies, strict=True):
        text = body
        if page.path == SITE_MAP:
            text += f"\n{site_map_list(menus[page.lang], page.lang)}\n"
        if page.path == NOT_FOUND:
            text = _with_rooted_links(text, by_path(pages, page.lang), settings)
        text = with_soft_hyphens(text.strip("\n"), page.lang)
        files[f"{page.lang}/{page.path}"] = f"{_header(page)}{text}\n".encode()
    return files


def _header(page: Page) -> str:
    """Front matter for the site builder: the title, the description and the shell."""
    keys = {"title": page.meta.title, "description": page.meta.description}
    if page.meta.audience == "help":
        keys["template"] = "help.html"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", "", ""])


_PAGE_LINK = re.compile(r"\]\((?P<path>[^)#:\s]+\.md)(?P<fragment>#[^)\s]*)?\)")


def _with_rooted_links(body: str, pages: Mapping[str, Page], settings: Settings) -> str:
    """A page that answers at any address cannot use relative links."""
    root = urlsplit(settings.url).path
    return _PAGE_LINK.sub(
        lambda match: f"]({root}{pages[match['path']].address}{match['fragment'] or ''})", body
    )


def _view(page: Page, pages: Sequence[Page], menu: Sequence[MenuItem], inputs: Inputs) -> PageView:
    twin = next(twin for twin in pages if twin.path == page.path and twin.lang != page.lang)
    finnish = page if page.lang == "fi" else twin
    trail = _trail(menu, page.path)
    line = [item for section in menu for item in section.walk()]
    at = next((index for index, item in enumerate(line) if item.path == page.path), None)
    section = trail[0] if trail and trail[0].children else None
    inside = {item.path for item in section.walk()} if section else set()

    def neighbour(step: int) -> MenuItem | None:
        if at is None or not 0 <= at + step < len(line):
            return None
        return line[at + step] if line[at + step].path in inside else None

    return PageView(
        lang=page.lang,
        path=page.path,
        title=page.meta.title,
        address=_file_address(page),
        twin_address=_file_address(twin),
        audience=page.meta.audience,
        reviewed=page.meta.reviewed,
        overdue=page.meta.reviewed + timedelta(days=page.meta.review_every) < inputs.today,
        law_as_of=page.meta.law_as_of,
        waiting_until=finnish.meta.sv_due,
        sources=tuple(_source_line(inputs.sources[source], page.lang) for source in page.meta.sources),
        sources_at=sources_place(page),
        trail=trail[:-1],
        section=section,
        previous=neighbour(-1),
        next=neighbour(1),
        related=(),
        light=page.path in LIGHTEST,
        search=search_address(page.lang),
        feed=feed_address(page.lang),
        root=urlsplit(inputs.settings.url).path if page.path == NOT_FOUND else None,
    )


def _with_related(
    views: Mapping[str, PageView], lang: Lang, pages: Sequence[Page], bodies: Sequence[str]
) -> dict[str, PageView]:
    """The views of one language with what is near each page; a name that stands twice names its part."""
    written = {page.path: (page, body) for page, body in zip(pages, bodies, strict=True) if page.lang == lang}
    named = {path: _named_pages(views[path], body) for path, (_, body) in written.items()}
    names = {path: _own_words(page, body) for path, (page, body) in written.items()}
    near = related_pages([page for page, _ in written.values()], named, dirname(FIND_HELP))
    times = Counter(names.values())

    def item(path: str) -> MenuItem:
        view = views[path]
        part = f" ({view.section.title})" if times[names[path]] > 1 and view.section else ""
        return MenuItem(path, names[path] + part, view.address)

    return {
        path: view if view.light else replace(view, related=tuple(map(item, near[path])))
        for path, view in views.items()
    }


def _own_words(page: Page, body: str) -> str:
    """What a page is called where another leads on to it.

    A page of help goes by its heading, which speaks to its reader: "Benefit fraud" says nothing to her, or
    frightens. Only the one in easy language goes by its title: that says for whom it is.
    """
    by_heading = page.meta.audience == "help" and page.path != EASY
    return headings(body)[0].text if by_heading else page.meta.title


def _named_pages(view: PageView, body: str) -> set[str]:
    """Paths of the pages to which a page leads: from its text, upwards, and to both sides."""
    around = (*view.trail, *filter(None, (view.previous, view.next)))
    targets = (match["path"] for match in _PAGE_LINK.finditer(body))
    return {normpath(join(dirname(view.path), target)) for target in targets} | {item.path for item in around}


def _file_address(page: Page) -> str:
    """A page's address; the page for addresses that are not there is a file, one in each language."""
    if page.path == NOT_FOUND:
        return "404.html" if page.lang == "fi" else "sv/404.html"
    return page.address


def _trail(menu: Sequence[MenuItem], path: str) -> tuple[MenuItem, ...]:
    """The way from the menu's top to a page, the page itself last; empty when it is not in the menu."""
    for item in menu:
        if item.path == path:
            return (item,)
        below = _trail(item.children, path)
        if below:
            return (item, *below)
    return ()


def _source_line(source: Source, lang: Lang) -> SourceLine:
    return SourceLine(source.title.in_(lang), source.publisher.in_(lang), source.url.in_(lang))


def _first_aid_entries(
    languages: Sequence[Phrases], settings: Settings, reviewed: date
) -> list[SitemapEntry]:
    """The pages in other languages, each by the day of its review, or of the content that it is made from."""
    return [
        SitemapEntry(settings.url + first_aid_address(language), language.reviewed_on or reviewed, {})
        for language in languages
    ]


def _sitemap_entries(
    pages: Sequence[Page], views: Mapping[Lang, Mapping[str, PageView]], settings: Settings
) -> list[SitemapEntry]:
    return [
        SitemapEntry(
            settings.url + page.address,
            max(page.meta.published or page.meta.reviewed, page.meta.reviewed),
            {lang: settings.url + views[lang][page.path].address for lang in LANGUAGES},
        )
        for page in pages
        if page.path != NOT_FOUND
    ]


def _feeds(pages: Sequence[Page], inputs: Inputs, reviewed: date) -> dict[str, bytes]:
    """The news of each language as a feed, by its address."""
    root = inputs.settings.url
    return {
        feed_address(lang): atom(
            Feed(
                lang=lang,
                title=f"{inputs.strings[lang]['news.title']} – {inputs.settings.name.in_(lang)}",
                subtitle=inputs.strings[lang]["news.description"],
                author=inputs.settings.publisher.name.in_(lang),
                url=root + feed_address(lang),
                page_url=root + by_path(pages, lang)[NEWS].address,
            ),
            [
                FeedEntry(
                    key=page.path,
                    title=page.meta.title,
                    url=root + page.address,
                    summary=page.meta.description,
                    published=published(page),
                    updated=page.meta.reviewed,
                )
                for page in news(pages, lang)
            ],
            reviewed,
        ).encode()
        for lang in LANGUAGES
    }
