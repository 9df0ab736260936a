"""The same command line in Typer: help, errors, and whatever `direct` leaves to it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from mlcat import __version__
from mlcat.cli.commands import COMMANDS, OVERVIEW, load
from mlcat.cli.help import command_help, group_help
from mlcat.cli.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.text.safety import shorten

_HELP = ("-h", "--help")


def parse(argv: list[str], terminal: Terminal) -> tuple[Command, dict[str, Any]] | int:
    """The command and its parameters, as `direct.parse` gives them; an exit code where help or the version was all.

    Raises `UsageError` for what Typer refuses, with our words. The command itself runs outside of Typer, which would
    take its Ctrl-C and its closed pipe for its own.
    """
    try:
        parsed = _group(terminal).main(argv, prog_name="mlcat", standalone_mode=False, windows_expand_args=False)
    except typer.TyperException as error:
        raise _usage_error(error, argv) from None
    return parsed if isinstance(parsed, tuple) else int(parsed)


class _Group(TyperGroup):
    """The program; a command is loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _command(load(cmd_name)) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            raise _no_command(args)
        return super().resolve_command(ctx, args)


class _Command(TyperCommand):
    """A command that knows its table of parameters."""

    spec: Command


def _group(terminal: Terminal) -> _Group:
    overview = load(OVERVIEW)

    def bare(*, version: bool, **values: Any) -> tuple[Command, dict[str, Any]] | None:
        called = _context().invoked_subcommand
        if version:
            terminal.write(f"mlcat {__version__}\n")
            raise typer.Exit
        if called is None:
            return overview, overview.converted(values)
        for option in overview.options:
            if values[option.name]:
                raise _before_the_command(option, option.flags[-1], called)
        return None

    version = TyperOption(param_decls=["version", "--version"], is_flag=True, default=False, help="Print the version.")
    return _Group(
        name="mlcat",
        callback=bare,
        params=[*_params(overview), version, _help(lambda width: group_help(overview, COMMANDS, width))],
        invoke_without_command=True,
        add_help_option=False,
        rich_markup_mode=None,
        context_settings={"obj": terminal},
    )


def _context() -> Any:
    from typer._click.globals import get_current_context

    return get_current_context()


def _command(spec: Command) -> _Command:
    def callback(**values: Any) -> tuple[Command, dict[str, Any]]:
        if extra := _context().args:
            raise _too_many(spec, values, extra)
        return spec, spec.converted(values)

    command = _Command(
        spec.name,
        callback=callback,
        params=[*_params(spec), _help(lambda width: command_help(spec, width))],
        add_help_option=False,
        rich_markup_mode=None,
        context_settings={"allow_extra_args": True},  # refused above, in our words
    )
    command.spec = spec
    return command


def _help(text: Callable[[int], str]) -> TyperOption:
    """`-h`, which writes our help where the answer would stand."""

    def show(context: Any, _: Any, wanted: bool) -> None:
        if wanted:
            context.obj.write(text(context.obj.canvas().width))
            context.exit()

    return TyperOption(
        param_decls=["help", *_HELP], is_flag=True, default=False, is_eager=True, expose_value=False, callback=show
    )


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


# --- Refusals in our words --------------------------------------------------------------------------------------

_MEANT = {"help": "mlcat -h", "version": "mlcat --version"}


def _no_command(args: list[str]) -> UsageError:
    """For a word where a command should be: a command spelt nearly so, else a search for it."""
    word = args[0].lower()
    near = get_close_matches(word, COMMANDS, n=1, cutoff=0.75)
    meant = _MEANT.get(word) or (f"mlcat {near[0]}" if near else "")
    hint = f"Did you mean `{meant}`?" if meant else f"Try `mlcat search {shorten(' '.join(args), 60)}`."
    return UsageError(f"no command '{shorten(args[0], 40)}'.", hint)


def _too_many(spec: Command, values: dict[str, Any], extra: list[str]) -> UsageError:
    """For words that a command has no use for: quotes were forgotten, or a search was meant."""
    words = " ".join(extra)
    hint = f"To search: `mlcat search {shorten(words, 36)}`."
    if any(option.name == "section" for option in spec.options):
        hint = f"{hint} Of a section: `mlcat {spec.name} -s {shlex.quote(shorten(words, 24))}`."
    if spec.arguments:
        name = " ".join([*(str(values[argument.name]) for argument in spec.arguments), words])
        hint = f'If it is one name: `mlcat {spec.name} "{shorten(name, 60)}"`.'
    return UsageError(f"`mlcat {spec.name}` takes no '{shorten(words, 40)}'.", hint)


def _before_the_command(option: Option, flag: str, command: str) -> UsageError:
    after = f"mlcat {command} {flag} {option.metavar}".strip()
    return UsageError(f"{flag} stands before the command.", f"Put it after: `{after}`.")


def _usage_error(error: typer.TyperException, argv: list[str]) -> UsageError:
    """Typer's exceptions are told apart by what they carry, because their classes are private."""
    spec = _refusing(error, argv)
    called = f"mlcat {spec.name}".strip()
    flag = getattr(error, "option_name", None)
    if flag and hasattr(error, "possibilities"):
        return _no_option(spec, called, flag, argv)
    if flag:
        known = next((one for one in spec.options if flag in one.flags), None)
        if known and known.metavar:
            return UsageError(f"option '{flag}' needs a value.", f"Write `{called} {flag} {known.metavar}`.")
        return UsageError(f"option '{flag}' takes no value.", f"Write `{called} {flag}`.")
    if getattr(error, "param", None) is not None and not error.message:
        return _missing(spec, called, argv)
    return UsageError(error.format_message(), f"See `{called} -h`.")


def _refusing(error: typer.TyperException, argv: list[str]) -> Command:
    """The command whose command line was refused; some errors do not say."""
    context = getattr(error, "ctx", None)
    if context is None:
        return load(next((word for word in argv if word in COMMANDS), OVERVIEW))
    return getattr(context.command, "spec", None) or load(OVERVIEW)


def _no_option(spec: Command, called: str, flag: str, argv: list[str]) -> UsageError:
    """For an option that a command lacks: one spelt nearly so, or the place where it belongs."""
    if not spec.name and (command := next((word for word in argv if word in COMMANDS), "")):
        known = next((option for option in load(command).options if flag in option.flags), None)
        if known:
            return _before_the_command(known, flag, command)
    flags = [known for option in spec.options for known in option.flags] + list(_HELP)
    near = get_close_matches(flag, flags, n=1, cutoff=0.7)
    hint = f"Did you mean '{near[0]}'?" if near else f"See `{called} -h`."
    return UsageError(f"no option '{shorten(flag, 40)}' for `{called}`.", hint)


def _missing(spec: Command, called: str, argv: list[str]) -> UsageError:
    argument = next(argument for argument in spec.arguments if argument.required)
    filters = [word for word in argv[1:] if word not in ("--explain", "--")]
    if spec.name == "search" and filters:
        return UsageError("there are no words to search for.", f"To list: `mlcat list {shlex.join(filters)}`.")
    return UsageError(f"`{called}` needs {argument.metavar.rstrip('.')}.", argument.missing)
