"""Runs `mlcat` in this process with captured streams, or as a process."""

import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.paths import Folders
from mlcat.validation import read_catalog_data, to_json

SCRIPTS = os.path.dirname(sys.executable)
"""The folder of the `mlcat` script."""


class Stream(io.StringIO):
    """A captured stream with an encoding, which may be a terminal."""

    encoding = "utf-8"

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = False) -> None:
        super().__init__()
        self.encoding = encoding
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Answer(NamedTuple):
    """The result of a command line."""

    code: int
    out: str
    err: str


Mlcat = Callable[..., Answer]


def arguments(line: str | list[str]) -> list[str]:
    """A command line split as by a shell; a list is returned unchanged."""
    return shlex.split(line) if isinstance(line, str) else line


@pytest.fixture(autouse=True)
def _warm(warm: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # Unbuffered streams hide what goes wrong when Python flushes them at exit.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


@pytest.fixture
def mlcat() -> Mlcat:
    """Runs a command line in this process: `mlcat("search clip", terminal=True, COLUMNS="60")`."""

    def call(line: str | list[str] = "", *, terminal: bool = False, encoding: str = "utf-8", **environ: str) -> Answer:
        out, err = Stream(encoding, terminal=terminal), Stream(encoding)
        code = run(arguments(line), Terminal(os.environ | environ, out, err, sys.stdin))
        return Answer(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def shell() -> Mlcat:
    """Runs a line in a real shell, where `mlcat` is the installed script."""

    def call(line: str, **environ: str) -> Answer:
        path = SCRIPTS + os.pathsep + os.environ["PATH"]
        done = subprocess.run(
            ["sh", "-c", line], env=os.environ | {"PATH": path} | environ, capture_output=True, timeout=30, check=False
        )
        return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return call


@pytest.fixture
def stored(folders: Folders) -> Callable[..., Path]:
    """Writes a user's catalog: `stored("mine", [{"title": ...}, ...])`; a string is a complete line."""

    def write(name: str, lines: Iterable[dict[str, object] | str], **facts: object) -> Path:
        sections = [{"id": "shelf", "title": "Shelf"}]
        head = {"name": name, "title": name.title(), "sections": sections} | facts
        texts = [line if isinstance(line, str) else json.dumps(with_defaults(line)) for line in lines]
        return written(folders, name, [json.dumps(head), *texts])

    return write


def with_defaults(fields: dict[str, object]) -> dict[str, object]:
    """An entry of a small catalog, with defaults for the fields that are not given."""
    return {"id": str(fields["title"]).lower(), "url": "https://example.org/", "section": "shelf"} | fields


def written(folders: Folders, name: str, lines: Iterable[str]) -> Path:
    """Writes the file of a user's catalog; returns its path."""
    path = Path(folders.catalogs, f"{name}.ndjson")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def oddities(folders: Folders) -> str:
    """The catalog of oddities as a user's catalog; returns its name."""
    catalog = read_catalog_data(Path(__file__).parents[1] / "fixtures" / "oddities.json")
    lines = [to_json(replace(catalog, entries=())), *map(to_json, catalog.entries)]
    written(folders, catalog.name, (line.decode() for line in lines))
    return catalog.name
