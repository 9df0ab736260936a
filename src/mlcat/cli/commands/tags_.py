"""`mlcat tags`: the tags of a catalog with their counts."""

from __future__ import annotations

from mlcat.cli import selection
from mlcat.cli.options import CATALOG, FORMAT, format_of
from mlcat.cli.output import write_facts
from mlcat.cli.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode


def run(terminal: Terminal, *, catalog: str | None, **formats: bool) -> int:
    """Writes the tags, the most frequent first."""
    chosen = format_of(formats)
    indexes = selection.one(terminal, catalog)
    rows: list[dict[str, object]] = [
        {"tag": tag.tag, "count": tag.count, "catalog": index.name} for index in indexes for tag in index.tags()
    ]
    shown = {"tag": "TAG", "count": "ENTRIES"}
    write_facts(terminal, chosen, rows, shown | ({"catalog": "CATALOG"} if len(indexes) > 1 else {}))
    return ExitCode.OK


COMMAND = Command(
    "tags",
    help="List the tags with their counts.",
    examples=(("mlcat tags", ""), ("mlcat list -t NLP -t CV", "entries with both")),
    run=run,
    options=(CATALOG, *FORMAT),
)
