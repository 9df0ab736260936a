"""Damaged and forged indexes: bits that are flipped in the file, and values that no build writes, with right checksums.

A change of the file is noticed, and the index is built again: the answer is the right one. A forged index is read
without a traceback, without waiting forever, and without a character that controls a terminal; one that cannot be read
is built again once.
"""

import contextlib
import io
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from hostile.attacks.processor_time import limited
from mlcat.cli.main import run
from mlcat.cli.terminal import Terminal
from mlcat.index import cache as indexes
from mlcat.index.building import builder
from mlcat.text.safety import is_clean

COMMANDS = ("list --plain", "list --json", "search light --plain", "search light --json", "search lgiht",
            "show everything",
            "list -t Audio", "list -s basics", "list --sort title", "tags", "sections", "search beacon --explain",
            "list --kind dataset", "list --author Hopper --plain", "open everything --print", "cite everything",
            "search light --format markdown", "list --format bookmarks", "catalogs", "completion bash")  # fmt: skip
VALUES = (None, "", "x", "\x1b]52;c;ZXZpbA==\x07", "\u202eevil", -1, 2**62, 1.5, b"\xff\xfe", "{", "[1", '{"links": 1}',
          '{"__init__": 1}', '{"publications": [{"type": 1}]}', "a\tb", "a\nb\nc", "\ud83d", "9" * 30,
          "light")  # fmt: skip
TABLES = ("entries", "sections", "tags", "entry_tags", "names", "identifiers", "vocabulary", "synonyms", "meta")
SECONDS = 30.0  # seconds of processor time for one command
_SOURCE = Path(__file__).parents[2] / "fixtures" / "oddities.json"
_CHUNK = 2048  # small, so that the index counts as a large one


class Stream(io.StringIO):
    """A stream of this process that a command writes to."""

    encoding = "utf-8"


class Answer(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


class Scene(NamedTuple):
    """The folders of a user with one catalog, its index, and the right answers."""

    home: str
    path: Path
    content: bytes
    answers: dict[str, Answer]


@cache
def scene() -> Scene:
    """Creates the scene once; each attack begins with the index as it was built."""
    home = tempfile.mkdtemp()
    with small_chunks():
        assert answer(home, f"import {_SOURCE} --name odd").code == 0
        answers = {command: answer(home, command) for command in COMMANDS}
    (path,) = Path(home, "cache", "mlcat").glob("odd.*.db")
    return Scene(home, path, path.read_bytes(), answers)


@contextlib.contextmanager
def small_chunks() -> Iterator[None]:
    """Lets small indexes count as large ones."""
    with patch.object(indexes, "BLOCK_SIZE", _CHUNK), patch.object(builder, "BLOCK_SIZE", _CHUNK):
        yield


def answer(home: str, command: str) -> Answer:
    environ = {"XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache", "XDG_STATE_HOME": f"{home}/state",
               "HOME": home, "PATH": "", "MLCAT_CATALOG": "odd"}  # fmt: skip
    out, err = Stream(), Stream()
    with limited(SECONDS, command):
        code = run(command.split(), Terminal(environ, out, err))
    return Answer(code, out.getvalue(), err.getvalue())


def attack(chance: random.Random) -> str:
    """One damage and one command; returns the kind of damage. Raises `AssertionError` if an invariant is violated."""
    prepared = scene()
    command = chance.choice(COMMANDS)
    kind = chance.choice(("bits", "bits of the medium", "a part", "values", "values", "tree"))
    with small_chunks():
        DAMAGES[kind](chance, prepared)
        result = answer(prepared.home, command)
        try:
            check(kind, command, result, prepared)
        finally:
            restore(prepared)
    return kind


def check(kind: str, command: str, got: Answer, made: Scene) -> None:
    """Raises `AssertionError` for an answer other than the expected one."""
    message = f"{command} after {kind}: {got}"
    assert got.code in (0, 1, 2), message
    assert "Traceback" not in got.out + got.err, message
    for line in (got.out + got.err).split("\n"):
        assert all(is_clean(part) for part in line.split("\t")), message
    if kind in ("bits", "a part"):
        assert got == made.answers[command], f"{message} instead of {made.answers[command]}"


def restore(made: Scene) -> None:
    made.path.unlink(missing_ok=True)
    made.path.write_bytes(made.content)


def flip(chance: random.Random, made: Scene) -> None:
    """Flips one to four bits, which changes the time of the file."""
    content = bytearray(made.content)
    for _ in range(chance.choice((1, 1, 2, 4))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    made.path.write_bytes(content)


def flip_in_the_medium(chance: random.Random, made: Scene) -> None:
    """Flips bits without a change of the time of the file, as a medium does."""
    flip(chance, made)
    modified = int.from_bytes(made.content[-indexes.TRAILER_SIZE + 8 :][:8], "big")
    os.utime(made.path, (modified, modified))


def cut(chance: random.Random, made: Scene) -> None:
    """Truncates the file, repeats a part of it, or overwrites a part with zeros."""
    start, end = sorted(chance.sample(range(len(made.content)), 2))
    part = chance.choice((b"", bytes(end - start), made.content[start:end] * 2, chance.randbytes(20)))
    made.path.write_bytes(made.content[:start] + part + made.content[end:])


def set_values(chance: random.Random, made: Scene) -> None:
    """Sets a column of one or all rows to a value that no build writes, and writes the right checksums."""
    with forged(made) as database:
        table = chance.choice(TABLES)
        column = chance.choice([row[1] for row in database.execute(f"PRAGMA table_info({table})")])
        rows = chance.choice(("", "WHERE rowid = 3")) if table in ("entries", "names", "entry_tags") else ""
        value = chance.choice(VALUES)
        with contextlib.suppress(sqlite3.Error, UnicodeError):  # a constraint forbids it
            database.execute(f"UPDATE {table} SET {column} = ? {rows}", (value,))


def change_rows(chance: random.Random, made: Scene) -> None:
    """Removes rows, or makes sections contain themselves, and writes the right checksums."""
    with forged(made) as database:
        table = chance.choice(TABLES)
        statement = chance.choice((f"DELETE FROM {table}", "UPDATE sections SET parent = id",
                                   "UPDATE sections SET parent = (SELECT max(id) FROM sections)",
                                   "UPDATE entries SET section = section + 1", "DELETE FROM stems_data WHERE id > 1",
                                   "UPDATE stems_data SET block = x'00'", "UPDATE entries SET rowid = rowid + 7",
                                   "UPDATE stems_docsize SET sz = x'ff'"))  # fmt: skip
        with contextlib.suppress(sqlite3.Error):
            database.execute(statement)


@contextlib.contextmanager
def forged(made: Scene) -> Iterator[sqlite3.Connection]:
    """The database of the index, to be changed; sealed again at the end."""
    size = int.from_bytes(made.content[-indexes.TRAILER_SIZE :][:8], "big")
    made.path.write_bytes(made.content[:size])
    database = sqlite3.connect(made.path, isolation_level=None)
    try:
        yield database
    finally:
        database.close()
    builder.write_trailer(str(made.path))


DAMAGES = {
    "bits": flip, "bits of the medium": flip_in_the_medium, "a part": cut, "values": set_values, "tree": change_rows,
}  # fmt: skip


def clean_up() -> None:
    """Removes the folders."""
    shutil.rmtree(scene().home, ignore_errors=True)
    scene.cache_clear()
