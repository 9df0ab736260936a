"""State folders with files that mlcat has not written: values of wrong types, damaged lines, pipes and devices.

Whatever is there, each command ends without a traceback and without waiting, and prints no character that controls a
terminal.
"""

import json
import os
import random
import tempfile
from pathlib import Path
from typing import Any

from hostile.attacks.folders_attack import PIECES, Stream
from hostile.attacks.processes import copy_bundled_index
from hostile.attacks.processor_time import limited
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.text.safety import is_clean

SECONDS = 10.0  # seconds of processor time; a command takes a tenth
COMMANDS = ("new -c made", "new --json", "new --since 2026-01-01 -c made", "new --format atom", "new --plain -c made",
            "new -k paper", "list -n 1", "catalogs", "catalogs --json", "search alpha", "open 1 --print", "show 1",
            "catalogs update")  # fmt: skip
_LIST = "# T\n\n## S\n\n- [Alpha](https://a.org) - one\n- [Beta](https://b.org) - two\n"
_NAMES = ("updates/made.ndjson", "updates/metric-learning.ndjson", "current-catalog", "hits/")
_DAYS = ("2026-11-26", "2026-01-01", "9999-12-31", "0001-01-01", "20261126", "2026-W01-1", "2026-02-30", "x")
_VALUES: tuple[object, ...] = (
    None, True, 0, 1, -1, 1.5, 10**30, 10**4000, float("inf"), float("nan"), "", "x", "\x1b[31m", "\u202e", "\ud800",
    "9" * 5000, [], [[]], {}, [1], ["a"], {"id": "alpha"},
)  # fmt: skip


def attack(chance: random.Random) -> str:
    """One state folder and some commands; returns the kind of its file. Raises `AssertionError` on a fault."""
    with tempfile.TemporaryDirectory() as home:
        copy_bundled_index(f"{home}/cache")
        Path(home, "list.md").write_text(_LIST, encoding="utf-8")
        command(home, f"import {home}/list.md --name made")
        name = chance.choice(_NAMES)
        kind = make(chance, Path(home, "state", "mlcat", name))
        for line in chance.sample(COMMANDS, 4):
            command(home, line)
    return f"{name} {kind}"


def command(home: str, line: str) -> None:
    """Runs a command in this process. Raises `AssertionError` for a traceback or an unsafe character."""
    environ = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache",
               "XDG_STATE_HOME": f"{home}/state", "PATH": ""}  # fmt: skip
    out, err = Stream(), Stream()
    with limited(SECONDS, line):
        code = run(line.split(), Terminal(environ, out, err))
    text = out.getvalue() + err.getvalue()
    assert code in (0, 1, 2), f"{line}: {code}"
    assert "Traceback" not in text, line
    assert all(is_clean(part) for part in text.replace("\t", "\n").split("\n")), f"{line}: {text[:300]!a}"
    assert len(err.getvalue()) < 5000, line


def make(chance: random.Random, path: Path) -> str:
    """Makes a file of any kind there; returns the kind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path /= "00000000"
    kind = chance.choice(("file", "file", "file", "folder", "fifo", "device", "link to itself"))
    if kind == "file":
        path.write_bytes(content(chance))
    elif kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    return kind


def content(chance: random.Random) -> bytes:
    """Updates with odd values, names of catalogs, or bytes."""
    kind = chance.randrange(4)
    if kind == 0:
        return chance.randbytes(chance.randrange(2000))
    if kind == 1:
        return "".join(chance.choices((*PIECES, "made", "made:alpha"), k=chance.choice((1, 2, 5, 30000)))).encode(
            "utf-8", "surrogatepass"
        )
    lines = []
    for _ in range(chance.randrange(1, 5)):
        update = {"day": chance.choice(_DAYS), **{kind: changes(chance) for kind in ("new", "changed", "removed")}}
        lines.append(json.dumps(odd(chance, update)))
    data = "\n".join(lines).encode()
    return data[: chance.randrange(len(data))] if chance.random() < 0.1 else data


def changes(chance: random.Random) -> Any:
    """The changes of one kind; their count and the first of them."""
    first = [
        odd(chance, {"id": chance.choice(("alpha", "nosuch")), "title": "A", "url": "https://a.org", "fields": ["url"]})
        for _ in range(chance.randrange(3))
    ]
    return odd(chance, {"count": len(first), "first": first})


def odd(chance: random.Random, values: dict[str, Any]) -> Any:
    """The values, sometimes with an odd one in the place of one of them, without one, or something else."""
    kind = chance.randrange(8)
    if kind == 0:
        return values | {chance.choice(list(values)): chance.choice(_VALUES)}
    if kind == 1:
        del values[chance.choice(list(values))]
    return chance.choice(_VALUES) if kind == 2 and chance.random() < 0.3 else values
