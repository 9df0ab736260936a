"""`--plain`: lines of tab-separated values, for cut, awk and fzf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


def entries(items: Iterable[Item]) -> Iterator[str]:
    """A line an entry: id, title, section, tags (comma), year, url."""
    for item in items:
        row = item.row
        values = (row.id, row.title, item.section.title, ",".join(row.tags), str(row.year or ""), row.url)
        yield "\t".join(values) + "\n"


def facts(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """A line a row: its values in order; what is unknown is empty."""
    for row in rows:
        yield "\t".join("" if value is None else one_line(str(value)) for value in row.values()) + "\n"
