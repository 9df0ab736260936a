"""Indexes that were changed by SQL: another schema, statements without end, values that no index has."""

import sqlite3
from pathlib import Path

import pytest

from mlcat.index import cache, reader
from mlcat.index.building import builder as building
from mlcat.index.cache import TRAILER_SIZE, StaleIndexError, open_index, open_index_file, verify

from ..conftest import answers


def forge(path: Path, *statements: str) -> None:
    """Changes the database by SQL, and writes the new checksums."""
    content = path.read_bytes()
    path.write_bytes(content[: int.from_bytes(content[-TRAILER_SIZE:][:8], "big")])
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    building.write_trailer(str(path))
    verify(str(path))


@pytest.mark.parametrize(
    "statements",
    [
        ["ALTER TABLE meta RENAME TO other", "CREATE VIEW meta AS SELECT * FROM other"],
        ["CREATE VIEW stems_more AS SELECT 1"],
        ["CREATE TRIGGER one INSERT ON tags BEGIN SELECT 1; END"],
        ["CREATE TABLE more (one)"],
        ["DROP INDEX entries_by_id"],
        ["DROP TABLE stems"],
        ["ALTER TABLE tags ADD COLUMN more"],
    ],
)
def test_an_index_with_another_schema_is_rebuilt(folders, source, path, right, statements):
    forge(path, *statements)
    with pytest.raises(StaleIndexError, match="schema"):
        open_index_file(str(path), source.fingerprint())
    assert answers(open_index(folders, source)) == right


def test_an_endless_statement_is_interrupted_after_a_number_of_steps(source, path, monkeypatch):
    monkeypatch.setattr(cache, "_STEP", 1000)
    index = open_index_file(str(path), source.fingerprint())
    endless = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT count(*) FROM r"
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        index.db.execute(endless).fetchone()
    short = endless.replace("FROM r)", "FROM r WHERE i < 1000)")
    assert [index.db.execute(short).fetchone() for _ in range(100)] == [(1000,)] * 100


def test_the_limit_of_steps_grows_with_the_entries(source, path, monkeypatch):
    forge(path, "UPDATE meta SET value = '1000000' WHERE key = 'entries'")
    limits = []
    monkeypatch.setattr(cache._Connection, "limit", lambda _, steps: limits.append(steps))
    open_index_file(str(path), source.fingerprint()).close()
    assert limits == [200 + 2000]


@pytest.mark.parametrize(
    "damage",
    ["rest = '{'", "rest = '[]'", "section = 99", "rowid = 99"],
    ids=["half a text", "a list", "a section that is not there", "an entry that is not there"],
)
def test_an_impossible_value_is_a_database_error(path, damage):
    copy = sqlite3.connect(":memory:")
    copy.deserialize(path.read_bytes())
    copy.execute(f"UPDATE entries SET {damage} WHERE rowid = 3")
    with pytest.raises(sqlite3.DatabaseError):
        reader.Index(copy).entry(3)
