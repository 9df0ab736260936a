"""The time limit for parsing a text, which the parser of every format checks."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document


@pytest.mark.parametrize(("size", "seconds"), [(0, 20.0), (100_000, 21.0)])
def test_the_time_grows_with_the_text(monkeypatch: pytest.MonkeyPatch, size: int, seconds: float) -> None:
    now = [100.0]
    for clock in ("time.monotonic", "time.thread_time"):
        monkeypatch.setattr(clock, lambda: now[0])
    deadline = Deadline(size)
    now[0] += seconds
    deadline.check()
    now[0] += 0.001
    with pytest.raises(ImportFailedError) as caught:
        deadline.check()
    assert caught.value.message == "this text takes too long to read."
    assert caught.value.hint == "It is hardly a list of links."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("markdown", "- a\n"),
        ("markdown", "<html><body><ul><li>a</ul>"),
        ("rst", "a\n"),
        ("asciidoc", "a\n"),
        ("org", "a\n"),
    ],
    ids=["markdown", "html", "rst", "asciidoc", "org"],
)
def test_every_parser_ends_when_the_time_is_up(monkeypatch: pytest.MonkeyPatch, markup: str, text: str) -> None:
    monkeypatch.setattr("mlcat.importing.documents.deadline._SECONDS", -60.0)
    with pytest.raises(ImportFailedError, match="takes too long"):
        parse_document(text, Deadline(0), markup)


def test_waiting_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, processor_time = [0.0], [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    monkeypatch.setattr("time.thread_time", lambda: processor_time[0])
    deadline = Deadline(0)
    clock[0], processor_time[0] = 20.0, 1e9
    deadline.check()
    clock[0], processor_time[0] = 1e9, 20.0
    deadline.check()
    processor_time[0] = 20.1
    with pytest.raises(ImportFailedError, match="takes too long"):
        deadline.check()
