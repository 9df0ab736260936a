"""Odd streams; see `streams_attack`."""

import random
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("pipes, terminals and devices of Linux", allow_module_level=True)

from hostile.attacks.streams_attack import KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_output_lost_on_an_odd_stream_is_reported(kind: str) -> None:
    KINDS[kind](random.Random(f"{kind} 0"))
