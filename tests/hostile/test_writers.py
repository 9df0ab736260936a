"""Commands that change and read one catalog at the same time; see `writers_attack`."""

import random
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("signals and limits of Linux", allow_module_level=True)

from hostile.attacks.writers_attack import attack


@pytest.mark.parametrize("seed", range(2))
def test_simultaneous_commands_leave_a_valid_catalog(seed: int) -> None:
    attack(random.Random(seed))
