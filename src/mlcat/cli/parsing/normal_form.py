"""Converts a command line to its normal form: the command first and by its full name, then options and words.

Both parsers and completion read the normal form, so that an alias, a unique prefix or an option before the command
works in all three.
"""

from __future__ import annotations

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command

ALIASES = {
    "ls": ("list",),
    "find": ("search",),
    "info": ("show",),
    "view": ("show",),
    "rm": ("catalogs", "remove"),
    "update": ("catalogs", "update"),
}
"""Aliases of commands, as users of other programs type them."""

_ACTIONS = {"ls": (), "list": (), "rm": ("remove",)}
"""Aliases of the actions of `catalogs`; listing needs no action."""


def normal_form(argv: list[str]) -> list[str]:
    """The line in its normal form: `help COMMAND` becomes `COMMAND -h`.

    A line that names no command is returned unchanged, except that `help` at its start is dropped.
    """
    before, rest = _split(argv)
    if not rest:
        return argv
    word, *after = rest
    if word == "help":
        return [*normal_form(after[:1]), "-h"] if not after or full_name(after[0]) else after
    name = full_name(word)
    if name is None:
        return argv
    command, *action = name
    if command == "catalogs" and not action and after[:1] and after[0] in _ACTIONS:
        after = [*_ACTIONS[after[0]], *after[1:]]
    return [command, *action, *before, *after]


_NOT_PREFIXES = ("cat", "i")
"""Unique prefixes that are not accepted, because they mean something else: `cat` shows a file, `i` installs a
package."""


def full_name(word: str) -> tuple[str, ...] | None:
    """The command (and action) that a word stands for: a name, an alias, or a unique prefix of a name. None for any
    other word, and for prefixes that mean something else in other programs."""
    if word in COMMANDS:
        return (word,)
    if word in ALIASES:
        return ALIASES[word]
    names = commands_with_prefix(word)
    return (names[0],) if len(names) == 1 else None


def commands_with_prefix(prefix: str) -> list[str]:
    """The names of the commands that begin with `prefix`; none for an empty prefix."""
    if not prefix or prefix in _NOT_PREFIXES:
        return []
    return [name for name in COMMANDS if name.startswith(prefix)]


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """Splits the line into the options before the command, with their values, and the rest.

    The rest is empty if an option that the program does not have comes before the command, or if there is no command.
    """
    if not argv or not argv[0].startswith("-"):
        return [], argv
    options = {flag: option for option in load_command(OVERVIEW).options for flag in option.flags}
    position = 0
    while position < len(argv) and argv[position].startswith("-"):
        flag, equals, _ = argv[position].partition("=")
        if flag in ("-h", "--help"):
            position += 1
        elif flag in options and options[flag].metavar:
            position += 1 if equals else 2
        else:
            return [], []
    return argv[:position], argv[position:]
