"""Writes an answer in the chosen format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mlcat.cli.parsing.formats import Output
from mlcat.cli.terminal import Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


def write_entries(terminal: Terminal, output: Output, items: Iterable[Item]) -> None:
    """Writes entries in a format, to a file if one was named; `output` must have a format."""
    if not output.file:
        _write(terminal, output, items)
        return
    from mlcat.cli.output_file import open_in_browser, output_to_file

    with output_to_file(terminal, output.file):
        _write(terminal, output, items)
    if output.opens:
        open_in_browser(terminal, output.file)


def _write(terminal: Terminal, output: Output, items: Iterable[Item]) -> None:
    assert output.format
    if output.format.citing:
        from mlcat.cli.citation_output import write_citations

        write_citations(terminal, output.format.name, (item.entry() for item in items))
        return
    terminal.write_all(output.format.renderer().render_entries(items, output.fields))


def write_without_sections(terminal: Terminal, items: Iterable[Item], layout: str | None) -> None:
    """Writes entries in their order, without headings of sections: as panels with the layout `panel`, else as a table
    on a terminal and as lines in a pipe."""
    canvas = terminal.canvas()
    if layout == "panel":
        from mlcat.render import panel

        terminal.write_all(panel.render_entries(items, canvas))
    elif canvas.terminal:
        from mlcat.render import table

        all_items = list(items)
        longest_id = max((len(item.reference) for item in all_items), default=0)
        terminal.write_all(table.render_flat(all_items, canvas, longest_id))
    else:
        from mlcat.render import aligned_lines

        terminal.write_all(f"{aligned_lines.entry_line(item)}\n" for item in items)


def write_rows(terminal: Terminal, output: Output, rows: list[dict[str, object]], headings: Mapping[str, str]) -> None:
    """Writes sections, tags or catalogs: with a format all keys of the rows, else a table of the keys in `headings`.

    `headings` maps a key to the heading of its column.
    """
    if output.format:
        terminal.write_all(output.format.renderer().render_table(rows))
        return
    from mlcat.render.table import render_columns

    columns = [[row[key] for key in headings] for row in rows]
    whole_columns = [column for column, key in enumerate(headings) if key == "catalog"]  # -c takes a whole name only
    terminal.write(render_columns(list(headings.values()), columns, terminal.canvas(), whole_columns))
