"""Compares how two installed versions of mlcat import a list.

    python benchmarks/import_rate.py OTHER [--file LIST] [--size 5e4] [--rounds N]

OTHER is the `mlcat` command of the other version. Both import LIST in turn, in folders of their own. Without LIST, they
import a generated NDJSON file of `--size` entries (see `_synthetic`).

Prints the minimum of each version, and the ratio of both, for four measures: the CPU time of all processes, which other
programs disturb less than the clock; the time by the clock; the peak memory of the largest process; and the size of the
index. On Windows there is no CPU time and no memory.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from _measure import MeasurementError, clean_environ, mlcat, run

_NAME = "compared"


class ImportCost(NamedTuple):
    """The measurements of an import; None where the system does not report one."""

    cpu: float | None
    """Seconds of all its processes."""
    clock: float
    """Seconds from its start to its end."""
    peak: int | None
    """Bytes of its largest process."""
    index_size: int
    """Bytes of its index."""


def main(argv: Sequence[str] | None = None) -> None:
    """Measures both versions and prints the table."""
    parser = argparse.ArgumentParser(description="Import rate, memory and index size beside another version.")
    parser.add_argument("other", metavar="OTHER", help="the mlcat command of the other version")
    parser.add_argument("--file", type=Path, metavar="LIST", help="the list to import (default: a generated one)")
    parser.add_argument("--size", type=float, default=5e4, help="number of generated entries (default: 5e4)")
    parser.add_argument("--rounds", type=int, default=3, help="number of imports by each version (default: 3)")
    options = parser.parse_args(argv)
    if options.rounds < 1 or options.size < 1:
        parser.error("there is at least one round and one entry")
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        path = options.file or _generated(Path(folder), int(options.size))
        commands = (options.other,), mlcat()
        rounds = [[measure(command, path) for command in commands] for _ in range(options.rounds)]
    other, this = (minimum_of_each(series) for series in zip(*rounds, strict=True))
    print("\n".join(table(other, this)))


def _generated(folder: Path, size: int) -> Path:
    path = folder / "catalog.ndjson"
    generator = Path(__file__).with_name("_synthetic.py")
    run((sys.executable, str(generator), str(size), str(path), str(folder / "texts")), max_code=0)
    return path


def measure(command: Sequence[str], path: Path) -> ImportCost:
    """Imports the list at `path` into an empty folder, and measures it."""
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        completed = run((*command, "import", str(path), "--name", _NAME), clean_environ(Path(folder)), max_code=0)
        index_size = sum(file.stat().st_size for file in Path(folder).rglob("*.db"))
    return ImportCost(completed.cpu, completed.seconds, completed.peak, index_size)


def minimum_of_each(series: Sequence[ImportCost]) -> ImportCost:
    """The minimum of each measurement in a series."""
    return ImportCost(
        min((cost.cpu for cost in series if cost.cpu is not None), default=None),
        min(cost.clock for cost in series),
        min((cost.peak for cost in series if cost.peak is not None), default=None),
        min(cost.index_size for cost in series),
    )


def table(other: ImportCost, this: ImportCost) -> Iterator[str]:
    """The lines of the table with both versions."""
    yield f"{'':22}{'other':>10}{'this':>10}{'ratio':>8}"
    names = ("CPU, s", 1), ("clock, s", 1), ("peak memory, MiB", 2**20), ("index, MiB", 2**20)
    for (name, unit), other_value, this_value in zip(names, other, this, strict=True):
        if other_value and this_value:
            yield f"{name:22}{other_value / unit:>10.2f}{this_value / unit:>10.2f}{this_value / other_value:>8.2f}"


if __name__ == "__main__":
    try:
        main()
    except (MeasurementError, OSError, subprocess.SubprocessError) as error:
        sys.exit(f"import_rate.py: {error}")
