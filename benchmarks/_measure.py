"""Runs a command as a process with folders of its own, and measures its time and memory."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

BARE_PYTHON = (sys.executable, "-c", "pass")
"""A bare start of Python, with which start-up times are compared."""

_REMOVED_VARIABLES = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME")
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
_SAMPLE_INTERVAL = 0.05  # seconds between two samples of memory


class CompletedProcess(NamedTuple):
    """The result of a process that has ended."""

    seconds: float
    code: int
    output: bytes
    peak: int | None
    """Peak memory in bytes of the process or, if that is larger, of a child process; None if the system reports none.

    On Linux it includes the memory of the benchmark itself at the fork, so a benchmark must be small.
    """
    cpu: float | None
    """CPU time in seconds, including the child processes that it waited for; None as for `peak`."""


class MeasurementError(Exception):
    """A measured process failed."""


def mlcat(*arguments: str) -> tuple[str, ...]:
    """The command line of mlcat: the script beside this Python, else the module."""
    script = shutil.which("mlcat", path=str(Path(sys.executable).parent))
    return (script, *arguments) if script else (sys.executable, "-m", "mlcat", *arguments)


def clean_environ(folder: Path) -> dict[str, str]:
    """An environment with the data and cache folders of mlcat in `folder`.

    Variables that affect output or start-up are removed.
    """
    environ = {name: value for name, value in os.environ.items() if name not in _REMOVED_VARIABLES}
    return environ | {"XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}


def run(
    command: Sequence[str],
    environ: Mapping[str, str] | None = None,
    *,
    stdin: BinaryIO | None = None,
    max_code: int = 1,
) -> CompletedProcess:
    """Runs a command to its end, and reads its output. Raises `MeasurementError` for an exit code above `max_code`."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        with subprocess.Popen(
            command, env=environ, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
        ) as process:
            assert process.stdout
            output = process.stdout.read()
            code, peak, cpu = _wait(process)
        seconds = time.perf_counter() - started
        if not 0 <= code <= max_code:
            errors.seek(0)
            message = errors.read().decode(errors="replace").strip()
            raise MeasurementError(f"{' '.join(command)[:200]}\nended with {code}: {message[-500:]}")
    return CompletedProcess(seconds, code, output, peak, cpu)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, int | None, float | None]:
    """Waits for the process; returns its exit code, peak memory and CPU time as `CompletedProcess` has them."""
    if sys.platform == "win32":
        return process.wait(), None, None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss * _MAXRSS_UNIT, usage.ru_utime + usage.ru_stime


def ratios(times: Sequence[float], base: Sequence[float]) -> tuple[float, float, float]:
    """Median, minimum and maximum of the pairwise ratios of two series.

    Measure them alternately, so that a temporary slowdown of the machine affects both.
    """
    pairs = [time / base_time for time, base_time in zip(times, base, strict=True)]
    return statistics.median(pairs), min(pairs), max(pairs)


class DescendantsMemory(threading.Thread):
    """Samples the total memory of all descendants of this process inside a `with` block. Works on Linux only."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak: int | None = None
        """The largest sample in bytes; None without samples."""
        self._done = threading.Event()

    def run(self) -> None:
        """Takes samples until the thread is stopped."""
        own = threading.main_thread().native_id
        while not self._done.wait(_SAMPLE_INTERVAL):
            together = sum(map(_memory_of, _below(str(own))))
            self.peak = max(self.peak or 0, together) or None

    def __enter__(self) -> DescendantsMemory:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self.join()


def _below(process: str) -> Iterator[str]:
    """The ids of all descendants of a process."""
    for tasks in Path("/proc", process, "task").glob("*/children"):
        try:
            children = tasks.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in children:
            yield child
            yield from _below(child)


def _memory_of(process: str) -> int:
    """The proportional set size of a process in bytes: of memory shared by n processes, each has 1/n."""
    try:
        text = Path("/proc", process, "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
