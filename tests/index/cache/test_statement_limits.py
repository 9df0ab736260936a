"""How many steps a statement on an index may take, and that the number grows with the entries."""

import sqlite3

import pytest

from mlcat.index import cache
from mlcat.index.cache import open_index_file

COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT max(i) FROM n"


def connect(monkeypatch: pytest.MonkeyPatch) -> "cache._Connection":
    """A connection whose statements may take 50 steps of 100 instructions."""
    monkeypatch.setattr(cache, "_STEP", 100)
    monkeypatch.setattr(cache, "_MAX_STEPS", 50)
    return cache._Connection(":memory:")


def test_the_limit_of_steps_applies_to_each_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect(monkeypatch)
    for _ in range(20):
        assert connection.execute(COUNT, (100,)).fetchone() == (100,)


def test_a_statement_that_takes_more_steps_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect(monkeypatch)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connection.execute(COUNT, (5000,)).fetchone()
    connection.limit(5)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connection.execute(COUNT, (100,)).fetchone()


def test_the_limit_itself_is_allowed() -> None:
    steps = cache._Steps()
    steps.limit = 2
    assert [steps.next() for _ in range(3)] == [False, False, True]


def test_an_index_of_more_entries_allows_more_steps(source, path, right, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[int] = []
    monkeypatch.setattr(cache._Connection, "limit", lambda _, steps: limits.append(steps))
    monkeypatch.setattr(cache, "_MAX_STEPS", 7)
    monkeypatch.setattr(cache, "_STEPS_PER_ENTRY", 1.5)
    index = open_index_file(str(path), source.fingerprint())
    assert limits == [7 + int(1.5 * index.count)]
