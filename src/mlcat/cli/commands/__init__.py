"""The commands, one a file; a module is loaded when its command is invoked."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.parsing.spec import Command

COMMANDS = {
    "list": "List the entries, by section",
    "search": "Find entries by name, by what they do, by who made them",
    "show": "Show everything known of an entry",
    "cite": "Print what to cite of an entry, for BibTeX and others",
    "browse": "Find, read, open and copy entries in a full-screen browser",
    "open": "Open an entry in the browser",
    "random": "Show an entry drawn at random",
    "sections": "List the sections with their counts",
    "tags": "List the tags with their counts",
    "completion": "Print the script that completes at TAB in bash, zsh or fish",
    "import": "Make a catalog of an awesome list, or of entries in JSON",
    "catalogs": "List the catalogs; choose the current one, remove one, fetch one again",
}
"""Every command with a line of help, in the order in which help lists them. Each has a module of its name here."""

OVERVIEW = "overview"
"""The module of bare `mlcat`."""


def load(name: str) -> Command:
    """The command of that name."""
    # `list` and `open` would hide Python's own in their modules' importers: the modules carry an underscore.
    command: Command = import_module(f"mlcat.cli.commands.{name}_").COMMAND
    return command
