"""Whether the two languages say the same: every page and shared text beside its twin."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.content.twins.front_matter import front_matter_problems
from scripts.content.twins.headings import anchor_problems, heading_problems
from scripts.content.twins.outline import outline_problems
from scripts.content.twins.pairs import Twins
from scripts.content.twins.sections import section_problems
from scripts.content.twins.texts import block_text, page_text
from scripts.content.writing.pages import BLOCKS, Block, Page, by_path
from scripts.languages import FOLDERS, LANGUAGES, Lang, other
from scripts.problems import Problem, likest


def parity_problems(pages: Sequence[Page], blocks: Sequence[Block]) -> list[Problem]:
    """Where the two languages part: missing twins, structure, links, placeholders, figures, front matter.

    Pages that are made from data are compared as a whole, because their order may follow the alphabet.
    While the Finnish page has `sv_due`, headings, ids, links, lists and tables may differ.
    """
    problems: list[Problem] = []
    for lang in LANGUAGES:
        twins = by_path(pages, other(lang))
        for page in (page for page in pages if page.lang == lang):
            problems += outline_problems(page_text(page), is_page=True)
            if page.path not in twins:
                alone = set(twins) - set(by_path(pages, lang))
                problems.append(_missing_twin(page.name, page.path, lang, likest(page.path, alone)))
    swedish = by_path(pages, "sv")
    for path, page in by_path(pages, "fi").items():
        if path in swedish:
            problems += front_matter_problems(page, swedish[path])
            problems += _twin_problems(
                Twins(
                    page_text(page),
                    page_text(swedish[path]),
                    waiting=page.meta.sv_due is not None,
                    as_one=page.generated,
                )
            )
    return problems + _block_problems(blocks)


def _block_problems(blocks: Sequence[Block]) -> list[Problem]:
    problems: list[Problem] = []
    by_lang: dict[Lang, dict[str, Block]] = {
        lang: {block.key: block for block in blocks if block.lang == lang} for lang in LANGUAGES
    }
    for lang in LANGUAGES:
        for key, block in by_lang[lang].items():
            problems += outline_problems(block_text(block), is_page=False)
            if key not in by_lang[other(lang)]:
                problems.append(_missing_twin(block.name, f"{BLOCKS}/{key}.md", lang))
    for key, block in by_lang["fi"].items():
        if key in by_lang["sv"]:
            problems += _twin_problems(Twins(block_text(block), block_text(by_lang["sv"][key])))
    return problems


def _twin_problems(twins: Twins) -> list[Problem]:
    problems: list[Problem] = []
    if not twins.waiting:
        problems += heading_problems(twins)
        problems += anchor_problems(twins)
    return problems + section_problems(twins)


def _missing_twin(name: str, path: str, lang: Lang, left_over: str = "") -> Problem:
    """left_over: path of a page in the other language that has no twin either, so it may be this page's."""
    language = {"fi": "Swedish", "sv": "Finnish"}[lang]
    folder = FOLDERS[other(lang)]
    missing = f"{folder}/{path}"
    if left_over:
        alone = f"{folder}/{left_over}"
        return Problem(
            name,
            0,
            f"{name} has no {language} twin: {missing} is missing.",
            f"If the page was renamed, rename {alone} to {missing} too.",
        )
    return Problem(
        name,
        0,
        f"{name} has no {language} twin: {missing} is missing.",
        f"Write {missing}, or delete {name}.",
    )
