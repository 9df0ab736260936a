"""What is reported of the lines that an import left out."""

import pytest

from mlcat.cli.importing.left_out import left_out_note, report_lines
from mlcat.importing.batches import batches_of_records
from mlcat.importing.lists.parsed import LeftOut
from mlcat.importing.stream import ImportStream


def test_omitted_lines_are_reported_one_by_one() -> None:
    items = (LeftOut("badge", 3, "Build"), LeftOut("contents list", 7), LeftOut("no title", 0, "x"))
    stream = ImportStream("x", "x", batches_of_records([], []), left_out=items)
    assert list(report_lines(stream)) == ["line 3: badge: Build", "line 7: contents list", "no title: x"]


def test_omitted_lines_are_counted_with_the_most_frequent_reason_first() -> None:
    assert left_out_note(ImportStream("x", "x", batches_of_records([], []))) == ""
    items = (LeftOut("badges"), *[LeftOut("contents list")] * 1025)
    stream = ImportStream("x", "x", batches_of_records([], []), left_out=items)
    assert left_out_note(stream) == "left out: contents list 1,025, badges 1"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ((), ""),
        ((7,), "not read: 1 link at line 7"),
        ((7, 9), "not read: 2 links, the first at line 7"),
        ((0, 9), "not read: 2 links, the first at line 9"),
        ((0,), "not read: 1 link"),
    ],
)
def test_unread_addresses_are_counted_with_the_first_line(lines: tuple[int, ...], note: str) -> None:
    unread = tuple(LeftOut("not read", line, "a https://a.org") for line in lines)
    stream = ImportStream("list.md", "list", batches_of_records([], []), unread=unread)
    assert left_out_note(stream) == note
    assert len(list(report_lines(stream))) == len(lines)
