"""`mlcat edit`: opens an entry of a user's catalog in the editor."""

from __future__ import annotations

from mlcat.cli.parsing.options import ENTRY_HELP, OWN_CATALOG_OPTION
from mlcat.cli.parsing.spec import Argument, Command
from mlcat.cli.terminal import Terminal


def run(terminal: Terminal, *, entry: str, catalog: str | None) -> int:
    """Opens the entry in the editor, and stores what was saved if it is valid."""
    from mlcat.cli.editing import edit_session

    return edit_session.edit_entry(terminal, entry, catalog)


COMMAND = Command(
    "edit",
    help="Open an entry of one of your catalogs in $VISUAL or $EDITOR, as TOML. What you save is checked before it is "
    "stored. A catalog that was imported from a source cannot be changed: change a copy.",
    examples=(
        ("mlcat edit faiss", "change any of its fields"),
        ("mlcat edit work:faiss", "that of the catalog work"),
        ('EDITOR="code --wait" mlcat edit faiss', "in a graphical editor"),
    ),
    run=run,
    searches_all=True,
    arguments=(
        Argument(
            "entry",
            metavar="ENTRY",
            help=ENTRY_HELP,
            missing_hint="Name one: `mlcat edit faiss`.",
            completions="own",
        ),
    ),
    options=(OWN_CATALOG_OPTION,),
)
