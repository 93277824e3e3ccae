"""Everything that the site is made from, read once: the edge between files and the pure code behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from scripts.audit.record import AuditRun, load_record
from scripts.checks.skeletons import Kind, load_skeletons
from scripts.checks.stray_files import page_name_problems, stray_file_problems
from scripts.checks.templates import template_problems
from scripts.checks.written import written_problems
from scripts.content.generated.first_aid import read_first_aid_styles
from scripts.content.generated.navigation import MenuOrder, load_menu_order
from scripts.content.registers.confirm import Point, load_to_confirm
from scripts.content.registers.contacts import Service, load_contacts
from scripts.content.registers.phrases import OWN_WORDS, PHRASES, Phrases, load_phrases
from scripts.content.registers.pictures import Picture, load_pictures
from scripts.content.registers.sources import Source, load_sources
from scripts.content.registers.terms import Term, load_terms
from scripts.content.registers.timeline import Event, load_timeline
from scripts.content.writing.pages import FIND_HELP, NOT_FOUND, Block, Page, read_blocks, read_pages
from scripts.languages import FOLDERS, Lang
from scripts.problems import Problem, ProblemsFound
from scripts.publish.redirects import Redirect, load_redirects
from scripts.search.page import read_search_code
from scripts.search.search_words import SearchWords, load_search_words
from scripts.settings import Settings, load_settings, load_strings
from scripts.shell import Shell, read_shell
from scripts.statistics.material import Material
from scripts.statistics.open_data.codebook import load_english
from scripts.statistics.publish import kept_back, publish_years
from scripts.statistics.years.collected import load_collected
from scripts.statistics.years.remarks import load_remarks, second_half_problems
from scripts.yaml_files import YamlFile

CANNOT_GO = ("index.md", NOT_FOUND, FIND_HELP)
"""The pages that other parts of the site are made around."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Inputs:
    """What editors wrote, each file in its own right in order. Not yet compared with each other."""

    root: Path
    today: date
    settings: Settings
    strings: dict[Lang, dict[str, str]]
    sources: dict[str, Source]
    contacts: dict[str, Service]
    menu_order: MenuOrder
    menu_file: YamlFile
    pages: list[Page]
    blocks: list[Block]
    statistics: Material
    timeline: tuple[Event, ...]
    terms: dict[str, Term]
    search_words: SearchWords
    search_code: dict[str, bytes]
    pictures: dict[str, Picture]
    languages: tuple[Phrases, ...]
    redirects: list[Redirect]
    redirects_file: YamlFile
    skeletons: list[Kind]
    skeletons_file: YamlFile
    to_confirm: list[Point]
    to_confirm_file: YamlFile
    audit_run: AuditRun
    first_aid_styles: str
    shell: Shell


def read_inputs(root: Path, today: date) -> Inputs:
    """Read `docs`, `docs_sv` and `data` below the project's root.

    Raises ProblemsFound with the problems of all files, so that an editor mends them in one go.
    """
    problems: list[Problem] = []

    def collect(read: Callable[[], _T]) -> _T | None:
        try:
            return read()
        except ProblemsFound as found:
            problems.extend(found.problems)
            return None

    settings = collect(lambda: load_settings(root))
    strings = collect(lambda: load_strings(root))
    sources = collect(lambda: load_sources(root))
    contacts = collect(lambda: load_contacts(root, today))
    menu = collect(lambda: load_menu_order(root))
    blocks = collect(lambda: read_blocks(root))
    known = set(sources or ())
    pages = collect(lambda: read_pages(root, known, today)) if sources else None
    years = collect(lambda: publish_years(root, known)) if sources else None
    remarks = collect(lambda: load_remarks(root, known)) if sources else None
    english = collect(lambda: load_english(root))
    collected = collect(lambda: load_collected(root))
    timeline = collect(lambda: load_timeline(root, known)) if sources else None
    terms = collect(lambda: load_terms(root, known)) if sources else None
    search_words = collect(lambda: load_search_words(root))
    pictures = collect(lambda: load_pictures(root, pages)) if pages else None
    languages = collect(lambda: load_phrases(root))
    if languages and all(language.code != OWN_WORDS for language in languages):
        missing = f"{PHRASES}/{OWN_WORDS}.yml"
        problems.append(Problem(missing, 0, "The file is missing.", "Bring it back from the history."))
    if pages:
        there = {page.name for page in pages}
        problems += [
            Problem(name, 0, "The site cannot be without this page.", "Bring it back from the history.")
            for name in (f"{folder}/{path}" for folder in FOLDERS.values() for path in CANNOT_GO)
            if name not in there
        ]
    redirects = collect(lambda: load_redirects(root))
    problems.extend(template_problems(root))
    problems.extend(stray_file_problems(root))
    problems.extend(page_name_problems(root))
    skeletons = collect(lambda: load_skeletons(root))
    to_confirm = collect(lambda: load_to_confirm(root))
    audit_run = collect(lambda: load_record(root))
    problems.extend(written_problems(pages or (), blocks or (), contacts or {}))
    if remarks and years:
        problems += second_half_problems(remarks.half_years, years)
    if problems:
        raise ProblemsFound(problems)
    # Where nothing was told, everything was read; the type checker cannot know that.
    assert settings and strings and sources and contacts and menu
    assert blocks is not None and pages is not None and years is not None and english is not None
    assert remarks is not None and timeline is not None and terms is not None and languages is not None
    assert pictures is not None and redirects and skeletons and audit_run and search_words
    assert to_confirm
    return Inputs(
        root=root,
        today=today,
        settings=settings,
        strings=strings,
        sources=sources,
        contacts=contacts,
        menu_order=menu[0],
        menu_file=menu[1],
        pages=pages,
        blocks=blocks,
        statistics=Material(
            years=years,
            half_years=remarks.half_years,
            breaks=remarks.breaks,
            corrections=remarks.corrections,
            strings=strings,
            sources=sources,
            settings=settings,
            english=english,
            left_out=(*kept_back(root), *(collected.left_out() if collected else ())),
        ),
        timeline=timeline,
        terms=terms,
        search_words=search_words,
        search_code=read_search_code(root),
        pictures=pictures,
        languages=languages,
        redirects=redirects[0],
        redirects_file=redirects[1],
        skeletons=skeletons[0],
        skeletons_file=skeletons[1],
        to_confirm=to_confirm[0],
        to_confirm_file=to_confirm[1],
        audit_run=audit_run,
        first_aid_styles=read_first_aid_styles(root),
        shell=read_shell(root, contacts, strings),
    )
