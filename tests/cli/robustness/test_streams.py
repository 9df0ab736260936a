"""Standard streams that are full or closed, and SIGINT."""

import os
import subprocess
import sys

import pytest

from cli.conftest import Mlcat
from cli.robustness.conftest import process


def _with_exit_code(line: str) -> str:
    """The command line, which then writes the exit code of its first command to stderr."""
    first, _, rest = line.partition(" | ")
    return f"{{ {first}; echo $? >&2; }} | {rest}"


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("mlcat list | head -n 1", "Surveys (5)\n"),
        ("mlcat show faiss | true", ""),
        ("mlcat search -n3 faiss | true", ""),  # parsed by Typer
        ("mlcat -h | true", ""),
    ],
)
def test_a_reader_that_closes_the_pipe_early_ends_mlcat_without_an_error(shell: Mlcat, line: str, out: str) -> None:
    assert shell(_with_exit_code(line)) == (0, out, "0\n")


def test_a_pipe_that_is_already_closed_ends_mlcat_without_an_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = process(["list"], out=writer)
        refused = process(["show", "nosuchthing"], err=writer)
    finally:
        os.close(writer)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert (refused.returncode, refused.stdout) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize("argv", [["list", "--json"], ["-h"], ["--version"]])
def test_output_to_a_full_disk_is_an_error(argv: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ended = process(argv, out=full.fileno())

    assert (ended.returncode, ended.stderr) == (1, b"mlcat: No space left on device.\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_stderr_changes_neither_the_output_nor_the_exit_code(mlcat: Mlcat) -> None:
    expected = mlcat("search similarity -n 1 --plain")
    assert expected.err  # there is output to lose

    with open("/dev/full", "wb") as full:
        ended = process(["search", "similarity", "-n", "1", "--plain"], err=full.fileno())

    assert (ended.returncode, ended.stdout.decode()) == (0, expected.out)


@pytest.mark.parametrize(("line", "code"), [("list", 0), ("-h", 0), ("show nosuchthing", 1), ("list -n 0", 2)])
def test_closed_streams_do_not_change_the_exit_code(shell: Mlcat, line: str, code: int) -> None:
    assert shell(f"mlcat {line} <&- >&-").code == code
    assert shell(f"mlcat {line} <&- >&- 2>&-") == (code, "", "")


INTERRUPTED = {
    "while it runs": "import mlcat.cli.parsing.parser as parser; parser.parse = press",
    "while it loads": "sys.modules.pop('mlcat.cli.main', None); sys.meta_path.insert(0, Finder())",
}


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX does")
@pytest.mark.parametrize("moment", INTERRUPTED.values(), ids=INTERRUPTED)
def test_ctrl_c_exits_with_130_and_prints_nothing(moment: str) -> None:
    program = f"""
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
def press(*_):
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
class Finder:
    def find_spec(self, name, *_):
        if name == "mlcat.cli.main":
            press()
{moment}
from mlcat.__main__ import run
sys.argv = ["mlcat", "list"]
sys.exit(run())
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], env=dict(os.environ), capture_output=True, timeout=30, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")
