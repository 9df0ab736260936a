"""Data folders with files that no import has made: odd names, odd kinds, odd contents.

Whatever is there, each command ends without a traceback, answers from the bundled catalog, prints no character that
controls a terminal, and leaves the files as they are.
"""

import io
import os
import random
import stat
import tempfile
from pathlib import Path

from hostile.attacks.processes import copy_bundled_index
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal

COMMANDS = ("search faiss", "show faiss", "catalogs", "catalogs --json", "catalogs update", "catalogs update --force",
            "list -c all -n 3", "sections -c all", "completion bash", "search faiss --json")  # fmt: skip
PIECES = ("a", "Z", "-", "_", ".", " ", "\x1b[31m", "\x07", "\u202e", "\u200b", "ä", "名", "\n", "\x7f", "\udcff", "'",
          '"', "%s", "$(id)", "all", "metric-learning", "~")  # fmt: skip
UNSAFE = ("\x1b", "\x07", "\u202e", "\u200b", "\x7f", "\x9b")
CONTENTS = (
    b"", b"{}", b"no", b"\xff\xfe", b"[" * 3000, b'{"name":"x","title":"X"}\n', b'{"name":"x","title":"X"}\n{"title":',
    b'{"name":"x","title":"X","source":"/etc/passwd","sections":[{"id":"s","title":"S"}]}\n'
    b'{"id":"a","title":"A","url":"https://a.org","section":"s"}\n',
    b'{"name":"\x1b]0;x\x07","title":"X"}\n', b"\0" * 5000,
)  # fmt: skip


class Stream(io.StringIO):
    """A stream of this process that a command writes to."""

    encoding = "utf-8"


def attack(chance: random.Random) -> str:
    """One folder with one odd file and one command; returns the file's kind. Raises `AssertionError` on a fault."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "XDG_CACHE_HOME": f"{folder}/cache",
                   "XDG_STATE_HOME": f"{folder}/state", "PATH": ""}  # fmt: skip
        copy_bundled_index(f"{folder}/cache")
        catalogs = Path(folder, "data", "mlcat", "catalogs")
        catalogs.mkdir(parents=True)
        name = "".join(chance.choices(PIECES, k=chance.randrange(1, 5)))
        kind, path = make(chance, catalogs, name)
        before = state(path)
        command = chance.choice(COMMANDS)
        out, err = Stream(), Stream()
        code = run(command.split(), Terminal(environ, out, err))
        text = out.getvalue() + err.getvalue()
        assert code in (0, 1, 2), f"{command} with {name!r}: {code}"
        assert "Traceback" not in text
        for unsafe in UNSAFE:
            assert unsafe not in text, f"{command} with {name!r} printed {unsafe!r}"
        if command.startswith(("search", "show")):
            assert "faiss" in out.getvalue().casefold(), f"{command} with {name!r} {kind}: {text}"
        assert state(path) == before, f"{command} changed {name!r}"
    return kind


def make(chance: random.Random, folder: Path, name: str) -> tuple[str, Path | None]:
    """Makes a file of any kind with that name; None if the system cannot."""
    path = Path(folder, f"{name}.ndjson")
    kind = chance.choice(("file", "folder", "fifo", "device", "dangling link", "link to itself"))
    try:
        if kind == "file":
            path.write_bytes(chance.choice(CONTENTS))
        elif kind == "folder":
            path.mkdir()
        elif kind == "fifo":
            os.mkfifo(path)
        else:
            path.symlink_to({"device": "/dev/zero", "dangling link": "/none"}.get(kind, path))
    except (OSError, ValueError):
        return kind, None
    return kind, path


def state(path: Path | None) -> tuple[int, bytes] | None:
    """Mode and content of a file."""
    if path is None:
        return None
    mode = path.lstat().st_mode
    return mode, path.read_bytes() if stat.S_ISREG(mode) else b""
