"""Compares how two installed versions of mlcat import a list.

    python benchmarks/import_rate.py OTHER [--file LIST] [--size 5e4] [--rounds N]

OTHER is the `mlcat` command of the other version. Both import LIST, or a generated NDJSON file of that many entries
(see `_synthetic`), in turn and in folders of their own. Prints the minimum of each version, and the ratio of both, for
the CPU time of all processes (which other programs disturb less than the clock), the time by the clock, the peak memory
of the largest process, and the size of the index. On Windows there is no CPU time and no memory.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from _measure import FailedError, clean_environ, mlcat, run

_NAME = "compared"


class Measured(NamedTuple):
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
    other, this = (least(series) for series in zip(*rounds, strict=True))
    print("\n".join(table(other, this)))


def _generated(folder: Path, size: int) -> Path:
    path = folder / "catalog.ndjson"
    generator = Path(__file__).with_name("_synthetic.py")
    run((sys.executable, str(generator), str(size), str(path), str(folder / "texts")), max_code=0)
    return path


def measure(command: Sequence[str], path: Path) -> Measured:
    """Imports the list at `path` into an empty folder."""
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        ended = run((*command, "import", str(path), "--name", _NAME), clean_environ(Path(folder)), max_code=0)
        index_size = sum(file.stat().st_size for file in Path(folder).rglob("*.db"))
    return Measured(ended.cpu, ended.seconds, ended.peak, index_size)


def least(series: Sequence[Measured]) -> Measured:
    """The minimum of each measurement."""
    return Measured(
        min((one.cpu for one in series if one.cpu is not None), default=None),
        min(one.clock for one in series),
        min((one.peak for one in series if one.peak is not None), default=None),
        min(one.index_size for one in series),
    )


def table(other: Measured, this: Measured) -> Iterator[str]:
    """The lines of the table."""
    yield f"{'':22}{'other':>10}{'this':>10}{'ratio':>8}"
    names = ("CPU, s", 1), ("clock, s", 1), ("peak memory, MiB", 2**20), ("index, MiB", 2**20)
    for (name, unit), before, now in zip(names, other, this, strict=True):
        if before and now:
            yield f"{name:22}{before / unit:>10.2f}{now / unit:>10.2f}{now / before:>8.2f}"


if __name__ == "__main__":
    try:
        main()
    except (FailedError, OSError, subprocess.SubprocessError) as error:
        sys.exit(f"import_rate.py: {error}")
