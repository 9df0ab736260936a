"""`--format atom`: a feed that follows RFC 4287 and is read by feedparser."""

import re
from datetime import datetime
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.index.reader import Index
from mlcat.render.formats.atom import UNKNOWN_DAY, render_entries
from mlcat.render.item import Item
from mlcat.text.safety import one_line
from render.conftest import hits
from render.webpage.conftest import entry, items_of

ATOM = "{http://www.w3.org/2005/Atom}"
ONE_EACH = {"title", "id", "updated"}  # a feed and an entry must have exactly one of these (4.1.1, 4.1.2)
AT_MOST_ONE = {"published", "summary", "content", "subtitle", "generator"}


def feed_of(items: list[Item]) -> str:
    return "".join(render_entries(items))


def checked(text: str) -> ElementTree.Element:
    """The feed, after the rules of the RFC that no schema is needed for."""
    feed = ElementTree.fromstring(text)
    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None  # stands for all entries (4.1.2)
    listed = feed.findall(f"{ATOM}entry")
    for element in (feed, *listed):
        names = [child.tag.removeprefix(ATOM) for child in element]
        assert all(names.count(name) == 1 for name in ONE_EACH)
        assert all(names.count(name) <= 1 for name in AT_MOST_ONE)
        assert names.count("link") <= 1  # one alternate (4.1.1)
        for name in ("updated", "published"):
            for found in element.findall(f"{ATOM}{name}"):
                assert datetime.strptime(found.text or "", "%Y-%m-%dT%H:%M:%SZ")
    ids = [element.findtext(f"{ATOM}id") for element in (feed, *listed)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_ or "") for id_ in ids)
    # An entry without content must have a link.
    assert all(element.find(f"{ATOM}link") is not None for element in listed)
    return feed


def test_feedparser_reads_what_was_written() -> None:
    items = items_of(
        entry(
            1, title="Sloop & <b>Brig</b>", summary="One mast", description="Long", tags=("a", "b & c"),
            added="2026-11-02",
        ),
        entry(2, title="Hulk", added="2026-11-20", url="https://a.org/?a=1&b='2'"),
        homepage="https://ships.org", description="Ships of all kinds",
    )  # fmt: skip
    checked(feed_of(items))

    read = feedparser.parse(feed_of(items))

    assert not read.bozo
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.subtitle) == ("Awesome Ships", "Ships of all kinds")
    assert (read.feed.link, read.feed.updated) == ("https://ships.org", "2026-11-20T00:00:00Z")
    hulk, sloop = read.entries
    assert (hulk.title, hulk.link, hulk.published) == ("Hulk", "https://a.org/?a=1&b='2'", "2026-11-20T00:00:00Z")
    assert sloop.title_detail.value == "Sloop & <b>Brig</b>"
    assert sloop.title_detail.type == "text/plain"
    assert [tag.term for tag in sloop.tags] == ["a", "b & c"]
    assert (sloop.summary, sloop.content[0].value) == ("One mast", "Long")
    assert sloop.updated == "2026-11-02T00:00:00Z"


@pytest.mark.parametrize(
    ("facts", "fetched", "day"),
    [
        ({"added": "2026-01-31", "checked": "2026-11"}, "2026-12-01", "2026-01-31"),
        ({"checked": "2026-11"}, "2026-12-01", "2026-11-01"),
        ({}, "2026-12-01", "2026-12-01"),
        ({}, None, UNKNOWN_DAY),
    ],
)
def test_an_entry_without_a_day_has_the_best_known_date(facts: dict[str, str], fetched: str | None, day: str) -> None:
    feed = checked(feed_of(items_of(entry(1, **facts), fetched=fetched)))
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == f"{day}T00:00:00Z"
    assert feed.findtext(f"{ATOM}updated") == f"{day}T00:00:00Z"
    assert (feed.find(f"{ATOM}entry/{ATOM}published") is not None) == ("added" in facts)


def test_the_latest_entries_come_first_and_those_of_a_day_keep_their_order() -> None:
    days = ["2026-01-01", "2026-03-01", "2026-02-01", "2026-03-01"]
    feed = checked(feed_of(items_of(*(entry(n, added=day) for n, day in enumerate(days)))))
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert titles == ["Entry 1", "Entry 3", "Entry 2", "Entry 0"]


def test_an_id_depends_only_on_catalog_and_entry() -> None:
    def ids(*items: Item) -> list[str | None]:
        feed = checked(feed_of(list(items)))
        return [feed.findtext(f"{ATOM}id"), feed.findtext(f"{ATOM}entry/{ATOM}id")]

    first = ids(*items_of(entry(1), homepage="https://ships.org"))
    changed = items_of(
        entry(1, title="New", url="https://b.org", added="2026-01-01"), entry(2),
        homepage="https://ships.org", title="Other", name="y",
    )  # fmt: skip
    assert ids(*changed) == first
    assert not set(ids(*items_of(entry(1), homepage="https://boats.org"))) & set(first)
    assert not set(ids(*items_of(entry(1), source="owner/ships"))) & set(first)


def test_entries_of_several_catalogs_are_one_feed(items: list[Item]) -> None:
    feed = checked(feed_of([*items, *items_of(entry(1))]))
    assert feed.findtext(f"{ATOM}title") == "Catalogs"
    assert len(feed.findall(f"{ATOM}entry")) == len(items) + 1


def test_hits_and_an_empty_result_are_feeds(small: Index) -> None:
    assert checked(feed_of(hits(small, "beacon"))).findtext(f"{ATOM}title") == "Catalog of Oddities"
    assert checked(feed_of([])).findtext(f"{ATOM}updated") == f"{UNKNOWN_DAY}T00:00:00Z"


@pytest.fixture(scope="module")
def item() -> Item:
    """An item, whose texts a test may replace."""
    return items_of(entry(1))[0]


@given(text=st.text(max_size=50))
def test_any_text_makes_a_feed(item: Item, text: str) -> None:
    item.row.title, item.row.summary, item.row.tags = text, text, (text,)
    element = checked(feed_of([item])).find(f"{ATOM}entry")
    assert element is not None
    expected_text = one_line(text).replace("\ufffe", "").replace("\uffff", "")
    assert (element.findtext(f"{ATOM}title") or "") == expected_text
