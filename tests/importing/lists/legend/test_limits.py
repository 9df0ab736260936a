"""How large a legend and its meanings may be, and what its marks do to an entry."""

import pytest

from mlcat.importing.documents.deadline import Deadline
from mlcat.importing.documents.parsing import parse_document
from mlcat.importing.documents.tree import TEXT, Inline
from mlcat.importing.lists.legend import Legend
from mlcat.importing.lists.parsed import ParsedEntry

MARKS = [chr(code) for code in range(0x1F980, 0x1F9A0)] + [chr(code) for code in range(0x1F400, 0x1F43F)]


def explained(text: str, title: str, **values: str) -> ParsedEntry:
    entry = ParsedEntry(title=title, url="https://a.org")
    for name, value in values.items():
        setattr(entry, name, value)
    Legend(parse_document(text, Deadline(0)).root).apply(entry, [Inline(TEXT, f"{entry.title} {entry.description}")])
    return entry


def items(count: int) -> str:
    return "\n".join(f"- {mark} meaning {number}" for number, mark in enumerate(MARKS[:count]))


@pytest.mark.parametrize(("count", "is_legend"), [(1, False), (2, True), (40, True), (41, False)])
def test_a_legend_has_two_to_forty_marks(count: int, is_legend: bool) -> None:
    legend = Legend(parse_document(items(count), Deadline(0)).root)
    assert bool(legend) is is_legend


def test_a_long_list_before_a_legend_is_skipped() -> None:
    text = "\n".join(f"- {mark} other" for mark in MARKS[:41]) + "\n\nText.\n\n" + items(2)
    assert explained(text, f"A {MARKS[0]}").icons == ("meaning 0",)


def test_a_repeated_mark_has_its_first_meaning() -> None:
    assert explained(f"- {MARKS[0]} one\n- {MARKS[0]} two", f"A {MARKS[0]}").icons == ()
    text = f"- {MARKS[0]} one\n- {MARKS[1]} two\n- {MARKS[0]} three"
    assert explained(text, f"A {MARKS[0]}").icons == ("one",)


@pytest.mark.parametrize(("length", "is_meaning"), [(40, True), (41, False)])
def test_a_meaning_has_at_most_forty_characters(length: int, is_meaning: bool) -> None:
    text = f"{items(2)}\n- {MARKS[2]} {'x' * length}"
    assert explained(text, f"A {MARKS[2]}").icons == ("x" * length,) * is_meaning


@pytest.mark.parametrize(("linked", "is_legend"), [(0, True), (2, True), (3, False)])
def test_a_legend_has_no_link_in_at_least_half_of_its_items(linked: int, is_legend: bool) -> None:
    text = items(2) + "".join(f"\n- [A{number}](https://a.org)" for number in range(linked))
    assert bool(Legend(parse_document(text, Deadline(0)).root)) is is_legend


def test_a_mark_is_removed_from_title_and_description_and_its_meaning_recorded() -> None:
    entry = explained(items(2), f"A {MARKS[0]}", description=f"{MARKS[1]} a boat")
    assert (entry.title, entry.description, entry.icons) == ("A", "a boat", ("meaning 0", "meaning 1"))
    assert explained(items(2), MARKS[0]).title == MARKS[0]


def test_a_mark_for_a_status_sets_a_missing_status() -> None:
    text = f"- {MARKS[0]} archived\n- {MARKS[1]} big"
    entry = explained(text, f"A {MARKS[0]}")
    assert (entry.status, entry.icons) == ("archived", ())
    assert explained(text, f"A {MARKS[0]}", status="dormant").status == "dormant"
