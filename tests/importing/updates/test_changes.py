"""Counts of changes, of which the first are kept."""

from mlcat.importing.updates.changes import Change, Changes


def test_at_most_the_first_thousand_changes_are_kept() -> None:
    changes = Changes()
    for number in range(1001):
        changes.add(Change(str(number), "A", "https://a.org"))
    assert changes.count == 1001
    assert [change.id for change in changes.first] == [str(number) for number in range(1000)]
