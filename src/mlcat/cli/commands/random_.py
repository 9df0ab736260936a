"""`mlcat random`: shows entries drawn at random."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.listing import Listing
from mlcat.cli.output import write_entries
from mlcat.cli.parsing.formats import FORMAT_OPTIONS, parse_output
from mlcat.cli.parsing.options import FILTER_OPTIONS, parse_number
from mlcat.cli.parsing.spec import Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.filters import Filter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(
    terminal: Terminal, *, filter: Filter, catalog: str | None, limit: int | None, seed: str | None, **options: Any
) -> int:
    """Writes entries that the filter accepts, drawn at random; the same for the same seed and catalog."""
    import random

    output = parse_output(options)
    opened = selection.open_named_or_current(terminal, catalog)
    indexes = selection.select_by_filter_or_advise(terminal, opened, filter, "random")
    listing = Listing(indexes, filter, shows_catalog=len(opened) > 1)
    if not listing.total:
        from mlcat.cli.lookup.advice import advise_on_filter

        terminal.note(*advise_on_filter(indexes, filter))
        return ExitCode.FAILED
    positions = random.Random(seed).sample(range(listing.total), min(limit or 1, listing.total))
    drawn_positions = set(positions)
    items_by_position = {
        position: item for position, item in enumerate(listing.in_order()) if position in drawn_positions
    }
    items = [items_by_position[position] for position in positions]
    if output.format:
        write_entries(terminal, output, items)
    else:
        from mlcat.render import panel

        terminal.write_all(panel.render_entries(items, terminal.canvas()))
    return ExitCode.OK


COMMAND = Command(
    "random",
    help="Show a random entry, to discover what you were not looking for.",
    examples=(
        ("mlcat random", "from the current catalog"),
        ("mlcat random -k paper -c all", "a paper from any catalog"),
        ("mlcat random -n 3 --seed 2026-11-25", "the same three every time"),
    ),
    run=run,
    options=(
        *FILTER_OPTIONS,
        *FORMAT_OPTIONS,
        Option("limit", "-n", "--limit", metavar="N", convert=parse_number, help="Show N entries (default: 1)."),
        Option("seed", "--seed", metavar="TEXT", help="The same text gives the same entries."),
    ),
)
