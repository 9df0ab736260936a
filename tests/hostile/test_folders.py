"""Data folders with odd files; see `folders_attack`."""

import random
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("kinds of files of POSIX", allow_module_level=True)

from hostile.attacks.folders_attack import attack


def test_odd_files_in_the_data_folder_do_not_break_commands() -> None:
    for seed in range(16):
        attack(random.Random(seed))
