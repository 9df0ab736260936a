"""The documents with the current output of their command lines.

A ```console block has a home folder of its own: lines that begin with `$ ` are run one after the other, at 80
columns, and what stands below one is what it prints on both streams; three dots end an output that is cut. A command
with nothing below it is run, and what it prints is not shown. ```sh blocks are not run.
"""

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "RELEASING.md",
    ROOT / "SECURITY.md",
    *(path for path in sorted(ROOT.glob("docs/*.md")) if path.name != "example-list.md"),
)

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROMPT = "$ "
_CUT = "..."
_SHELL = set("|&;<>$`*")
_SCRIPTS = os.path.dirname(sys.executable)


def blocks(text: str, language: str) -> list[str]:
    """The contents of the blocks of a language, in order."""
    return [body for name, body in _BLOCK.findall(text) if name == language]


def rerun(text: str, folder: Path) -> str:
    """The text with the outputs of its console blocks as they are now."""
    counted = iter(range(len(text)))

    def renewed(block: re.Match[str]) -> str:
        if block[1] != "console":
            return block[0]
        home = folder / str(next(counted))
        return "```console\n" + "".join(_answered(line, below, home) for line, below in _steps(block[2])) + "```"

    return _BLOCK.sub(renewed, text)


def commands(text: str) -> list[str]:
    """The command lines of the console blocks."""
    return [line for block in blocks(text, "console") for line, _ in _steps(block)]


def _steps(block: str) -> Iterator[tuple[str, str]]:
    """Each command line of a block with the output below it."""
    for step in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        line, _, below = step.partition("\n")
        if line:
            assert line.startswith(_PROMPT), f"output above the first command: {line}"
            yield line.removeprefix(_PROMPT), below


def _answered(line: str, below: str, home: Path) -> str:
    printed = _printed(line, home).rstrip("\n")
    blank = below[len(below.rstrip("\n")) :].removeprefix("\n") if below.strip() else below
    old = below.rstrip("\n").split("\n")
    if not below.strip():
        return f"{_PROMPT}{line}\n{blank}"
    if old[-1] == _CUT:
        printed = "\n".join([*printed.split("\n")[: len(old) - 1], _CUT])
    return f"{_PROMPT}{line}\n{printed}\n{blank}"


def _printed(line: str, home: Path) -> str:
    """The output at 80 columns without a terminal: stdout, then stderr."""
    own = {
        "COLUMNS": "80",
        "HOME": str(home),
        "XDG_DATA_HOME": f"{home}/.local/share",
        "XDG_STATE_HOME": f"{home}/.local/state",
    }
    words = shlex.split(line)
    if words[0] == "mlcat" and not _SHELL.intersection(line):
        screen = io.StringIO()
        run(words[1:], Terminal(os.environ | own, screen, screen))
        shown = screen.getvalue()
    else:
        path = _SCRIPTS + os.pathsep + os.environ["PATH"]
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=ROOT,
            env=os.environ | own | {"PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        shown = done.stdout.decode()
    assert "Traceback" not in shown, shown
    return shown.replace(str(home), "~").replace(os.environ["XDG_CACHE_HOME"], "~/.cache")
