"""Fetches the sources of several catalogs in parallel, while the caller writes those that have arrived."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mlcat.cli.updating.update import Plan
from mlcat.errors import MlcatError
from mlcat.importing.fetch.sources import FetchedList, is_remote
from mlcat.importing.fetch.validators import NotModified

MAX_FETCHES = 8
"""Maximum number of sources that are fetched at the same time."""
_INTERVAL = 0.1  # seconds after which Ctrl-C is noticed if nothing else wakes the process

Outcome = FetchedList | NotModified | MlcatError
"""The outcome of a fetch: the list, `NotModified` if it has not changed, or an error."""
Fetch = Callable[[Plan], FetchedList]
"""Fetches the source of a plan; raises `NotModified` or `MlcatError`."""


class Arrival(NamedTuple):
    """A fetch that has ended."""

    plan: Plan
    outcome: Outcome


def fetch_all(plans: list[Plan], fetch: Fetch) -> Iterator[Arrival]:
    """Yields the outcome of `fetch` for each plan: local files first, in order, then the others as their servers
    answer.

    `fetch` runs in other threads for remote sources. An `MlcatError` or `NotModified` that it raises is part of the
    outcome; any other exception is raised here. The threads end with the process, or after their current fetch.
    """
    remote = [plan for plan in plans if is_remote(plan.source)]
    threads = _Threads(remote, fetch)
    try:
        for plan in plans:
            if not is_remote(plan.source):
                yield _fetch_one(plan, fetch)
        for _ in remote:
            yield threads.next()
    finally:
        threads.stop()


def _fetch_one(plan: Plan, fetch: Fetch) -> Arrival:
    try:
        return Arrival(plan, fetch(plan))
    except (MlcatError, NotModified) as ended:
        return Arrival(plan, ended)


class _Threads:
    """Threads that fetch. They are daemons, so that a server that does not answer cannot delay the exit."""

    def __init__(self, plans: list[Plan], fetch: Fetch) -> None:
        self._fetch = fetch
        self._waiting: queue.SimpleQueue[Plan] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[Arrival | BaseException] = queue.SimpleQueue()
        self._stopped = threading.Event()
        for plan in plans:
            self._waiting.put(plan)
        self._are_running = all(_start(self._run) for _ in plans[:MAX_FETCHES])

    def next(self) -> Arrival:
        """Waits for the next fetch to end, and returns its outcome. Raises any other exception of the thread."""
        if not self._are_running:  # no thread could be started
            self._run()
        while True:
            try:
                ended = self._outcomes.get(timeout=_INTERVAL)
            except queue.Empty:
                continue
            if isinstance(ended, BaseException):
                raise ended
            return ended

    def stop(self) -> None:
        """Starts no further fetch."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                plan = self._waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self._outcomes.put(_fetch_one(plan, self._fetch))
            except BaseException as error:
                self._outcomes.put(error)


def _start(run: Callable[[], None]) -> bool:
    try:
        threading.Thread(target=run, daemon=True).start()
    except RuntimeError:
        return False
    return True
