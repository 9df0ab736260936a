"""Limits for documents of every format: their length, and the total time of reading."""

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.documents import parsing
from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.lists import parser
from mlcat.importing.lists.parser import parse_list

LIST = "# T\n\n## S\n\n- [A](https://a.org) - one.\n"
MARKUPS = ("markdown", "rst", "asciidoc", "org")


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_text_may_have_at_most_the_maximum_length(monkeypatch: pytest.MonkeyPatch, markup: str) -> None:
    monkeypatch.setattr(parsing, "MAX_CHARACTERS", len(LIST))
    parse_document(LIST, Deadline(100), markup)
    with pytest.raises(ImportFailedError, match="longer than"):
        parse_document(f"{LIST}\n", Deadline(100), markup)


def test_the_message_names_the_limit() -> None:
    with pytest.raises(ImportFailedError, match="longer than 16 million characters"):
        parse_document("a" * 16_000_001, Deadline(0))


@pytest.mark.parametrize("left", range(12))
def test_every_step_of_reading_checks_the_same_deadline(monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    """The time is up at the nth check of the clock; a list of one entry has at least twelve checks."""
    looks = iter([0.0, *[1.0] * left])
    monkeypatch.setattr("time.monotonic", lambda: next(looks, 1e9))
    with pytest.raises(ImportFailedError, match="too long to read"):
        parse_list(LIST)


@pytest.mark.parametrize("step", ["unread_addresses"])
def test_the_deadline_is_checked_after_the_last_step(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    real = getattr(parser, step)

    def slow(*values: object) -> object:
        now[0] = 1e9
        return real(*values)

    monkeypatch.setattr(parser, step, slow)
    with pytest.raises(ImportFailedError, match="too long to read"):
        parse_list(LIST)
