"""`mlcat mcp`: serves the catalogs to programs that speak the Model Context Protocol."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from mlcat.cli import ExitCode
from mlcat.cli.mcp_tools.registry import new_server
from mlcat.cli.nonblocking import to_blocking_bytes
from mlcat.cli.parsing.spec import Command
from mlcat.cli.terminal import Terminal, is_blocking
from mlcat.errors import MlcatError
from mlcat.mcp.server import serve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


def run(terminal: Terminal) -> int:
    """Answers requests on standard input until it ends. Raises `MlcatError` if there is no standard input.

    SIGTERM and SIGINT end the process at once: no call leaves anything to clean up.
    """
    if terminal.stdin is None:
        raise MlcatError("there is no standard input.", "A client starts `mlcat mcp` and writes requests to it.")
    if terminal.is_terminal(terminal.stdin):
        terminal.note("waiting for JSON-RPC messages, one a line; Ctrl-D ends. A client usually starts this command.")
    gc.enable()  # unlike other commands, this one runs for hours
    quiet = Terminal(terminal.environ, terminal.err, terminal.err)  # no tool can write to stdout
    with redirect_stdout(terminal.err), _default_sigint_action():
        serve(new_server(quiet), _waiting_input(terminal.stdin.buffer), to_blocking_bytes(terminal.out.buffer))
    return ExitCode.OK


@contextmanager
def _default_sigint_action() -> Iterator[None]:
    """Restores the default action of SIGINT, which ends the process. Python's handler only sets a flag, and a signal
    between two requests would wait for the next one to be read."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # ignored, as after `nohup`
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _waiting_input(stream: BinaryIO) -> BinaryIO:
    """The stream; for a non-blocking descriptor, a stream that waits for input, which Python's own would take for the
    end of input."""
    if is_blocking(stream):
        return stream
    from mlcat.importing.signals import interruptible

    return interruptible(stream)


COMMAND = Command(
    "mcp",
    help="Serve the catalogs over the Model Context Protocol, on standard input and output, to editors and assistants. "
    "They start this command themselves; docs/mcp.md has the configuration of the usual ones.",
    examples=(("mlcat mcp", "what a client is configured to run"),),
    run=run,
)
