"""Ctrl-C where something would be left half done."""

import os
import signal
from collections.abc import Iterator

import pytest

from mlcat.importing.signals import deferred_sigint, ended, first_sigint_only

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """As Python starts, whatever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_it_is_held_back_and_comes_after() -> None:
    done = False
    with pytest.raises(KeyboardInterrupt):
        with deferred_sigint():
            press()
            done = True
        pytest.fail("it never came")
    assert done


def test_the_first_is_heard_and_the_second_is_not_while_is_cleared_away() -> None:
    cleared = False
    with pytest.raises(KeyboardInterrupt), first_sigint_only():
        try:
            press()
        finally:
            press()
            press()
            cleared = True
    assert cleared
    with pytest.raises(KeyboardInterrupt):  # and then again as ever
        press()


def test_who_ignores_it_goes_on_ignoring_it() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with first_sigint_only():
        press()


def test_a_generator_is_ended_where_it_is_said() -> None:
    steps = []

    def stream() -> Iterator[int]:
        try:
            yield 1
            yield 2
        finally:
            steps.append("ended")

    numbers = stream()
    with ended(numbers):
        steps.append(str(next(numbers)))
    steps.append("after")
    assert steps == ["1", "ended", "after"]
    with ended(iter([1])):  # what is no generator needs no end
        pass
