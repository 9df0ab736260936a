"""State folders with odd files; see `state_attack`."""

import random
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("kinds of files of POSIX", allow_module_level=True)

from hostile.attacks.state_attack import attack


def test_odd_files_in_the_state_folder_do_not_break_commands() -> None:
    for seed in range(12):
        attack(random.Random(seed))
