"""Commands that change and read one catalog at the same time, some of them killed.

Each that is not killed ends with a documented code and no traceback. An entry that a command said it added is there,
unless one said that it removed or replaced it; afterwards the catalog can be read, and no temporary file is left after
the next change.
"""

import json
import os
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from hostile.attacks.processes import SECONDS, Ended, command, ended, environ_of

EDITOR = """#!/bin/sh
printf '%s' "$EDIT" >> "$1"
"""
_ENTRIES = "".join(f'{{"title":"Old {n}","url":"https://old.example/{n}","section":"S"}}\n' for n in range(20))


def attack(chance: random.Random) -> str:
    """Some commands at once; returns whether any was killed. Raises `AssertionError` if an invariant is violated."""
    with tempfile.TemporaryDirectory() as home:
        environ = prepared(home)
        lines = [random_line(chance, number) for number in range(chance.randrange(2, 7))]
        processes = [started(line, environ, chance) for line in lines]
        killed = {n for n in range(len(lines)) if chance.random() < 0.2}
        for number in killed:
            time.sleep(chance.choice((0, 0.05, 0.2)))
            processes[number].send_signal(chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
        results = [outcome(process) for process in processes]
        for number, (line, got) in enumerate(zip(lines, results, strict=True)):
            if number not in killed:
                got.check(line)
        check(home, environ, lines, results, killed)
    return "with kills" if killed else "without"


def prepared(home: str) -> dict[str, str]:
    """Folders with the catalog `mine` of twenty entries."""
    environ = environ_of(home) | {"EDITOR": f"{home}/editor", "VISUAL": "", "MLCAT_CATALOG": "mine"}
    Path(home, "editor").write_text(EDITOR)
    Path(home, "editor").chmod(0o755)
    Path(home, "old.ndjson").write_text(_ENTRIES)
    with Path(home, "old.ndjson").open("rb") as file:
        result = ended(["import", "-", "--name", "mine"], environ, stdin=file)
    assert result.code == 0, result
    return environ


def random_line(chance: random.Random, number: int) -> str:
    """A command; one that adds an entry adds another one each time."""
    added = f"add https://new.example/{number} --title New{number} -s S -c mine"
    old = f"old-{chance.randrange(20)}"
    return chance.choice((added, added, added,
                          f"remove {old} -c mine --yes", f"edit {old} -c mine", "list -c mine --json",
                          "search old -c mine", f"show {old} -c mine", "catalogs", "catalogs update"))  # fmt: skip


def started(line: str, environ: dict[str, str], chance: random.Random) -> subprocess.Popen[bytes]:
    edit = chance.choice(('\nsummary = "Changed"\n', "\nnosuch = 1\n", "\n[", ""))
    return subprocess.Popen(command(line.split()), env=environ | {"EDIT": edit}, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip


def outcome(process: subprocess.Popen[bytes]) -> Ended:
    out, err = process.communicate(timeout=SECONDS)
    return Ended(process.returncode, out, err)


def check(home: str, environ: dict[str, str], lines: list[str], results: list[Ended], killed: set[int]) -> None:
    """Raises `AssertionError` if the catalog is not what the commands said they made of it."""
    message = "\n".join(f"{line}: {got}" for line, got in zip(lines, results, strict=True))
    got = ended(["list", "-c", "mine", "--json"], environ)
    assert got.code == 0, f"{got}\n{message}"
    titles = {entry["title"] for entry in json.loads(got.out)}
    for number, (line, result) in enumerate(zip(lines, results, strict=True)):
        if line.startswith("add") and result.code == 0:
            assert f"New{number}" in titles, f"New{number} is lost:\n{message}"
        if line.startswith("remove") and result.code == 0:
            assert line.split()[1].replace("old-", "Old ") not in titles, f"{line} did not:\n{message}"
    removed = {line.split()[1].replace("old-", "Old ") for line in lines if line.startswith("remove")}
    assert titles >= {f"Old {n}" for n in range(20)} - removed, message
    last = ended("add https://last.example/ --title Last -s S -c mine".split(), environ)
    assert last.code == 0, f"{last}\n{message}"
    left = [name for name in os.listdir(f"{home}/data/mlcat/catalogs") if not name.endswith(".ndjson")]
    left += [name for name in os.listdir(f"{home}/cache/mlcat") if name.endswith(".tmp")]
    assert left == [], f"{left} after {len(killed)} kills:\n{message}"
