"""`--format plain`: one line per entry, with tabs between the values, for cut, awk and fzf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


def render_entries(items: Iterable[Item], fields: Sequence[str] = ()) -> Iterator[str]:
    """Renders a line per entry with these fields; without any, reference, title, section, tags, year, url, summary.

    Commas separate the tags.
    """
    if fields:
        yield from _field_lines(items, fields)
        return
    for item in items:
        row = item.row
        tags, year = ",".join(row.tags), str(row.year or "")
        yield _line((item.reference, row.title, item.section.title, tags, year, row.url, row.summary or ""))


def _field_lines(items: Iterable[Item], fields: Sequence[str]) -> Iterator[str]:
    from mlcat.render.formats.values import as_cells

    for item in items:
        yield _line(as_cells(item, fields))


def render_table(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Renders a line per row: its values in order, empty for null."""
    return (_line("" if value is None else str(value) for value in row.values()) for row in rows)


def _line(values: Iterable[str]) -> str:
    cells = list(values)
    if not "".join(cells).isprintable():  # nearly all are; cleaning every cell would double the time for a long list
        cells = list(map(one_line, cells))
    return "\t".join(cells) + "\n"
