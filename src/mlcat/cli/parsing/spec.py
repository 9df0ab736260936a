"""The classes that describe a command as data: its arguments, options, help and examples.

Each module of `cli.commands` has such a description, its COMMAND; the two parsers, the help, shell completion and the
command reference read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mlcat.filters import Filter, split_commas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from mlcat.cli.terminal import Terminal

    class CommandFunction(Protocol):
        """The function of a command: takes the terminal and each parameter by its name, returns an `ExitCode`."""

        def __call__(self, terminal: Terminal, /, *args: Any, **values: Any) -> int:
            """Runs the command."""


EXCLUDE = "!"
"""The prefix of a value of a filter that excludes the entries with that value."""


class Option:
    """An option: a flag, one value, or several values."""

    __slots__ = (
        "comma_separated", "completions", "convert", "filter_part", "flags", "help", "metavar", "multiple", "name",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        *flags: str,
        help: str,
        metavar: str = "",
        multiple: bool = False,
        convert: Callable[[str], Any] = str,
        filter_part: str = "",
        comma_separated: bool = False,
        completions: str | tuple[str, ...] = "",
    ) -> None:
        self.name = name
        self.flags = flags
        self.help = help
        self.metavar = metavar
        """The name of the value in help; empty for a flag."""
        self.multiple = multiple
        """Whether it may be repeated."""
        self.convert = convert
        """Converts a typed value; raises `UsageError` for an invalid one."""
        self.filter_part = filter_part
        """The part of the command's `Filter` that it sets; empty for an option of the command itself."""
        self.comma_separated = comma_separated
        """Whether commas may separate several values."""
        self.completions = completions
        """The values that complete it: a kind of `completion.values.complete_values`, `file` or `link`; or the values
        themselves."""


class Argument:
    """A positional argument; the last one of a command may take several words."""

    __slots__ = ("completions", "help", "is_query", "metavar", "missing_hint", "multiple", "name", "required")

    def __init__(
        self,
        name: str,
        *,
        metavar: str,
        help: str,
        multiple: bool = False,
        required: bool = True,
        missing_hint: str = "",
        completions: str | tuple[str, ...] = "",
        is_query: bool = False,
    ) -> None:
        self.name = name
        self.metavar = metavar
        self.help = help
        self.multiple = multiple
        self.required = required
        self.is_query = is_query
        """Whether its words are a query, in which `-tag:CV` is a word and not an option."""
        self.missing_hint = missing_hint
        """The hint of the error when it is missing."""
        self.completions = completions
        """The values that complete it, as for an option."""


class Command:
    """A command: its help, examples, parameters, and the function that runs it."""

    __slots__ = ("arguments", "examples", "help", "name", "notes", "options", "run", "searches_all")

    def __init__(
        self,
        name: str,
        *,
        help: str,
        examples: tuple[tuple[str, str], ...],
        run: CommandFunction,
        arguments: tuple[Argument, ...] = (),
        options: tuple[Option, ...] = (),
        searches_all: bool = False,
        notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (),
    ) -> None:
        self.name = name
        self.help = help
        self.examples = examples
        self.run = run
        self.arguments = arguments
        self.options = options
        self.searches_all = searches_all
        """Whether it searches all catalogs if none is chosen, rather than the current one."""
        self.notes = notes
        """Lists at the end of its help: (title, ((term, meaning), ...))."""

    @property
    def takes_query(self) -> bool:
        """Whether its words are a query."""
        return bool(self.arguments) and self.arguments[-1].is_query

    def defaults(self) -> dict[str, Any]:
        """The default value of each parameter, by name."""
        values: dict[str, Any] = {argument.name: [] if argument.multiple else None for argument in self.arguments}
        for option in self.options:
            values[option.name] = [] if option.multiple else (None if option.metavar else False)
        return values

    def convert_values(self, typed: dict[str, Any]) -> dict[str, Any]:
        """Converts the strings that were typed for each parameter to the values that `run` takes.

        The options of a filter become one `Filter`, the parameter `filter`. Raises `UsageError` for a value that its
        option refuses.
        """
        values: dict[str, Any] = {}
        parts: dict[str, Any] = {}
        excluded: dict[str, Any] = {}
        for argument in self.arguments:
            values[argument.name] = list(typed[argument.name] or ()) if argument.multiple else typed[argument.name]
            if argument.is_query:
                values[argument.name] = [word.strip() for word in values[argument.name]]
        for option in self.options:
            if option.filter_part:
                values_given = typed[option.name] or ()
                parts[option.filter_part] = _values(option, (value for value in values_given if value[:1] != EXCLUDE))
                excluded[option.filter_part] = _values(
                    option, (value[1:] for value in values_given if value[:1] == EXCLUDE)
                )
            else:
                values[option.name] = _value(option, typed[option.name])
        if parts:
            values["filter"] = Filter(**parts, excluded=Filter(**excluded))
        return values


def _values(option: Option, typed: Iterable[str]) -> list[Any]:
    return [
        option.convert(value) for text in typed for value in (split_commas(text) if option.comma_separated else (text,))
    ]


def _value(option: Option, typed: Any) -> Any:
    if option.multiple:
        return [option.convert(value) for value in typed or ()]
    return option.convert(typed) if option.metavar and typed is not None else typed
