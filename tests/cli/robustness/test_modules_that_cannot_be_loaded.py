"""Modules that cannot be loaded, because memory runs out or the installation is damaged: an error of a line or two."""

import subprocess
import sys
from pathlib import Path

import pytest

_LIST = "# T\n\n## S\n\n- [A](https://a.org) - one.\n"
_PROGRAM = """
import importlib.abc, sys

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            raise {error}

sys.meta_path.insert(0, Missing())
from mlcat.__main__ import run
sys.exit(run())
"""
_LOADED = {
    "list --plain": ("_sqlite3", "mlcat.cli.commands.list_"),
    "search clip": ("rich.panel", "unicodedata"),
    "import {list} --dry-run": ("pydantic_core", "pydantic", "markdown_it", "mlcat.importing.batches"),
    "import {list} --name a": ("mlcat.importing.writing.catalog_writer", "dataclasses"),
    "nosuch": ("rapidfuzz",),
    "list -n3": ("typer",),
}
_ERRORS = ("ImportError('x.so: failed to map segment from shared object')", "MemoryError()", "SystemError('error')")


@pytest.mark.parametrize(
    ("line", "module"), [(line, module) for line, modules in _LOADED.items() for module in modules]
)
def test_a_module_that_cannot_be_loaded_is_an_error(tmp_path: Path, line: str, module: str) -> None:
    (tmp_path / "list.md").write_text(_LIST, encoding="utf-8")
    words = line.replace("{list}", str(tmp_path / "list.md")).split()
    environ = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "CACHE", "STATE")}
    error = _ERRORS[len(line + module) % len(_ERRORS)]
    program = _PROGRAM.format(module=module, error=error)
    ended = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, env=environ, timeout=60, check=False
    )
    assert ended.returncode in (1, 2), ended
    assert ended.stderr.startswith("mlcat: ")
    assert ended.stderr.count("\n") <= 2, ended.stderr
    assert not (tmp_path / "DATA" / "mlcat" / "catalogs" / "a.ndjson").exists()
