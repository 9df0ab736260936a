"""The only funnel: from a command line to an exit code, whatever happens on the way."""

from __future__ import annotations

import os
import sqlite3
import sys

from mlcat.cli import direct
from mlcat.cli.terminal import Terminal, standard
from mlcat.errors import ExitCode, MlcatError


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
        return _closed_pipe()
    except KeyboardInterrupt:
        terminal.discard()
        return ExitCode.INTERRUPTED
    except OSError as error:
        return _failed(terminal, error)


def _dispatch(argv: list[str], terminal: Terminal) -> int:
    """Parses, runs, flushes; once more with new indexes where one turned out to be damaged."""
    try:
        code = _command(argv, terminal)
    except sqlite3.DatabaseError as error:
        if terminal.started or terminal.rebuild:
            raise MlcatError(f"an index is damaged: {error}.", "Delete the cache folder and try again.") from None
        terminal.discard()
        terminal.rebuild = True
        code = _command(argv, terminal)
    terminal.flush()
    return code


def _command(argv: list[str], terminal: Terminal) -> int:
    parsed = direct.parse(argv)
    if parsed:
        command, values = parsed
        return command.run(terminal, **values)
    from mlcat.cli import app  # Typer: see `direct`

    return app.run(argv, terminal)


def _clean(argv: list[str]) -> list[str]:
    """The arguments without bytes that are no text: no encoding could write them, no database take them."""
    return [word.encode("utf-8", "replace").decode("utf-8") for word in argv]


def _closed_pipe() -> int:
    """`| head` has read enough: end quietly. Python would complain when it flushes stdout at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.OK


def _failed(terminal: Terminal, error: OSError) -> int:
    """The disk is full, a folder is gone: one line."""
    terminal.discard()
    try:
        where = f"{error.filename}: " if error.filename else ""
        terminal.note(f"mlcat: {where}{error.strerror or error}.")
    except OSError:  # stderr is gone too
        pass
    return ExitCode.FAILED
