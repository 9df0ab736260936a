"""The clock of a fetch: how long it may take, and how slow it may be."""

import threading

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.limits import Limits, Transfer, run_with_limits

LATER = "Check the connection, or try again later."


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("time.monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def fault(transfer: Transfer) -> tuple[str, str]:
    with pytest.raises(ImportFailedError) as caught:
        transfer.check()
    return caught.value.message, caught.value.hint


def test_the_limits_of_a_fetch() -> None:
    assert Limits() == Limits(32 << 20, 10, 30, 30, 1000, 120)


def test_a_restart_does_not_extend_the_deadline_of_a_fetch(clock: Clock) -> None:
    transfer = Transfer(Limits(total_seconds=20), "a.org")
    clock.now += 20
    transfer.restart()
    transfer.check()
    clock.now += 0.1
    assert fault(transfer) == ("'a.org' takes too long: not done after 20 seconds.", LATER)


def test_a_server_must_send_a_thousand_bytes_a_second_on_average(clock: Clock) -> None:
    transfer = Transfer(Limits(rate_seconds=10), "a.org")
    transfer.received = 9_999
    clock.now += 9.9
    transfer.check()
    clock.now += 0.1
    assert fault(transfer) == ("'a.org' is too slow: 9,999 bytes in 10 seconds.", LATER)
    transfer.received = 10_000
    transfer.check()
    clock.now += 10
    transfer.received = 19_999
    assert fault(transfer)[0] == "'a.org' is too slow: 9,999 bytes in 10 seconds."
    transfer.received = 20_000
    transfer.check()


def test_a_server_that_sends_nothing_is_reported(clock: Clock) -> None:
    transfer = Transfer(Limits(rate_seconds=10), "a.org")
    clock.now += 10
    assert fault(transfer) == ("'a.org' does not answer: nothing after 10 seconds.", LATER)


def test_a_restart_begins_a_new_count(clock: Clock) -> None:
    transfer = Transfer(Limits(rate_seconds=10), "a.org")
    transfer.received, transfer.expected = 50_000, 60_000
    clock.now += 10
    transfer.restart()
    assert transfer.received == 0
    assert transfer.expected is None
    transfer.check()
    clock.now += 10
    assert fault(transfer)[0] == "'a.org' does not answer: nothing after 10 seconds."


def test_progress_is_reported_from_the_first_byte() -> None:
    steps: list[tuple[int, int | None]] = []
    transfer = Transfer(Limits(), "a.org", lambda *step: steps.append(step))
    transfer.check()
    transfer.received, transfer.expected = 5, 7
    transfer.check()
    assert steps == [(5, 7)]


def test_work_returns_its_result_or_raises_its_exception() -> None:
    transfer = Transfer(Limits(), "a.org")
    assert run_with_limits(lambda: threading.current_thread().daemon, transfer) is True
    with pytest.raises(ValueError, match="literal"):
        run_with_limits(lambda: int("x"), transfer)


def test_without_another_thread_the_work_is_done_in_the_current_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", refuse)
    assert run_with_limits(lambda: 5, Transfer(Limits(), "a.org")) == 5


def test_work_that_takes_too_long_is_abandoned() -> None:
    end = threading.Event()
    with pytest.raises(ImportFailedError, match="takes too long"):
        run_with_limits(lambda: end.wait(20), Transfer(Limits(total_seconds=-1), "a.org"))
    end.set()
