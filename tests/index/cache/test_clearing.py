"""How old an index or a temporary file has to be to be removed."""

import os
from pathlib import Path

import pytest

from mlcat.index.cache import remove_stale_indexes

HOUR, MONTH = 3600, 30 * 24 * 3600


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        ("{prefix}0badcafe.db.4711.tmp", HOUR, True),
        ("{prefix}0badcafe.db.4711.tmp", HOUR + 1, False),
        ("oddities.00000000.0badcafe.db", MONTH, True),
        ("oddities.00000000.0badcafe.db", MONTH + 1, False),
        ("{prefix}0badcafe.db", 0, False),
    ],
)
def test_a_file_is_removed_when_it_is_older_than_its_kind_may_be(
    folders, source, monkeypatch: pytest.MonkeyPatch, name: str, age: int, stays: bool
) -> None:
    os.makedirs(folders.cache)
    left = Path(folders.cache, name.format(prefix=source.index_prefix))
    left.write_text("left")
    os.utime(left, (1_700_000_000, 1_700_000_000))
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.0 + age)
    remove_stale_indexes(folders, source, keep="")
    assert left.exists() is stays


def test_the_index_in_use_is_kept(folders, source) -> None:
    os.makedirs(folders.cache)
    used = Path(folders.cache, f"{source.index_prefix}0badcafe.db")
    used.write_text("used")
    remove_stale_indexes(folders, source, keep=str(used))
    assert used.exists()
