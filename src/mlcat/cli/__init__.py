"""The command line: the only package that uses Typer, streams and exit codes."""

from __future__ import annotations

from mlcat.errors import MlcatError, UsageError


class ExitCode:
    """The exit codes of the process; scripts depend on them."""

    OK = 0
    """Found, or done."""
    FAILED = 1
    """Nothing found, or it failed."""
    USAGE = 2
    """Wrong usage: an unknown tag, section, kind, catalog or option; an empty query."""
    INTERRUPTED = 130
    """Ctrl-C."""


def exit_code(error: MlcatError) -> int:
    """The exit code of a command that ended with this error."""
    return ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.FAILED
