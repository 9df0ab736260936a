"""What an update changes: entries that are new, changed and removed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mlcat.importing.batches import MergedBatch, batches_of_records
from mlcat.importing.updates.changes import MAX_LISTED, Change, Changes, Diff
from mlcat.importing.updates.comparison import CatalogComparison, changed_fields
from mlcat.importing.updates.earlier_entries import EarlierEntries
from mlcat.model import CatalogData, Entry, Section
from mlcat.validation import to_json

HEAD = to_json(CatalogData(name="ships", title="Ships", sections=(Section(id="boats", title="boats"),))) + b"\n"


def boat(title: str, **more: object) -> Entry:
    slug = title.lower().replace(" ", "-")
    fields = {"id": slug, "title": title, "url": f"https://a.org/{slug}", "section": "boats"} | more
    return Entry(**fields)  # type: ignore[arg-type]


def boats(first: int, last: int) -> list[Entry]:
    """Boat 1, Boat 2 ...: those from `first` to `last`."""
    return [boat(f"Boat {number}") for number in range(first, last + 1)]


def batch(*entries: Entry) -> MergedBatch:
    """Entries as in an import."""
    (committed,) = batches_of_records([("here", replace(entry)) for entry in entries], [])
    return committed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A user's catalog with the entries Boat 1 to Boat 15."""
    path = tmp_path / "ships.ndjson"
    path.write_bytes(HEAD + b"".join(batch(*boats(1, 15)).lines))
    return path


@pytest.fixture
def earlier(path: Path) -> Iterator[EarlierEntries]:
    with EarlierEntries(path) as earlier:
        yield earlier


def change(title: str, *fields: str, **more: str) -> Change:
    entry = boat(title, **more)
    return Change(entry.id, title, entry.url, fields)


def changes(earlier: EarlierEntries, *batches: MergedBatch) -> Diff:
    comparison = CatalogComparison(earlier)
    for batch in batches:
        comparison.add(batch)
    return comparison.finish()


def test_a_finished_comparison_needs_the_earlier_file_no_more(path: Path, earlier: EarlierEntries) -> None:
    comparison = CatalogComparison(earlier)
    comparison.add(batch(*boats(2, 15)))
    result = comparison.finish()
    path.unlink()
    with pytest.raises(ValueError, match="closed file"):
        earlier.line(0)
    assert result.removed == Changes(1, [change("Boat 1")])
    assert comparison.finish() is result


def test_the_same_entries_are_not_a_change(earlier: EarlierEntries) -> None:
    assert CatalogComparison(earlier).earlier_count == 15
    diff = changes(earlier, batch(*boats(1, 7)), batch(*boats(8, 15)))
    assert diff == Diff(Changes(), Changes(), Changes())
    assert not diff


def test_entries_are_compared_by_id(earlier: EarlierEntries) -> None:
    remaining = boats(1, 12)
    diff = changes(
        earlier, batch(*remaining), batch(boat("Boat 13", summary="One mast.")), batch(boat("Sloop"), boat("Brig"))
    )
    assert diff.new == Changes(2, [change("Sloop"), change("Brig")])
    assert diff.changed == Changes(1, [change("Boat 13", "summary")])
    assert diff.removed == Changes(2, [change("Boat 14"), change("Boat 15")])
    assert diff


@pytest.mark.parametrize("kind", ["new", "changed", "removed"])
def test_a_diff_with_any_change_is_true(kind: str) -> None:
    kinds = {"new": Changes(), "changed": Changes(), "removed": Changes()} | {kind: Changes(1)}
    assert Diff(**kinds)


def test_at_most_a_thousand_changes_are_named(path: Path) -> None:
    many = boats(1, MAX_LISTED + 12)
    path.write_bytes(HEAD + b"".join(batch(*many).lines))
    with EarlierEntries(path) as earlier:
        removed = changes(earlier, batch(many[0])).removed
    assert removed == Changes(MAX_LISTED + 11, [change(item.title) for item in many[1 : MAX_LISTED + 1]])
    path.write_bytes(HEAD + batch(many[0]).lines[0])
    with EarlierEntries(path) as earlier:
        new = changes(earlier, batch(*many)).new
    assert new == Changes(MAX_LISTED + 11, [change(item.title) for item in many[1 : MAX_LISTED + 1]])


def test_the_second_entry_with_an_id_is_new(earlier: EarlierEntries) -> None:
    assert changes(earlier, batch(boat("Boat 1")), batch(boat("Boat 1"))).new == Changes(1, [change("Boat 1")])


def test_a_new_id_with_the_address_of_a_removed_entry_is_a_change(earlier: EarlierEntries) -> None:
    replaced_addresses = boat("Boat 15", id="fifteen", url="http://www.a.org/boat-15/")
    diff = changes(earlier, batch(replaced_addresses, *boats(1, 14)))
    assert diff.changed == Changes(1, [Change("fifteen", "Boat 15", replaced_addresses.url, ("id", "url"))])
    assert (diff.new.count, diff.removed.count) == (0, 0)


def test_a_new_id_with_the_address_of_a_kept_entry_is_new(earlier: EarlierEntries) -> None:
    second = boat("Also Boat 1", url="https://a.org/boat-1")
    diff = changes(earlier, batch(second), batch(*boats(1, 15)))
    assert diff == Diff(Changes(1, [Change("also-boat-1", "Also Boat 1", second.url)]), Changes(), Changes())


def test_a_line_with_other_formatting_is_not_a_change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'{"id":"boat-1",', b'{ "id": "boat-1",'))
    with EarlierEntries(path) as earlier:
        assert not changes(earlier, batch(*boats(1, 15)))


def test_changed_fields_are_named_in_the_order_of_the_model_without_the_day_of_addition() -> None:
    before, after = (
        boat("Sloop", year=2019, added="2026-01-31"),
        boat("Yawl", id="sloop", url="https://a.org/sloop", tags=("x",)),
    )
    assert changed_fields(before, after) == ("title", "tags", "year")
    assert changed_fields(before, replace(before, added="2026-02-01")) == ()
