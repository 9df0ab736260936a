"""Copying to the clipboard, with real programs on a separate PATH."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from mlcat.browse.clipboard import copy, osc52

Program = Callable[..., dict[str, str]]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Puts a clipboard program that writes its input to a file on a separate PATH; returns the environment."""
    monkeypatch.setenv("OUT", str(tmp_path / "copied"))

    def make(name: str, script: str = 'cat > "$OUT"; echo "$@" > "$OUT.args"') -> dict[str, str]:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return {"PATH": str(path.parent), "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}

    return make


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("wl-copy", ""),
        ("xclip", "-selection clipboard"),
        ("xsel", "--clipboard --input"),
        ("pbcopy", ""),
        ("clip.exe", ""),
    ],
)
def test_a_clipboard_program_gets_the_text(program, tmp_path, name, arguments):
    assert copy("Größe 糸\n", program(name)) == name
    assert (tmp_path / "copied").read_text() == "Größe 糸\n"
    assert (tmp_path / "copied.args").read_text().strip() == arguments


def test_a_clipboard_program_that_fails_is_skipped(program):
    program("wl-copy", "exit 1")
    environ = program("xsel")
    assert copy("x", environ) == "xsel"


def test_programs_for_a_missing_display_are_not_started(program):
    environ = program("xclip")
    assert copy("x", environ | {"DISPLAY": ""}) is None


def test_the_terminal_gets_the_text_in_base64():
    sequence = osc52("loom", {})
    assert sequence == f"\x1b]52;c;{base64.b64encode(b'loom').decode()}\x07"


def test_inside_tmux_the_sequence_is_wrapped_and_its_escapes_are_doubled():
    assert osc52("loom", {"TMUX": "/tmp/tmux"}) == "\x1bPtmux;\x1b" + osc52("loom", {}) + "\x1b\\"


def test_a_text_too_long_for_a_terminal_is_not_sent():
    assert osc52("x" * 74_994, {}) != ""
    assert osc52("x" * 74_995, {}) == ""
