"""Odd environments; see `environments_attack`."""

import random
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("limits and devices of Linux", allow_module_level=True)

from hostile.attacks.environments_attack import attack


@pytest.mark.parametrize("seed", range(6))
def test_no_environment_ends_in_a_traceback(seed: int) -> None:
    attack(random.Random(seed))
