"""Runs one kind of attack for as long as one likes.

    python tests/hostile/run.py KIND --minutes 30 [--seed N]

A kind is a module `KIND_attack.py` in the folder `attacks` with a function `attack(chance)`, which draws one case,
tries it and raises if an invariant is violated. The suite runs each for a few seconds; here every case has its own
seed, and a case that fails is printed with it: `--seed N` repeats that case alone.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
KINDS = sorted(path.stem.removesuffix("_attack") for path in HERE.glob("attacks/*_attack.py"))


def main() -> int:
    """Attacks until the time is over; returns 1 if anything failed."""
    parser = argparse.ArgumentParser(description="Attack mlcat in one way for as long as you like.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, help="the one case to repeat")
    asked = parser.parse_args()
    sys.path[:0] = [str(HERE.parent)]
    attack = import_module(f"hostile.attacks.{asked.kind}_attack").attack
    tried: Counter[str] = Counter()
    failed = 0
    until = time.monotonic() + asked.minutes * 60
    while time.monotonic() < until:
        seed = random.SystemRandom().getrandbits(48) if asked.seed is None else asked.seed
        try:
            tried[attack(random.Random(seed))] += 1
        except Exception:
            failed += 1
            print(f"seed {seed}:")
            traceback.print_exc()
        if asked.seed is not None:
            break
    for name, count in sorted(tried.items()):
        print(f"{count:8,} {name}")
    print(f"{tried.total() + failed:,} cases, {failed:,} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
