"""Shows long output page by page, as git and gh do: `$MLCAT_PAGER`, `$PAGER`, else `less`."""

from __future__ import annotations

import contextlib
import re
import shlex
import signal
import subprocess
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

LESS = "FRX"
"""The options of less, unless LESS is set: quit if one screen is enough, show colors, leave the text on the screen."""
MIN_LESS = 566
"""The first version of less that passes hyperlinks on."""

_HYPERLINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Pager:
    """A running pager, which shows the text that is written to it. Ctrl-C is left to the pager."""

    def __init__(self, command: list[str], environ: Mapping[str, str], out: int) -> None:
        """Starts the pager on the terminal with the descriptor `out`. Raises `OSError` if the program does not
        exist."""
        variables = dict(environ)
        variables.setdefault("LESS", LESS)
        variables.setdefault("LV", "-c")  # the same for lv
        self._unsupported_sequences = _unsupported_sequences(command, variables)
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=out, env=variables, text=True, encoding="utf-8", errors="replace"
        )
        self._handler = signal.signal(signal.SIGINT, _ignore)

    def write(self, text: str) -> None:
        """Writes text to the pager. Raises `BrokenPipeError` when the user has quit it."""
        assert self._process.stdin
        for pattern in self._unsupported_sequences:
            text = pattern.sub("", text)
        try:
            self._process.stdin.write(text)
            self._process.stdin.flush()
        except BrokenPipeError:
            self.close()
            raise

    def close(self) -> None:
        """Ends the text and waits until the user leaves the pager."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError, ValueError):  # the user has left, or it is closed
            self._process.stdin.close()
        self._process.wait()
        signal.signal(signal.SIGINT, self._handler)


def pager_command(environ: Mapping[str, str]) -> list[str]:
    """The command line of the pager; empty if the variable is empty or `cat`, which means no pager."""
    typed = environ.get("MLCAT_PAGER", environ.get("PAGER", "less"))
    try:
        command = shlex.split(typed)
    except ValueError:  # a quote without its end
        return []
    return [] if command == ["cat"] else command


def _unsupported_sequences(command: list[str], environ: Mapping[str, str]) -> list[re.Pattern[str]]:
    """Patterns of the sequences that this pager cannot show: hyperlinks, and colors for less without -R or -r."""
    if command[0].rpartition("/")[2] != "less":
        return [_HYPERLINK]
    options = "".join(command[1:]) + environ["LESS"]
    if "R" not in options and "r" not in options and "RAW" not in options.upper():
        return [_HYPERLINK, _STYLE]
    return [] if _less_version(command[0], environ) >= MIN_LESS else [_HYPERLINK]


def _less_version(program: str, environ: Mapping[str, str]) -> int:
    try:
        output = subprocess.run([program, "--version"], env=environ, capture_output=True, timeout=5, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.match(rb"less (\d{1,6})", output)
    return int(match[1]) if match else 0


def _ignore(number: int, frame: FrameType | None) -> None:
    """Does nothing: a handler rather than SIG_IGN, which programs started later would inherit."""
