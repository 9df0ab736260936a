"""Ctrl-C during `mlcat import`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.commands.editing.import_.samples import MARKDOWN, SLOOP, files, lines
from cli.conftest import Mlcat
from mlcat.paths import Folders


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("default_sigint")
def test_ctrl_c_during_a_large_import_changes_nothing(folders: Folders, mlcat: Mlcat, piped: Mlcat) -> None:
    piped(lines(SLOOP), "import - --name many")
    before = files(folders.data, folders.cache)
    with subprocess.Popen(
        [sys.executable, "-m", "mlcat", "import", "-", "--name", "many", "--force"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as importing:
        assert importing.stdin
        try:
            importing.stdin.write(lines(*[SLOOP] * 4000).encode())
            importing.stdin.flush()
            wait_for(lambda: any(".tmp" in path for path in files(folders.data)))
            importing.send_signal(signal.SIGINT)
            assert importing.wait(30) == 130  # one SIGINT is enough
        finally:
            importing.kill()
        assert importing.communicate(timeout=30) == (b"", b"")
    assert files(folders.data, folders.cache) == before


RUN_TWICE = """
import sys
from mlcat.cli.main import main
main(["import", sys.argv[1]])  # loads the modules
print("ready", file=sys.stderr, flush=True)
sys.exit(main(["import", "-"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("default_sigint")
@pytest.mark.parametrize("first_input", ["", MARKDOWN, lines(SLOOP)], ids=["nothing", "Markdown", "NDJSON"])
def test_ctrl_c_ends_an_import_that_waits_for_input(readme: Path, first_input: str) -> None:
    def press(importing: "subprocess.Popen[bytes]") -> None:
        assert importing.stderr
        while importing.stderr.readline() != b"ready\n":
            assert importing.poll() is None
        time.sleep(0.3)  # it probably waits for input now; it must end wherever it is
        importing.send_signal(signal.SIGINT)

    assert interrupted([RUN_TWICE, str(readme)], first_input.encode(), press) == (130, b"")


PRESSED_WHILE_LOADING = """
import os, signal, sys, weakref
class Thing: pass
class Finder:
    def find_spec(self, name, *_):
        if name == "mlcat.importing.stream":
            thing = Thing()
            reference = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))
            del thing
sys.meta_path.insert(0, Finder())
from mlcat.cli.main import main
sys.exit(main(["import", "-"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("default_sigint")
def test_ctrl_c_in_a_weakref_callback_during_an_import_statement_is_not_lost() -> None:
    assert interrupted([PRESSED_WHILE_LOADING], b"", lambda _: None) == (130, b"")


def interrupted(
    program: list[str], typed: bytes, press: "Callable[[subprocess.Popen[bytes]], None]"
) -> tuple[int, bytes]:
    """Runs a Python program whose input stays open; returns its exit code and its stderr from `press` on."""
    with subprocess.Popen(
        [sys.executable, "-c", *program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as importing:
        assert importing.stdin
        try:
            importing.stdin.write(typed)
            importing.stdin.flush()
            press(importing)
            code = importing.wait(30)
        finally:
            importing.kill()
        return code, importing.communicate(timeout=30)[1]


def wait_for(condition: Callable[[], bool]) -> None:
    """Waits for at most 30 seconds until the condition holds."""
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("the condition never became true")
