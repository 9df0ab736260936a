"""Where a command reads its surroundings and writes its answer: one object for streams, width, colour and folders."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping

from mlcat.errors import MlcatError
from mlcat.paths import Folders, user_folders
from mlcat.render.canvas import Canvas
from mlcat.text.safety import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_HELD = 256 * 1024
"""Characters held back before the first is written: while nothing is out, a command that meets a damaged index can
start over. Every answer but a long list fits."""
_PIPE_WIDTH = 100


class Terminal:
    """The streams, environment and folders of one run of `mlcat`."""

    def __init__(self, environ: Mapping[str, str], out: TextIO, err: TextIO, stdin: TextIO | None = None) -> None:
        self.environ = environ
        self.stdin = stdin
        """Standard input; None where there is none."""
        self.out = out
        self.err = err
        self.folders: Folders = user_folders(environ)
        self.rebuild = False
        """Whether indexes are to be built anew, whatever is there."""
        self.started = False
        """Whether anything of the answer was written."""
        self._held: list[str] = []
        self._length = 0
        for stream in (out, err):
            # Under LC_ALL=C or cp1252 a character that cannot be written becomes "?" and is no reason to fail.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def write(self, text: str) -> None:
        """A part of the answer, for stdout."""
        self._held.append(text)
        self._length += len(text)
        if self._length > _HELD:
            self.flush()

    def write_all(self, parts: Iterable[str]) -> None:
        """Parts of the answer as they come."""
        for part in parts:
            self.write(part)

    def flush(self) -> None:
        """Writes what is held; a closed pipe shows here."""
        if self._held:
            self.started = True
            self.out.write("".join(self._held))
            self.discard()
        self.out.flush()

    def discard(self) -> None:
        """Forgets what was not yet written."""
        self._held.clear()
        self._length = 0

    def note(self, *lines: str) -> None:
        """Words that are not the answer, for stderr: a line each, cleaned of what could drive a terminal."""
        try:
            for line in lines:
                if line:
                    self.err.write(one_line(line) + "\n")
            self.err.flush()
        except OSError:  # where nobody can read them, neither the answer nor the exit code changes
            silence(self.err)

    def may_ask(self) -> bool:
        """Whether there is somebody to ask."""
        return self.stdin is not None and self.is_terminal(self.stdin) and self.is_terminal(self.err)

    def ask(self, question: str) -> bool:
        """Whether the user answers a question with yes; Enter and the end of input mean no.

        Must only be called where `may_ask` is true.
        """
        assert self.stdin is not None
        self.err.write(f"{one_line(question)} [y/N] ")
        self.err.flush()
        from mlcat.importing.signals import interruptible  # loads more than most commands need

        answer = interruptible(self.stdin.buffer).readline()
        if not answer.endswith(b"\n"):  # Ctrl-D leaves the cursor behind the question
            self.err.write("\n")
        return answer.strip().lower() in (b"y", b"yes")

    def error(self, error: MlcatError) -> None:
        """An error, for stderr: what is wrong, and below it the next step."""
        self.note(f"mlcat: {error.message}", error.hint)

    def canvas(self) -> Canvas:
        """What stdout can show. Layout and links go by whether it is a terminal, colour by the variables too."""
        terminal = self.is_terminal(self.out)
        dumb = self.environ.get("TERM") == "dumb"
        color = terminal and not dumb
        if self.environ.get("FORCE_COLOR", "") not in ("", "0"):
            color = True
        if self.environ.get("NO_COLOR"):
            color = False
        unicode = (getattr(self.out, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
        return Canvas(
            self.width(self.out, terminal=terminal),
            terminal=terminal,
            color=color,
            links=terminal and not dumb,
            unicode=unicode,
        )

    def width(self, stream: TextIO, *, terminal: bool) -> int:
        """COLUMNS if it says a number above 0, else the terminal's width, else 100."""
        said = self.environ.get("COLUMNS", "")
        if said.isascii() and said.isdigit() and int(said[:6]) > 0:
            return int(said[:6])
        if terminal:
            try:
                return os.get_terminal_size(stream.fileno()).columns or 80
            except (OSError, ValueError):
                return 80
        return _PIPE_WIDTH

    @staticmethod
    def is_terminal(stream: TextIO) -> bool:
        """Whether somebody looks at the stream."""
        try:
            return stream.isatty()
        except ValueError:  # closed
            return False


def silence(stream: TextIO) -> None:
    """Lets what is left in a stream that cannot be written go nowhere: Python would try again at exit, and complain."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a descriptor has nobody who complains
        descriptor = stream.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def standard() -> Terminal:
    """The terminal of this process; Python has no stream where the descriptor was closed (`>&-`)."""
    out, err = (stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    return Terminal(os.environ, out, err, sys.stdin)
