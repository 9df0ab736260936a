"""Runs the browser on the terminal's device, and returns the chosen entries."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from copy import copy as shallow_copy
from typing import TextIO

from mlcat.browse.state import State
from mlcat.cli import ExitCode
from mlcat.cli.browsing.services import BrowseServices
from mlcat.cli.lookup import selection
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.render.item import Item


def browse(terminal: Terminal, query: str, catalog: str | None, *, mouse: bool) -> list[Item] | int:
    """Runs the browser on the terminal's device; returns the chosen entries, or the exit code if a signal ended it.

    Raises `UsageError` if there is no terminal, and for a catalog that does not exist.
    """
    if not (terminal.is_terminal(terminal.err) or terminal.is_terminal(terminal.out)):
        raise UsageError("browse needs a terminal.", "In a pipe or a script use `mlcat search` or `mlcat list`.")
    indexing = selection.unindexed_names(terminal, catalog)
    messages = io.StringIO()
    terminal_of_services = shallow_copy(terminal)
    if indexing:  # while the screen is drawn, so notes about it are written at the end
        terminal_of_services.err = messages
    services = BrowseServices(terminal_of_services, catalog)
    total = 0 if indexing else services.total
    from mlcat.browse.app import Screen, run

    with terminal_device() as (source, target):
        canvas = terminal.canvas()
        color = not terminal.environ.get("NO_COLOR") and terminal.environ.get("TERM") != "dumb"
        screen = Screen(source, target, terminal.environ, color=color, mouse=mouse)
        state = State(
            screen.size, canvas.unicode, total=total, query=query, cursor=len(query), indexing=", ".join(indexing)
        )
        outcome = run(state, services, screen)
    terminal.err.write(messages.getvalue())
    if isinstance(outcome, int):
        return outcome
    if outcome.interrupted:
        return ExitCode.INTERRUPTED
    return [services.item(reference) for reference in outcome.references]


@contextlib.contextmanager
def terminal_device() -> Iterator[tuple[TextIO, TextIO]]:
    """The terminal's device, opened for reading and writing, even if stdin and stdout are redirected; on Windows, stdin
    and stdout.

    Raises `UsageError` if the process has no terminal.
    """
    if sys.platform == "win32":
        yield sys.stdin, sys.stdout
        return
    try:
        with open("/dev/tty", encoding="utf-8") as source, open("/dev/tty", "w", encoding="utf-8") as target:
            yield source, target
    except OSError as error:
        raise UsageError(f"browse needs a terminal: {error.strerror}.", "In a script use `mlcat search`.") from None
