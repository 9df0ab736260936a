"""The terminal that a command runs on: one object for its streams, width, color, environment and folders."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

from mlcat.errors import MlcatError
from mlcat.paths import Folders, user_folders
from mlcat.render.canvas import Canvas
from mlcat.text.safety import one_line, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

    from mlcat.cli.pager import Pager

_MAX_BUFFERED = 256 * 1024
"""Characters that are buffered before anything is written: until then, a command that finds a damaged index can
start over. Every answer except a long list fits."""
_MAX_ERROR = 1000
"""Maximum number of characters of an error's message, and of its hint; they may repeat what was typed."""
PIPE_WIDTH, TERMINAL_SIZE = 100, (80, 24)
"""Columns of a pipe if there is no terminal; columns and lines of a terminal whose size is unknown."""
_WITHOUT_LINKS = ("dumb", "linux", "vt100", "vt102", "vt220", "ansi")  # values of TERM
_WITHOUT_PAGER = ("dumb", "")


class Terminal:
    """The streams, environment and folders of one run of `mlcat`."""

    def __init__(
        self,
        environ: Mapping[str, str],
        out: TextIO,
        err: TextIO,
        stdin: TextIO | None = None,
        *,
        controlling: str = "",
    ) -> None:
        self.environ = environ
        self.stdin = stdin
        """Standard input; None if there is none."""
        self.out = out
        self.err = err
        self.folders: Folders = user_folders(environ)
        self.rebuilds_indexes = False
        """Whether to rebuild indexes even if they are fresh."""
        self.has_written = False
        """Whether anything of the answer was written."""
        self.uses_pager = True
        """Whether an answer that is longer than the screen goes through a pager."""
        self._controlling = controlling
        self._pager: Pager | None = None
        self._buffer: list[str] = []
        self._buffered_length = 0
        for stream in (out, err):
            # Under LC_ALL=C or cp1252, a character that cannot be encoded becomes "?" rather than an error.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def write(self, text: str) -> None:
        """Writes a part of the answer to stdout."""
        self._buffer.append(text)
        self._buffered_length += len(text)
        if self._buffered_length > _MAX_BUFFERED:
            self._write_buffer()

    def write_all(self, parts: Iterable[str]) -> None:
        """Writes parts of the answer as they are produced."""
        for part in parts:
            self.write(part)

    def flush(self) -> None:
        """Writes buffered output, and waits until the user leaves the pager if there is one. Raises `BrokenPipeError`
        if the reader has closed the other end."""
        self._write_buffer()
        self.end_pager()

    def end_pager(self) -> None:
        """Waits until the user leaves the pager, if there is one."""
        if self._pager:
            self._pager.close()
            self._pager = None

    def _write_buffer(self) -> None:
        """Writes buffered output to stdout, or to a pager if the first part does not fit on the screen."""
        if self._buffer:
            text = "".join(self._buffer)
            if not self._pager and not self.has_written:
                self._pager = self._new_pager(text)
            self.has_written = True
            self.discard()
            if self._pager:
                self._pager.write(text)
            else:
                _write(self.out, text)
        self.out.flush()

    def _new_pager(self, text: str) -> Pager | None:
        if not (self.uses_pager and text.count("\n") >= self.height and self.is_terminal(self.out)):
            return None
        if self.environ.get("TERM", "") in _WITHOUT_PAGER:
            return None
        from mlcat.cli.pager import Pager, pager_command

        command = pager_command(self.environ)
        try:
            return Pager(command, self.environ, self.out.fileno()) if command else None
        except (OSError, ValueError):  # no such program, or a stream without a descriptor
            return None

    def discard(self) -> None:
        """Drops buffered output."""
        self._buffer.clear()
        self._buffered_length = 0

    def note(self, *lines: str) -> None:
        """Writes messages to stderr: cleaned, one line each, and wrapped between words if stderr is a terminal."""
        try:
            width = self.width(self.err) if self.is_terminal(self.err) else 0
            for line in lines:
                if line:
                    _write(self.err, "".join(f"{row}\n" for row in wrap_line(one_line(line), width)))
            self.err.flush()
        except OSError:  # stderr is closed, which changes neither the answer nor the exit code
            redirect_to_null(self.err)

    def may_ask(self) -> bool:
        """Whether the user can be asked: stdin and stderr are terminals."""
        return self.stdin is not None and self.is_terminal(self.stdin) and self.is_terminal(self.err)

    def ask(self, question: str) -> bool:
        """Asks a question; returns whether the answer is yes. Enter and the end of input mean no.

        Must only be called if `may_ask` is true.
        """
        assert self.stdin is not None
        _write(self.err, f"{one_line(question)} [y/N] ")
        self.err.flush()
        from mlcat.importing.signals import interruptible

        answer = interruptible(self.stdin.buffer).readline()
        if not answer.endswith(b"\n"):  # Ctrl-D leaves the cursor behind the question
            _write(self.err, "\n")
        return answer.strip().lower() in (b"y", b"yes")

    def error(self, error: MlcatError) -> None:
        """Writes an error to stderr: the message, one line for each of several faults, and the hint."""
        details = getattr(error, "details", ())
        if details:
            self.note(f"mlcat: {error}", *details)
        else:
            self.note(*(shorten(line, _MAX_ERROR) for line in (f"mlcat: {error.message}", error.hint)))

    def canvas(self) -> Canvas:
        """The capabilities of stdout: a terminal has layout and links; color depends on the environment too."""
        terminal, kind = self.is_terminal(self.out), self.environ.get("TERM")
        color = terminal and kind != "dumb"
        if self.environ.get("FORCE_COLOR", "") not in ("", "0"):
            color = True
        if self.environ.get("NO_COLOR"):
            color = False
        unicode = (getattr(self.out, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
        return Canvas(
            self.width(self.out),
            self.height,
            terminal=terminal,
            color=color,
            links=terminal and kind not in _WITHOUT_LINKS,
            unicode=unicode,
        )

    def width(self, stream: TextIO) -> int:
        """The width of a stream in columns: COLUMNS if it is a positive number, else that of the terminal (for a pipe,
        of the controlling terminal), else PIPE_WIDTH."""
        if columns := _positive_number(self.environ.get("COLUMNS", "")):
            return columns
        if self.is_terminal(stream):
            return _terminal_size(stream)[0]
        return self._controlling_width() or PIPE_WIDTH

    @property
    def height(self) -> int:
        """The height in lines: LINES if it is a positive number, else that of the terminal, else 24."""
        return _positive_number(self.environ.get("LINES", "")) or _terminal_size(self.out)[1]

    @property
    def is_interactive(self) -> bool:
        """Whether the command was started on a terminal, even if all of its streams are redirected."""
        if any(stream is not None and self.is_terminal(stream) for stream in (self.out, self.err, self.stdin)):
            return True
        try:
            os.close(os.open(self._controlling, os.O_RDONLY))
        except OSError:
            return False
        return True

    def _controlling_width(self) -> int:
        """Columns of the controlling terminal, 0 if there is none. `less` shows the output of a pipe on it."""
        try:
            with open(self._controlling, "rb", buffering=0) as device:
                return os.get_terminal_size(device.fileno()).columns
        except OSError:
            return 0

    @staticmethod
    def is_terminal(stream: TextIO) -> bool:
        """Whether the stream is a terminal."""
        try:
            return stream.isatty()
        except ValueError:  # closed
            return False


def is_blocking(stream: TextIO | BinaryIO) -> bool:
    """Whether reads and writes of a stream wait for the other end, as they do unless another program has made it
    non-blocking."""
    try:
        return os.get_blocking(stream.fileno())
    except (OSError, ValueError, AttributeError):  # no descriptor, or a system that has no such streams
        return True


def _write(stream: TextIO, text: str) -> None:
    """Writes all of a text to a stream, even if that is non-blocking and its reader slow."""
    if is_blocking(stream):
        stream.write(text)
        return
    from mlcat.cli.nonblocking import write_all

    write_all(stream.fileno(), text.encode(stream.encoding, "replace"))


def wrap_line(line: str, width: int) -> list[str]:
    """Wraps a line to rows of at most `width` characters (0 for no limit), between words only: a longer word gets a row
    of its own."""
    rows = [""]
    for word in line.split(" "):
        if rows[-1] and width and len(rows[-1]) + 1 + len(word) > width:
            rows.append(word)
        else:
            rows[-1] += f" {word}" if rows[-1] else word
    return rows


def _positive_number(value: str) -> int:
    """The value of a variable as a number; 0 unless it is a positive number."""
    return int(value[:6]) if value.isascii() and value.isdigit() else 0


def _terminal_size(stream: TextIO) -> tuple[int, int]:
    """Columns and lines of a terminal; TERMINAL_SIZE if they are unknown."""
    try:
        columns, lines = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return TERMINAL_SIZE
    return columns or TERMINAL_SIZE[0], lines or TERMINAL_SIZE[1]


def redirect_to_null(stream: TextIO) -> None:
    """Redirects a broken stream to /dev/null, because Python would flush it again at exit and print an error."""
    try:
        descriptor = stream.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
    except (OSError, ValueError):  # a stream without a descriptor raises no error at exit
        pass


def process_terminal() -> Terminal:
    """The terminal of this process; Python has no stream if the descriptor was closed (`>&-`)."""
    out, err = (stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    return Terminal(os.environ, out, err, sys.stdin, controlling=os.ctermid() if hasattr(os, "ctermid") else "")
