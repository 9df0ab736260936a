"""Parses the plain case of a command line without Typer.

Typer takes five bare Python starts to import, which is more than all the rest of `mlcat list --plain`. A command line
that names a command and gives its parameters as the help says is understood here, from the same table that Typer gets;
anything else (help, errors, abbreviations) is Typer's. A test holds the two to the same result.
"""

from __future__ import annotations

from mlcat.cli.commands import COMMANDS, OVERVIEW, load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.spec import Argument, Command, Option


def parse(argv: list[str]) -> tuple[Command, dict[str, Any]] | None:
    """The command and its parameters, or None where anything is out of the ordinary.

    Raises `UsageError` for a value that its option refuses.
    """
    if not argv:
        command = load(OVERVIEW)
        return command, command.defaults()
    if argv[0] not in COMMANDS:
        return None
    command = load(argv[0])
    options = {flag: option for option in command.options for flag in option.flags}
    values = command.defaults()
    words = _options(argv[1:], options, values)
    if words is None or not _arguments(words, command.arguments, values):
        return None
    return command, command.converted(values)


def _options(rest: list[str], options: dict[str, Option], values: dict[str, Any]) -> list[str] | None:
    """Takes the options out of `rest` into `values`; returns the words that stay, or None for what is Typer's."""
    words: list[str] = []
    given = iter(rest)
    for part in given:
        if part == "--":
            return words + list(given)
        if len(part) < 2 or part[0] != "-":
            words.append(part)
            continue
        flag, equals, value = part.partition("=") if part.startswith("--") else (part, "", "")
        option = options.get(flag)
        if option is None:
            return None
        if option.metavar:
            if not equals:
                following = next(given, None)
                if following is None or (len(following) > 1 and following[0] == "-"):
                    return None  # an option where a value should be: Typer says so
                value = following
            values[option.name] = [*values[option.name], value] if option.many else value
        elif equals:
            return None
        else:
            values[option.name] = True
    return words


def _arguments(words: list[str], arguments: tuple[Argument, ...], values: dict[str, Any]) -> bool:
    """Gives the words to the arguments; False where they do not fit."""
    left = list(words)
    for argument in arguments:
        if argument.required and not left:
            return False
        if argument.many:
            values[argument.name], left = left, []
        elif left:
            values[argument.name] = left.pop(0)
    return not left
