"""Runs `mlcat` in processes, with catalogs whose entries are marked with their state."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from mlcat.cli import main
from mlcat.cli.terminal import Terminal
from mlcat.paths import Folders

ENTRIES = 300


def write_list(folder: Path, state: str, count: int = ENTRIES) -> str:
    """Writes entries that are marked with their state; returns the path."""
    path = folder / f"{state}.ndjson"
    with path.open("w") as file:
        for number in range(count):
            entry = {
                "title": f"Gadget {number}",
                "url": f"https://example.org/{state}/{number}",
                "section": "gadgets",
                "summary": f"A gadget of the {state} state for testing",
            }
            file.write(json.dumps(entry) + "\n")
    return str(path)


def command(*argv: str) -> list[str]:
    return [sys.executable, "-m", "mlcat", *argv]


def run(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*argv), capture_output=True, text=True, timeout=60, check=False)


def run_here(*argv: str) -> tuple[int, str, str]:
    """Runs a command in this process; returns its exit code and what it prints on both streams."""
    out, err = io.StringIO(), io.StringIO()
    code = main.run(list(argv), Terminal(os.environ, out, err))
    return code, out.getvalue(), err.getvalue()


def output(*argv: str) -> str:
    """What a command prints that succeeds and has nothing to report."""
    code, out, err = run_here(*argv)
    assert (code, err) == (0, "")
    return out


def import_things(path: str) -> None:
    code, _, err = run_here("import", path, "--name", "things", "--force")
    assert code == 0, err


SEARCH = ("search", "gadget", "-c", "things", "--plain", "-n", "1000")


def search_output() -> str:
    return output(*SEARCH)


def addresses(state: str, count: int = ENTRIES) -> list[str]:
    """The addresses of all entries in a state."""
    return [f"https://example.org/{state}/{number}" for number in range(count)]


def listed_addresses() -> list[str]:
    return [line.split("\t")[5] for line in output("list", "-c", "things", "--plain").splitlines()]


def temporary_files(folders: Folders) -> list[str]:
    return [
        str(path)
        for folder in (folders.catalogs, folders.cache)
        for path in Path(folder).iterdir()
        if ".tmp" in path.name
    ]
