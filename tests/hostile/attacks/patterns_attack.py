"""Patterns on long runs of what they match: each ends within two seconds of processor time.

The texts are as long as a paragraph may be: see `patterns.attacked`.
"""

import random
from functools import cache

from hostile.attacks.patterns import Used, all_patterns, attacked
from hostile.attacks.processor_time import limited

LENGTH = 32_768  # characters: the longest paragraph that is read
SECONDS = 2.0


@cache
def patterns() -> dict[str, Used]:
    """All patterns by module and line; to find them takes half a second."""
    return all_patterns()


def attack(chance: random.Random) -> str:
    """One pattern on one text; returns its module. Raises `TimeoutError` if it takes too long."""
    name = chance.choice(sorted(patterns()))
    check(name, chance, chance.choice((LENGTH, LENGTH // 8)))
    return name.partition(":")[0]


def check(name: str, chance: random.Random, length: int) -> None:
    """Runs a pattern on a text of about that length. Raises `TimeoutError` if it takes too long."""
    used = patterns()[name]
    text = attacked(used.pattern, chance, length)
    with limited(SECONDS, f"{name}: {used.pattern.pattern!r:.200} on {text[:60]!r} ... {text[-20:]!r}"):
        used.run(text)
