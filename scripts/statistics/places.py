"""Where the statistics stand on the site: paths, addresses and anchors that do not change."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.writing.pages import address_of
from scripts.languages import Lang
from scripts.statistics.material import Material
from scripts.statistics.published import PublishedTable


@dataclass(frozen=True)
class Place:
    """A page of the statistics: its path in either language's folder and its Swedish address after /sv/."""

    path: str
    slug: str

    @property
    def name(self) -> str:
        """The file's name, for links between these pages."""
        return self.path.rpartition("/")[2]

    def address(self, lang: Lang) -> str:
        """Address from the site's root."""
        return address_of(lang, self.path, self.slug)


START = Place("tilastot/index.md", "statistik")
SERIES = Place("tilastot/aikasarjat.md", "statistik/tidsserier")
DATA = Place("tilastot/aineisto.md", "statistik/data")
CORRECTIONS = Place("tilastot/korjaukset.md", "statistik/korrigeringar")
OTHER_YEARS = Place("tilastot/muut-vuodet.md", "statistik/ovriga-ar")
"""Not named by its first and last year: which years are thin changes when figures are found."""

READING = "nain-luet-tilastoja.md"
"""The written page on how to read the figures."""


def year_place(number: int) -> Place:
    """The page of a year that has its own."""
    return Place(f"tilastot/{number}.md", f"statistik/{number}")


def year_anchor(number: int) -> str:
    """Where a year begins on the page that several years share."""
    return f"year-{number}"


def year_link(number: int, material: Material) -> str:
    """The target of a link to a year from another page of the statistics."""
    if material.has_own_page(number):
        return year_place(number).name
    return f"{OTHER_YEARS.name}#{year_anchor(number)}"


def year_address(number: int, lang: Lang, material: Material) -> str:
    """Address of a year from the site's root, with its anchor when it shares a page."""
    if material.has_own_page(number):
        return year_place(number).address(lang)
    return f"{OTHER_YEARS.address(lang)}#{year_anchor(number)}"


def table_anchor(table: PublishedTable, material: Material) -> str:
    """The table's id on its page; with its year where several years share the page."""
    if material.has_own_page(table.year):
        return table.slug
    return f"{year_anchor(table.year)}-{table.slug}"


def table_link(table: PublishedTable, material: Material) -> str:
    """The target of a link to a table from another page of the statistics."""
    page = year_place(table.year) if material.has_own_page(table.year) else OTHER_YEARS
    return f"{page.name}#{table_anchor(table, material)}"


def table_address(table: PublishedTable, lang: Lang, material: Material) -> str:
    """Address of a table from the site's root, with its anchor."""
    page = year_place(table.year) if material.has_own_page(table.year) else OTHER_YEARS
    return f"{page.address(lang)}#{table_anchor(table, material)}"
