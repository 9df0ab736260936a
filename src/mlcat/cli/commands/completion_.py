"""`mlcat completion`: the script that makes a shell complete mlcat's command lines."""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module

from mlcat.catalogs import CatalogFile, all_catalogs
from mlcat.cli.commands import COMMANDS, OVERVIEW, load
from mlcat.cli.spec import Argument, Command
from mlcat.cli.terminal import Terminal
from mlcat.completion.values import has_values, write_values
from mlcat.errors import ExitCode, MlcatError, UsageError
from mlcat.index.cache import open_index
from mlcat.text.safety import shorten

SHELLS = ("bash", "zsh", "fish")
"""Each has a module of its name in `mlcat.completion`."""


def run(terminal: Terminal, *, shell: str) -> int:
    """Writes the script, and sees to it that there are values to complete."""
    if shell not in SHELLS:
        raise UsageError(f"no completion for '{shorten(shell, 40)}'.", f"Shells: {', '.join(SHELLS)}.")
    commands = {name: (help, load(name)) for name, help in COMMANDS.items()}
    script: str = import_module(f"mlcat.completion.{shell}").script(load(OVERVIEW), commands, _cache())
    terminal.write(script)
    for source in all_catalogs(terminal.folders):
        # This runs whenever a shell starts: what is wrong with a catalog is told by the commands that look in it.
        with contextlib.suppress(MlcatError):
            _keep_values(terminal, source)
    return ExitCode.OK


def _cache() -> str:
    """The folder of caches where XDG_CACHE_HOME does not say it; the shell expands the tilde."""
    return "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"


def _keep_values(terminal: Terminal, source: CatalogFile) -> None:
    path = source.index_path(terminal.folders.cache, source.fingerprint())
    if has_values(path) and not terminal.rebuild:
        return
    index = open_index(terminal.folders, source, rebuild=terminal.rebuild)
    if not has_values(path):
        write_values(path, index)


COMMAND = Command(
    "completion",
    help="Print the script that completes commands, options, ids, sections, tags and catalogs at TAB. "
    "It starts no Python and changes no file of yours: put the line for your shell where the shell reads it.",
    examples=(
        ("source <(mlcat completion bash)", "in ~/.bashrc"),
        ('eval "$(mlcat completion bash)"', "the same, for macOS's bash 3.2 too"),
        ("source <(mlcat completion zsh)", "in ~/.zshrc, after compinit"),
        ("mlcat completion fish | source", "in ~/.config/fish/config.fish"),
    ),
    run=run,
    arguments=(
        Argument(
            "shell",
            metavar="SHELL",
            help=f"One of {', '.join(SHELLS)}.",
            missing=f"Name one: {', '.join(SHELLS)}.",
            values=SHELLS,
        ),
    ),
)
