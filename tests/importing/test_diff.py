"""What an update changes: entries that are new, changed and gone."""

from pathlib import Path

import pytest

from mlcat.importing.batches import StoredEntry, commit_records
from mlcat.importing.diff import CatalogDiff, Sample
from mlcat.model import CatalogData, Entry, Section
from mlcat.validation import to_json


def stored(*titles: str, summary: str = "") -> list[StoredEntry]:
    """Entries of these titles as an import gives them."""
    entries = [Entry(title=title, url="https://a.org/x", section="boats", summary=summary or None) for title in titles]
    return [entry for batch in commit_records([("here", entry) for entry in entries], []) for entry in batch.entries]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog of the user's with the entries Boat 1 to Boat 15."""
    path = tmp_path / "ships.ndjson"
    head = to_json(CatalogData(name="ships", title="Ships", sections=(Section(id="boats", title="boats"),))) + b"\n"
    path.write_bytes(head + b"".join(line for line, _ in stored(*(f"Boat {number}" for number in range(1, 16)))))
    return path


def changes(path: Path, *batches: list[StoredEntry]) -> tuple[Sample, Sample, Sample]:
    diff = CatalogDiff(path)
    for batch in batches:
        diff.add(batch)
    return diff.result.new, diff.result.changed, diff.result.gone


def test_the_same_entries_are_no_change(path: Path) -> None:
    same = stored(*(f"Boat {number}" for number in range(1, 16)))
    assert CatalogDiff(path).before == 15
    assert changes(path, same[:7], same[7:]) == (Sample(), Sample(), Sample())


def test_an_entry_of_another_id_is_new_of_another_line_changed_and_without_one_gone(path: Path) -> None:
    kept = [f"Boat {number}" for number in range(1, 13)]
    new, changed, gone = changes(path, stored(*kept), stored("Boat 13", summary="One mast."), stored("Sloop", "Brig"))
    assert new == Sample(2, ["Sloop", "Brig"])
    assert changed == Sample(1, ["Boat 13"])
    assert gone == Sample(2, ["Boat 14", "Boat 15"])


def test_of_many_the_first_ten_are_named(path: Path) -> None:
    names = [f"Sloop {number}" for number in range(11)]
    new, changed, gone = changes(path, stored(*names), stored("Boat 15", summary="One mast."))
    assert new == Sample(11, names[:10])
    assert changed == Sample(1, ["Boat 15"])
    assert gone == Sample(14, [f"Boat {number}" for number in range(1, 11)])
    assert changes(path, stored("Boat 1"))[2] == Sample(14, [f"Boat {number}" for number in range(2, 12)])


def test_an_entry_that_comes_twice_is_new_the_second_time(path: Path) -> None:
    assert changes(path, stored("Boat 1"), stored("Boat 1"))[0] == Sample(1, ["Boat 1"])
