"""Queries and options of any characters; see `queries_attack`."""

import random
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("timers of POSIX", allow_module_level=True)

from hostile.attacks.queries_attack import attack


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_any_query_ends_in_an_answer_or_an_error(first: int) -> None:
    for seed in range(first, first + 50):
        attack(random.Random(seed))
