"""What must be true of every page that readers get."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from bs4 import Tag

from scripts.clock import today
from scripts.content.registers.contacts import load_contacts, number_for, tel_href
from scripts.content.registers.phrases import load_phrases
from scripts.languages import LANGUAGES
from scripts.publish.verify import site_problems
from scripts.settings import load_settings
from tests.conftest import ROOT
from tests.site.pages import first_aid_pages, main_of, pages, soup, twin_of


def test_nothing_is_wrong_with_links_headings_languages_and_loads(site: Path) -> None:
    languages = [language.code for language in load_phrases(ROOT)]
    assert site_problems(site, load_settings(ROOT).url, languages) == []


def test_every_first_aid_page_is_there_and_holds_to_the_strict_content_policy(site: Path) -> None:
    assert len(first_aid_pages(site)) == len(load_phrases(ROOT))
    scripts = {soup(site, "index.html").find_all("script", src=False)[0].get_text()}
    for path in first_aid_pages(site):
        page = soup(site, path)
        assert not page.find_all(style=True), path
        assert not page.find_all(["img", "iframe", "link"], rel="stylesheet"), path
        scripts |= {script.get_text() for script in page.find_all("script")}
    assert len(scripts) == 1


def test_every_page_has_a_twin_that_leads_back(site: Path) -> None:
    for path in pages(site):
        twin = twin_of(site, path)
        assert (site / twin).is_file(), f"{path} has no twin at {twin}"
        assert twin.startswith("sv/") != path.startswith("sv/")
        assert twin_of(site, twin) == path


GLOSSARY = "tietoa/sanasto/index.html"
"""Its letters are those of the language's own alphabet; its terms are counted instead."""


def test_the_glossary_has_the_same_terms_in_both_languages(site: Path) -> None:
    finnish, swedish = main_of(soup(site, GLOSSARY)), main_of(soup(site, twin_of(site, GLOSSARY)))
    terms = {str(term["id"]) for term in finnish.find_all(class_="term", id=True)}
    assert terms
    assert terms == {str(term["id"]) for term in swedish.find_all(class_="term", id=True)}


def test_twins_have_the_same_shape(site: Path) -> None:
    for path in pages(site):
        if path.startswith("sv/") or path == GLOSSARY:
            continue
        finnish, swedish = main_of(soup(site, path)), main_of(soup(site, twin_of(site, path)))
        for names in (["h1", "h2", "h3"], ["table"], ["tr"], ["li"], ["a"], ["svg"], ["section"]):
            assert len(finnish.find_all(names)) == len(swedish.find_all(names)), (path, names)
        assert [h.name for h in finnish.find_all(["h1", "h2", "h3", "h4"])] == [
            h.name for h in swedish.find_all(["h1", "h2", "h3", "h4"])
        ], path


def test_twins_show_the_same_figures_in_their_tables(site: Path) -> None:
    for path in pages(site):
        if path.startswith("sv/"):
            continue
        finnish, swedish = main_of(soup(site, path)), main_of(soup(site, twin_of(site, path)))
        for first, second in zip(finnish.find_all("table"), swedish.find_all("table"), strict=True):
            assert _numbers(first) == _numbers(second), path


def _numbers(element: Tag) -> Counter[str]:
    return Counter(re.findall(r"\d[\d\s\u00a0]*", element.get_text(" | ")))


def test_language_links_are_whole_addresses_and_agree_with_the_sitemap(site: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {}
    for entry in ElementTree.parse(site / "sitemap.xml").getroot():
        url = entry.findtext("s:loc", namespaces=names)
        listed[url] = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)}
    base = load_settings(ROOT).url
    seen = set()
    for path in pages(site):
        if path.endswith("404.html"):
            continue
        page = soup(site, path)
        canonical = page.find("link", rel="canonical")
        assert isinstance(canonical, Tag)
        assert canonical["href"] == base + path.removesuffix("index.html")
        alternates = {
            link["hreflang"]: link["href"] for link in page.find_all("link", rel="alternate", hreflang=True)
        }
        here = listed[str(canonical["href"])]
        assert set(here) == {*LANGUAGES, "x-default"}
        # Help pages are light: there the sitemap alone says it.
        assert alternates == ({} if page.select_one("[data-exit]") else here)
        seen.add(str(canonical["href"]))
    first_aid = {base + path.removesuffix("index.html") for path in first_aid_pages(site)}
    assert set(listed) == seen | first_aid
    assert not any(listed[url] for url in first_aid)


def test_the_page_for_lost_addresses_works_from_anywhere_in_both_languages(site: Path) -> None:
    for path, lang in (("404.html", "fi"), ("sv/404.html", "sv")):
        page = soup(site, path)
        html = page.find("html")
        assert isinstance(html, Tag)
        assert html["lang"] == lang
        for link in page.find_all("a"):
            assert re.match(r"(/|tel:|mailto:|https://|#)", str(link["href"])), link


def test_every_number_to_call_comes_from_the_contacts_file(site: Path) -> None:
    contacts = load_contacts(ROOT, today())
    known = {
        tel_href(number)
        for service in contacts.values()
        for lang in LANGUAGES
        if (number := number_for(service, lang))
    }
    addresses = [service.email for service in contacts.values()] + [load_settings(ROOT).feedback_email]
    mails = {f"mailto:{address}" for address in addresses if address}
    for path in [*pages(site), *first_aid_pages(site)]:
        for link in soup(site, path).find_all("a", href=re.compile("^(tel|mailto):")):
            assert link["href"] in known | mails, (path, link)


def test_the_number_and_112_are_on_every_page(site: Path) -> None:
    for path in [*pages(site), *first_aid_pages(site)]:
        targets = {str(link["href"]) for link in soup(site, path).find_all("a")}
        assert {"tel:+358295463177", "tel:112"} <= targets, path


def test_nothing_is_left_unfilled(site: Path) -> None:
    for path in pages(site):
        text = soup(site, path).get_text(" ")
        assert "{{" not in text, path
        assert "None" not in text, path


def test_a_strict_content_policy_can_hold(site: Path) -> None:
    """No style attributes, no handlers, and one inline script that is the same on all pages."""
    scripts = set()
    for path in pages(site):
        page = soup(site, path)
        assert not page.find_all(style=True), path
        assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)], (
            path
        )
        scripts |= {
            script.get_text()
            for script in page.find_all("script", src=False)
            if script.get("type") != "application/ld+json"
        }
    assert len(scripts) <= 1


def test_help_pages_come_in_one_response_and_can_be_left(site: Path) -> None:
    for path in pages(site):
        page = soup(site, path)
        leave = page.find_all("a", attrs={"data-exit": True})
        if not leave:
            continue
        assert not page.find_all(["img", "iframe"]), path
        assert not page.find_all("script", src=True), path
        assert not page.find_all("link", rel="stylesheet"), path
        assert len(leave) == 2
        assert {link["rel"][0] for link in leave} == {"nofollow"}
        assert all("noreferrer" in link["rel"] for link in leave)


def test_every_table_has_a_caption_and_heads_that_say_what_they_head(site: Path) -> None:
    tables = 0
    for path in pages(site):
        for table in soup(site, path).find_all("table"):
            tables += 1
            caption = table.find("caption")
            assert isinstance(caption, Tag), path
            assert caption.get_text(strip=True), path
            heads = table.find_all("th")
            assert heads, path
            assert all(head.get("scope") in {"row", "col", "rowgroup", "colgroup"} for head in heads), path
    assert tables > 100


def test_english_words_are_marked_in_text_menus_and_headings(site: Path) -> None:
    marked = 0
    for path in pages(site):
        body = soup(site, path).body
        assert body is not None
        for text in body.find_all(string=re.compile("benefit fraud", re.IGNORECASE)):
            spoken = text.find_parent(lang=True)
            assert isinstance(spoken, Tag)
            assert text.find_parent("script") or spoken["lang"] == "en", path
            marked += 1
    assert marked > 25
