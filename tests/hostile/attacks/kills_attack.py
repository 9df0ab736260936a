"""Import, update, add, edit and remove, ended by a signal as they are about to open, rename, link or remove a file.

Each is a real process on real files. Afterwards the catalog is the old one or the new one, whole, and searched as such;
a signal that can be handled leaves no temporary file and has its own exit code; a kill leaves nothing that the next
import does not remove.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from mlcat.catalogs import find_catalog
from mlcat.filters import Filter
from mlcat.index.cache import open_index
from mlcat.paths import Folders, user_folders

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
MAX_MOMENTS = 25  # more than an import has

# Runs `mlcat` in a process that sends itself a signal at its nth access to a file in the user's folders.
PROGRAM = """
import os, signal, sys
from mlcat.cli.importing import storing
from mlcat.cli.main import main
from mlcat.paths import user_folders
moment, number, folders = int(sys.argv[1]), int(sys.argv[2]), user_folders(os.environ)
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore some
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)

def hook(event, values):
    global moment
    if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect"):
        if str(values[0]).startswith((folders.data, folders.cache)):
            moment -= 1
            if moment == 0:
                os.kill(os.getpid(), number)

sys.addaudithook(hook)
sys.exit(main(sys.argv[3:]))
"""


class Change(NamedTuple):
    """A command that changes the catalog `things`, and the titles in it afterwards."""

    line: str
    after: Callable[[list[str]], list[str]]


NEW = [f"new {n}" for n in range(40)]
CHANGES = {
    "import": Change("import {folder}/new.ndjson --name things --force", lambda _: NEW),
    "update": Change("catalogs update things --force", lambda _: NEW),
    "add": Change("add https://a.org/added --title Added -s Things -c things", lambda titles: [*titles, "Added"]),
    "edit": Change("edit old-1 -c things", lambda titles: [titles[0], "Edited", *titles[2:]]),
    "remove": Change("remove old-1 -c things --yes", lambda titles: [titles[0], *titles[2:]]),
}
EDITOR = """#!/bin/sh
sed -i 's/^title = .*/title = "Edited"/' "$1"
"""


def attack(chance: random.Random) -> str:
    """One command with one signal; returns both. Raises `AssertionError` if an invariant is violated."""
    number, moment = chance.choice(SIGNALS), chance.randrange(1, MAX_MOMENTS)
    kind = chance.choice(sorted(CHANGES))
    old = [f"old {n}" for n in range(chance.choice((2, 50, 3000)))]
    with tempfile.TemporaryDirectory() as folder:
        environ = prepared(folder, old, has_source=kind == "update")
        folders = user_folders(environ)
        code = run(environ, moment, number, *CHANGES[kind].line.format(folder=folder).split())
        said = f"{kind}, moment {moment}, {signal.Signals(number).name}: exit code {code}"
        found, after = titles(folders), CHANGES[kind].after(old)
        assert found in (old, after), f"{said}: {len(found)} entries, {found[:3]}"
        assert code != 0 or found == after, said
        if number == signal.SIGKILL:
            assert code in (0, -signal.SIGKILL), said
        else:
            # A shell reports both as 128 + number; before there is anything to remove, the signal ends the process.
            assert code in (0, 128 + number, -number), said
            assert code != -number or found == old, said
            assert leftovers(folder) == [], f"{said}: {leftovers(folder)}"
        assert run(environ, 0, number, "import", f"{folder}/new.ndjson", "--name", "others", "--force") == 0
        found_left = [name for name in leftovers(folder) if number != signal.SIGKILL or not name.startswith("tmp/")]
        assert found_left == [], f"{said}: {found_left}"
    return f"{kind}, {signal.Signals(number).name}"


def prepared(folder: str, old: list[str], *, has_source: bool) -> dict[str, str]:
    """The variables of a user whose catalog `things` has these titles, and comes from a file if it has a source."""
    environ = os.environ | {
        "XDG_DATA_HOME": f"{folder}/data", "XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state",
        "TMPDIR": f"{folder}/tmp", "EDITOR": f"{folder}/editor", "VISUAL": "",
    }  # fmt: skip
    Path(folder, "tmp").mkdir()
    Path(folder, "editor").write_text(EDITOR)
    Path(folder, "editor").chmod(0o755)
    source = Path(folder, "new.ndjson")
    source.write_text(entries(old))
    with source.open("rb") as file:
        assert run(environ, 0, 0, "import", str(source) if has_source else "-", "--name", "things", stdin=file) == 0
    source.write_text(entries(NEW))
    return environ


def entries(names: list[str]) -> str:
    rows = ({"title": name, "url": f"https://a.org/{name.replace(' ', '/')}", "section": "Things"} for name in names)
    return "".join(json.dumps(row) + "\n" for row in rows)


def run(
    environ: dict[str, str], moment: int, number: int, *argv: str, stdin: int | IO[bytes] = subprocess.DEVNULL
) -> int:
    """The exit code of a command that gets a signal at a moment; at 0, never."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(moment), str(number), *argv],
        env=environ,
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    ).returncode


def titles(folders: Folders) -> list[str]:
    index = open_index(folders, find_catalog(folders, "things"))
    try:
        return [row.title for row in index.rows(Filter())]
    finally:
        index.close()


def leftovers(folder: str) -> list[str]:
    """Temporary and lock files."""
    folders = user_folders({"XDG_DATA_HOME": f"{folder}/data", "XDG_CACHE_HOME": f"{folder}/cache", "HOME": folder})
    found = [name for place in (folders.catalogs, folders.cache) for name in os.listdir(place)]
    made = [f"tmp/{name}" for name in os.listdir(f"{folder}/tmp")]
    return [name for name in found if name.startswith(".") or name.endswith(".tmp")] + made
