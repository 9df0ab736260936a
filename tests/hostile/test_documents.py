"""Random lists in every format; see `documents_attack`."""

import random
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("timers of POSIX", allow_module_level=True)

from hostile.attacks.documents_attack import attack


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_any_list_becomes_a_catalog_or_an_error(first: int) -> None:
    for seed in range(first, first + 10):
        attack(random.Random(seed))
