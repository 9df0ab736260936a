"""`mlcat browse` on a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from types import TracebackType

import pyte

SECONDS = 30.0
ENTER_SCREEN, LEAVE_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
RESET = "import signal\nfor one in (signal.SIGTERM, signal.SIGHUP): signal.signal(one, signal.SIG_DFL)\n"
MAIN = f"""{RESET}signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from mlcat.__main__ import run
sys.exit(run())"""
"""The program, with the signals as a shell hands them over; a test run in the background may have them ignored."""


class BrowserProcess:
    """The program in its own session with a pseudo-terminal as its controlling terminal. A context manager."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24, program: str = MAIN, **environ: str) -> None:
        self.written = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "browse", *arguments],
            stdin=self.slave,
            stdout=subprocess.PIPE,
            stderr=self.slave,
            env=os.environ | {"TERM": "xterm-256color"} | environ,
            start_new_session=True,
            preexec_fn=self._take_terminal,  # noqa: PLW1509  nothing else runs between fork and exec here
        )

    def _take_terminal(self) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)

    def __enter__(self) -> BrowserProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(SECONDS)
        if self.process.stdout:
            self.process.stdout.close()
        os.close(self.master)
        os.close(self.slave)

    def resize(self, columns: int, rows: int) -> None:
        """Changes the size of the terminal, which sends SIGWINCH to the program."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def wait_for(self, *texts: str) -> None:
        """Waits until all the texts are on the screen."""
        until = time.monotonic() + SECONDS
        while not all(text in self.shown for text in texts):
            self._read(until, f"{texts} in\n{self.shown}")

    def wait_for_bytes(self, wanted: bytes) -> None:
        """Waits until the program has written something, visible or not."""
        until = time.monotonic() + SECONDS
        while wanted not in self.written:
            self._read(until, f"{wanted!r} in {self.written!r}")

    @property
    def shown(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def type(self, keys: str) -> None:
        """Types keys."""
        os.write(self.master, keys.encode())

    def ended(self) -> tuple[int, str]:
        """Waits for the end; returns the exit code and what is on stdout."""
        assert self.process.stdout
        until = time.monotonic() + SECONDS
        while self.process.poll() is None:
            self._read(until, "the end", grace=0.05)
        self._read(until, "the rest", grace=0.05)
        return self.process.returncode, self.process.stdout.read().decode()

    @property
    def restored(self) -> bool:
        """Whether the terminal has its former modes, screen and cursor."""
        modes = termios.tcgetattr(self.slave)
        screen = self.written.count(ENTER_SCREEN) == self.written.count(LEAVE_SCREEN)
        cursor = self.written.rfind(b"\x1b[?25l") <= self.written.rfind(b"\x1b[?25h")
        return modes == self.before and screen and cursor

    def _read(self, until: float, wanted: str, grace: float = 0.0) -> None:
        left = grace or until - time.monotonic()
        assert time.monotonic() < until, f"waited for {wanted}"
        if select.select([self.master], [], [], max(0.0, left))[0]:
            data = os.read(self.master, 65536)
            self.written += data
            self._stream.feed(data)
