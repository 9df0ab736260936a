"""Every regular expression of the package on long repetitions; see `patterns_attack`."""

import random
import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("timers of POSIX", allow_module_level=True)

from hostile.attacks.patterns import Used, attacked
from hostile.attacks.patterns_attack import LENGTH, check, patterns
from hostile.attacks.processor_time import limited


def test_the_patterns_of_all_modules_are_found() -> None:
    assert len(patterns()) > 150
    assert {name.partition(".")[0] for name in patterns()} >= {"citing", "cli", "importing", "index", "render", "text"}
    assert {used.function for used in patterns().values()} >= {"compile", "sub", "split", "match"}


def test_a_pattern_is_fast_on_long_repetitions() -> None:
    for name in sorted(patterns()):
        for seed in range(2):
            check(name, random.Random(f"{name} {seed}"), LENGTH)


@pytest.mark.parametrize("pattern", [r"(?:a+)+$", r"(?:\s+[…]+|[：｜（「【]+)+$", r"(a|a)*b", r"(\w+\s?)*;"])
def test_a_slow_pattern_is_noticed(pattern: str) -> None:
    used = Used(re.compile(pattern), "compile")
    with pytest.raises(TimeoutError, match="processor time"), limited(0.1, pattern):
        for seed in range(50):
            used.run(attacked(used.pattern, random.Random(seed), 4000))
