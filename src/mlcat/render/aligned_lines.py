"""Renders entries as aligned lines below the headings of their sections, for `list` in a pipe.

Lines are streamed, neither cut nor wrapped. Rich is not used: a table of 20,000 rows would take it four seconds and 87
MiB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining, east_asian_width

from mlcat.text.safety import clean, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item

ID_WIDTH, TITLE_WIDTH, TAGS_WIDTH = 26, 52, 8
"""Widths to which ids, titles and tags are padded. A longer one shifts the rest of its line."""


def render_entries(items: Iterable[Item], counts: Mapping[int, int]) -> Iterator[str]:
    """Renders a heading for each section, and a line for each entry: reference, year, tags, title, address, summary.

    `counts` has the number of entries by section number. A long title shifts only the columns after it, so the short
    columns come first.
    """
    current = None
    for item in items:
        row = item.row
        if row.section != current:
            yield f"{'' if current is None else chr(10)}{section_heading(item, counts)}\n"
            current = row.section
        yield entry_line(item) + "\n"


def entry_line(item: Item) -> str:
    """An entry on one line, in aligned columns. The text is clean."""
    row = item.row
    title, tags = _padded(row.title, TITLE_WIDTH), _padded(",".join(row.tags), TAGS_WIDTH)
    text = f"  {item.reference:<{ID_WIDTH}}  {row.year or '':<4}  {tags}  {title}  {row.url}"
    text += f"  {row.summary}" if row.summary else ""
    return text if text.isprintable() else clean(text)


def _padded(text: str, width: int) -> str:
    """Pads a text with blanks to `width` columns. East Asian characters and most emoji take two columns."""
    columns = len(text)
    if not text.isascii():
        columns += sum(east_asian_width(char) in "WF" for char in text) - sum(map(bool, map(combining, text)))
    return text + " " * (width - columns)


def section_heading(item: Item, counts: Mapping[int, int]) -> str:
    """The path of the section and the number of its listed entries: `Tools > Indexes (4)`."""
    return one_line(f"{' > '.join(item.path)} ({counts[item.row.section]:,})")
