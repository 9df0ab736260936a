"""The history of updates in the state folder: limited, private, and robust against invalid content."""

import json
import math
import os
import stat
from pathlib import Path

import pytest

from mlcat.cli.updating.history import MAX_LENGTH, MAX_UPDATES, PastUpdate, forget_updates, past_updates, record_update
from mlcat.importing.updates.changes import Change, Changes, Diff
from mlcat.paths import Folders

DAY = "2026-11-25"


def diff(*titles: str, changed: int = 0) -> Diff:
    first = [Change(title.lower(), title, f"https://a.org/{title}") for title in titles]
    other = [Change("brig", "Brig", "https://a.org/brig", ("title", "url"))][:changed]
    return Diff(Changes(len(first), first), Changes(changed, other), Changes())


def file(folders: Folders) -> Path:
    return Path(folders.state, "updates", "ships.ndjson")


def test_recorded_updates_are_read_with_the_latest_last(folders: Folders) -> None:
    record_update(folders, "ships", "2026-11-24", diff("Sloop"))
    record_update(folders, "ships", DAY, diff("Yawl", changed=1))
    record_update(folders, "boats", DAY, diff("Raft"))
    assert past_updates(folders, "ships") == [
        PastUpdate("2026-11-24", diff("Sloop")),
        PastUpdate(DAY, diff("Yawl", changed=1)),
    ]


def test_an_update_without_changes_is_not_recorded(folders: Folders) -> None:
    record_update(folders, "ships", DAY, diff())
    assert not os.path.exists(folders.state)


def test_only_the_user_can_read_it(folders: Folders) -> None:
    record_update(folders, "ships", DAY, diff("Sloop"))
    assert stat.S_IMODE(file(folders).stat().st_mode) == 0o600
    assert stat.S_IMODE(file(folders).parent.stat().st_mode) == 0o700
    assert os.listdir(file(folders).parent) == ["ships.ndjson"]


def test_only_the_latest_updates_are_kept(folders: Folders) -> None:
    for number in range(MAX_UPDATES + 2):
        record_update(folders, "ships", f"{1000 + number}-01-01", diff("Sloop"))
    remaining = past_updates(folders, "ships")
    assert (len(remaining), remaining[0].day, remaining[-1].day) == (
        MAX_UPDATES,
        "1002-01-01",
        f"{1001 + MAX_UPDATES}-01-01",
    )


def test_as_many_large_updates_are_kept_as_fit(folders: Folders) -> None:
    large = diff(*(f"{number:04}{'x' * 150}" for number in range(1000)))
    for day in ("2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"):
        record_update(folders, "ships", day, large)
    assert file(folders).stat().st_size <= MAX_LENGTH
    remaining = past_updates(folders, "ships")
    assert 0 < len(remaining) < 5
    assert remaining[-1] == PastUpdate("2026-11-05", large)


def test_a_too_large_update_names_its_first_changes_and_counts_all(folders: Folders) -> None:
    first = [Change("x" * 120, "\u2028" * 3000, f"https://a.org/{'ä' * 2000}") for _ in range(1000)]
    record_update(folders, "ships", DAY, Diff(Changes(5000, first), Changes(), Changes()))
    (kept,) = past_updates(folders, "ships")
    assert file(folders).stat().st_size <= MAX_LENGTH
    assert kept.diff.new.count == 5000
    assert 0 < len(kept.diff.new.first) < 1000


def test_the_history_is_removed_with_its_catalog(folders: Folders) -> None:
    record_update(folders, "ships", DAY, diff("Sloop"))
    forget_updates(folders, "ships")
    forget_updates(folders, "ships")
    assert past_updates(folders, "ships") == []
    assert not file(folders).exists()


GOOD = {"count": 1, "first": [{"id": "a", "title": "A", "url": "u", "fields": []}]}


WRONG_COUNTS: tuple[object, ...] = (math.inf, math.nan, -1, 1.5, None, [], (1 << 40) + 1)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[]",
        "7",
        "[" * 100_000,
        '{"day": 7}',
        json.dumps({"day": DAY, "new": GOOD, "changed": GOOD}),
        json.dumps({"day": DAY, "new": GOOD, "changed": GOOD, "removed": {"count": "x", "first": []}}),
        *(
            json.dumps({"day": DAY, "new": GOOD, "changed": GOOD, "removed": {"count": count, "first": []}})
            for count in WRONG_COUNTS
        ),
        json.dumps({"day": DAY, "new": GOOD, "changed": GOOD, "removed": {"count": 1, "first": [{"id": 7}]}}),
        json.dumps({"day": 5, "new": GOOD, "changed": GOOD, "removed": GOOD}),
        json.dumps({"day": "soon", "new": GOOD, "changed": GOOD, "removed": GOOD}),
        json.dumps({"day": DAY, "new": GOOD, "changed": GOOD, "removed": {"count": 1, "first": 7}}),
    ],
    ids=range(19),
)
def test_invalid_lines_of_the_history_are_ignored(folders: Folders, line: str) -> None:
    record_update(folders, "ships", DAY, diff("Sloop"))
    file(folders).write_text(f"{line}\n{file(folders).read_text()}\xff\n", encoding="utf-8")
    assert past_updates(folders, "ships") == [PastUpdate(DAY, diff("Sloop"))]


def test_a_binary_file_is_not_a_history(folders: Folders) -> None:
    record_update(folders, "ships", DAY, diff("Sloop"))
    file(folders).write_bytes(b"\xff\xfe")
    assert past_updates(folders, "ships") == []
    record_update(folders, "ships", DAY, diff("Yawl"))
    assert past_updates(folders, "ships") == [PastUpdate(DAY, diff("Yawl"))]
