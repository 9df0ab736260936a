"""`mlcat sections`: lists the sections of a catalog with their counts."""

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
    """Writes the sections in reading order; the count of a section includes the entries of its subsections."""
    output = parse_row_output(options)
    indexes = selection.open_named_or_current(terminal, catalog)
    rows: list[dict[str, object]] = [
        {
            "id": section.id,
            "title": section.title,
            "count": section.total_count,
            "parent": section.parent,
            "description": section.description,
            "catalog": index.name,
        }
        for index in indexes
        for section in index.sections()
    ]
    columns = {"id": "SECTION", "title": "TITLE", "count": "ENTRIES", "parent": "IN"}
    write_rows(terminal, output, rows, columns | ({"catalog": "CATALOG"} if len(indexes) > 1 else {}))
    return ExitCode.OK


COMMAND = Command(
    "sections",
    help="List the sections and how many entries they have, those of their subsections included.",
    examples=(
        ("mlcat sections", ""),
        ("mlcat sections --json", "as JSON"),
        ("mlcat list -s papers", "the entries of a section"),
    ),
    run=run,
    options=(CATALOG_OPTION, *ROW_FORMAT_OPTIONS),
)
