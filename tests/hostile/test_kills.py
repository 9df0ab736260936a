"""Commands that change a catalog and are terminated at any time; see `kills_attack`."""

import random
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)

from hostile.attacks.kills_attack import CHANGES, attack, prepared, run, titles
from mlcat.paths import user_folders


@pytest.mark.parametrize("seed", range(3))
def test_a_terminated_command_leaves_the_old_or_the_new_state(seed: int) -> None:
    attack(random.Random(seed))


ONE_AFTER_THE_OTHER = (
    ("add", "edit", "remove", "import"),
    ("update",),
)  # an update needs a source, which forbids edits


@pytest.mark.parametrize("kinds", ONE_AFTER_THE_OTHER, ids=" ".join)
def test_an_uninterrupted_command_leaves_the_new_state(kinds: tuple[str, ...], tmp_path: Path) -> None:
    """Otherwise an attack on it would show nothing."""
    expected = ["old 0", "old 1", "old 2"]
    environ = prepared(str(tmp_path), expected, has_source="update" in kinds)
    for kind in kinds:
        assert run(environ, 0, 0, *CHANGES[kind].line.format(folder=tmp_path).split()) == 0
        expected = CHANGES[kind].after(expected)
        assert titles(user_folders(environ)) == expected


def test_an_uninterrupted_command_of_each_kind_is_tried() -> None:
    assert sorted(kind for kinds in ONE_AFTER_THE_OTHER for kind in kinds) == sorted(CHANGES)
