"""Mutation testing: makes small changes in a copy of the program, and checks that a test fails for each.

    nice python scripts/mutate.py --sample 120 --seed 1 search importing index

takes a random sample of mutants in these packages of src/mlcat (the same for the same seed and source). For each, it
runs the tests of the package, then those of the command line, and prints the outcome. It exits with 1 if fewer than
nine of ten are killed.

No test can tell an equivalent mutant from the program. These are listed with their reasons in
scripts/equivalent_mutants.toml, and do not count. A killed mutant takes some seconds, a surviving one a minute. Needs
POSIX, because it forks.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

# Import the dependencies of the tests once here, so that each forked test run has them already.
import hypothesis  # noqa: F401
import markdown_it  # noqa: F401
import pydantic  # noqa: F401
import pytest
import rapidfuzz  # noqa: F401
import rich.table  # noqa: F401
import selectolax.lexbor  # noqa: F401
import typer  # noqa: F401
import urllib3  # noqa: F401
from _mutants import Mutant, generate_mutants, mutate_source

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
SOURCE = Path("src/mlcat")
MIN_KILLED = 0.9
MAX_SECONDS = 900  # for a run of tests: a mutant may loop where the timeout of a test does not apply
OTHER_TESTS = ["tests/cli", "tests/relevance", "tests/test_user_catalogs.py", "tests/test_catalogs.py"]
"""Tests to run for a mutant that survives the tests of its package."""


class SampledMutant(NamedTuple):
    """A mutant of the sample and its module."""

    module: Path
    """Relative to the checkout."""
    mutant: Mutant

    def __str__(self) -> str:
        return f"{self.module.relative_to(SOURCE)}:{self.mutant}"

    @property
    def package(self) -> str:
        """The package that the module is in, or the module of the top level."""
        return self.module.relative_to(SOURCE).parts[0]

    def is_equivalent(self, listed_mutants: list[dict[str, str]]) -> bool:
        """Whether it is one of the listed equivalent mutants."""
        values = {
            "module": self.module.relative_to(SOURCE).as_posix(),
            "source": self.mutant.source_line,
            "before": self.mutant.before,
            "after": self.mutant.after,
        }
        return any(values.items() <= entry.items() for entry in listed_mutants)


def sample_mutants(root: Path, packages: list[str], size: int, seed: int) -> list[SampledMutant]:
    """A random sample of `size` mutants of these modules or packages of src/mlcat. The same seed gives the same
    sample."""
    modules = [path for name in packages for path in _modules(root / SOURCE / name)]
    all_mutants = [
        SampledMutant(path.relative_to(root), mutant)
        for path in modules
        for mutant in generate_mutants(path.read_text(encoding="utf-8"))
    ]
    return random.Random(seed).sample(all_mutants, min(size, len(all_mutants)))


def _modules(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def find_outdated(root: Path, listed_mutants: list[dict[str, str]]) -> list[dict[str, str]]:
    """The listed mutants that no longer match the program."""
    modules = {entry["module"].removesuffix(".py") for entry in listed_mutants}
    existing = sorted(name for name in modules if (root / SOURCE / f"{name}.py").exists())
    all_mutants = sample_mutants(root, existing, sys.maxsize, 0)
    return [entry for entry in listed_mutants if not any(current.is_equivalent([entry]) for current in all_mutants)]


class WorkingCopy:
    """A copy of the checkout in a temporary folder, in which modules are changed and tests run."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in filter(None, tracked.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        self._clock = 2_000_000_000

    def write(self, module: Path, text: str) -> None:
        """Writes a module, with a modification time later than that of any compiled copy."""
        (self.root / module).write_text(text, encoding="utf-8")
        self._clock += 10
        os.utime(self.root / module, (self._clock, self._clock))

    def passes(self, tests: list[str]) -> bool:
        """Whether all of these tests pass. A run that takes too long is killed, with all of its child processes."""
        child = os.fork()
        if child == 0:
            os.setsid()
            os._exit(self._run(tests))
        deadline = time.monotonic() + MAX_SECONDS
        ended, status = os.waitpid(child, os.WNOHANG)
        while not ended and time.monotonic() < deadline:
            time.sleep(0.05)
            ended, status = os.waitpid(child, os.WNOHANG)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if not ended:
            os.waitpid(child, 0)
        return bool(ended) and status == 0

    def _run(self, tests: list[str]) -> int:
        """Runs tests in this forked process, whose parent has imported their dependencies."""
        os.chdir(self.root)
        os.environ["PYTHONPATH"] = str(self.root / "src")
        sys.path.insert(0, str(self.root / "src"))
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        options = ["-x", "-qq", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "timeout=60"]
        ended = pytest.main([*options, *tests])
        return 0 if ended == pytest.ExitCode.NO_TESTS_COLLECTED else int(ended)


def runs_of_tests(root: Path, module: Path, quick: bool = False) -> list[list[str]]:
    """The runs of tests for a mutant of a module, as paths. The runs that most likely fail come first.

    They are the tests of the module, then the folders that contain them, then other tests; with `quick`, only the first
    two.
    """
    folder = Path("tests", *module.relative_to(SOURCE).parts[:-1])
    beside = [folder / f"test_{module.stem.rstrip('_')}.py", folder / module.stem]
    own_tests = [[str(path)] for path in beside if (root / path).exists()]
    folders = [[str(path)] for path in (folder, *folder.parents) if len(path.parts) > 1 and (root / path).exists()]
    return own_tests + folders[:1] if quick else own_tests + folders + [OTHER_TESTS]


def survives(copy: WorkingCopy, sampled: SampledMutant, quick: bool) -> bool:
    """Whether all tests pass with the mutant in place of its module."""
    source = (copy.root / sampled.module).read_text(encoding="utf-8")
    copy.write(sampled.module, mutate_source(source, sampled.mutant.number))
    try:
        return all(copy.passes(tests) for tests in runs_of_tests(copy.root, sampled.module, quick))
    finally:
        copy.write(sampled.module, source)


def main() -> int:
    """Runs the tests with each mutant of a sample, prints the outcomes and a table; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("packages", nargs="+", help="packages or modules below src/mlcat: search importing/lists model")
    parser.add_argument("--sample", type=int, default=100, help="number of mutants (100)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the random sample (1)")
    parser.add_argument("--quick", action="store_true", help="run only the tests of the module and of its folder")
    parser.add_argument("--list", action="store_true", help="only print the sample")
    options = parser.parse_args()
    listed_mutants = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutants"]
    for entry in find_outdated(ROOT, listed_mutants):
        print(f"no longer in the program: {entry['module']}: {entry['source']}: {entry['before']} -> {entry['after']}")
    sample = sample_mutants(ROOT, options.packages, options.sample, options.seed)
    if options.list:
        print(*sample, sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return _run_sample(WorkingCopy(Path(folder)), sample, listed_mutants, options.quick)


def _run_sample(
    copy: WorkingCopy, sample: list[SampledMutant], listed_mutants: list[dict[str, str]], quick: bool
) -> int:
    """Prints the outcome for each mutant and a table by package; returns the exit code."""
    for tests in {tuple(tests) for sampled in sample for tests in runs_of_tests(copy.root, sampled.module, quick)}:
        if not tests[0].endswith(".py") and not copy.passes(list(tests)):
            print(f"without any change, {' '.join(tests)} fails", file=sys.stderr)
            return 2
    results: Counter[tuple[str, str]] = Counter()
    for sampled in sample:
        if sampled.is_equivalent(listed_mutants):
            outcome = "equivalent"
        else:
            outcome = "survived" if survives(copy, sampled, quick) else "killed"
        results[sampled.package, outcome] += 1
        print(f"{outcome:10} {sampled}", flush=True)
    packages = sorted({package for package, _ in results})
    for package in [*packages, None]:
        killed, survived, equivalent = (
            sum(results[name, outcome] for name in ([package] if package else packages))
            for outcome in ("killed", "survived", "equivalent")
        )
        share = killed / ((killed + survived) or 1)
        print(f"{package or 'all':12} killed {killed:4}  survived {survived:4}  equivalent {equivalent:4}  {share:.0%}")
    return 0 if share >= MIN_KILLED else 1


if __name__ == "__main__":
    sys.exit(main())
