"""The answer in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from mlcat.cli.terminal import Terminal
from mlcat.render import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.render.item import Item


def write_entries(terminal: Terminal, format: str, items: Iterable[Item]) -> None:
    """Entries for programs, in one of FORMATS."""
    terminal.write_all(import_module(FORMATS[format][0]).entries(items))


def write_facts(
    terminal: Terminal, format: str | None, rows: list[dict[str, object]], shown: Mapping[str, str]
) -> None:
    """Sections, tags or catalogs: for programs as they are, for people a table of the columns in `shown`.

    `shown` maps a key of the rows to its heading.
    """
    if format:
        terminal.write_all(import_module(FORMATS[format][0]).facts(rows))
        return
    from mlcat.render.table import facts  # Rich

    columns = [[row[key] for key in shown] for row in rows]
    terminal.write(facts(list(shown.values()), columns, terminal.canvas()))
