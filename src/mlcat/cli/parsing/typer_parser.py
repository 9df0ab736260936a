"""The command line in Typer: help, errors, and every line that the fast parser does not handle.

Only Typer's public interface is used: each command becomes a function with a signature made of its arguments and
options.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from mlcat import __version__
from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.parsing import usage_errors
from mlcat.cli.parsing.help import command_help, group_help
from mlcat.cli.parsing.options import is_exclusion
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal

_EXTRA = {"allow_extra_args": True}  # we report them ourselves, with better messages


def parse(argv: list[str], terminal: Terminal) -> tuple[Command, dict[str, Any]] | int:
    """The command and its parameters, as `parser.parse` returns them; for help and the version, which are written to
    the terminal, an exit code.

    Raises `UsageError`, with our own message, for a line that Typer refuses. The command itself runs outside of Typer,
    which would handle Ctrl-C and closed pipes by itself.
    """
    if error := usage_errors.attached_help_error(argv):
        raise error
    argv = _protect_excluded_words(argv)
    try:
        parsed = _program(terminal).main(argv, prog_name="mlcat", standalone_mode=False, windows_expand_args=False)
    except typer.TyperException as error:
        raise usage_errors.usage_error(error, argv) from None
    return parsed if isinstance(parsed, tuple) else int(parsed)


def _protect_excluded_words(argv: list[str]) -> list[str]:
    """The line with a blank before each `-tag:CV` of a query, which Typer would read as `-t ag:CV`."""
    if not argv or argv[0] not in COMMANDS or not load_command(argv[0]).takes_query:
        return argv
    return [f" {word}" if is_exclusion(word) else word for word in argv]


class _Group(TyperGroup):
    """The program as a Typer group that loads each command when it is needed."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _command(load_command(cmd_name)) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            raise usage_errors.unknown_command_error(
                args, usage_errors.catalog_option_in(["-c", ctx.params["catalog"] or ""])
            )
        for option in load_command(OVERVIEW).options:
            if ctx.params[option.name]:
                raise usage_errors.misplaced_option_error(option, option.flags[-1], args[0])
        return super().resolve_command(ctx, args)


def _program(terminal: Terminal) -> Any:
    overview = load_command(OVERVIEW)

    def bare(**values: Any) -> tuple[Command, dict[str, Any]]:
        if values.pop("version"):
            terminal.write(f"mlcat {__version__}\n")
            raise typer.Exit
        return overview, overview.convert_values(values)

    version = _parameter("version", bool, typer.Option(False, "--version"))
    show = _help(lambda width: group_help(overview, COMMANDS, width))
    _set_signature(bare, [*_parameters(overview), version, show])
    app = typer.Typer(cls=_Group, add_completion=False, rich_markup_mode=None)
    app.callback(invoke_without_command=True, add_help_option=False, context_settings={"obj": terminal})(bare)
    return typer.main.get_command(app)


def _command(command: Command) -> Any:
    def parsed_command(context: typer.Context, **values: Any) -> tuple[Command, dict[str, Any]]:
        if context.args:
            raise usage_errors.too_many_words_error(context.find_root().obj, command, values, context.args)
        return command, command.convert_values(values)

    show = _help(lambda width: command_help(command, width))
    _set_signature(parsed_command, [_parameter("context", typer.Context), *_parameters(command), show])
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(command.name, add_help_option=False, context_settings=_EXTRA)(parsed_command)
    return typer.main.get_command(app)


def _set_signature(function: Any, parameters: list[inspect.Parameter]) -> None:
    """Sets the signature of a function, from which Typer derives a command."""
    function.__signature__ = inspect.Signature(parameters)


def _parameter(name: str, kind: Any, declared: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=declared, annotation=kind)


def _parameters(command: Command) -> list[inspect.Parameter]:
    return [*map(_argument, command.arguments), *map(_option, command.options)]


def _argument(argument: Argument) -> inspect.Parameter:
    declared = typer.Argument(... if argument.required else None)
    return _parameter(argument.name, list[str] if argument.multiple else str, declared)


def _option(option: Option) -> inspect.Parameter:
    kind: Any = list[str] if option.multiple else str if option.metavar else bool
    default: Any = [] if option.multiple else None if option.metavar else False
    return _parameter(option.name, kind, typer.Option(default, *option.flags))


def _help(text: Callable[[int], str]) -> inspect.Parameter:
    """The option `-h`, which prints our own help."""

    def show(context: typer.Context, is_wanted: bool) -> None:
        if is_wanted:
            terminal = context.find_root().obj
            terminal.write(text(terminal.canvas().width))
            raise typer.Exit

    return _parameter("help", bool, typer.Option(False, *usage_errors.HELP, is_eager=True, callback=show))
