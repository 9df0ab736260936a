"""Writes docs/llms.txt: an index of the documents and commands for language models, in the form of llmstxt.org.

Run it after a change of the help of a command, or of the title or first sentence of a document.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from mlcat.cli.commands import COMMANDS, load_command

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / "docs" / "llms.txt"
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_BASE = f"{_PROJECT['urls']['Homepage']}/blob/main"


def llms_index() -> str:
    """The content of docs/llms.txt."""
    documents = [ROOT / "README.md", *sorted(path for path in ROOT.glob("docs/*.md") if "example" not in path.name)]
    optional = [ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]
    commands = [
        f"- [mlcat {name}]({_BASE}/docs/commands.md#mlcat-{name}): {load_command(name).help}\n" for name in COMMANDS
    ]
    parts = [
        f"# mlcat\n\n> {_PROJECT['description']}.\n",
        "Install it with `pipx install mlcat` or `uv tool install mlcat`; it needs Python 3.11 or later.\n"
        "`mlcat skill` prints how to use its commands; `mlcat mcp` is a server of the Model Context Protocol.\n",
        "## Documents\n",
        "".join(map(_document, documents)),
        "## Commands\n",
        "".join(commands),
        "## Optional\n",
        "".join(map(_document, optional)),
    ]
    return "\n".join(parts)


def _document(path: Path) -> str:
    """A link to a document, with its title and the first sentence of its text."""
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    paragraphs = re.split(r"\n\n+", text)
    first = next((paragraph for paragraph in paragraphs if re.match(r"[A-Za-z]|`(?!`)", paragraph)), "")
    sentence = re.split(r"(?<=\.)\s", re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", " ".join(first.split())))[0]
    return f"- [{title}]({_BASE}/{path.relative_to(ROOT).as_posix()}): {sentence}\n"


if __name__ == "__main__":
    PATH.write_text(llms_index(), encoding="utf-8", newline="\n")
