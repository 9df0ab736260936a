"""Folders, a list and standard input for the tests of `mlcat import`."""

import io
import sys
from pathlib import Path

import pytest

from cli.commands.editing.import_.samples import MARKDOWN
from cli.conftest import Answer, Mlcat


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Gives each test an empty cache folder, because these tests look at its files."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def piped(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> Mlcat:
    """Runs a command line with a text or bytes on standard input."""

    def call(text: str | bytes, line: str) -> Answer:
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        return mlcat(line)

    return call


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    """The file `ships.md` with the list `MARKDOWN`."""
    path = tmp_path / "ships.md"
    path.write_text(MARKDOWN)
    return path
