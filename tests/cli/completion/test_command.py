"""`mlcat completion`: prints a script."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.completion.shells import START, needs
from mlcat.cli.completion.scripts import SCRIPTS
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal


def completion(*arguments: str, **environ: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = run(["completion", *arguments], Terminal(os.environ | environ, out, err))
    return code, out.getvalue(), err.getvalue()


def test_the_error_for_an_unknown_shell_names_the_known_ones() -> None:
    assert completion("tcsh") == (2, "", "mlcat: no completion for 'tcsh'.\nShells: bash, zsh, fish.\n")


def test_a_missing_shell_is_wrong_usage() -> None:
    assert completion()[0] == 2


@pytest.mark.parametrize("shell", START)
def test_the_script_is_printed_without_side_effects(shell: str, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert completion(shell, XDG_CACHE_HOME=str(cache)) == (0, SCRIPTS[shell], "")
    assert not cache.exists()


def test_bash_reads_the_script_by_source_as_the_help_says(scripts: dict[str, Path]) -> None:
    bash_path = shutil.which("bash")
    needs("bash")
    command = f"source <(cat {scripts['bash']}); complete -p mlcat"
    ran = subprocess.run([str(bash_path), "-c", command], capture_output=True, text=True, timeout=30, check=True)
    assert ran.stdout == "complete -F _mlcat mlcat\n"
