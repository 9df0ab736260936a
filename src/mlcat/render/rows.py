"""`list` in a pipe: aligned rows under the heading of their section, neither cut nor wrapped, as they are read.

Nothing of Rich is needed for that; a Rich table of 20,000 rows takes four seconds and 87 MiB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mlcat.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item

ID_WIDTH, TITLE_WIDTH, TAGS_WIDTH = 26, 52, 8
"""Columns that ids, titles and tags are aligned to; a longer one pushes what follows."""


def entries(items: Iterable[Item], counts: Mapping[int, int]) -> Iterator[str]:
    """A heading a section with its count, and below it a line an entry: id, title, tags, year, address."""
    current = None
    for item in items:
        row = item.row
        if row.section != current:
            yield f"{'' if current is None else chr(10)}{heading(item, counts)}\n"
            current = row.section
        tags = ",".join(row.tags)
        year = str(row.year or "")
        yield f"  {row.id:<{ID_WIDTH}}  {row.title:<{TITLE_WIDTH}}  {tags:<{TAGS_WIDTH}}  {year:<4}  {row.url}\n"


def heading(item: Item, counts: Mapping[int, int]) -> str:
    """Where the section stands and how many of its entries are listed: `Tools > Indexes (4)`."""
    return one_line(f"{' > '.join(item.path)} ({counts[item.row.section]})")
