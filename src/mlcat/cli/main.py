"""The only funnel: from a command line to an exit code, whatever happens on the way."""

from __future__ import annotations

import sqlite3

from mlcat.cli import parser
from mlcat.cli.terminal import Terminal, silence, standard
from mlcat.errors import ExitCode, MlcatError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.spec import Command


def main(argv: list[str]) -> int:
    """Runs `mlcat` with these arguments in this process's surroundings; returns the exit code."""
    return run(argv, standard())


def run(argv: list[str], terminal: Terminal) -> int:
    """Runs `mlcat` with these arguments on this terminal; returns the exit code. Errors are told on stderr."""
    try:
        try:
            return _dispatch(_clean(argv), terminal)
        except MlcatError as error:
            terminal.flush()
            terminal.error(error)
            return error.exit_code
    except BrokenPipeError:
        silence(terminal.out)  # `| head` has read enough: end quietly
        return ExitCode.OK
    except KeyboardInterrupt:
        terminal.discard()
        return ExitCode.INTERRUPTED
    except OSError as error:
        return _failed(terminal, error)


def _dispatch(argv: list[str], terminal: Terminal) -> int:
    """Parses, runs, flushes; once more with new indexes where one turned out to be damaged."""
    try:
        code = _command(argv, terminal)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # SQLite may quote damaged bytes
        if terminal.started or terminal.rebuild:
            raise MlcatError(f"an index is damaged: {error}.", "Delete the cache folder and try again.") from None
        terminal.discard()
        terminal.rebuild = True
        return _dispatch(argv, terminal)
    terminal.flush()
    return code


def _command(argv: list[str], terminal: Terminal) -> int:
    parsed: tuple[Command, dict[str, Any]] | int | None = parser.parse(argv)
    if parsed is None:
        from mlcat.cli import typer_parser  # Typer: see `direct`

        parsed = typer_parser.parse(argv, terminal)
    if isinstance(parsed, int):
        return parsed
    command, values = parsed
    return command.run(terminal, **values)


def _clean(argv: list[str]) -> list[str]:
    """The arguments as the UTF-8 that they mostly are, even where the C locale made single bytes of it; what is no
    text becomes "�": no encoding could write it, no database take it."""
    return [word if word.isascii() else _decoded(word) for word in argv]


def _decoded(word: str) -> str:
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte; on Windows only
        return word.encode("utf-8", "replace").decode("utf-8")


def _failed(terminal: Terminal, error: OSError) -> int:
    """The disk is full, a folder is gone: one line."""
    terminal.discard()
    silence(terminal.out)
    where = f"{error.filename}: " if error.filename else ""
    terminal.note(f"mlcat: {where}{error.strerror or error}.")
    return ExitCode.FAILED
