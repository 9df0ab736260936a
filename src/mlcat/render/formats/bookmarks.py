"""`--format bookmarks`: a Netscape bookmark file, which every browser imports, with a folder per section.

The format is described at
https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85).
Firefox reads TAGS as tags. DD is the description; Firefox no longer stores it, others do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from mlcat.render.formats.section_groups import group_by_section, new_headings
from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders a folder per section, in the folder of its parent section, and a bookmark per entry.

    `fields` is not used.
    """
    yield _HEAD
    titles: list[str] = []
    for next_titles, members in group_by_section(items):
        new_folders = list(new_headings(titles, next_titles))
        shared = len(next_titles) - len(new_folders)
        yield from _close_folders(titles, shared)
        for level, title in new_folders:
            yield f"{_indent(level)}<DT><H3>{_escape(title)}</H3>\n{_indent(level)}<DL><p>\n"
        titles = next_titles
        yield from (_bookmark(item, _indent(len(titles))) for item in members)
    yield from _close_folders(titles, 0)
    yield "</DL><p>\n"


def _close_folders(titles: list[str], open_count: int) -> Iterator[str]:
    """The ends of all folders but the `open_count` outermost."""
    return (f"{_indent(level)}</DL><p>\n" for level in range(len(titles) - 1, open_count - 1, -1))


def _bookmark(item: Item, indent: str) -> str:
    row = item.row
    # Commas separate tags, so a comma in a tag becomes a blank.
    tags = ",".join(one_line(tag.replace(",", " ")) for tag in row.tags)
    attribute = f' TAGS="{_escape(tags)}"' if tags else ""
    summary = f"{indent}<DD>{_escape(row.summary)}\n" if row.summary else ""
    return f'{indent}<DT><A HREF="{_escape(row.url)}"{attribute}>{_escape(row.title)}</A>\n{summary}'


def _escape(text: str) -> str:
    return escape(one_line(text))


def _indent(level: int) -> str:
    return "    " * (level + 1)
