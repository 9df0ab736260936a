"""`mlcat completion`: prints a script and sees to its values."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from completion.shells import START, Shell, needs
from mlcat.cli.main import run
from mlcat.cli.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.completion import bash, fish, zsh
from mlcat.paths import Folders


def completion(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = run(["completion", *arguments], Terminal(os.environ, out, err))
    return code, out.getvalue(), err.getvalue()


def test_an_unknown_shell_is_wrong_usage_and_the_known_are_named() -> None:
    assert completion("tcsh") == (2, "", "mlcat: no completion for 'tcsh'.\nShells: bash, zsh, fish.\n")


def test_no_shell_is_wrong_usage() -> None:
    assert completion()[0] == 2


@pytest.mark.parametrize("shell", START)
def test_it_makes_the_values_and_makes_them_again_where_they_were_lost(shell: str, where: Folders) -> None:
    code, first, err = completion(shell)
    assert (code, err) == (0, "")
    (values,) = Path(where.cache).glob("*.tsv")
    assert "id\tfaiss\t" in values.read_text()
    values.unlink()
    assert completion(shell) == (0, first, "")
    assert "id\tfaiss\t" in values.read_text()


def test_a_catalog_that_is_broken_keeps_no_shell_from_starting(where: Folders) -> None:
    Path(where.catalogs).mkdir(parents=True)
    (Path(where.catalogs) / "broken.ndjson").write_text("no JSON")
    code, script, err = completion("bash")
    assert (code, err) == (0, "")
    assert "complete -F _mlcat mlcat" in script


@pytest.mark.parametrize("shell", START)
def test_no_folder_stands_in_the_script(shell: str, where: Folders) -> None:
    assert os.path.dirname(where.cache) not in completion(shell)[1]


HOSTILE = Command(
    "new",
    help="",
    examples=(),
    run=lambda terminal: 0,
    arguments=(Argument("one", metavar="ONE", help="", values=("$(touch made)", "it's")),),
    options=(
        Option("way", "-w", "--way", metavar="WAY", values=("back\\slash", "a 'b'"), help="It's $(touch made). More."),
        Option("flag", "--flag", help="A flag."),
    ),
)
OVERVIEW = Command("", help="", examples=(), run=lambda terminal: 0)


@pytest.mark.parametrize("shell", START)
def test_a_new_command_completes_by_itself(shell: str, tmp_path: Path) -> None:
    module = {"bash": bash, "zsh": zsh, "fish": fish}[shell]
    script = tmp_path / "script"
    script.write_text(module.script(OVERVIEW, {"new": ("It's `touch made`", HOSTILE)}, "~/.cache"))
    started = Shell(shell, script, tmp_path / "shell")
    try:
        assert started.arguments("mlcat ne\t--fl\t--wa\tba\tit\t") == ["new", "--flag", "--way", "back\\slash", "it's"]
        assert started.arguments("mlcat new --way=a\t\\$\t") == ["new", "--way=a 'b'", "$(touch made)"]
        assert started.ran() == []
    finally:
        started.close()


def test_fish_says_what_each_is(scripts: dict[str, Path], tmp_path: Path) -> None:
    needs("fish")
    (tmp_path / "mlcat").mkdir()
    (tmp_path / "mlcat" / "x.tsv").write_text("catalog\tx\tX\n\nid\tfaiss\tFaiss: $(touch made)\n")
    environ = os.environ | {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}

    def offered(line: str) -> list[str]:
        command = ["fish", "--no-config", "-c", f"source {scripts['fish']}; complete -C '{line}'"]
        ran = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=30, check=True, cwd=tmp_path)
        return ran.stdout.splitlines()

    assert offered("mlcat show fa") == ["faiss\tFaiss: $(touch made)"]
    assert offered("mlcat sho") == ["show\tShow everything known of an entry"]
    assert offered("mlcat list --sec") == ["--section\tOnly this section and those in it, by id or title"]
    assert not (tmp_path / "made").exists()


def test_bash_reads_the_script_by_source_as_the_help_says(scripts: dict[str, Path]) -> None:
    bash_path = shutil.which("bash")
    needs("bash")
    command = f"source <(cat {scripts['bash']}); complete -p mlcat"
    ran = subprocess.run([str(bash_path), "-c", command], capture_output=True, text=True, timeout=30, check=True)
    assert ran.stdout == "complete -F _mlcat mlcat\n"
