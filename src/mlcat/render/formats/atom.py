"""`--format atom`: a feed for feed readers (RFC 4287), the latest entry first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from uuid import NAMESPACE_URL, UUID, uuid5

from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.index.reader import Index
    from mlcat.model import Entry
    from mlcat.render.item import Item

UNKNOWN_DAY = "1970-01-01"
"""The day of an entry without a known day. A feed requires one, and it may change only with the entry."""
_TITLE = "Catalogs"  # of a list with entries of several catalogs
_NOT_XML = {0xFFFE: None, 0xFFFF: None}  # characters that are invalid in XML and may occur in our texts


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders the feed. Each entry has the day on which it was added to its catalog, or another day (see `_day`).

    The id of an entry in the feed depends only on its id, and on the homepage of its catalog, else its source, else its
    name. `fields` is not used.
    """
    dated = [(_day(entry, item.index), entry, item) for item in items for entry in (item.entry(),)]
    dated.sort(key=lambda dated_entry: dated_entry[0], reverse=True)
    indexes = list({item.catalog: item.index for _, _, item in dated}.values())
    yield from _head(indexes, dated[0][0] if dated else UNKNOWN_DAY)
    for day, entry, item in dated:
        yield from _entry_element(day, entry, item)
    yield "</feed>\n"


def _day(entry: Entry, index: Index) -> str:
    """The first known day: the entry was added, the entry was checked, its catalog was fetched; else `UNKNOWN_DAY`."""
    checked = f"{entry.checked}-01" if entry.checked else None
    return entry.added or checked or index.fetched or UNKNOWN_DAY


def _head(indexes: list[Index], day: str) -> Iterator[str]:
    only_index = indexes[0] if len(indexes) == 1 else None
    title = only_index.title if only_index else _TITLE
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield from (_element("title", title), _element("id", _feed_id(indexes).urn), _time("updated", day))
    yield f"<author>{_element('name', title).strip()}</author>\n"
    if only_index and only_index.description:
        yield _element("subtitle", only_index.description)
    if only_index and only_index.homepage:
        yield _link(only_index.homepage)
    yield _element("generator", "mlcat")


def _entry_element(day: str, entry: Entry, item: Item) -> Iterator[str]:
    row = item.row
    yield "<entry>\n"
    yield _element("title", row.title)
    yield _element("id", uuid5(_feed_id([item.index]), row.id).urn)
    yield _time("updated", day)
    if entry.added:
        yield _time("published", entry.added)
    yield _link(row.url)
    for tag in row.tags:
        yield f'<category term="{_escape(tag)}"/>\n'
    if row.summary:
        yield _element("summary", row.summary)
    if entry.description:
        yield _element("content", entry.description)
    yield "</entry>\n"


def _feed_id(indexes: list[Index]) -> UUID:
    """The id of the feed: the same on every machine for catalogs with a homepage or a source."""
    return uuid5(NAMESPACE_URL, " ".join(index.homepage or index.source or index.name for index in indexes))


def _element(name: str, value: str) -> str:
    return f"<{name}>{_escape(value)}</{name}>\n"


def _time(name: str, day: str) -> str:
    return f"<{name}>{_escape(day)}T00:00:00Z</{name}>\n"


def _link(url: str) -> str:
    return f'<link href="{_escape(url)}"/>\n'


def _escape(value: str) -> str:
    return escape(one_line(value).translate(_NOT_XML))
