"""What is read from the changes that git prints, line by line."""

import io

import pytest

from mlcat.errors import ImportFailedError
from mlcat.importing.updates import git_history
from mlcat.importing.updates.git_history import DEFAULT_LIMITS, History, HistoryLimits

LINE = "- [Sloop](https://a.org/sloop)\n"
HEAD = "diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md https://head.org\n@@ -0,0 +1 @@\n"


def read_history(text: str, limits: HistoryLimits = DEFAULT_LIMITS) -> tuple[History, bool]:
    history = History("2030-01-01")
    is_any = git_history._read_changes(io.BytesIO(text.encode()), history, limits, lambda _: None)
    return history, is_any


def test_the_limits_of_a_history() -> None:
    assert HistoryLimits() == (120, 2 << 30, 1_000_000)


def test_only_added_lines_below_the_head_of_a_change_count() -> None:
    history, is_any = read_history(f"commit 2020-02-01 abc\n\n{HEAD}+{LINE}")
    assert is_any
    assert set(history.days) == {"a.org/sloop"}
    assert read_history("")[1] is False


def test_lines_outside_of_a_change_are_not_read() -> None:
    assert read_history(f"commit 2020-02-01\n+{LINE}")[0].days == {}
    assert read_history(f"commit 2020-02-01\n{HEAD} {LINE}")[0].days == {}


def test_a_line_longer_than_a_chunk_is_read_completely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_history, "_MAX_CHUNK", 64)
    text = f"commit 2020-02-01\n{HEAD}+{'x' * 70}" + " (https://a.org/b)\n"
    assert set(read_history(text)[0].days) == {"a.org/b"}


def test_the_bytes_are_reported_and_limited() -> None:
    seen: list[int] = []
    text = f"commit 2020-02-01\n{HEAD}+{LINE}".encode()
    git_history._read_changes(io.BytesIO(text), History("2030-01-01"), DEFAULT_LIMITS, seen.append)
    assert (seen[0], seen[-1]) == (len("commit 2020-02-01\n"), len(text))
    read_history(text.decode(), HistoryLimits(size=len(text)))
    with pytest.raises(ImportFailedError, match="it has more than 0 MiB or 1,000,000 addresses"):
        read_history(text.decode(), HistoryLimits(size=len(text) - 1))


def test_the_addresses_are_limited() -> None:
    text = f"commit 2020-02-01\n{HEAD}+{LINE}+{LINE.replace('sloop', 'yawl')}"
    assert len(read_history(text, HistoryLimits(addresses=2))[0].days) == 2
    with pytest.raises(ImportFailedError, match="the history is too long"):
        read_history(text, HistoryLimits(addresses=1))
