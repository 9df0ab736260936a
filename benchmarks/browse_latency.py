"""Measures the time from the start of `mlcat browse` to its first screen, and from a key to the changed screen.

    python benchmarks/browse_latency.py [--rounds N] [--catalog FILE.ndjson]

Each round starts the browser on a pseudo-terminal, and waits for the whole first screen. That time is compared with the
`python -c pass` of the same round. Then it types a query letter by letter, and waits after each letter for the changed
query line. `--catalog` adds a second table, over that catalog; `_synthetic.py` makes one of any size. Prints medians,
minima and maxima. POSIX only.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from _measure import BARE_PYTHON, MeasurementError, clean_environ, mlcat, ratios, run

_TIMEOUT = 60.0  # seconds
_SIZE = (40, 120)  # rows, columns
_QUERY = "triplet"
_END_OF_SCREEN = b"leave"  # the last word of a screen


class Round(NamedTuple):
    """The times of one round, in seconds."""

    python_start: float
    first_screen: float
    keys: list[float]


def main(argv: Sequence[str] | None = None) -> None:
    """Measures and prints a table for each catalog."""
    parser = argparse.ArgumentParser(description="The browser's first screen and its answer to a key.")
    parser.add_argument("--rounds", type=int, default=11, help="how often the browser is started (default: 11)")
    parser.add_argument("--catalog", type=Path, metavar="FILE", help="a catalog in NDJSON to browse, too")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        environ = clean_environ(Path(folder)) | {"TERM": "xterm-256color"}
        print_table("the bundled catalog", measure(environ, "metric-learning", options.rounds))
        if options.catalog:
            run(mlcat("import", str(options.catalog), "--name", "large"), environ)
            print_table(options.catalog.name, measure(environ, "large", options.rounds))


def measure(environ: Mapping[str, str], catalog: str, rounds: int) -> list[Round]:
    """Measures `rounds` rounds, after a warm-up round that compiles the modules and builds the index."""
    _browse(environ, catalog)
    results = []
    for _ in range(max(rounds, 1)):
        python_start = run(BARE_PYTHON, environ).seconds
        results.append(Round(python_start, *_browse(environ, catalog)))
    return results


def print_table(title: str, rounds: Sequence[Round]) -> None:
    """Prints the measurements of one catalog."""
    python_start = [measured_round.python_start for measured_round in rounds]
    keys = [seconds * 1000 for measured_round in rounds for seconds in measured_round.keys]
    median, minimum, maximum = ratios([measured_round.first_screen for measured_round in rounds], python_start)
    print(f"{title}: python -c pass {statistics.median(python_start) * 1000:.1f} ms, median of {len(rounds)} rounds")
    print(f"  first screen, in bare starts  {median:6.2f}   {minimum:.2f}..{maximum:.2f}")
    print(f"  key to screen, ms             {statistics.median(keys):6.2f}   {min(keys):.2f}..{max(keys):.2f}")


def _browse(environ: Mapping[str, str], catalog: str) -> tuple[float, list[float]]:
    """Seconds to the first screen, and from each letter of the query to the screen that shows it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *_SIZE, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        mlcat("browse", "-c", catalog), stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0),  # noqa: PLW1509  this process has one thread
    )  # fmt: skip
    try:
        _read_until(master, _END_OF_SCREEN)
        first_screen = time.perf_counter() - started
        _read_until_idle(master)
        keys = []
        for letter in _QUERY:
            typed = time.perf_counter()
            os.write(master, letter.encode())
            _read_until(master, letter.encode())
            keys.append(time.perf_counter() - typed)
            _read_until_idle(master)
        os.write(master, b"\x1b")
        while process.poll() is None:
            _read_until_idle(master)
        return first_screen, keys
    finally:
        process.kill()
        process.wait()
        os.close(master)
        os.close(slave)


def _read_until(master: int, text: bytes) -> None:
    """Reads until `text` has been written."""
    output, deadline = b"", time.monotonic() + _TIMEOUT
    while text not in output:
        if not select.select([master], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise MeasurementError(f"{text!r} was not shown: {output[-300:]!r}")
        output += os.read(master, 65536)


def _read_until_idle(master: int) -> None:
    """Reads until nothing has been written for a moment: the preview is written after the list."""
    while select.select([master], [], [], 0.15)[0]:
        os.read(master, 65536)


if __name__ == "__main__":
    main()
