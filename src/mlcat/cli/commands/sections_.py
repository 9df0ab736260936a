"""`mlcat sections`: the parts of a catalog with their counts."""

from __future__ import annotations

from mlcat.cli import selection
from mlcat.cli.options import CATALOG, FORMAT, format_of
from mlcat.cli.output import write_facts
from mlcat.cli.spec import Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode


def run(terminal: Terminal, *, catalog: str | None, **formats: bool) -> int:
    """Writes the sections in reading order; a section counts the entries of those below it too."""
    chosen = format_of(formats)
    indexes = selection.one(terminal, catalog)
    rows: list[dict[str, object]] = [
        {
            "id": section.id,
            "title": section.title,
            "count": section.count,
            "parent": section.parent,
            "description": section.description,
            "catalog": index.name,
        }
        for index in indexes
        for section in index.sections()
    ]
    shown = {"id": "SECTION", "title": "TITLE", "count": "ENTRIES", "parent": "IN"}
    write_facts(terminal, chosen, rows, shown | ({"catalog": "CATALOG"} if len(indexes) > 1 else {}))
    return ExitCode.OK


COMMAND = Command(
    "sections",
    help="List the sections with their counts. A section counts the entries of those in it too.",
    examples=(("mlcat sections", ""), ("mlcat sections --json", "as JSON"), ("mlcat list -s papers", "what is in one")),
    run=run,
    options=(CATALOG, *FORMAT),
)
