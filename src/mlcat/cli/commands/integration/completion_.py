"""`mlcat completion`: prints the script that makes a shell complete mlcat's command lines."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.completion.scripts import SCRIPTS
from mlcat.cli.parsing.spec import Argument, Command
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.text.safety import shorten

SHELLS = tuple(SCRIPTS)


def run(terminal: Terminal, *, shell: str) -> int:
    """Writes the script of a shell."""
    if shell not in SCRIPTS:
        raise UsageError(f"no completion for '{shorten(shell, 40)}'.", f"Shells: {', '.join(SHELLS)}.")
    terminal.write(SCRIPTS[shell])
    return ExitCode.OK


COMMAND = Command(
    "completion",
    help="Print the script that completes commands, options, ids, sections, tags and catalogs at TAB. "
    "It changes no file: add the line for your shell to its startup file.",
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
            missing_hint=f"Name one: {', '.join(SHELLS)}.",
            completions=SHELLS,
        ),
    ),
)
