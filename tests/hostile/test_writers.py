"""Commands that change and read one catalog at the same time; see `writers_attack`."""

import random
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("signals and limits of Linux", allow_module_level=True)

from hostile.attacks.writers_attack import attack


@pytest.mark.parametrize("seed", range(4))
def test_commands_at_the_same_time_leave_a_whole_catalog(seed: int) -> None:
    attack(random.Random(seed))
