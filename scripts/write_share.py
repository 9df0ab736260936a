"""Writes the manual page and the completions, which an installation puts into the folder `share` of its prefix.

Run it after a change of a command, an option or a completion script. Run it before a release, too: the date of the
release is in the manual page.
"""

from __future__ import annotations

from pathlib import Path

from _manual import ROOT, manual_page

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
    return {FOLDER / "man" / "man1" / "mlcat.1": manual_page()} | {
        FOLDER / path: SCRIPTS[shell] for shell, path in _INSTALLED_PATHS.items()
    }


if __name__ == "__main__":
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
