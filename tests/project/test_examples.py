"""The examples of the README and of the help work, with and without another catalog, and those of docstrings."""

import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from support.documents import ROOT, rerun

from mlcat.cli.commands import COMMANDS, OVERVIEW, load_command
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPTS = os.path.dirname(sys.executable)

ELSEWHERE = (
    "mlcat browse", "mlcat edit", "EDITOR=", "mlcat mcp",  # these need a terminal or a client
    "mlcat import vinta", "mlcat import packages", "mlcat add", "mlcat remove", "mlcat catalogs u", "mlcat catalogs r",
    "mlcat new", "mlcat cite some-paper", "source ", "eval ", "mlcat completion fish | source",
)  # fmt: skip
"""Beginnings of examples that other tests run, against a server, a shell or files of their own."""
RUN = [
    line for name in (OVERVIEW, *COMMANDS) for line, _ in load_command(name).examples if not line.startswith(ELSEWHERE)
]

SRC = ROOT / "src"
MODULES_WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    for path in SRC.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


def another_catalog(home: Path) -> None:
    """Puts a user's catalog into a home folder: one entry that is also in the bundled catalog, and another one."""
    clip = {"id": "contrastive", "title": "Zyzzyva", "url": "http://www.github.com/openai/CLIP/", "section": "x"}
    own = {"id": "zyzzyva", "title": "Zyzzyva Weevil", "url": "https://weevil.example/", "section": "x"}
    head = {"name": "other", "title": "Other", "sections": [{"id": "x", "title": "Xyloid"}]}
    path = home / ".local" / "share" / "mlcat" / "catalogs" / "other.ndjson"
    path.parent.mkdir(parents=True)
    path.write_text("".join(json.dumps(fields) + "\n" for fields in (head, clip, own)))


@pytest.mark.parametrize("catalogs", [1, 2])
@pytest.mark.parametrize("line", RUN)
def test_each_example_in_the_help_finds_something(
    line: str, catalogs: int, warm: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if catalogs == 2:
        another_catalog(tmp_path)
    (tmp_path / "README.md").write_text("# List\n\n## Part\n\n- [Sloop](https://sloop.example/) - A boat.\n")
    share, state = tmp_path / ".local" / "share", tmp_path / ".local" / "state"
    folders = {"XDG_DATA_HOME": str(share), "XDG_STATE_HOME": str(state)}
    own = folders | {"HOME": str(tmp_path), "BROWSER": "true", "PATH": SCRIPTS + os.pathsep + os.environ["PATH"]}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    code, out, err = _result(line)
    assert code == 0, err
    assert out or err.startswith("opened ") or ">>" in line


def _result(line: str) -> tuple[int, str, str]:
    """The exit code and the output of a command line; without syntax of a shell it needs no process."""
    words = shlex.split(line)
    if words[0] == "mlcat" and not set("|&;<>$`*").intersection(line):
        out, err = io.StringIO(), io.StringIO()
        return run(words[1:], Terminal(os.environ, out, err)), out.getvalue(), err.getvalue()
    done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60, check=False, text=True)
    return done.returncode, done.stdout, done.stderr


def test_the_outputs_in_the_readme_do_not_depend_on_other_catalogs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for number in range(README.count("```console")):
        another_catalog(tmp_path / str(number))
    assert _apart_from_catalogs(rerun(README, tmp_path)) == _apart_from_catalogs(README)


def _apart_from_catalogs(text: str) -> list[str]:
    """The lines without those about catalogs: the lower borders of panels, lists, and what an update says."""
    lines = re.sub(r"\bOther\b", "other", text).splitlines()
    about = ("other\t", "other: ", "'other'", "Change it with add, edit and remove")
    return [line for line in lines if not line.startswith("╰") and not any(part in line for part in about)]


@pytest.mark.parametrize("name", MODULES_WITH_EXAMPLES)
def test_the_examples_in_the_docstrings_of_a_module_are_correct(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(import_module(name))
    assert (result.attempted > 0, result.failed) == (True, 0)


def test_the_modules_with_examples_are_found() -> None:
    assert {"mlcat.api.catalog", "mlcat.text.tokens"} < set(MODULES_WITH_EXAMPLES)
