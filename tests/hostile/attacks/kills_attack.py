"""Imports that are ended by a signal as they are about to open, rename, link or remove a file, at any such moment.

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
from pathlib import Path

from mlcat.catalogs import find_catalog
from mlcat.filters import Filter
from mlcat.index.cache import open_index
from mlcat.paths import Folders, user_folders

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
MAX_MOMENTS = 25  # more than an import has

# Runs `mlcat` in a process that sends itself a signal at its nth access to a file in the user's folders.
PROGRAM = """
import os, signal, sys
from mlcat.cli.updating import storing
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


def entries(state: str, count: int) -> str:
    rows = ({"title": f"{state} {n}", "url": f"https://a.org/{state}/{n}", "section": "Things"} for n in range(count))
    return "".join(json.dumps(row) + "\n" for row in rows)


def attack(chance: random.Random) -> str:
    """One import with one signal; returns the signal's name. Raises `AssertionError` where a promise is broken."""
    number, moment = chance.choice(SIGNALS), chance.randrange(1, MAX_MOMENTS)
    count = chance.choice((1, 50, 3000))
    with tempfile.TemporaryDirectory() as folder:
        environ = os.environ | {"XDG_DATA_HOME": f"{folder}/data", "XDG_CACHE_HOME": f"{folder}/cache"}
        folders = user_folders(environ)
        for state in ("old", "new"):
            Path(folder, f"{state}.ndjson").write_text(entries(state, count))
        run(environ, 0, number, "import", f"{folder}/old.ndjson", "--name", "things")
        code = run(environ, moment, number, "import", f"{folder}/new.ndjson", "--name", "things", "--force")
        found = titles(folders)
        assert found in ([f"old {n}" for n in range(count)], [f"new {n}" for n in range(count)])
        if number == signal.SIGKILL:
            assert code in (0, -signal.SIGKILL)
        else:
            assert code in (0, 128 + number), f"moment {moment}: exit code {code}"
            assert left(folders) == [], f"moment {moment}: {left(folders)}"
            assert code != 0 or found[0] == "new 0"
        run(environ, 0, number, "import", f"{folder}/new.ndjson", "--name", "others", "--force")
        assert left(folders) == []
    return signal.Signals(number).name


def run(environ: dict[str, str], moment: int, number: int, *argv: str) -> int:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(moment), str(number), *argv],
        env=environ,
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


def left(folders: Folders) -> list[str]:
    """Temporary and lock files."""
    found = (name for folder in (folders.catalogs, folders.cache) for name in os.listdir(folder))
    return [name for name in found if name.startswith(".") or name.endswith(".tmp")]
