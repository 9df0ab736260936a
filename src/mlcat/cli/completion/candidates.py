"""Completes an unfinished command line with values that the command accepts."""

from __future__ import annotations

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.completion.values import complete_labels, complete_values
from mlcat.cli.parsing.normal_form import normal_form
from mlcat.cli.parsing.options import FILTER_OPTIONS
from mlcat.cli.parsing.parser import Scan, scan
from mlcat.cli.parsing.spec import EXCLUDE, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcat.cli.parsing.spec import Argument, Command
    from mlcat.cli.terminal import Terminal

PATH_COMPLETION = "file"
"""The value of `completions` of an argument that is a path."""

_HELP = (("-h", "Show this help"), ("--help", "Show this help"))
_VERSION = (("--version", "Print the version"),)


class Completion:
    """The candidates for a word."""

    __slots__ = ("is_path", "prefix", "values", "word")

    def __init__(
        self, word: str = "", values: Iterable[tuple[str, str]] = (), *, prefix: str = "", is_path: bool = False
    ) -> None:
        self.word = word
        """The typed part of the value, without quotes."""
        self.values = list(values)
        """The values with their descriptions; each begins with `word`, in any case."""
        self.prefix = prefix
        """The part of the word before the value, which is not completed: `--tag=`."""
        self.is_path = is_path
        """Whether the value is a path, which the shell completes itself."""


def complete(terminal: Terminal, words: list[str]) -> Completion:
    """The candidates for the last of the words; the words are those after `mlcat`, without quotes."""
    *previous, word = words
    if previous == ["help"]:
        return Completion(word, _starting_with(word, [*COMMANDS.items(), ("query", "The syntax of queries")]))
    previous = normal_form(previous)
    if not previous or previous[0].startswith("-"):
        command, scanned = load_command(OVERVIEW), scan(load_command(OVERVIEW), previous)
    elif previous[0] in COMMANDS:
        command = load_command(previous[0])
        scanned = scan(command, previous[1:])
    else:
        return Completion(word)
    return _complete_parameter(terminal, command, scanned, word) if scanned else Completion(word)


def _complete_parameter(terminal: Terminal, command: Command, scanned: Scan, word: str) -> Completion:
    """The candidates for the word that follows the words of a command."""
    if scanned.pending:
        return _complete_value(terminal, command, scanned, scanned.pending, word)
    if command.takes_query and (completion := _query_filter(terminal, command, scanned, word)):
        return completion
    if word.startswith("-") and not scanned.has_ended_options:
        flag, equals, value = word.partition("=")
        if not equals:
            return Completion(word, _starting_with(word, _flags(command)))
        option = next(
            (candidate for candidate in command.options if flag in candidate.flags and candidate.metavar), None
        )
        return (
            _complete_value(terminal, command, scanned, option, value, prefix=f"{flag}=")
            if option
            else Completion(word)
        )
    if not command.name:
        return Completion(word, _starting_with(word, [] if scanned.words else COMMANDS.items()))
    argument = _argument_at(command, len(scanned.words))
    if command.name == "catalogs" and scanned.words[:1] == ["use"]:
        values = (
            complete_values(terminal, "catalog", word, catalog=None, searches_all=True)
            if len(scanned.words) == 1
            else []
        )
        return Completion(word, values)
    return _complete_value(terminal, command, scanned, argument, word)


def _query_filter(terminal: Terminal, command: Command, scanned: Scan, word: str) -> Completion | None:
    """The values after `tag:` or `-tag:` in a query; None for another word. Values with blanks, which would need
    quotes, are left out."""
    field, colon, value = word.removeprefix("-").partition(":")
    option = next((candidate for candidate in FILTER_OPTIONS if colon and candidate.name == field.lower()), None)
    if option is None:
        return None
    completion = _complete_value(terminal, command, scanned, option, value, prefix=word.removesuffix(value))
    completion.values = [candidate for candidate in completion.values if " " not in candidate[0]]
    return completion


def _flags(command: Command) -> list[tuple[str, str]]:
    command_flags = [(flag, _first_sentence(option.help)) for option in command.options for flag in option.flags]
    return [*command_flags, *(() if command.name else _VERSION), *_HELP]


def _first_sentence(help: str) -> str:
    return help.partition(". ")[0].removesuffix(".")


def _argument_at(command: Command, position: int) -> Argument | None:
    """The argument at a position, counted from 0; None if the command has no further one."""
    arguments = command.arguments
    if position < len(arguments):
        return arguments[position]
    return arguments[-1] if arguments and arguments[-1].multiple else None


def _complete_value(
    terminal: Terminal,
    command: Command,
    scanned: Scan,
    parameter: Option | Argument | None,
    word: str,
    *,
    prefix: str = "",
) -> Completion:
    """The values of a parameter that begin with `word`, or with the part of it after a `!` or a comma."""
    kind = parameter.completions if parameter else ""
    if kind == PATH_COMPLETION:
        return Completion(word, prefix=prefix, is_path=True)
    catalog = scanned.values.get("catalog")
    completion = Completion(word, prefix=prefix)
    for kept_prefix, rest in _splits_of_word(parameter, word):
        if kind == "link":
            values = complete_labels(terminal, next(iter(scanned.words), None), rest, catalog=catalog)
        elif isinstance(kind, str):
            values = complete_values(terminal, kind, rest, catalog=catalog, searches_all=command.searches_all)
        else:
            values = _starting_with(rest, [(value, "") for value in kind])
        already_given = kept_prefix.removeprefix(EXCLUDE).split(",")
        completion = Completion(
            rest, [pair for pair in values if pair[0] not in already_given], prefix=prefix + kept_prefix
        )
        if completion.values:  # a name may have a `!` or a comma in it
            break
    return completion


def _splits_of_word(parameter: Option | Argument | None, word: str) -> Iterator[tuple[str, str]]:
    """Yields the ways to split a word into a prefix that is kept and a value to complete."""
    yield "", word
    if not isinstance(parameter, Option) or not (
        parameter.completions == "field" or (parameter.filter_part and parameter.multiple)
    ):
        return
    rest = word.removeprefix(EXCLUDE) if parameter.filter_part else word
    if rest != word:
        yield EXCLUDE, rest
    before, comma, last = word.rpartition(",")
    if comma:
        yield before + comma, last


def _starting_with(word: str, offered: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    key = word.casefold()
    return [(value, help) for value, help in offered if value.casefold().startswith(key)]
