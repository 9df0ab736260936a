"""Imports that are terminated at any time; see `kills_attack`."""

import random
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)

from hostile.attacks.kills_attack import attack


@pytest.mark.parametrize("seed", range(6))
def test_a_terminated_import_leaves_the_old_or_the_new_state(seed: int) -> None:
    attack(random.Random(seed))
