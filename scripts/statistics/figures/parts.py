"""What stands below every table of statistics: signs explained, source, files to download, how to cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from scripts.addresses import relative_url
from scripts.content.registers.sources import Source
from scripts.languages import Lang
from scripts.number_format import whole
from scripts.settings import Settings, Strings
from scripts.statistics.published import Cell, KnownDifference
from scripts.statistics.wording import filled

_MOST_IN_LINE = 3
MARKERS = ("c", "x", "z")
MARKS = ("b", "r", "p", "e", "d")


def sign_texts(cells: Iterable[Cell | None], strings: Strings) -> list[str]:
    """The meaning of every sign that stands in these cells; a cell that is not there counts as absent."""
    listed = list(cells)
    markers = {cell.marker or "x" if cell else "x" for cell in listed if cell is None or cell.value is None}
    marks = {mark for cell in listed if cell and cell.value is not None for mark in cell.marks}
    texts = [f"[{sign}] {strings[f'stats.marker.{sign}']}" for sign in MARKERS if sign in markers]
    return texts + [f"[{sign}] {strings[f'stats.mark.{sign}']}" for sign in MARKS if sign in marks]


def notes(texts: Sequence[str]) -> list[str]:
    """Remarks as one list, or nothing."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return [f'<ul class="figure-notes">{items}</ul>'] if items else []


def difference_box(differences: Sequence[KnownDifference], lang: Lang, strings: Strings) -> str:
    """What the sources say differently, each number with its place, and which one the site shows."""
    parts = [f'<p class="differences-title">{escape(strings["stats.difference.title"])}</p>']
    for difference in differences:
        items = []
        for stated in difference.values:
            text = f"{whole(stated.value, lang)}: {escape(stated.where[lang])}"
            if stated.value == difference.shown:
                text += f" <strong>({escape(strings['stats.difference.shown'])})</strong>"
            items.append(f"<li>{text}</li>")
        parts.append(f"<p>{escape(difference.explain[lang])}</p><ul>{''.join(items)}</ul>")
    return f'<div class="differences">{"".join(parts)}</div>'


def source_line(ids: Sequence[str], lang: Lang, strings: Strings, sources: Mapping[str, Source]) -> str:
    """The sources with links. Every id must be in data/sources.yml."""
    used = [sources[name] for name in ids]
    word = strings["stats.source.one" if len(used) == 1 else "stats.source.several"]
    return f'<p class="source">{escape(word)} {"; ".join(_source_links(used, lang))}.</p>'


def many_sources(
    ids: Sequence[str], lang: Lang, strings: Strings, sources: Mapping[str, Source], title: str
) -> str:
    """The sources of a long series: a line when they are few, else a list to open."""
    if len(ids) <= _MOST_IN_LINE:
        return source_line(ids, lang, strings, sources)
    items = "".join(f"<li>{link}</li>" for link in _source_links([sources[name] for name in ids], lang))
    summary = f"{escape(strings['stats.source.several'].rstrip(':'))} ({len(ids)}){about(title)}"
    return f'<details class="cite"><summary>{summary}</summary><ul>{items}</ul></details>'


def _source_links(used: Sequence[Source], lang: Lang) -> list[str]:
    return [
        f'<a href="{escape(source.url.in_(lang))}" rel="noreferrer">{escape(source.title.in_(lang))}</a>, '
        f"{escape(_publisher_and_year(source, lang))}"
        for source in used
    ]


def source_text(ids: Sequence[str], lang: Lang, sources: Mapping[str, Source]) -> str:
    """The sources in words, for a reference or a picture."""
    return "; ".join(
        f"{sources[name].title.in_(lang)}, {_publisher_and_year(sources[name], lang)}" for name in ids
    )


def _publisher_and_year(source: Source, lang: Lang) -> str:
    publisher = source.publisher.in_(lang)
    return f"{publisher}, {source.date[:4]}" if source.date else publisher


def about(title: str) -> str:
    """For a link or button that looks alike in every block: which block it belongs to."""
    return f'<span class="hush">: {escape(title)}</span>'


def downloads(files: Mapping[str, str], title: str, strings: Strings, here: str) -> str:
    """Links to a block's files. files: addresses from the site's root by kind ("csv", "json")."""
    links = [
        f'<a href="{escape(relative_url(here, address))}" download>'
        f"{escape(strings[f'stats.download.{kind}'])}{about(title)}</a>"
        for kind, address in files.items()
    ]
    return f'<p class="downloads">{" ".join(links)}</p>'


def citation(
    title: str,
    ids: Sequence[str],
    lang: Lang,
    strings: Strings,
    *,
    here: str,
    address: str,
    sources: Mapping[str, Source],
    settings: Settings,
) -> str:
    """A reference to copy. address: where the block stands for good, from the site's root."""
    text = filled(
        strings["stats.cite.text"],
        title=title,
        site=settings.name.in_(lang),
        source=source_text(ids, lang, sources),
    )
    link = f'<a href="{escape(relative_url(here, address))}">{escape(settings.url + address)}</a>'
    return (
        f'<details class="cite"><summary>{escape(strings["stats.cite.label"])}{about(title)}</summary>'
        f"<p>{escape(text)}<br>{link}</p></details>"
    )
