"""Pictures in words and small signs: data/pictures.yml, and how they look on a page.

The words of a picture are text of the page, not part of a drawing: they grow with the reader's letters, break
on a narrow phone, can be read aloud, searched and translated, and say everything that the icons say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from scripts.addresses import relative_url
from scripts.content.notation.tokens import differences, tokens
from scripts.content.registers.icons import ICONS, icon
from scripts.content.registers.sources import Filled, Texts
from scripts.content.writing.pages import Page, by_path
from scripts.content.writing.placeholders import CannotFill
from scripts.content.writing.typed_figures import statistic_like_tokens
from scripts.languages import FOLDERS, LANGUAGES, Lang
from scripts.model_problems import fault, models_by_id
from scripts.problems import Problem, ProblemsFound, nearest
from scripts.strict_model import StrictModel
from scripts.yaml_files import Key, YamlFile, load_yaml

PICTURES = "data/pictures.yml"
"""The file, from the project's root."""


def _known_icon(name: str) -> str:
    if name not in ICONS:
        hint = nearest(name, ICONS)
        raise fault(
            f"There is no icon called “{name}”.",
            f"Did you mean “{hint}”?" if hint else f"Use one of: {', '.join(ICONS)}.",
        )
    return name


class Item(StrictModel):
    """One place in a picture."""

    icon: Annotated[str, AfterValidator(_known_icon)]
    label: Texts
    text: Texts
    page: Filled | None = None
    """Path of the page to which a choice leads: ihmiskauppa/pakkotyo.md."""


class Picture(StrictModel):
    """What stands in one picture, in the order in which it is read."""

    kind: Literal["path", "choices"]
    """`path`: steps, one after the other. `choices`: things side by side, each with its page."""
    title: Texts
    items: Annotated[list[Item], Field(min_length=2)]
    note: Texts | None = None
    """What the picture would be wrong without."""


def load_pictures(root: Path, pages: Sequence[Page]) -> dict[str, Picture]:
    """All pictures by their id, in the order of the file.

    root: the project's folder
    pages: the pages of both languages, to which choices may lead
    Raises ProblemsFound with every fault of the file: wrong shape, a choice without its page, typed
    statistics, figures that differ between the languages.
    """
    file = load_yaml(root / PICTURES, PICTURES)
    pictures, problems = models_by_id(file, Picture)
    for key, picture in pictures.items():
        problems += _page_problems(key, picture, file, pages)
        for at, texts in _all_texts(key, picture):
            problems += _figure_problems(at, texts, file)
    if problems:
        raise ProblemsFound(problems)
    return pictures


def render_picture(picture: Picture, lang: Lang, address: Callable[[str], str]) -> str:
    """A picture as a figure, for the body of a page: title, list with icons, note.

    address: makes the link to a page's path, as seen from where the picture stands
    """
    tag = "ol" if picture.kind == "path" else "ul"
    lines = [
        f'<figure class="picture picture-{picture.kind}">',
        f"<figcaption>{escape(picture.title.in_(lang))}</figcaption>",
        # A list without its bullets is no list to some screen readers, unless it says so.
        f'<{tag} role="list">',
        *(_item(item, lang, address) for item in picture.items),
        f"</{tag}>",
    ]
    if picture.note:
        lines.append(f"<p>{escape(picture.note.in_(lang))}</p>")
    return "\n".join([*lines, "</figure>"])


def picture_filler(
    pictures: Mapping[str, Picture], page: Page, pages: Sequence[Page]
) -> Callable[[str], str]:
    """What stands behind `{{ picture("…") }}` on a page: from a picture's id to its HTML.

    pages: those that `load_pictures` knew
    """

    def filled(key: str) -> str:
        if key not in pictures:
            hint = nearest(key, pictures)
            raise CannotFill(
                f"“{key}” is not in {PICTURES}.",
                f"Did you mean “{hint}”?"
                if hint
                else f"Use an id of {PICTURES}, add it there, or take it away.",
            )
        there = by_path(pages, page.lang)
        return render_picture(
            pictures[key], page.lang, lambda path: relative_url(page.address, there[path].address)
        )

    return filled


# --- Reading


def _page_problems(key: str, picture: Picture, file: YamlFile, pages: Sequence[Page]) -> Iterator[Problem]:
    """A choice leads to a page that both languages have; a step leads to the next step."""
    known = {lang: set(by_path(pages, lang)) for lang in LANGUAGES}
    for index, item in enumerate(picture.items):
        place = (key, "items", index)
        if picture.kind == "path":
            if item.page:
                yield file.problem(
                    (*place, "page"),
                    "A step of a path leads to no page.",
                    "Link to the page in the text below.",
                )
        elif item.page is None:
            yield file.problem(
                place, "This choice leads to no page.", "Add `page: …` with the path of its page."
            )
        else:
            for lang in LANGUAGES:
                if item.page not in known[lang]:
                    hint = nearest(item.page, known[lang])
                    yield file.problem(
                        (*place, "page"),
                        f"There is no page “{item.page}” in {FOLDERS[lang]}.",
                        f"Did you mean “{hint}”?" if hint else "Write the path as it is below that folder.",
                    )


_Place = tuple[Key, ...]


def _all_texts(key: str, picture: Picture) -> Iterator[tuple[_Place, Texts]]:
    yield (key, "title"), picture.title
    for index, item in enumerate(picture.items):
        yield (key, "items", index, "label"), item.label
        yield (key, "items", index, "text"), item.text
    if picture.note:
        yield (key, "note"), picture.note


def _figure_problems(at: _Place, texts: Texts, file: YamlFile) -> Iterator[Problem]:
    """Statistics belong to data/statistics alone; and both languages must tell the same dates and figures."""
    for lang in LANGUAGES:
        for token in statistic_like_tokens(texts.in_(lang), lang):
            yield file.problem(
                (*at, lang),
                f"The figure “{token.written}” is typed.",
                "Leave it out; statistics come from data/statistics.",
            )
    only_fi, only_sv = differences(tokens(texts.fi, "fi"), tokens(texts.sv, "sv"))
    if only_fi or only_sv:
        written = ", ".join(f"“{token.written}”" for token in (*only_fi, *only_sv))
        yield file.problem(
            at,
            f"Only one of the languages has {written}.",
            "Write the same figures and dates in both languages.",
        )


# --- Showing


def _item(item: Item, lang: Lang, address: Callable[[str], str]) -> str:
    words = f"<strong>{escape(item.label.in_(lang))}</strong> {escape(item.text.in_(lang))}"
    inside = f"{icon(item.icon)}<span>{words}</span>"
    if item.page:
        inside = f'<a class="door" href="{escape(address(item.page))}">{inside}</a>'
    return f"<li>{inside}</li>"
