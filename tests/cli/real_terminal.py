"""Runs command lines on a pseudo-terminal of a given size."""

import os
import select
import signal
import struct
import subprocess
import time
from typing import NamedTuple

from cli.conftest import SCRIPTS

DEADLINE = 60
"""Seconds after which a test that still waits has failed."""


class Shown(NamedTuple):
    """The output on the terminal, and the exit code."""

    code: int
    text: str


def on_a_terminal(
    line: str,
    size: tuple[int, int],
    environ: dict[str, str] | None = None,
    *,
    keys: bytes = b"",
    interrupt: bool = False,
) -> Shown:
    """Runs a command line of a shell until it ends, on a terminal of these columns and rows.

    Ctrl-C is pressed if that is wanted, and then the keys are typed, whenever nothing more comes to the screen.
    """
    import fcntl  # these three are not on Windows
    import pty
    import termios

    outer, inner = pty.openpty()
    columns, rows = size
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    path = SCRIPTS + os.pathsep + os.environ["PATH"]
    variables = os.environ | {"TERM": "xterm-256color", "PATH": path} | (environ or {})

    def become_leader() -> None:  # so that the terminal is the controlling one, and Ctrl-C comes from it
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    with subprocess.Popen(
        ["sh", "-c", line],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        env=variables,
        preexec_fn=become_leader,  # noqa: PLW1509
    ) as child:
        os.close(inner)
        try:
            text = _read(outer, keys, interrupt)
        finally:
            child.kill()
        code = child.wait(timeout=DEADLINE)
    os.close(outer)
    return Shown(code, text.decode("utf-8", "replace").replace("\r\n", "\n"))


def _read(outer: int, keys: bytes, interrupt: bool) -> bytes:
    text = b""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        quiet = not select.select([outer], [], [], 0.3)[0]
        if quiet:
            if text and interrupt:
                os.write(outer, b"\x03")
                interrupt = False
            elif text and keys:
                os.write(outer, keys)
            continue
        try:
            part = os.read(outer, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not part:
            break
        text += part
    return text
