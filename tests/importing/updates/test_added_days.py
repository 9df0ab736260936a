"""The day on which an entry was added: kept by id and address, read from a history, or the day of the update."""

from pathlib import Path

import pytest

from importing.updates.test_comparison import HEAD, batch, boat
from mlcat.importing.batches import MergedBatch, batches_of_records
from mlcat.importing.updates.added_days import with_days
from mlcat.importing.updates.earlier_entries import EarlierEntries
from mlcat.model import Entry
from mlcat.validation import parse_entry

TODAY = "2026-11-25"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog with an entry that has a day, and one that has none."""
    path = tmp_path / "ships.ndjson"
    lines = batch(boat("Sloop", added="2020-02-29"), boat("Brig")).lines
    path.write_bytes(HEAD + b"".join(lines))
    return path


def batches(*entries: Entry) -> list[MergedBatch]:
    return list(batches_of_records([("here", entry) for entry in entries], []))


def days(*entries: Entry, **options: object) -> list[str | None]:
    """The days of these entries in the catalog and in the index, which must agree."""
    dated = list(with_days(batches(*entries), **options))  # type: ignore[arg-type]
    added = [parse_entry(line, "here").added for batch in dated for line in batch.lines]
    rows = [document.rest for batch in dated for document in batch.documents]
    assert [f'"added":"{day}"' in rest if day else True for day, rest in zip(added, rows, strict=True)]
    return added


def test_a_first_import_has_no_days() -> None:
    assert days(boat("Sloop"), boat("Brig")) == [None, None]


def test_an_update_keeps_known_days_and_dates_new_entries(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        entries = boat("Sloop", url="https://b.org/"), boat("Brig"), boat("Yawl")
        assert days(*entries, earlier=earlier, today=TODAY) == ["2020-02-29", None, TODAY]
        assert days(boat("Yawl"), earlier=earlier) == [None]


def test_an_entry_whose_id_changes_keeps_the_day_of_its_address(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        entries = boat("Sloop", id="other", url="http://www.a.org/sloop/"), boat("Brig", id="another")
        assert days(*entries, earlier=earlier, today=TODAY) == ["2020-02-29", None]


def test_the_id_takes_precedence_over_the_address(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        assert days(boat("Brig", url="https://a.org/sloop"), earlier=earlier, today=TODAY) == [None]


def test_an_entry_with_a_day_keeps_it(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        entry = boat("Sloop", added="2001-01-01")
        assert days(entry, earlier=earlier, today=TODAY, history=lambda *_: "1999-01-01") == ["2001-01-01"]


def test_a_history_takes_precedence_over_an_earlier_import(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        history = {"Sloop": "2019-09-09"}
        entries = boat("Sloop"), boat("Yawl")
        days_found = days(*entries, earlier=earlier, today=TODAY, history=lambda title, url: history.get(title))
        assert days_found == ["2019-09-09", TODAY]
        asked: list[tuple[str, str]] = []
        assert days(boat("Brig"), history=lambda *about: asked.append(about)) == [None]
        assert asked == [("Brig", "https://a.org/brig")]


def test_a_text_that_looks_like_the_key_is_ignored() -> None:
    entry = boat("Sloop", summary='","added":"2001-01-01')
    assert days(entry, history=lambda *_: "2019-09-09") == ["2019-09-09"]


def test_adding_a_day_changes_nothing_else_in_an_entry() -> None:
    entry = boat("Sloop", tags=("x",), description="One mast.", aliases=("Cutter",))
    plain = batch(entry)
    (dated,) = with_days(batches(entry), history=lambda *_: TODAY)
    assert dated.lines == [plain.lines[0].replace(b"}\n", b',"added":"%s"}\n' % TODAY.encode())]
    assert [document._replace(rest="") for document in dated.documents] == [
        document._replace(rest="") for document in plain.documents
    ]


def test_entries_are_found_by_id_and_by_address(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        assert earlier.count == 2
        assert earlier.number_of_id("sloop") == earlier.number_of_address("http://A.org/sloop#x") == 0
        assert earlier.number_of_id("brig") == earlier.number_of_address("https://a.org/brig/") == 1
        assert earlier.number_of_id("yawl") is earlier.number_of_address("https://a.org/") is None
        assert (earlier.day_of(0), earlier.day_of(1)) == ("2020-02-29", None)


def test_entries_are_read_in_any_order(path: Path) -> None:
    with EarlierEntries(path) as earlier:
        assert [earlier.entry(number).title for number in (1, 0, 0, 1, 0)] == [
            "Brig",
            "Sloop",
            "Sloop",
            "Brig",
            "Sloop",
        ]
        assert earlier.line(1).endswith(b"}\n")
    with pytest.raises(ValueError, match="closed file"):
        earlier.line(0)


def test_of_two_entries_with_one_address_the_first_is_used(path: Path) -> None:
    entries = (boat("A", url="https://x.org/", added="2020-01-01"), boat("B", url="https://x.org/", added="2021-01-01"))
    path.write_bytes(HEAD + b"".join(batch(*entries).lines))
    with EarlierEntries(path) as earlier:
        assert earlier.number_of_address("https://x.org/") == 0
