"""Measures the run time of commands as multiples of a bare start of Python.

    python benchmarks/startup.py [--rounds N]
    python benchmarks/startup.py --imports "search clip"

Each round runs the commands in turn, as whole processes, and compares them with its `python -c pass`. The output goes
through a pipe that is read. Prints the median, minimum and maximum ratio, and the goal if there is one. `--imports`
prints the modules of a command that cost most.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from _measure import BARE_PYTHON, clean_environ, mlcat, ratios, run


class Case(NamedTuple):
    """A command line that is measured."""

    line: str
    goal: float | None = None
    """Maximum time, in bare Python starts; None if there is no goal."""
    is_cold: bool = False
    """Whether there is no index yet, as in the first run on a machine."""


CASES = (
    Case("list --plain", 7),
    Case("search clip --plain", 7),
    Case("search clip", 9.5),
    Case("show faiss", 9.5),
    Case("search sentense transformers --plain", 8.3),
    Case("search find similar pictures --plain"),
    Case("search qwxzvk --plain"),
    Case(""),
    Case("-h"),
    Case("search -h"),
    Case("--version"),
    Case("list"),
    Case("list --tag NLP --year 2020.. --plain"),
    Case("list --json"),
    Case("show faiss --json"),
    Case("show fais"),
    Case("open faiss --print"),
    Case("sections --plain"),
    Case("tags --plain"),
    Case("catalogs"),
    Case("completion bash"),
    Case("__complete zsh show fai", 3),
    Case("list --plain", is_cold=True),
    Case("search clip", is_cold=True),
)
_MAX_MODULES = 30  # modules that --imports prints


def main(argv: Sequence[str] | None = None) -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description="Start-up in multiples of `python -c pass`.")
    parser.add_argument("--rounds", type=int, default=21, help="how often each command runs (default: 21)")
    parser.add_argument("--imports", metavar="COMMAND", help="print the costliest modules of this command line")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        if options.imports is not None:
            print_imports(options.imports, Path(folder))
        else:
            print_table(measure(Path(folder), max(options.rounds, 1)))


def measure(folder: Path, rounds: int) -> dict[Case | None, list[float]]:
    """The seconds of each case, round by round. None has those of bare Python."""
    seconds_by_case: dict[Case | None, list[float]] = {case: [] for case in (None, *CASES)}
    for case in seconds_by_case:  # a warm-up run: it builds the index and reads byte code and files from the disk
        _seconds(case, folder)
    for _ in range(rounds):
        for case, times in seconds_by_case.items():
            times.append(_seconds(case, folder))
    return seconds_by_case


def _seconds(case: Case | None, folder: Path) -> float:
    if case is None:
        return run(BARE_PYTHON, clean_environ(folder)).seconds
    folder_of_case = folder / ("cold" if case.is_cold else "warm")
    if case.is_cold:
        shutil.rmtree(folder_of_case, ignore_errors=True)
    return run(mlcat(*shlex.split(case.line)), clean_environ(folder_of_case)).seconds


def print_table(seconds_by_case: dict[Case | None, list[float]]) -> None:
    """Prints a line for each case."""
    bare_times = seconds_by_case[None]
    print(f"python -c pass: {statistics.median(bare_times) * 1000:.1f} ms, median of {len(bare_times)} rounds\n")
    print(f"{'command':46}{'ratio':>7}   {'min..max':14}{'goal':>6}")
    for case, times in seconds_by_case.items():
        if case is None:
            continue
        median, minimum, maximum = ratios(times, bare_times)
        name = f"mlcat {case.line}".strip() + (" (no index yet)" if case.is_cold else "")
        goal = f"{case.goal:>6}{'' if median < case.goal else '  missed'}" if case.goal else ""
        print(f"{name:46}{median:>7.2f}   {f'{minimum:.2f}..{maximum:.2f}':14}{goal}".rstrip())


def print_imports(line: str, folder: Path) -> None:
    """Prints the modules that take longest to import: their own times, and those with the modules they import."""
    command = [sys.executable, "-X", "importtime", "-m", "mlcat", *shlex.split(line)]
    environ = clean_environ(folder)
    for _ in range(2):  # the first run builds the index and the byte code
        completed = subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    rows = sorted(_imports(completed.stderr), reverse=True)
    print(f"{len(rows)} modules, {sum(row[0] for row in rows) / 1000:.1f} ms in all\n")
    print(f"{'itself, ms':>10}  {'with its own, ms':>16}  module")
    for own_time, total_time, name in rows[:_MAX_MODULES]:
        print(f"{own_time / 1000:>10.2f}  {total_time / 1000:>16.2f}  {name}")


def _imports(report: str) -> list[tuple[int, int, str]]:
    """Parses the report of `-X importtime` to (own microseconds, microseconds including imports, module)."""
    rows = []
    for line in report.splitlines():
        if not line.startswith("import time:"):
            continue
        own_time, total_time, name = line.removeprefix("import time:").split("|")
        if own_time.strip().isdigit():  # not the heading
            rows.append((int(own_time), int(total_time), name.strip()))
    return rows


if __name__ == "__main__":
    main()
