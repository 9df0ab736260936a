"""What a script knows without looking: commands, options, arguments, fixed values, all from the table of commands."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.spec import Argument, Command, Option

FROM_FILES = ("id", "section", "tag", "catalog")
"""The kinds of value that stand in the values' files."""

FILE = "file"
"""The kind of an argument that is a path."""

_COMMON = ((("-h", "--help"), "Show this help."),)
_BARE = ((("--version",), "Print the version."),)


class Words:
    """Values to complete: of a kind from the files, the script's own as (value, help), or neither."""

    __slots__ = ("fixed", "kind")

    def __init__(self, kind: str = "", fixed: tuple[tuple[str, str], ...] = ()) -> None:
        self.kind = kind
        """One of FROM_FILES, FILE, or empty."""
        self.fixed = fixed

    def lines(self) -> str:
        """The fixed values as the awk program takes them."""
        return "\n".join(f"{value}\t{help}" for value, help in self.fixed)


def words_of(parameter: Option | Argument) -> Words:
    """What completes the value of an option or argument."""
    if isinstance(parameter.values, tuple):
        return Words(fixed=tuple((value, "") for value in parameter.values))
    if parameter.values == "catalog" and hasattr(parameter, "flags"):  # an option; no argument takes all
        return Words("catalog", (("all", "every catalog"),))
    return Words(parameter.values)


def flags(command: Command) -> list[tuple[tuple[str, ...], str]]:
    """Every option of a command as (flags, help), `--help` among them."""
    own = [(option.flags, option.help) for option in command.options]
    return [*own, *(() if command.name else _BARE), *_COMMON]


def valued(command: Command) -> list[Option]:
    """The options of a command that take a value."""
    return [option for option in command.options if option.metavar]


def one_sentence(help: str) -> str:
    """The first sentence of a help text without its full stop: what a list of completions has room for."""
    return re.split(r"\.(?:\s|$)", help, maxsplit=1)[0]
