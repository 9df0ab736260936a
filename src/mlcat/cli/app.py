"""The same command line in Typer: help, errors, and whatever `direct` leaves to it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from mlcat import __version__
from mlcat.cli.commands import COMMANDS, OVERVIEW, load
from mlcat.cli.help import command_help, group_help
from mlcat.cli.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import ExitCode, UsageError
from mlcat.text import shorten

_SETTINGS = {"help_option_names": ["-h", "--help"]}


def run(argv: list[str], terminal: Terminal) -> int:
    """Parses with Typer and runs the command. Raises `UsageError` for what Typer refuses, with our words."""
    try:
        code = _group(terminal).main(argv, prog_name="mlcat", standalone_mode=False, windows_expand_args=False)
    except typer.TyperException as error:
        raise _usage_error(error, argv) from None
    except typer.Exit as stop:
        return stop.exit_code
    return int(code or ExitCode.OK)


class _Group(TyperGroup):
    """The program; a command is loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _command(load(cmd_name), ctx.obj) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            raise _no_command(args)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(group_help(load(OVERVIEW), COMMANDS, ctx.obj.canvas().width))


class _Command(TyperCommand):
    """A command whose help we write."""

    spec: Command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(command_help(self.spec, ctx.obj.canvas().width))


def _group(terminal: Terminal) -> _Group:
    overview = load(OVERVIEW)

    def bare(*, version: bool, **values: Any) -> int:
        context = _context()
        if version:
            terminal.write(f"mlcat {__version__}\n")
            raise typer.Exit
        if context.invoked_subcommand is None:
            return overview.run(terminal, **_converted(overview, values))
        if given := next((name for name, value in values.items() if value), None):
            raise UsageError(f"--{given} stands before the command.", f"Put it after: `mlcat list --{given} NAME`.")
        return ExitCode.OK

    version = TyperOption(param_decls=["version", "--version"], is_flag=True, default=False, help="Print the version.")
    return _Group(
        name="mlcat",
        callback=bare,
        params=[*_params(overview), version],
        invoke_without_command=True,
        rich_markup_mode=None,
        context_settings=_SETTINGS | {"obj": terminal},
    )


def _context() -> Any:
    from typer._click.globals import get_current_context

    return get_current_context()


def _command(spec: Command, terminal: Terminal) -> _Command:
    def callback(**values: Any) -> int:
        return spec.run(terminal, **_converted(spec, values))

    command = _Command(
        spec.name,
        callback=callback,
        params=_params(spec),
        help=spec.help,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )
    command.spec = spec
    return command


def _params(spec: Command) -> list[Any]:
    return [*(_argument(argument) for argument in spec.arguments), *(_option(option) for option in spec.options)]


def _argument(argument: Argument) -> TyperArgument:
    return TyperArgument(
        param_decls=[argument.name],
        type=str,
        required=argument.required,
        nargs=-1 if argument.many else 1,
        metavar=argument.metavar,
    )


def _option(option: Option) -> TyperOption:
    if option.metavar:
        return TyperOption(
            param_decls=[option.name, *option.flags],
            type=str,
            multiple=option.many,
            default=[] if option.many else None,
            metavar=option.metavar,
            help=option.help,
        )
    return TyperOption(param_decls=[option.name, *option.flags], is_flag=True, default=False, help=option.help)


def _converted(spec: Command, values: dict[str, Any]) -> dict[str, Any]:
    """What Typer parsed, with the values that the options make of it."""
    for option in spec.options:
        if option.metavar and option.many:
            values[option.name] = [option.convert(value) for value in values[option.name] or ()]
        elif option.metavar and values[option.name] is not None:
            values[option.name] = option.convert(values[option.name])
    for argument in spec.arguments:
        if argument.many:
            values[argument.name] = list(values[argument.name] or ())
    return values


# --- Typer's refusals in our words ------------------------------------------------------------------------------


def _no_command(args: list[str]) -> UsageError:
    """For a word where a command should be: a command spelt nearly so, else a search for it."""
    near = get_close_matches(args[0].lower(), COMMANDS, n=1, cutoff=0.75)
    words = shorten(" ".join(args), 60)
    tried = f"mlcat {near[0]}" if near else f"mlcat search {words}"
    return UsageError(
        f"no command '{shorten(args[0], 40)}'.", f"Did you mean `{tried}`?" if near else f"Try `{tried}`."
    )


def _usage_error(error: typer.TyperException, argv: list[str]) -> UsageError:
    """Typer's exceptions are told apart by what they carry, because their classes are private."""
    name = next((word for word in argv if word in COMMANDS), "")
    spec = load(name or OVERVIEW)
    called = f"mlcat {name}".strip()
    option = getattr(error, "option_name", None)
    if option and hasattr(error, "possibilities"):
        flags = [flag for known in spec.options for flag in known.flags] + ["--help"]
        near = get_close_matches(option, flags, n=1, cutoff=0.7)
        hint = f"Did you mean '{near[0]}'?" if near else f"See `{called} -h`."
        return UsageError(f"no option '{shorten(option, 40)}' for `{called}`.", hint)
    if option:
        known = next((one for one in spec.options if option in one.flags), None)
        if known and known.metavar:
            return UsageError(f"option '{option}' needs a value.", f"Write `{called} {option} {known.metavar}`.")
        return UsageError(f"option '{option}' takes no value.", f"Write `{called} {option}`.")
    if getattr(error, "param", None) is not None and not error.message:
        return _missing(spec, called, argv)
    if extra := _extra(error.message):
        return UsageError(
            f"`{called}` takes no '{shorten(extra, 40)}'.", f"To search: `mlcat search {shorten(extra, 60)}`."
        )
    return UsageError(error.format_message(), f"See `{called} -h`.")


def _missing(spec: Command, called: str, argv: list[str]) -> UsageError:
    argument = next(argument for argument in spec.arguments if argument.required)
    if spec.name == "search" and len(argv) > 1:
        import shlex

        return UsageError("there are no words to search for.", f"To list: `mlcat list {shlex.join(argv[1:])}`.")
    return UsageError(f"`{called}` needs {argument.metavar}.", argument.missing)


def _extra(message: str) -> str:
    """The words a command has no use for, from Typer's sentence about them."""
    return message.partition("(")[2].rstrip(")") if "unexpected extra argument" in message else ""
