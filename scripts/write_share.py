"""Writes the files that an installation puts into the folder `share` of its prefix: manual page and completions.

Run it after changing a command, an option or a completion script, and before a release, whose version and date are
in the manual page.
"""

from __future__ import annotations

from pathlib import Path

from _manual import ROOT
from _manual import text as manual

from mlcat.cli.completion.scripts import SCRIPTS

FOLDER = ROOT / "share"
_INSTALLED_PATHS = {
    "bash": "bash-completion/completions/mlcat",
    "zsh": "zsh/site-functions/_mlcat",
    "fish": "fish/vendor_completions.d/mlcat.fish",
}
"""The path below `share` at which each shell looks for completions."""


def files() -> dict[Path, str]:
    """The content of each file by its path."""
    return {FOLDER / "man" / "man1" / "mlcat.1": manual()} | {
        FOLDER / path: SCRIPTS[shell] for shell, path in _INSTALLED_PATHS.items()
    }


if __name__ == "__main__":
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
