"""The recipes of docs/glue.md, with the real programs."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.documents import ROOT, blocks
from support.terminals_in_tmux import SECONDS, Tmux

GLUE = (ROOT / "docs" / "glue.md").read_text(encoding="utf-8")
SCRIPTS = os.path.dirname(sys.executable)
STARTS = {"bash": "bash --norc -i", "zsh": "zsh -f -i", "fish": "fish --no-config -i"}


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the `mlcat` of this environment on the PATH."""
    monkeypatch.setenv("PATH", SCRIPTS + os.pathsep + os.environ["PATH"])


@pytest.mark.parametrize("shell", STARTS)
def test_ctrl_g_inserts_the_chosen_entry_at_the_cursor(
    shell: str, tmux: Callable[..., Tmux], tmp_path: Path, on_path: None
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (recipe,) = blocks(GLUE, shell)
    script = tmp_path / "recipe"
    script.write_text(recipe)
    subprocess.run(["mlcat", "list", "--plain"], stdout=subprocess.DEVNULL, timeout=SECONDS, check=True)
    terminal = tmux(STARTS[shell])
    terminal.type(f"source {script} && echo rea''dy", "Enter")
    terminal.screen_with("\nready")
    terminal.type("-l", "echo chosen:")
    terminal.type("C-g")
    terminal.screen_with("63 of 63")
    terminal.type("-l", "faiss")
    terminal.screen_with("> FAISS")
    terminal.type("Enter")
    terminal.screen_with("echo chosen:faiss")
    terminal.type("Enter")
    terminal.screen_with("\nchosen:faiss")


def test_the_popup_of_tmux_keeps_what_was_chosen_in_its_buffer(
    tmux: Callable[..., Tmux], tmp_path: Path, on_path: None
) -> None:
    (recipe,) = blocks(GLUE, "tmux")
    config = tmp_path / "tmux.conf"
    config.write_text(recipe)
    terminal = tmux("sleep 60", config)
    assert re.search(r"bind-key +(-T prefix +)?G +display-popup", terminal.run("list-keys", "-T", "prefix"))
    # A popup needs an attached client. The command that it runs is what can be tried without one.
    command = re.findall(r'"(mlcat .*)"', recipe)[0].replace(
        "mlcat browse --print id", "mlcat search faiss -n 1 --fields id"
    )
    terminal.run("run-shell", command)
    until = time.monotonic() + SECONDS
    while "faiss" not in terminal.run("show-buffer"):
        assert time.monotonic() < until
