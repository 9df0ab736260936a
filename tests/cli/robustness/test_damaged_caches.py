"""A damaged or unusable cache does not change any answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat


def _file_in_place_of_the_folder(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file where the folder should be")


def _index_of(cache: Path) -> Path:
    (path,) = cache.glob("metric-learning.*.db")
    return path


def _garbage(cache: Path) -> None:
    _index_of(cache).write_bytes(b"no database" * 1000)


def _empty(cache: Path) -> None:
    _index_of(cache).write_bytes(b"")


def _truncated(cache: Path) -> None:
    path = _index_of(cache)
    path.write_bytes(path.read_bytes()[:50_000])


def _changed_byte(cache: Path) -> None:
    content = bytearray(_index_of(cache).read_bytes())
    content[len(content) // 2] ^= 0xFF
    _index_of(cache).write_bytes(content)


def _folder_in_place_of_the_index(cache: Path) -> None:
    path = _index_of(cache)
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, tuple[bool, Callable[[Path], None]]] = {
    # whether the cache was used before, and the damage
    "cannot be made": (False, _file_in_place_of_the_folder),
    "garbage": (True, _garbage),
    "an empty file": (True, _empty),
    "cut off": (True, _truncated),
    "one wrong byte": (True, _changed_byte),
    "a folder in its place": (True, _folder_in_place_of_the_index),
}


@pytest.mark.parametrize(("used", "damage"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_cache_does_not_change_the_answer(
    mlcat: Mlcat, tmp_path: Path, used: bool, damage: Callable[[Path], None]
) -> None:
    line = "search sentence transformers -n 3 --plain"
    healthy = mlcat(line)
    home = tmp_path / "home"
    if used:
        mlcat(line, XDG_CACHE_HOME=str(home))
    damage(home / "mlcat")

    assert mlcat(line, XDG_CACHE_HOME=str(home)) == healthy
    assert mlcat(line, XDG_CACHE_HOME=str(home)) == healthy


def test_unreadable_cache_and_data_folders_are_treated_as_missing(mlcat: Mlcat) -> None:
    answer = mlcat("tags --plain", XDG_CACHE_HOME="/dev/null/cache", XDG_DATA_HOME="/dev/null/data")
    assert answer == mlcat("tags --plain")
