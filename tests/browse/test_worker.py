"""The thread that carries out effects."""

import threading

import pytest

from mlcat.browse.state import Effect, Event, LoadFilterOptions, Notice, Search
from mlcat.browse.worker import Worker

SECONDS = 30.0


def search(query: str) -> Search:
    return Search(query, frozenset(), "")


class Answers:
    """Answers that are held back until the test releases them."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()
        self.asked: list[Effect] = []
        self.on_answer: list[Event] = []
        self.on_failure: list[BaseException] = []
        self.done = threading.Semaphore(0)

    def answer(self, effect: Effect) -> Event | None:
        self.asked.append(effect)
        self.begun.set()
        assert self.go.wait(SECONDS)
        if effect == search("broken"):
            raise ValueError("broken")
        return Notice(effect.query) if isinstance(effect, Search) else None

    def take(self, event: Event) -> None:
        self.on_answer.append(event)
        self.done.release()

    def fail(self, error: BaseException) -> None:
        self.on_failure.append(error)
        self.done.release()

    def wait(self, count: int) -> None:
        for _ in range(count):
            assert self.done.acquire(timeout=SECONDS)


@pytest.fixture
def answers() -> Answers:
    return Answers()


def test_only_the_last_of_the_waiting_searches_is_run(answers):
    with Worker(answers.answer, answers.take, answers.fail) as worker:
        worker.start()
        worker.add(search("t"))
        assert answers.begun.wait(SECONDS)
        for query in ("tr", "tri", "trip"):
            worker.add(search(query))
        answers.go.set()
        answers.wait(2)
    assert answers.asked == [search("t"), search("trip")]
    assert answers.on_answer == [Notice("t"), Notice("trip")]


def test_effects_of_other_kinds_are_kept_in_their_order(answers):
    answers.go.set()
    with Worker(answers.answer, answers.take, answers.fail) as worker:
        worker.add(search("a"))
        worker.add(LoadFilterOptions(frozenset()))
        worker.add(search("b"))
        worker.start()
        answers.wait(1)
    assert answers.asked[-1] == search("b")
    assert answers.on_answer == [Notice("b")]


def test_an_error_is_passed_on_and_ends_the_thread(answers):
    answers.go.set()
    with Worker(answers.answer, answers.take, answers.fail) as worker:
        worker.start()
        worker.add(search("broken"))
        answers.wait(1)
    assert [str(error) for error in answers.on_failure] == ["broken"]
