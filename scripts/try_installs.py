"""Tries every `pip install` line of the bundled catalog with `pip download --no-deps`. This takes minutes.

Each line is tried with the Python that it names, else with the oldest one that mlcat supports. That one must be on the
PATH. Prints a line per package, and exits with 1 if one cannot be downloaded.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from mlcat.catalogs import bundled_catalog
from mlcat.model import Entry
from mlcat.validation import read_catalog_data

ROOT = Path(__file__).resolve().parent.parent
_PIP = re.compile(r"^(?:(?P<python>python\d[\d.]*) -m )?pip3? install (?P<arguments>.+)$")
_TIMEOUT = 600  # seconds for one package; some are built to determine their name


def main() -> int:
    """Tries all lines; returns the exit code."""
    entries = read_catalog_data(Path(bundled_catalog().path)).entries
    failed = 0
    for entry_id, python, requirement in pip_requirements(entries, oldest_python()):
        error = try_download(python, requirement)
        print(f"{entry_id}: {requirement}: {error or 'ok'}", flush=True)
        failed += bool(error)
    return 1 if failed else 0


def oldest_python() -> str:
    """The oldest Python that mlcat supports, as a command: python3.11."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"python{project['requires-python'].removeprefix('>=')}"


def pip_requirements(entries: Iterable[Entry], python: str) -> Iterator[tuple[str, str, str]]:
    """Yields each package in the install lines: the id of the entry, the Python, and the requirement.

    `python` is used if a line names none. Files of requirements are omitted: they are known only after a clone.
    """
    for entry in entries:
        for part in (entry.install or "").split(" && "):
            if match := _PIP.match(part):
                words = shlex.split(match["arguments"])
                if "-r" not in words:
                    requirements = (word for word in words if not word.startswith("-"))
                    yield from ((entry.id, match["python"] or python, word) for word in requirements)


def try_download(python: str, requirement: str) -> str:
    """The reason why a requirement cannot be downloaded; "" if it can."""
    if shutil.which(python) is None:
        return f"{python} is not installed"
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, requirement]
        try:
            completed = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
        except subprocess.TimeoutExpired:
            return f"no answer within {_TIMEOUT} seconds"
    lines = [line.strip() for line in completed.stderr.splitlines() if line.strip()] or ["pip failed without a message"]
    errors = [line for line in lines if line.startswith("ERROR")]
    return "" if completed.returncode == 0 else (errors or lines)[-1]


if __name__ == "__main__":
    sys.exit(main())
