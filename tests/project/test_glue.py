"""The recipes of docs/glue.md, with the real programs."""

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from support.documents import ROOT, blocks
from support.terminals_in_tmux import SECONDS, Tmux

pytestmark = pytest.mark.usefixtures("warm")

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


def test_the_tmux_popup_puts_the_choice_into_the_buffer(
    tmux: Callable[..., Tmux], tmp_path: Path, on_path: None
) -> None:
    (recipe,) = blocks(GLUE, "tmux")
    config = tmp_path / "tmux.conf"
    config.write_text(recipe)
    terminal = tmux("sleep 60", config)
    assert re.search(r"bind-key +(-T prefix +)?G +display-popup", terminal.run("list-keys", "-T", "prefix"))
    # A popup needs an attached client; only its command can be tested without one.
    command = re.findall(r'"(mlcat .*)"', recipe)[0].replace(
        "mlcat browse --print id", "mlcat search faiss -n 1 --fields id"
    )
    terminal.run("run-shell", command)
    until = time.monotonic() + SECONDS
    while "faiss" not in terminal.run("show-buffer"):
        assert time.monotonic() < until


# The tables and keys of a channel, as television 0.15 documents them; of its keybindings only those of the recipe.
CHANNEL = {
    "metadata": {"name", "description", "requirements"},
    "source": {"command", "display", "output", "ansi", "watch", "entry_delimiter"},
    "preview": {"command", "env", "offset", "header", "footer"},
    "keybindings": {"shortcut", "ctrl-g"},
}
ACTION = {"description", "command", "mode", "separator"}


def filled(template: str, entry: str) -> str:
    """A template of television with `{split:DELIMITER:INDEX}` replaced by the parts of an entry."""
    part = re.compile(r"\{split:(.+?):(\d+)\}")
    return part.sub(lambda found: entry.split(found[1].replace("\\t", "\t"))[int(found[2])], template)


def test_the_channel_of_television_has_the_documented_format() -> None:
    channel = tomllib.loads(blocks(GLUE, "toml")[0])
    actions = channel.pop("actions")
    for table, keys in channel.items():
        assert set(keys) <= CHANNEL[table]
    assert channel["metadata"]["name"] and channel["source"]["command"] and channel["preview"]["command"]
    for name, action in actions.items():
        assert f"actions:{name}" in channel["keybindings"].values()
        assert set(action) <= ACTION
        assert action["mode"] in ("fork", "execute")


def test_the_commands_of_the_television_channel_work(on_path: None) -> None:
    channel = tomllib.loads(blocks(GLUE, "toml")[0])

    def ran(command: str, **environ: str) -> str:
        return subprocess.run(
            ["sh", "-c", command], env=os.environ | environ, capture_output=True, text=True, timeout=SECONDS, check=True
        ).stdout

    entries = ran(channel["source"]["command"]).splitlines()
    (faiss,) = [entry for entry in entries if entry.startswith("faiss\t")]
    assert filled(channel["source"]["output"], faiss) == "faiss"
    assert filled(channel["source"]["display"], faiss).startswith("FAISS  Toolbox of vector indexes")
    page = ran(filled(channel["preview"]["command"], faiss), **channel["preview"]["env"])
    assert "\x1b[" in page
    assert "pip install faiss-cpu" in page
    opened = ran(filled(channel["actions"]["open"]["command"], faiss) + " --print")
    assert opened == "https://github.com/facebookresearch/faiss\n"
    assert {len(entry.split("\t")) for entry in entries} == {7}
