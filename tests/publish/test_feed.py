"""The feed, held against what RFC 4287 asks of one."""

from __future__ import annotations

from datetime import date, datetime
from xml.etree import ElementTree

from scripts.publish.feed import Feed, FeedEntry, atom

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed(
    "sv", "Nytt & aktuellt", "Vad som <ändrats>", "Utgivaren", "https://e.fi/f.xml", "https://e.fi/a/"
)
ENTRIES = (
    FeedEntry("a.md", "A < B", "https://e.fi/a/?x=1&y=2", "Kort.", date(2026, 3, 1), date(2026, 5, 1)),
    FeedEntry("b.md", "B", "https://e.fi/b/", "Kort.", date(2026, 2, 1), date(2026, 1, 1)),
)


def root(*entries: FeedEntry, feed: Feed = FEED) -> ElementTree.Element:
    return ElementTree.fromstring(atom(feed, entries, date(2026, 1, 31)).encode())


def valid_atom(feed: ElementTree.Element) -> None:
    """What section 4.1 asks of a feed and of each entry."""
    assert feed.tag == f"{ATOM}feed"
    assert [author.findtext(f"{ATOM}name") for author in feed.findall(f"{ATOM}author")] != [""]
    ids = [feed.findtext(f"{ATOM}id")]
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
        assert datetime.fromisoformat(str(element.findtext(f"{ATOM}updated"))).tzinfo
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert str(alternates[0].get("href")).startswith("https://")
    for entry in feed.findall(f"{ATOM}entry"):
        ids.append(entry.findtext(f"{ATOM}id"))
        assert entry.findtext(f"{ATOM}summary")
        assert datetime.fromisoformat(str(entry.findtext(f"{ATOM}published"))).tzinfo
    assert all(str(name).startswith("urn:uuid:") for name in ids)
    assert len(set(ids)) == len(ids)


def test_a_feed_is_valid_with_and_without_news() -> None:
    valid_atom(root(*ENTRIES))
    valid_atom(root())


def test_a_feed_says_its_own_address_and_language() -> None:
    feed = root(*ENTRIES)
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == ["https://e.fi/f.xml"]
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"


def test_words_with_signs_of_xml_arrive_as_they_are() -> None:
    feed = root(*ENTRIES)
    assert feed.findtext(f"{ATOM}title") == "Nytt & aktuellt"
    assert feed.findtext(f"{ATOM}subtitle") == "Vad som <ändrats>"
    first = feed.findall(f"{ATOM}entry")[0]
    assert first.findtext(f"{ATOM}title") == "A < B"
    assert first.findall(f"{ATOM}link")[0].get("href") == "https://e.fi/a/?x=1&y=2"


def test_a_feed_is_as_new_as_its_newest_entry_and_an_entry_never_older_than_itself() -> None:
    feed = root(*ENTRIES)
    assert feed.findtext(f"{ATOM}updated") == "2026-05-01T00:00:00Z"
    assert [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")] == [
        "2026-05-01T00:00:00Z",
        "2026-02-01T00:00:00Z",
    ]
    assert root().findtext(f"{ATOM}updated") == "2026-01-31T00:00:00Z"


def test_ids_stay_when_titles_and_addresses_change_and_differ_by_language() -> None:
    def ids(feed: ElementTree.Element) -> list[str | None]:
        return [element.findtext(f"{ATOM}id") for element in (feed, *feed.findall(f"{ATOM}entry"))]

    moved = FeedEntry("a.md", "Nytt", "https://other.example/", "x", date(2026, 3, 1), date(2026, 3, 1))
    assert ids(root(moved)) == ids(root(ENTRIES[0]))
    finnish = Feed("fi", "x", "x", "x", "https://e.fi/f.xml", "https://e.fi/a/")
    assert not set(ids(root(moved, feed=finnish))) & set(ids(root(moved)))
