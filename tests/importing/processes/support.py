"""Runs `mlcat` in processes, with catalogs whose entries are marked with their state."""

import json
import subprocess
import sys
from pathlib import Path

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


def import_things(path: str) -> None:
    ended = run("import", path, "--name", "things", "--force")
    assert ended.returncode == 0, ended.stderr


SEARCH = ("search", "gadget", "-c", "things", "--plain", "-n", "1000")


def search_output() -> str:
    ended = run(*SEARCH)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def addresses(state: str, count: int = ENTRIES) -> list[str]:
    """The addresses of all entries in a state."""
    return [f"https://example.org/{state}/{number}" for number in range(count)]


def listed_addresses() -> list[str]:
    ended = run("list", "-c", "things", "--plain")
    assert (ended.returncode, ended.stderr) == (0, "")
    return [line.split("\t")[5] for line in ended.stdout.splitlines()]


def temporary_files(where: Folders) -> list[str]:
    return [
        str(path) for folder in (where.catalogs, where.cache) for path in Path(folder).iterdir() if ".tmp" in path.name
    ]
