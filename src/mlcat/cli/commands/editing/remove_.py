"""`mlcat remove`: removes entries from the user's catalogs."""

from __future__ import annotations

from mlcat.cli.parsing.options import ENTRY_HELP, OWN_CATALOG_OPTION, YES_OPTION
from mlcat.cli.parsing.spec import Argument, Command
from mlcat.cli.terminal import Terminal


def run(terminal: Terminal, *, entries: list[str], catalog: str | None, yes: bool) -> int:
    """Removes the entries after the user has confirmed."""
    from mlcat.cli.editing import removing

    return removing.remove(terminal, entries, catalog, confirmed=yes)


COMMAND = Command(
    "remove",
    help="Remove entries from your catalogs. It asks first, unless --yes is given, which takes ids and addresses only. "
    "To remove a whole catalog: `mlcat catalogs remove NAME`, or `mlcat rm NAME`.",
    examples=(
        ("mlcat remove faiss", "asks first"),
        ("mlcat remove work:faiss --yes", "that of the catalog work, without a question"),
    ),
    run=run,
    searches_all=True,
    arguments=(
        Argument(
            "entries",
            metavar="ENTRY...",
            multiple=True,
            help=ENTRY_HELP,
            missing_hint="Name one: `mlcat remove faiss`.",
            completions="own",
        ),
    ),
    options=(OWN_CATALOG_OPTION, YES_OPTION),
)
