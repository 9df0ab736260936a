"""When processes prepare the blocks of a stream, and how they are started and ended."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
from io import BytesIO

import pytest

from mlcat.importing import workers
from mlcat.importing.workers import WorkerPool, _take_blocks, batches_of_stream

LINE = b'{"title": "Sloop", "url": "https://a.org", "section": "Boats"}\n'


@pytest.mark.parametrize(
    ("size", "taken"),
    [
        (-1, []),
        (0, []),
        (1, [b"ab"]),
        (2, [b"ab"]),
        (3, [b"ab", b"c"]),
        (4, [b"ab", b"c", b"d"]),
        (9, [b"ab", b"c", b"d"]),
    ],
)
def test_blocks_are_taken_until_they_have_the_size(size: int, taken: list[bytes]) -> None:
    blocks = iter([b"ab", b"c", b"d"])
    assert _take_blocks(size, blocks) == taken
    assert list(blocks) == [b"ab", b"c", b"d"][len(taken) :]


@pytest.mark.parametrize(
    ("cpus", "min_size", "starts"),
    [(2, 2 * len(LINE), True), (2, 2 * len(LINE) + 1, False), (1, 1, False), (None, 1, False), (64, 1, True)],
)
def test_processes_are_started_for_a_large_stream_on_several_cores(
    monkeypatch: pytest.MonkeyPatch, cpus: int | None, min_size: int, starts: bool
) -> None:
    """The first line, which is the first block, does not count."""
    started: list[str] = []

    class Refused(WorkerPool):
        def start(self) -> None:
            started.append(self._name)
            raise OSError

    monkeypatch.setattr(workers, "WorkerPool", Refused)
    monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", min_size)
    monkeypatch.setattr(workers, "BLOCK_SIZE", len(LINE))
    monkeypatch.setattr(os, "cpu_count", lambda: cpus)
    batches = list(batches_of_stream(BytesIO(LINE * 3), "ships.ndjson", lambda _: None))
    assert [len(batch.lines) for batch in batches] == [1, 1, 1]
    assert started == (["ships.ndjson"] if starts else [])


def test_a_pool_ends_its_processes_and_closes_its_pipes() -> None:
    pool = WorkerPool("ships.ndjson", ())
    pool.start()
    with pool as entered:
        assert entered is pool
        (batch,) = pool.prepare(iter([LINE]), 0)
        assert len(batch.lines) == 1
        assert len(pool._processes) == workers.WORKERS
    assert all(end.closed for end in pool._ends)
    assert all(process.exitcode is not None for process in pool._processes)


def test_a_pool_that_cannot_be_started_leaves_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = WorkerPool("ships.ndjson", ())
    start = multiprocessing.Process.start

    def refuse_the_last(process: multiprocessing.Process) -> None:
        if len(pool._ends) == workers.WORKERS:
            raise BlockingIOError("too many processes")
        start(process)

    monkeypatch.setattr(multiprocessing.Process, "start", refuse_the_last)
    with pytest.raises(BlockingIOError):
        pool.start()
    assert [end.closed for end in pool._ends] == [True] * workers.WORKERS
    assert [process.exitcode is not None for process in pool._processes] == [True] * (workers.WORKERS - 1)


KILLED = """
import os, signal
from mlcat.importing.workers import WorkerPool
WorkerPool("ships.ndjson", ()).start()
print("started", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_workers_end_with_a_killed_process() -> None:
    """They have its standard output open, which ends with the last of them."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        output, _ = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert (process.returncode, output) == (-signal.SIGKILL, "started\n")
