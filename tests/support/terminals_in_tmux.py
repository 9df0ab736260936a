"""A real terminal: tmux runs a command, types keys, and returns the screen."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

SECONDS = 30.0


class Tmux:
    """A separate tmux server with one session."""

    def __init__(self, program: str, socket: Path, command: str, config: Path = Path("/dev/null")) -> None:
        self._program = [program, "-S", str(socket), "-f", str(config)]
        self.run("new-session", "-d", "-s", "b", "-x", "100", "-y", "24", command)

    def run(self, *arguments: str) -> str:
        """Runs a command of tmux and returns what it prints."""
        environ = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        call = [*self._program, *arguments]
        return subprocess.run(call, capture_output=True, text=True, timeout=SECONDS, check=True, env=environ).stdout

    def type(self, *keys: str) -> None:
        """Types keys by their names; after `-l`, text."""
        self.run("send-keys", "-t", "b", *keys)

    def screen_with(self, text: str) -> str:
        """Waits until a text is on the screen; returns the screen."""
        until = time.monotonic() + SECONDS
        while text not in (screen := self.run("capture-pane", "-p", "-t", "b")):
            assert time.monotonic() < until, f"waited for {text!r} in\n{screen}"
            time.sleep(0.05)
        return screen
