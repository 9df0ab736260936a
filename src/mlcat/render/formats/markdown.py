"""`--format markdown`: an awesome list. awesome-lint accepts it, and `mlcat import` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mlcat.render.formats.section_groups import Group, group_by_section, new_headings
from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item

_BADGE = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
_TITLE = "Catalogs"  # of a list with entries of several catalogs
MAX_HEADING = 6
"""The lowest level of headings in Markdown. Deeper sections have this level."""

_SPECIAL = re.compile(r"[\\`*_\[\]<~#]|&(?=#?\w{1,40};)")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders a heading per section, and a line per entry: its title as a link, its summary as a sentence.

    `fields` is not used. Without entries, nothing is rendered.
    """
    groups = group_by_section(items)
    if not groups:
        return
    yield _head(groups)
    headings = list(_headings(groups))
    yield from _contents(headings)
    titles: list[str] = []
    for next_titles, members in groups:
        for level, title in new_headings(titles, next_titles):
            yield f"\n{'#' * min(level + 2, MAX_HEADING)} {escape(title)}\n"
        titles = next_titles
        yield "\n" + "".join(map(_entry_line, members))


def escape(text: str) -> str:
    """Escapes a text for Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", one_line(text))


def _head(groups: list[Group]) -> str:
    """The title with the badge that awesome-lint requires, and the description as a quotation."""
    indexes = {item.catalog: item.index for _, members in groups for item in members}
    only_index = next(iter(indexes.values())) if len(indexes) == 1 else None
    title = escape(only_index.title) if only_index else _TITLE
    description = f"\n> {_sentence(only_index.description)}\n" if only_index and only_index.description else ""
    return f"# {title} {_BADGE}\n{description}"


def _headings(groups: list[Group]) -> Iterator[tuple[int, str]]:
    titles: list[str] = []
    for next_titles, _ in groups:
        yield from new_headings(titles, next_titles)
        titles = next_titles


def _contents(headings: list[tuple[int, str]]) -> Iterator[str]:
    """The table of contents; awesome-lint allows two levels."""
    yield "\n## Contents\n\n"
    anchors: dict[str, int] = {"contents": 1}
    for level, title in headings:
        anchor = _anchor(title)
        number = anchors.get(anchor, 0)
        anchors[anchor] = number + 1
        if level < 2:
            yield f"{'  ' * level}- [{escape(title)}](#{anchor}{f'-{number}' if number else ''})\n"


def _anchor(title: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", one_line(title).lower()).replace(" ", "-")


def _entry_line(item: Item) -> str:
    row = item.row
    summary = f" - {_sentence(row.summary)}" if row.summary else ""
    return f"- [{escape(row.title)}]({_destination(row.url)}){summary}\n"


def _sentence(text: str) -> str:
    """`text`, escaped, with the full stop that awesome-lint requires."""
    sentence = escape(text)
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _destination(url: str) -> str:
    """An address as the destination of a link. It is in angle brackets if a parenthesis could end it."""
    url = _ENTITY.sub("&amp;", one_line(url))
    return f"<{url}>" if "(" in url or ")" in url else url
