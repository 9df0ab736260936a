"""The entry point: every outcome has an exit code, and streams are flushed once."""

import os
import sqlite3
import subprocess
import sys
from unittest.mock import Mock

import pytest

from cli.conftest import Mlcat, Stream
from mlcat.cli import ExitCode, main
from mlcat.cli.commands import list_
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.errors import CatalogError, ImportFailedError, MlcatError, NotFoundError, UsageError
from mlcat.index import reader
from mlcat.model import Section
from mlcat.sections import SectionTree


def failing(error: BaseException):
    """Replaces `list` by a command that prints half of an answer and then raises the error."""

    def command(terminal: Terminal, **_: object) -> int:
        terminal.write("half of it\n")
        raise error

    return command


# Exception, exit code, stdout, stderr.
ENDS = [
    (MlcatError("it failed.", "Do this."), 1, "half of it\n", "mlcat: it failed.\nDo this.\n"),
    (MlcatError("it failed."), 1, "half of it\n", "mlcat: it failed.\n"),
    (NotFoundError("it is not there."), 1, "half of it\n", "mlcat: it is not there.\n"),
    (CatalogError("it is broken."), 1, "half of it\n", "mlcat: it is broken.\n"),
    (ImportFailedError("it did not come."), 1, "half of it\n", "mlcat: it did not come.\n"),
    (UsageError("it is wrong."), 2, "half of it\n", "mlcat: it is wrong.\n"),
    (KeyboardInterrupt(), 130, "", ""),
    (BrokenPipeError(), 0, "", ""),
    (OSError(28, "No space left on device"), 1, "", "mlcat: No space left on device.\n"),
    (PermissionError(13, "Permission denied", "/some/file"), 1, "", "mlcat: /some/file: Permission denied.\n"),
    (OSError("odd"), 1, "", "mlcat: odd.\n"),
    (MemoryError(), 1, "", "mlcat: there is not enough memory.\n"),
    (RuntimeError("can't start new thread"), 1, "", "mlcat: the system lets it start no further thread.\n"),
]


@pytest.mark.parametrize(("error", "code", "out", "err"), ENDS, ids=[repr(end[0]) for end in ENDS])
@pytest.mark.parametrize("line", ["list", "list -n3"])  # parsed directly, and by Typer
def test_every_outcome_has_its_exit_code(
    mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch, line: str, error: BaseException, code: int, out: str, err: str
) -> None:
    monkeypatch.setattr(list_.COMMAND, "run", failing(error))
    assert mlcat(line) == (code, out, err)


def test_exit_codes_have_their_documented_values() -> None:
    codes = {name: code for name, code in vars(ExitCode).items() if name.isupper()}
    assert codes == {"OK": 0, "FAILED": 1, "USAGE": 2, "INTERRUPTED": 130}


def test_terminal_control_characters_in_an_error_are_removed(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    error = MlcatError("from \x1b[2J\x9bafar\n\u202eoff.", "Next\x07.")
    monkeypatch.setattr(list_.COMMAND, "run", failing(error))
    assert mlcat("list").err == "mlcat: from [2Jafar off.\nNext.\n"


def test_an_index_found_damaged_is_rebuilt_and_nothing_is_printed_twice(
    mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def command(terminal: Terminal, **_: object) -> int:
        terminal.write("half of it\n")
        calls.append(terminal.rebuilds_indexes)
        if not terminal.rebuilds_indexes:
            raise sqlite3.DatabaseError("malformed")
        return ExitCode.OK

    monkeypatch.setattr(list_.COMMAND, "run", command)

    assert mlcat("list") == (0, "half of it\n", "")
    assert calls == [False, True]


def test_an_index_that_stays_damaged_is_an_error(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_.COMMAND, "run", failing(sqlite3.DatabaseError("malformed")))
    answer = mlcat("list")
    assert (answer.code, answer.err) == (
        1,
        "mlcat: an index is damaged: malformed.\nDelete the cache folder and try again.\n",
    )


def test_a_fault_of_the_program_is_not_taken_for_damage(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that was built just now is whole, so it is not blamed for the error."""
    make_row = Mock(side_effect=TypeError("a fault"))
    monkeypatch.setattr(reader, "EntryRow", make_row)
    with pytest.raises(TypeError, match="a fault"):
        mlcat("list --plain")
    assert make_row.call_count == 2


def test_output_before_a_damaged_index_is_not_repeated(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    def command(terminal: Terminal, **_: object) -> int:
        terminal.write("shown\n")
        terminal.flush()
        raise sqlite3.DatabaseError("malformed")

    monkeypatch.setattr(list_.COMMAND, "run", command)
    assert mlcat("list").out == "shown\n"


class Closed(Stream):
    """A pipe whose reader is closed."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("argv", [["list"], ["search", "-n3", "faiss"], ["-h"], ["--version"]])
def test_a_closed_pipe_is_not_an_error(argv: list[str]) -> None:
    err = Stream()
    assert run(argv, Terminal(os.environ, Closed(), err)) == 0
    assert err.getvalue() == ""


def test_an_error_on_a_closed_stderr_keeps_its_exit_code() -> None:
    assert run(["list", "-n", "0"], Terminal(os.environ, Stream(), Closed())) == 2


@pytest.mark.parametrize("line", ["tags", "nosuch", "-h"])
def test_python_m_mlcat_runs_the_program(mlcat: Mlcat, line: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mlcat", *line.split()],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        timeout=30,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == mlcat(line)


def test_any_error_while_an_index_is_read_rebuilds_it_once(mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
    def command(terminal: Terminal, **_: object) -> int:
        if not terminal.rebuilds_indexes:
            SectionTree([Section(id="a", title="A", parent="a")]).path("a")
            raise AssertionError("sections that hold themselves have a path")
        return ExitCode.OK

    monkeypatch.setattr(list_.COMMAND, "run", command)
    with pytest.raises(ValueError, match="contains itself"):
        mlcat("list")  # the error was not in reading an index
    monkeypatch.setattr(main, "_INDEX_READERS", ("mlcat.sections",))
    assert mlcat("list").code == 0
