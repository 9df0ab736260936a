"""The file that an index is built in."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mlcat.index.building.builder import create_database


def test_a_new_database_replaces_a_file_and_several_threads_may_use_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", "elsewhere")
    path = tmp_path / "index.db"
    path.write_text("no database")
    connection = create_database(str(path))
    assert os.environ["SQLITE_TMPDIR"] == str(tmp_path)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(connection.execute, "CREATE TABLE boats (name)").result()
    assert connection.execute("SELECT count(*) FROM boats").fetchone() == (0,)
