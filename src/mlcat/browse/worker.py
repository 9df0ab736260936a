"""Runs effects in a thread, so that the terminal never waits for a search."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mlcat.browse.state import Effect, Event


class Worker:
    """A thread that runs effects in order. Of several waiting effects of a kind, it runs only the latest.

    A context manager, which ends the thread without waiting for it.
    """

    def __init__(
        self,
        run_effect: Callable[[Effect], Event | None],
        on_answer: Callable[[Event], None],
        on_failure: Callable[[BaseException], None],
    ) -> None:
        """The thread calls `run_effect`, then `on_answer` with its result unless that is None.

        After an exception, it calls `on_failure` and ends.
        """
        self._run_effect = run_effect
        self._on_answer = on_answer
        self._on_failure = on_failure
        self._waiting: dict[type, Effect] = {}
        self._ready = threading.Condition()
        self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Starts the thread, with the effects that were added before."""
        self._thread.start()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        with self._ready:
            self._ended = True
            self._ready.notify()

    def add(self, effect: Effect) -> None:
        """Adds an effect to those that wait. It replaces a waiting effect of its kind."""
        with self._ready:
            self._waiting.pop(type(effect), None)
            self._waiting[type(effect)] = effect
            self._ready.notify()

    def _run(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    return
                effect = self._waiting.pop(next(iter(self._waiting)))
            try:
                answer = self._run_effect(effect)
            except BaseException as error:  # the main thread raises it
                self._on_failure(error)
                return
            if answer is not None:
                self._on_answer(answer)
