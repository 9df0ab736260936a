"""SIGINT during work that must not be left incomplete."""

import ctypes
import functools
import gc
import io
import operator
import os
import select
import signal
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest

from mlcat.importing.signals import (
    ENDING_SIGNALS,
    deferred_signals,
    exit_on_termination,
    first_signal_only,
    interruptible,
)

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there"),
    pytest.mark.usefixtures("default_sigint"),
]


@pytest.fixture(autouse=True)
def _without_garbage_collection() -> Iterator[None]:
    """Disables the collector: an exception that a signal raises in a callback of a collection is lost."""
    gc.disable()
    yield
    gc.enable()


def press() -> None:
    """Sends SIGINT to this process."""
    os.kill(os.getpid(), signal.SIGINT)


def test_an_interrupt_is_deferred_until_the_end() -> None:
    done = False
    with pytest.raises(KeyboardInterrupt):
        with deferred_signals():
            press()
            done = True
        pytest.fail("no interrupt")
    assert done


def test_a_second_interrupt_does_not_stop_the_cleanup() -> None:
    cleared = False
    with pytest.raises(KeyboardInterrupt), first_signal_only():
        try:
            press()
        finally:
            press()
            press()
            cleared = True
    assert cleared
    with pytest.raises(KeyboardInterrupt):  # then the default applies again
        press()


def test_an_ignored_signal_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with first_signal_only():
        press()
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN


# --- While it waits for input -----------------------------------------------------------------------------------


class Pipe:
    """A pipe that gets a byte after a while, so that a read that misses SIGINT ends as well."""

    def __init__(self) -> None:
        self.end, self._other_end = os.pipe()
        self.is_late = False
        self._timer = threading.Timer(5, self._end_the_wait)
        self._timer.start()

    def write(self) -> None:
        os.write(self._other_end, b"x")

    def _end_the_wait(self) -> None:
        self.is_late = True
        self.write()

    def close(self) -> None:
        self._timer.cancel()
        self._timer.join()
        os.close(self.end)
        os.close(self._other_end)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.close()


def without_a_python_instruction_between(*calls: Callable[[], object]) -> Callable[[], object]:
    """Calls built-in functions one after the other and returns the first true result.

    No Python code runs between them, so a signal that the first sends is noticed only after the last.
    """
    return functools.partial(next, filter(None, map(operator.call, calls)))


@pytest.fixture
def press_in_c() -> Callable[[], object]:
    """Sends SIGINT as `press` does; `os.kill` would run the handler before it returns."""
    return functools.partial(ctypes.CDLL(None).kill, os.getpid(), signal.SIGINT)


def test_an_interrupt_just_before_a_read_ends_it(pipe: Pipe, press_in_c: Callable[[], object]) -> None:
    with open(pipe.end, "rb", closefd=False) as stream:
        read = functools.partial(interruptible(stream).read, 1)
        with pytest.raises(KeyboardInterrupt):
            without_a_python_instruction_between(press_in_c, read)()
    assert not pipe.is_late


@pytest.mark.parametrize("selects_before", [0, 1])
def test_an_interrupt_just_before_the_wait_ends_it(
    pipe: Pipe, press_in_c: Callable[[], object], selects_before: int
) -> None:
    """`select` asks an object for its descriptor; this object sends SIGINT then."""
    descriptor: Callable[[], object] = functools.partial(int, pipe.end)
    calls = [descriptor] * selects_before + [press_in_c, descriptor]
    asked = SimpleNamespace(fileno=without_a_python_instruction_between(*calls))
    stream: BinaryIO = SimpleNamespace(fileno=lambda: asked)  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        interruptible(stream).read(1)
    assert not pipe.is_late


def test_a_signal_whose_handler_does_not_raise_continues_the_wait(pipe: Pipe) -> None:
    signal.signal(signal.SIGINT, lambda number, frame: pipe.write())
    threading.Timer(0.05, press).start()
    with open(pipe.end, "rb", closefd=False) as stream:
        assert interruptible(stream).read(1) == b"x"
    assert not pipe.is_late


def test_signal_handlers_and_descriptors_are_restored(pipe: Pipe) -> None:
    number_of_descriptors = len(os.listdir("/dev/fd"))
    with open(pipe.end, "rb", closefd=False) as stream, pytest.raises(KeyboardInterrupt):
        threading.Timer(0.05, press).start()
        interruptible(stream).read(1)
    assert len(os.listdir("/dev/fd")) == number_of_descriptors
    assert signal.set_wakeup_fd(-1) == -1


def test_a_file_is_read_completely_and_stays_open(tmp_path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"".join(b"%d\n" % number for number in range(100_000)))
    with path.open("rb") as stream:
        assert interruptible(stream).readlines() == path.read_bytes().splitlines(keepends=True)
        stream.seek(0)
        assert stream.readline() == b"0\n"


def test_a_stream_without_a_descriptor_is_read_directly() -> None:
    stream = io.BytesIO(b"x")
    assert interruptible(stream) is stream


def test_in_another_thread_the_stream_is_read_directly(pipe: Pipe) -> None:
    returned = []
    with open(pipe.end, "rb", closefd=False) as stream:
        thread = threading.Thread(target=lambda: returned.append(interruptible(stream)))
        thread.start()
        thread.join()
        assert returned == [stream]


# --- Without a program in the foreground --------------------------------------------------------------------------


@pytest.mark.parametrize("block", [deferred_signals, first_signal_only])
def test_the_handler_of_a_signal_is_the_same_after_the_block(block: Callable[[], Any]) -> None:
    handlers = {number: lambda *_: None for number in (signal.SIGINT, signal.SIGTERM)}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        with block():
            assert all(signal.getsignal(number) is not handler for number, handler in handlers.items())
        assert all(signal.getsignal(number) is handler for number, handler in handlers.items())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.mark.parametrize("block", [deferred_signals, first_signal_only, exit_on_termination])
def test_in_another_thread_no_signal_is_handled(block: Callable[[], Any]) -> None:
    done = []

    def run() -> None:
        before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
        with block():
            done.append(before == {number: signal.getsignal(number) for number in ENDING_SIGNALS})

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_that_ends_the_process_raises_an_exception(number: signal.Signals, code: int) -> None:
    assert signal.getsignal(number) is signal.SIG_DFL
    with pytest.raises(SystemExit) as caught, exit_on_termination():
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        os.kill(os.getpid(), number)
        signal.pause()
    assert caught.value.code == code
    assert signal.getsignal(number) is signal.SIG_DFL


def test_an_ignored_signal_does_not_end_the_process() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with exit_on_termination():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_on_windows_the_stream_is_read_directly(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(pipe.end, "rb", closefd=False) as stream, monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        assert interruptible(stream) is stream


def test_input_that_is_there_is_read_without_waiting(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []
    real = select.select
    monkeypatch.setattr(select, "select", lambda *values: asked.append(values) or real(*values))  # type: ignore[func-returns-value]
    pipe.write()
    with open(pipe.end, "rb", closefd=False) as stream:
        assert interruptible(stream).read(1) == b"x"
    assert asked == [([pipe.end], [], [], 0)]
