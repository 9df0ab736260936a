"""The files that an installation puts into `share` are up to date, correct, found by programs, and in the wheel."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from support.documents import ROOT

from mlcat.cli.commands import COMMANDS, load_command
from project.test_docs import script

SHARE = ROOT / "share"
MANUAL = SHARE / "man" / "man1" / "mlcat.1"
BASH, ZSH, FISH = (
    "bash-completion/completions/mlcat",
    "zsh/site-functions/_mlcat",
    "fish/vendor_completions.d/mlcat.fish",
)


def ran(*command: object, **environ: str) -> str:
    """The output of a program, which must succeed. The test is skipped if it is not installed."""
    name = str(command[0])
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
    ended = subprocess.run(
        list(map(str, command)), env=os.environ | {"PATH": path} | environ, capture_output=True, encoding="utf-8",
        timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def manual() -> str:
    """The manual page as shown, without underlining and overprinting."""
    return re.sub(".\b", "", ran("mandoc", "-T", "utf8", "-O", "width=200", MANUAL))


def test_the_files_are_up_to_date_and_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    files = script("write_share").files()
    assert {path: path.read_text(encoding="utf-8") for path in files} == files, "run scripts/write_share.py"
    assert {path for path in SHARE.rglob("*") if path.is_file()} == set(files)


def test_the_manual_page_has_no_warnings() -> None:
    assert ran("mandoc", "-T", "lint", "-W", "all", MANUAL) == ""


def test_the_manual_page_has_every_command_with_its_options_and_examples() -> None:
    text = manual()
    lines = {line.strip() for line in text.splitlines()}
    for name in COMMANDS:
        command = load_command(name)
        part = text.partition(f"\n   mlcat {name}\n")[2]
        assert part
        assert [line for line, _ in command.examples if line not in lines] == []
        for option in command.options:
            assert any(line.startswith(", ".join(option.flags)) for line in lines), option.flags
        assert " ".join(command.help.split()) in " ".join(text.replace("“", "`").replace("”", "`").split()), name


def test_the_manual_page_has_every_variable_of_the_readme_and_every_exit_code() -> None:
    text = manual()
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| Variable | Effect |")[2].partition("\n\n")[0]
    variables = [name for row in table.splitlines()[2:] for name in re.findall(r"`([A-Z_]+)", row.split("|")[1])]
    assert len(variables) > 10
    assert [name for name in variables if name not in text] == []
    assert re.findall(r"^     (\d+) ", text, re.MULTILINE) == ["0", "1", "2", "130"]


def test_bash_completes_with_the_installed_file() -> None:
    program = f'source "{SHARE / BASH}"; complete -p mlcat'
    assert ran("bash", "--norc", "-c", program) == "complete -F _mlcat mlcat\n"


def test_zsh_finds_the_installed_file() -> None:
    program = f'fpath=("{(SHARE / ZSH).parent}" $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[mlcat]'
    assert ran("zsh", "-f", "-c", program) == "_mlcat\n"


def test_fish_completes_with_the_installed_file(tmp_path: Path) -> None:
    offered = ran("fish", "--command", 'complete -C "mlcat sectio"', XDG_DATA_DIRS=str(SHARE), HOME=str(tmp_path))
    assert offered.split("\t")[0] == "sections"


def test_an_installed_wheel_has_all_files_below_its_prefix(tmp_path: Path) -> None:
    for module in ("hatchling", "hatch_fancy_pypi_readme", "pip"):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    built, prefix = tmp_path / "dist", tmp_path / "prefix"
    python = Path(sys.executable)
    subprocess.run([python, "-m", "hatchling", "build", "-t", "wheel", "-d", built], cwd=ROOT, check=True, timeout=100)
    (wheel,) = built.glob("*.whl")
    options = ["-q", "--no-deps", "--no-index", "--no-compile", "--ignore-installed", "--prefix", str(prefix)]
    subprocess.run([python, "-m", "pip", "install", *options, wheel], check=True, timeout=100, stdin=subprocess.DEVNULL)
    for path in SHARE.rglob("*"):
        if path.is_file():
            installed = prefix / "share" / path.relative_to(SHARE)
            assert installed.read_bytes() == path.read_bytes()
