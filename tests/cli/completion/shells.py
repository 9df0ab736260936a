"""Real shells on a pseudo-terminal."""

import json
import os
import re
import select
import shutil
import signal
import struct
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.completion.answers import REQUEST, Answers

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
LOAD = {
    "bash": "PS1='> '; source {}",
    "zsh": "PS1='> '; autoload -Uz compinit; compinit -u -D; source {}",
    "fish": "function fish_prompt; echo -n '> '; end; source {}",
}
TIMEOUT = 20  # seconds, many more than anything takes here, for a busy machine

# Answers at TAB as the real one does, and writes down the arguments of any other call. The words that it prints are put
# together, so that they are not on the typed line.
FAKE_MLCAT = f"""#!/bin/sh
if [ "$1" = __complete ]; then
    [ -p "$REQUESTS" ] || exec "$PYTHON" -m mlcat "$@"
    {REQUEST}
    exit
fi
for word in "$@"; do printf '%s\\0' "$word"; done > "$ARGUMENTS"
echo "ra""n:"
"""


def needs(program: str) -> None:
    """Skips the test, with the reason, without a program or a pseudo-terminal to run it on."""
    if os.name == "nt":
        pytest.skip("Windows has no pseudo-terminals: completion stays untested here")
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: what it completes stays untested here")


class Shell:
    """A shell in an empty folder, with the completion script loaded and a fake `mlcat` on its PATH.

    `load` is the line that loads the script, if it is not that of `LOAD`.
    """

    def __init__(self, name: str, script: Path, folder: Path, load: str = "") -> None:
        needs(name)
        self.name = name
        self.cwd = folder / "here"
        self.cache = folder / "cache"
        self._arguments = folder / "arguments"
        self._out = ""
        self._said = 0
        self.data = folder / "data"
        for made in (self.cwd, folder / "bin"):
            made.mkdir(parents=True)
        (folder / "bin" / "mlcat").write_text(FAKE_MLCAT)
        (folder / "bin" / "mlcat").chmod(0o755)
        self._environ = {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(self.cache),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(self.data),
            "XDG_STATE_HOME": str(folder / "state"),
            "ARGUMENTS": str(self._arguments),
            "REQUESTS": str(folder / "requests"),
            "PYTHON": sys.executable,
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }
        import fcntl  # these three are not on Windows
        import pty
        import termios

        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(self.cwd)
            os.execvpe(START[name][0], START[name], self._environ)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self.run((load or LOAD[name]).format(script))

    def catalog(self, *lines: Mapping[str, object]) -> None:
        """Writes a user's catalog: its facts, then one entry per line."""
        path = self.data / "mlcat" / "catalogs" / f"{lines[0]['name']}.ndjson"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))

    def answers(self) -> Answers:
        """A context in which this process answers at TAB, not one that is started for each."""
        return Answers(Path(self._environ["REQUESTS"]), self._environ)

    def run(self, line: str) -> None:
        """Runs a command line of the shell and waits for its end."""
        self._said += 1
        self._type(f"{line}\r")
        self._type(f"echo do''ne:{self._said}:\r")
        self._until(f"done:{self._said}:")

    def arguments(self, line: str) -> list[str]:
        """Types the line, tabs and all, presses Enter; returns the arguments that `mlcat` got."""
        self._type(line + "\r")
        self._until("ran:")
        try:
            return self._arguments.read_text().split("\0")[:-1]
        finally:
            self._arguments.unlink()

    def shown(self, line: str, expected: str) -> str:
        """Types the line, waits for a regular expression, erases the line; returns what was shown."""
        self._type(line)
        seen = self._until(expected)
        self._type("\x03\x15")
        self.run("true")
        return seen

    def ran(self) -> list[str]:
        """What completion must not do: calls of `mlcat` and new files."""
        return [path.name for path in (self._arguments, *self.cwd.iterdir()) if path.exists()]

    def close(self) -> None:
        """Ends the shell."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _until(self, expected: str) -> str:
        end = time.monotonic() + TIMEOUT
        while not (match := re.search(expected, self._out)):
            ready, _, _ = select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise AssertionError(f"{self.name} did not show {expected!r}: {self._out[-2000:]!r}")
            self._out += os.read(self._terminal, 65536).decode(errors="replace")
            if "\x1b[c" in self._out:  # fish 4 asks what terminal this is, and waits for the answer
                self._out = self._out.replace("\x1b[c", "")
                self._type("\x1b[?62c")
        seen, self._out = self._out[: match.end()], self._out[match.end() :]
        return seen
