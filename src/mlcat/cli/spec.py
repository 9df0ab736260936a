"""What a command line is made of, as data: parsed directly for the plain case, given to Typer for all others, and read
by the completion scripts and the command reference, so that there is one truth about options."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Option:
    """An option: a flag, one value, or several; `convert` makes a value of what was typed or raises `UsageError`.

    `values` names what completes it: sections, tags, catalogs, or the fixed values themselves.
    """

    __slots__ = ("convert", "flags", "help", "many", "metavar", "name", "values")

    def __init__(
        self,
        name: str,
        *flags: str,
        help: str,
        metavar: str = "",
        many: bool = False,
        convert: Callable[[str], Any] = str,
        values: str | tuple[str, ...] = "",
    ) -> None:
        self.name = name
        self.flags = flags
        self.help = help
        self.metavar = metavar
        """Empty for a flag."""
        self.many = many
        self.convert = convert
        self.values = values


class Argument:
    """What stands without a flag; the last argument of a command may take several words."""

    __slots__ = ("help", "many", "metavar", "missing", "name", "required", "values")

    def __init__(
        self,
        name: str,
        *,
        metavar: str,
        help: str,
        many: bool = False,
        required: bool = True,
        missing: str = "",
        values: str | tuple[str, ...] = "",
    ) -> None:
        self.name = name
        self.metavar = metavar
        self.help = help
        self.many = many
        self.required = required
        self.missing = missing
        """The hint where it is missing."""
        self.values = values


class Command:
    """A command: what it does, examples that lead its help, its parameters, and what runs it.

    `run` takes the `Terminal` and each parameter by its name, and returns an `ExitCode`.
    """

    __slots__ = ("arguments", "examples", "help", "name", "options", "run")

    def __init__(
        self,
        name: str,
        *,
        help: str,
        examples: tuple[tuple[str, str], ...],
        run: Callable[..., int],
        arguments: tuple[Argument, ...] = (),
        options: tuple[Option, ...] = (),
    ) -> None:
        self.name = name
        self.help = help
        self.examples = examples
        self.run = run
        self.arguments = arguments
        self.options = options

    def defaults(self) -> dict[str, Any]:
        """Every parameter with the value it has where it is not given."""
        values: dict[str, Any] = {argument.name: [] if argument.many else None for argument in self.arguments}
        for option in self.options:
            values[option.name] = [] if option.many else (None if option.metavar else False)
        return values

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        """What was typed for each parameter, with the values that the options make of it; those are changed in place.

        Raises `UsageError` for a value that its option refuses.
        """
        for option in self.options:
            if option.many:
                values[option.name] = [option.convert(value) for value in values[option.name] or ()]
            elif option.metavar and values[option.name] is not None:
                values[option.name] = option.convert(values[option.name])
        for argument in self.arguments:
            if argument.many:
                values[argument.name] = list(values[argument.name] or ())
        return values
