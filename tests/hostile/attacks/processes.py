"""Runs mlcat as a process in separate folders, within limits; and a cache folder to begin with."""

import atexit
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import IO, Any, NamedTuple

from mlcat.catalogs import bundled_catalog
from mlcat.index.cache import open_index
from mlcat.paths import Folders

SECONDS = 120
"""Seconds after which a process counts as one that hangs; the slowest takes one."""
UNSAFE = (b"\x1b", b"\x07", b"\x00", "\u202e".encode(), "\u200b".encode(), b"\x7f")
"""What no answer may have where there is no terminal."""
_PROGRAM = "import sys; from mlcat.__main__ import run; sys.exit(run())"


class Ended(NamedTuple):
    """The result of a process."""

    code: int
    out: bytes
    err: bytes

    def check(self, said: str) -> None:
        """Raises `AssertionError` for a traceback, an exit code that nothing documents, or an unsafe character."""
        assert self.code in (0, 1, 2), f"{said}: {self}"
        for text in (self.out, self.err):
            assert b"Traceback" not in text, f"{said}: {self}"
            assert b"Exception ignored" not in text, f"{said}: {self}"
            assert not any(mark in text for mark in UNSAFE), f"{said}: {self}"


def environ_of(home: str) -> dict[str, str]:
    """Variables that keep a process in the folder `home`."""
    return {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_STATE_HOME": f"{home}/state", "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path)}  # fmt: skip


def copy_bundled_index(cache_folder: str) -> None:
    """Makes a cache folder as after a first command, with the index of the bundled catalog: see XDG_CACHE_HOME."""
    shutil.copytree(_indexed(), cache_folder)


@cache
def _indexed() -> str:
    """Such a folder, made once."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_index(Folders("", f"{folder}/mlcat"), bundled_catalog()).close()
    return folder


def command(words: Sequence[str], flags: Sequence[str] = ()) -> list[str]:
    """The command line of `mlcat WORDS` in this Python, with flags of Python."""
    return [sys.executable, *flags, "-c", _PROGRAM, *words]


def ended(
    words: Sequence[str],
    environ: Mapping[str, str],
    *,
    flags: Sequence[str] = (),
    stdin: int | IO[Any] | None = subprocess.DEVNULL,
    stdout: int | IO[Any] = subprocess.PIPE,
    limit: tuple[int, int] | None = None,
    before: Callable[[], object] = lambda: None,
    cwd: str | None = None,
) -> Ended:
    """Runs `mlcat WORDS` to its end. `limit` is a resource with its limit, `before` runs in the new process."""

    def prepare() -> None:
        for number in (signal.SIGINT, signal.SIGPIPE):
            signal.signal(number, signal.SIG_DFL)
        if limit:
            resource.setrlimit(limit[0], (limit[1], limit[1]))
        before()

    done = subprocess.run(
        command(words, flags), env=dict(environ), stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=SECONDS,
        check=False, preexec_fn=prepare, cwd=cwd,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout or b"", done.stderr)
