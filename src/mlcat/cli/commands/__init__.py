"""The commands, one per module; a module is loaded when its command is invoked."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.parsing.spec import Command

COMMANDS = {
    "list": "List the entries by section",
    "search": "Find entries by name, purpose or author",
    "show": "Show the details of an entry",
    "cite": "Print what to cite of an entry, for BibTeX and others",
    "browse": "Find, read, open and copy entries in a full-screen browser",
    "open": "Open an entry in the browser",
    "random": "Show a random entry",
    "sections": "List the sections and how many entries they have",
    "tags": "List the tags and how many entries they have",
    "completion": "Print the completion script for bash, zsh or fish",
    "new": "Show what was recently added, changed and removed",
    "import": "Make a catalog from an awesome list or from JSON",
    "add": "Add an entry to one of your catalogs",
    "edit": "Change an entry of your catalogs in your editor",
    "remove": "Remove entries from your catalogs",
    "catalogs": "List, choose, update or remove catalogs",
    "mcp": "Serve the catalogs to editors and assistants",
    "skill": "Print a description of mlcat for assistants",
}
"""Every command with a line of help, in the order in which help lists them. Each has a module of its name, here or in a
subpackage."""

OVERVIEW = "overview"
"""The module of bare `mlcat`."""

_PACKAGES = {
    **dict.fromkeys(("import", "add", "edit", "remove"), "editing."),
    **dict.fromkeys(("completion", "mcp", "skill"), "integration."),
}
"""The subpackage of each command whose module is in one."""


def load_command(name: str) -> Command:
    """The command of that name."""
    # Modules named `list` and `open` would shadow Python's own names in their importers, hence the underscore.
    module = f"mlcat.cli.commands.{_PACKAGES.get(name, '')}{name}_"
    __import__(module)  # `importlib` would import `warnings` too
    command: Command = sys.modules[module].COMMAND
    return command
