"""The entry point: runs a command line, and turns the errors that a user can cause into messages and exit codes."""

from __future__ import annotations

import sqlite3
import sys

from mlcat.cli import ExitCode, exit_code
from mlcat.cli.commands import COMMANDS
from mlcat.cli.parsing import parser
from mlcat.cli.terminal import Terminal, process_terminal, redirect_to_null
from mlcat.errors import MlcatError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.parsing.spec import Command


NO_PAGER = "--no-pager"
_NO_THREAD = "can't start new thread"  # the message of Python's RuntimeError


def main(argv: list[str]) -> int:
    """Runs `mlcat` with these arguments on the process's own streams and environment; returns the exit code."""
    return run(argv, process_terminal())


def run(argv: list[str], terminal: Terminal) -> int:
    """Runs `mlcat` with these arguments on this terminal; returns the exit code. Errors are written to stderr."""
    try:
        try:
            return _dispatch(_take_pager_option(_decode_arguments(argv), terminal), terminal)
        except MlcatError as error:
            terminal.flush()
            terminal.error(error)
            return exit_code(error)
    except BrokenPipeError:
        redirect_to_null(terminal.out)  # `| head` has read enough: end quietly
        return ExitCode.OK
    except KeyboardInterrupt:
        terminal.discard()
        return ExitCode.INTERRUPTED
    except MemoryError:
        return _report_os_error(terminal, OSError("there is not enough memory"))
    except RuntimeError as error:
        if error.args != (_NO_THREAD,):
            raise
        return _report_os_error(terminal, OSError("the system lets it start no further thread"))
    except OSError as error:
        return _report_os_error(terminal, error)
    finally:
        terminal.end_pager()


def _dispatch(argv: list[str], terminal: Terminal) -> int:
    """Parses and runs the command and flushes the output; runs it again with rebuilt indexes if one is damaged."""
    try:
        code = _run_command(argv, terminal)
    except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        if not is_damage(error):
            raise
        if terminal.rebuilds_indexes and not isinstance(error, sqlite3.DatabaseError):
            raise  # the index was built just now: this is a fault of the program
        if terminal.has_written or terminal.rebuilds_indexes:
            raise MlcatError(f"an index is damaged: {error}.", "Delete the cache folder and try again.") from None
        terminal.discard()
        terminal.rebuilds_indexes = True
        return _dispatch(argv, terminal)
    terminal.flush()
    _report_migrated(terminal)
    return code


_INDEX_READERS = (
    "mlcat.index.reader", "mlcat.index.rows", "mlcat.index.terms", "mlcat.index.conditions", "mlcat.index.completions",
    "mlcat.search", "mlcat.render", "mlcat.citing", "mlcat.cli.citation_output", "mlcat.cli.lookup", "mlcat.cli.output",
)  # fmt: skip
"""Modules that read an index, or use the values of its rows without checking them."""


def is_damage(error: Exception) -> bool:
    """Whether a damaged index may have caused the error: SQLite reports damage itself, or a value of a wrong type or a
    missing row fails in a module of _INDEX_READERS."""
    if isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError)):  # SQLite may quote damaged bytes
        return True
    trace = error.__traceback__
    while trace and not str(trace.tb_frame.f_globals.get("__name__")).startswith(_INDEX_READERS):
        trace = trace.tb_next
    return trace is not None


def _report_migrated(terminal: Terminal) -> None:
    """Notes which catalogs had keys of an older format; only once, when their index is built."""
    if "mlcat.migration" in sys.modules:
        from mlcat.migration import pop_migrated_files

        for name in pop_migrated_files():
            terminal.note(f"{name}: venue, arxiv, doi and et_al of its entries were read as publications.")


def _run_command(argv: list[str], terminal: Terminal) -> int:
    if argv[:1] == ["__complete"]:
        from mlcat.cli.completion import answer

        return answer.run(terminal, argv[1:])
    if argv[:2] == ["help", "query"]:
        from mlcat.cli.parsing.query_help import QUERY_HELP

        terminal.write(QUERY_HELP)
        return ExitCode.OK
    if not argv or argv[0] not in COMMANDS or argv[0] == "catalogs":  # all other lines are in normal form
        from mlcat.cli.parsing.normal_form import normal_form

        argv = normal_form(argv)
    try:
        return _parse_and_run(argv, terminal)
    except UsageError as error:
        if argv and argv[0] in COMMANDS:
            from mlcat.cli.parsing.attached_values import add_hint

            add_hint(error, argv)
        raise


def _parse_and_run(argv: list[str], terminal: Terminal) -> int:
    parsed: tuple[Command, dict[str, Any]] | int | None = parser.parse(argv)
    if parsed is None:
        from mlcat.cli.parsing import typer_parser

        parsed = typer_parser.parse(argv, terminal)
    if isinstance(parsed, int):
        return parsed
    command, values = parsed
    return command.run(terminal, **values)


def _take_pager_option(argv: list[str], terminal: Terminal) -> list[str]:
    """Takes `--no-pager`, which every command has, out of the arguments in front of `--`."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    if NO_PAGER not in options:
        return argv
    terminal.uses_pager = False
    return [word for word in options if word != NO_PAGER] + argv[len(options) :]


def _decode_arguments(argv: list[str]) -> list[str]:
    """Decodes the arguments as UTF-8, also under the C locale, in which Python passes bytes on. Anything else becomes
    "�", because it could be neither printed nor stored."""
    return [word if word.isascii() else _decode(word) for word in argv]


def _decode(word: str) -> str:
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a lone surrogate, possible on Windows only
        return word.encode("utf-8", "replace").decode("utf-8")


def _report_os_error(terminal: Terminal, error: OSError) -> int:
    """Reports an error of the system (a full disk, a missing folder) in one line."""
    terminal.discard()
    redirect_to_null(terminal.out)
    prefix = f"{error.filename}: " if error.filename else ""
    terminal.note(f"mlcat: {prefix}{error.strerror or error}.")
    return ExitCode.FAILED
