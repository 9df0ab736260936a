"""Forged indexes in which every text ends with an escape sequence: no command and no format prints it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("timers of POSIX", allow_module_level=True)

from hostile.attacks.index_attack import Scene, Stream, answer, clean_up, forged, restore, scene, small_chunks
from mlcat.render.formats import FORMATS
from mlcat.text.safety import is_clean

MARK = "zz\x1b]52;c;ZXZpbA==\x07\u202e"
_TEXTS = {
    "entries": ("title", "url", "kind", "status", "summary"),
    "sections": ("title", "description"),
    "tags": ("tag",),
}
_FACTS = ("title", "description", "homepage", "license", "source")
COMMANDS = (
    "list", "list --plain", "list --sort title", "list -c all", "list -t nosuch", "list -s nosuch", "list -k nosuch",
    "search light", "search light --plain", "search light --explain", "search lihgt", "search nothing at all",
    "show everything", "show everything --all", "show everything --plain", "show nosuch", "open everything --print",
    "open everything --link paper --print", "open everything --link nosuch --print", "open everything",
    "cite everything", "cite everything --official-keys", "cite everything --style ieee", "random --seed 1", "tags",
    "sections", "sections --plain", "tags --json", "sections --json", "catalogs", "catalogs --plain", "catalogs --json",
    "overview", "__complete 2 mlcat show", "__complete 3 mlcat list -t", "__complete 3 mlcat list -s",
    "__complete 4 mlcat open everything -l", "completion bash", "new", "browse --print id everything",
    *(f"list --format {name}" for name in FORMATS), *(f"search light --format {name}" for name in FORMATS),
    *(f"show everything --format {name}" for name in FORMATS),
)  # fmt: skip


class Forgery(NamedTuple):
    """The folders of a user with a forged index."""

    home: str
    path: Path
    content: bytes


@pytest.fixture(scope="module", autouse=True)
def folders() -> Iterator[None]:
    yield
    clean_up()


@pytest.fixture(scope="module", params=["texts", "ids", "years"])
def forgery(request: pytest.FixtureRequest) -> Iterator[Forgery]:
    """An index with an escape sequence in all texts, in all ids but one, or in the place of numbers."""
    forged_scene = scene()
    with small_chunks():
        forge(forged_scene, request.param)
        yield Forgery(forged_scene.home, forged_scene.path, forged_scene.path.read_bytes())
    restore(forged_scene)


def forge(made: Scene, what: str) -> None:
    with forged(made) as database:
        if what == "ids":
            database.execute("UPDATE entries SET id = id || ? WHERE id <> 'everything'", (MARK,))
            database.execute("UPDATE sections SET id = id || ?, parent = parent || ?", (MARK, MARK))
        elif what == "years":
            database.execute("UPDATE entries SET year = ?", (MARK,))
        else:
            for table, columns in _TEXTS.items():
                for column in columns:
                    database.execute(f"UPDATE {table} SET {column} = {column} || ?", (MARK,))
            database.execute("UPDATE entries SET tags = replace(tags, char(9), ? || char(9)) || ?", (MARK, MARK))
            for key in _FACTS:
                database.execute("UPDATE meta SET value = value || ? WHERE key = ?", (MARK, key))
            for rowid, rest in database.execute("SELECT rowid, rest FROM entries").fetchall():
                changed = json.dumps(marked(json.loads(rest)))
                database.execute("UPDATE entries SET rest = ? WHERE rowid = ?", (changed, rowid))


def marked(value: Any) -> Any:
    """A value with the mark after each text in it."""
    if isinstance(value, dict):
        return {key: marked(member) for key, member in value.items()}
    if isinstance(value, list):
        return [marked(member) for member in value]
    return value + MARK if isinstance(value, str) else value


def printed(forgery: Forgery, command: str) -> str:
    """What a command prints on both streams."""
    forgery.path.write_bytes(forgery.content)  # a command may have built it again
    result = answer(forgery.home, command)
    assert result.code in (0, 1, 2), command
    return result.out + result.err


def test_no_command_prints_terminal_control_characters(forgery: Forgery) -> None:
    for command in COMMANDS:
        for line in printed(forgery, command).replace("\r\n", "\n").split("\n"):
            assert all(is_clean(part) for part in line.split("\t")), f"{command}: {line[:300]!a}"


def test_no_control_characters_are_printed_on_a_terminal_with_links(
    forgery: Forgery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stream, "isatty", lambda _: True)
    for command in COMMANDS:
        shown = printed(forgery, command)
        assert [part for part in ("\x1b]52", "\x07", "\u202e") if part in shown] == [], command


def test_the_forged_texts_are_printed_cleaned(forgery: Forgery) -> None:
    """Otherwise the index was built again, and the other tests say nothing."""
    shown = ("list --plain", "show everything --all", "list --format html", "list --json")
    for command in shown:
        forgery.path.write_bytes(forgery.content)
        assert "zz]52" in answer(forgery.home, command).out, command
