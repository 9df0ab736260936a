"""`mlcat list`: lists the entries by section."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.listing import Listing
from mlcat.cli.output import write_entries, write_without_sections
from mlcat.cli.parsing.formats import FORMAT_OPTIONS, parse_output
from mlcat.cli.parsing.options import COUNT_OPTION, FILTER_OPTIONS, LIMIT_OPTION, SORT_OPTION
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.filters import Filter
from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.lookup.sorting import Order


def run(
    terminal: Terminal,
    *,
    filter: Filter,
    catalog: str | None,
    limit: int | None,
    sort: Order | None,
    count: bool,
    **options: Any,
) -> int:
    """Writes the entries that the filter accepts."""
    output = parse_output(options)
    opened = selection.open_named_or_current(terminal, catalog)
    indexes = selection.select_by_filter_or_advise(terminal, opened, filter, "list")
    listing = Listing(indexes, filter, shows_catalog=len(opened) > 1)
    total = listing.total
    if count:
        terminal.write(f"{total}\n")
        return ExitCode.OK if total else ExitCode.FAILED
    if output.writes_format(total):
        write_entries(terminal, output, listing.in_order(sort, limit))
    elif sort or output.layout == "panel":
        write_without_sections(terminal, listing.in_order(sort, limit), output.layout)
    else:
        _write_by_section(terminal, listing, limit)
    if total:
        terminal.flush()
        if limit is not None and total > limit:
            terminal.note(f"{total - limit:,} more: -n {total} shows all.")
        return ExitCode.OK
    from mlcat.cli.lookup.advice import advise_on_filter

    terminal.note(*advise_on_filter(indexes, filter))
    return ExitCode.FAILED


def _write_by_section(terminal: Terminal, listing: Listing, limit: int | None) -> None:
    """Writes the entries by section, as tables on a terminal and as aligned rows in a pipe; if there are several
    catalogs, each under its title."""
    canvas = terminal.canvas()
    remaining = limit
    for index, counts in zip(listing.indexes, listing.counts, strict=True):
        if remaining == 0:
            break
        if len(listing.indexes) > 1 and counts:
            terminal.write(f"{one_line(index.title)} ({sum(counts.values()):,})\n\n")
        items = listing.items_of(index, remaining)
        if canvas.terminal:
            from mlcat.cli.lookup.references import longest_reference_length
            from mlcat.render import table

            terminal.write_all(table.render_entries(items, counts, canvas, longest_reference_length(index)))
        else:
            from mlcat.render import aligned_lines

            terminal.write_all(aligned_lines.render_entries(items, counts))
        if remaining is not None:
            remaining = max(0, remaining - sum(counts.values()))


COMMAND = Command(
    "list",
    help="List the entries by section.",
    examples=(
        ("mlcat list", "all of them"),
        ("mlcat list --tag RecSys", "entries with a tag"),
        ("mlcat list -s tools --status active", "maintained entries of a section and its subsections"),
        ("mlcat list -k dataset --json", "as JSON"),
        ("mlcat list --year 2020- | grep -i loss", "one line per entry in a pipe"),
    ),
    run=run,
    options=(*FILTER_OPTIONS, *FORMAT_OPTIONS, SORT_OPTION, LIMIT_OPTION, COUNT_OPTION),
)
