"""The README and the other documents are correct: their commands are run."""

import doctest
import shlex
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from support.documents import DOCUMENTS, ROOT, blocks, commands, rerun

import mlcat
from mlcat.cli.commands import COMMANDS, load_command
from mlcat.cli.parsing import parser
from mlcat.model import Entry

README = (ROOT / "README.md").read_text(encoding="utf-8")
WITH_COMMANDS = [path for path in DOCUMENTS if "```console" in path.read_text(encoding="utf-8")]

SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/mlcat search clip\n",
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest -n auto\n",
)


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: path.name)
def test_documented_outputs_are_the_real_ones(
    request: pytest.FixtureRequest, path: Path, tmp_path: Path, monkeypatch
) -> None:
    """`pytest tests/project/test_readme.py --update-golden` writes what is printed now: look at the difference."""
    monkeypatch.chdir(ROOT)
    old = path.read_text(encoding="utf-8")

    new = rerun(old, tmp_path)

    if request.config.getoption("--update-golden"):
        path.write_text(new, encoding="utf-8", newline="\n")
        return
    assert new.splitlines() == old.splitlines()


def test_the_first_two_shell_blocks_are_the_set_up() -> None:
    assert tuple(blocks(README, "sh")[:2]) == SET_UP


def test_every_command_has_an_example_that_is_run() -> None:
    parts = [shlex.split(part) for line in commands(README) for part in line.split(" | ")]
    run = {words[1] for words in parts if words[0] == "mlcat" and len(words) > 1}
    # `browse` needs a terminal and `edit` an editor; other tests run them.
    assert set(COMMANDS) - run == {"browse", "edit"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documented_command_lines_that_are_not_run_are_valid(path: Path) -> None:
    lines = [line for block in blocks(path.read_text(encoding="utf-8"), "sh") for line in block.splitlines()]
    for line in lines:
        words = shlex.split(line.partition("  #")[0].partition(" | ")[0])
        if words and words[0] == "mlcat":
            assert parser.parse(words[1:]), line


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_in_the_help_are_valid(command: str) -> None:
    for line, _ in load_command(command).examples:
        for part in line.split(" | "):
            words = shlex.split(part)
            if words[0] == "mlcat":
                assert parser.parse(words[1:]), line


def test_the_library_examples_are_correct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = doctest.DocTestParser().get_doctest("".join(blocks(README, "pycon")), {}, "README.md", None, 0)
    assert example.examples
    said: list[str] = []
    assert doctest.DocTestRunner().run(example, out=said.append).failed == 0, "".join(said)


def test_every_key_of_the_json_is_explained() -> None:
    table = README[README.index("| Key |") :].partition("\n\n")[0]
    explained = {word.strip("`,") for row in table.splitlines()[2:] for word in row.split("|")[1].split()}
    assert explained == {field.name for field in fields(Entry)} | {
        "section_path",
        "catalog",
        "catalogs",
        "score",
        "why",
        "other_sections",
    }


def test_the_change_log_has_this_version() -> None:
    assert f"\n## [{mlcat.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_documented_licenses_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT AND CC0-1.0"
    assert all((ROOT / name).is_file() for name in project["license-files"])
