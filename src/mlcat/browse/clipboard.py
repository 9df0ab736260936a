"""Copies text: with an escape sequence for the terminal, and with a clipboard program."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Mapping

_PROGRAMS = (
    ("wl-copy", (), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("--clipboard", "--input"), "DISPLAY"),
    ("pbcopy", (), ""),
    ("clip.exe", (), ""),
)
"""Each program, its arguments, and the environment variable without which it cannot reach a clipboard."""
_TIMEOUT = 2.0  # seconds for a program
_MAX_BYTES = 74_994
"""Maximum bytes of a text in OSC 52: xterm and kitty accept 100,000 bytes in base64."""


def osc52(text: str, environ: Mapping[str, str]) -> str:
    """The escape sequence (OSC 52) for a terminal to copy `text`; "" if the text is too long.

    Inside tmux, it is wrapped so that tmux passes it on.
    """
    data = text.encode()
    if len(data) > _MAX_BYTES:
        return ""
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    return f"\x1bPtmux;\x1b{sequence}\x1b\\" if environ.get("TMUX") else sequence


def copy(text: str, environ: Mapping[str, str]) -> str | None:
    """Copies `text` with the first clipboard program that succeeds. Returns its name; None if all fail."""
    for name, arguments, variable in _PROGRAMS:
        if variable and not environ.get(variable):
            continue
        program = shutil.which(name, path=environ.get("PATH"))
        if program is None:
            continue
        try:
            # Without pipes, which xclip and wl-copy would keep open in the background.
            completed = subprocess.run(
                [program, *arguments],
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if completed.returncode == 0:
            return name
    return None
