"""The fast parser: ordinary command lines, without Typer.

Importing Typer takes as long as five starts of Python, more than all the rest of `mlcat list --plain`. So correct
command lines are parsed here, from the same descriptions of commands that Typer gets. Help and errors are left to
`typer_parser`. A test checks that both parsers give the same result.
"""

from __future__ import annotations

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.parsing.options import is_exclusion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.parsing.spec import Argument, Command, Option


class Scan:
    """The words after a command, sorted into options and arguments."""

    __slots__ = ("has_ended_options", "pending", "values", "words")

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        """The parameters by name, as typed."""
        self.words: list[str] = []
        """The words that are neither an option nor its value."""
        self.pending: Option | None = None
        """The option at the end of the line that lacks its value."""
        self.has_ended_options = False
        """Whether `--` ended the options."""


def parse(argv: list[str]) -> tuple[Command, dict[str, Any]] | None:
    """The command and its parameters; None for a line that is left to Typer.

    Raises `UsageError` for an invalid value of an option.
    """
    if argv and argv[0] not in COMMANDS:
        return None
    command = load_command(argv[0] if argv else OVERVIEW)
    scanned = scan(command, argv[1:])
    if scanned is None or scanned.pending or not _assign_arguments(scanned.words, command.arguments, scanned.values):
        return None
    return command, command.convert_values(scanned.values)


def scan(command: Command, rest: list[str]) -> Scan | None:
    """Sorts the words after a command; None for an unknown option and for one that is used wrongly."""
    options = {flag: option for option in command.options for flag in option.flags}
    result = Scan(command.defaults())
    for word in rest:
        if result.pending:
            if len(word) > 1 and word[0] == "-":
                return None  # an option in place of a value
            _set_value(result, result.pending, word)
            result.pending = None
        elif (
            result.has_ended_options or len(word) < 2 or word[0] != "-" or (command.takes_query and is_exclusion(word))
        ):
            result.words.append(word)
        elif word == "--":
            result.has_ended_options = True
        elif not _scan_option(word, options, result):
            return None
    return result


def _scan_option(word: str, options: dict[str, Option], result: Scan) -> bool:
    """Stores an option, and its value if the word has one; returns whether the word is a valid option."""
    flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
    option = options.get(flag)
    if option is None or (equals and not option.metavar):
        return False
    if not option.metavar:
        result.values[option.name] = True
    elif equals:
        _set_value(result, option, value)
    else:
        result.pending = option
    return True


def _set_value(result: Scan, option: Option, value: str) -> None:
    values = result.values
    values[option.name] = [*values[option.name], value] if option.multiple else value


def _assign_arguments(words: list[str], arguments: tuple[Argument, ...], values: dict[str, Any]) -> bool:
    """Assigns the words to the arguments; returns False if there are too few or too many."""
    remaining = list(words)
    for argument in arguments:
        if argument.required and not remaining:
            return False
        if argument.multiple:
            values[argument.name], remaining = remaining, []
        elif remaining:
            values[argument.name] = remaining.pop(0)
    return not remaining
