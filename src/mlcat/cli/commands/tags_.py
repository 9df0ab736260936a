"""`mlcat tags`: lists the tags of a catalog with their counts."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.output import write_rows
from mlcat.cli.parsing.formats import ROW_FORMAT_OPTIONS, parse_row_output
from mlcat.cli.parsing.options import CATALOG_OPTION
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(terminal: Terminal, *, catalog: str | None, **options: Any) -> int:
    """Writes the tags, the most frequent first."""
    output = parse_row_output(options)
    indexes = selection.open_named_or_current(terminal, catalog)
    rows: list[dict[str, object]] = [
        {"tag": tag.tag, "count": tag.count, "catalog": index.name} for index in indexes for tag in index.tags()
    ]
    columns = {"tag": "TAG", "count": "ENTRIES"}
    write_rows(terminal, output, rows, columns | ({"catalog": "CATALOG"} if len(indexes) > 1 else {}))
    return ExitCode.OK


COMMAND = Command(
    "tags",
    help="List the tags and how many entries they have.",
    examples=(("mlcat tags", ""), ("mlcat list -t NLP -t CV", "entries with both")),
    run=run,
    options=(CATALOG_OPTION, *ROW_FORMAT_OPTIONS),
)
