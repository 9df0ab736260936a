"""Ids and sections: prepared separately for each batch, merged as if entries came one by one."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import CatalogError
from mlcat.importing.batches import (
    BATCH_SIZE,
    BatchMerger,
    MergedBatch,
    SectionRegistry,
    batches_of_records,
    prepare_batch,
)
from mlcat.importing.records.mlcat_json import PrintedEntry
from mlcat.index.schema import NameKind
from mlcat.model import CatalogData, Entry, Section
from mlcat.validation import parse_entry


def entry(title: str, section: str = "Boats", id: str = "", owner: str = "harbor") -> Entry:
    return Entry(title=title, url=f"https://github.com/{owner}/x", section=section, id=id)


def merged(*batches: Sequence[Entry | CatalogData | PrintedEntry]) -> list[MergedBatch]:
    """Batches prepared separately, as in other processes, and merged in order."""
    merger = BatchMerger()
    declared = [record.sections for batch in batches[:1] for record in batch if isinstance(record, CatalogData)]
    known = SectionRegistry(section for sections in declared for section in sections)
    return [
        merger.merge(prepare_batch([(f"line {n}", one) for n, one in enumerate(batch, 1)], [], known))
        for batch in batches
    ]


def stored(batches: list[MergedBatch]) -> list[tuple[str, str]]:
    """Id and section of every entry, from its line."""
    entries = [parse_entry(line, "here") for batch in batches for line in batch.lines]
    return [(entry.id, entry.section) for entry in entries]


def test_an_id_is_made_of_the_title_and_of_its_owner_if_another_batch_has_it() -> None:
    batches = merged([entry("Sloop")], [entry("Sloop", owner="yard")], [entry("Sloop", owner="yard")])
    assert [id for id, _ in stored(batches)] == ["sloop", "sloop-yard", "sloop-yard-2"]


def test_what_the_index_holds_has_the_committed_id() -> None:
    _, second = merged([entry("Sloop")], [entry("Sloop", owner="yard")])
    (document,) = second.documents
    assert (document.section, document.id) == ("boats", "sloop-yard")
    # An id derived from the address is not better than any other name inside it.
    assert (document.names["sloopyard"], document.names["sloop"]) == (NameKind.DERIVED, NameKind.TITLE)


def test_a_section_is_created_once_across_batches() -> None:
    batches = merged([entry("A", "Boats")], [entry("B", "boats"), entry("C", "Ships")], [entry("D", "Ships")])
    assert [section for _, section in stored(batches)] == ["boats", "boats", "ships", "ships"]
    assert [[section.title for section in batch.sections] for batch in batches] == [["Boats"], ["Ships"], []]


def test_titles_with_the_same_slug_are_two_sections() -> None:
    batches = merged([entry("A", "A B")], [entry("B", "A-B")], [entry("C", "A-B"), entry("D", "A B")])
    assert [section for _, section in stored(batches)] == ["a-b", "a-b-2", "a-b-2", "a-b"]


def test_sections_given_in_advance_are_known_to_all_batches() -> None:
    header = CatalogData(name="x", title="X", sections=(Section(id="craft", title="Small Craft"),))
    batches = merged([header, entry("A", "craft")], [entry("B", "small craft")])
    assert [section for _, section in stored(batches)] == ["craft", "craft"]


def test_a_section_id_takes_precedence_over_a_section_title_once_it_exists() -> None:
    header = CatalogData(name="x", title="X", sections=(Section(id="craft", title="boats"),))
    batches = merged([header, entry("A", "boats"), entry("B", "Boats!"), entry("C", "boats")])
    assert [section for _, section in stored(batches)] == ["craft", "boats", "boats"]


def test_a_given_id_that_is_taken_is_an_error_with_its_position() -> None:
    _, second = merged([entry("Sloop")], [entry("Ketch"), entry("Other", id="sloop")])
    assert [id for id, _ in stored([second])] == ["ketch"]
    assert [str(error) for error in second.errors] == [
        "line 2: the id 'sloop' of 'Other' is taken. Give it another id."
    ]


@pytest.mark.parametrize("cuts", [[3], [1, 2], [1, 1, 1]])
def test_a_printed_id_is_changed_if_it_is_taken(cuts: list[int]) -> None:
    rows = [PrintedEntry(entry("Sloop", owner=owner, id="sloop"), ()) for owner in ("quay", "yard", "yard")]
    remaining = iter(rows)
    batches = merged(*([next(remaining) for _ in range(count)] for count in cuts))
    ids = [id for id, _ in stored(batches)]
    assert ids[0] == "sloop"
    assert len(set(ids)) == 3
    assert [batch.errors for batch in batches] == [[] for _ in cuts]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_sections_with_the_same_title_are_distinguished_by_their_paths(order: tuple[int, ...], size: int) -> None:
    paths = [("Applications", "Graphics"), ("Libraries", "Graphics"), ("Graphics",), ("libraries", "graphics")]
    rows = [PrintedEntry(entry(f"E{number}", "Graphics"), paths[number]) for number in order]
    batches = merged(*(rows[start : start + size] for start in range(0, 4, size)))
    sections = {section.id: section for batch in batches for section in batch.sections}
    assert len(sections) == 5
    for number, (_, section) in zip(order, stored(batches), strict=True):
        parent = sections[section].parent
        titles = [sections[section_id].title.casefold() for section_id in (parent, section) if section_id]
        assert titles == [title.casefold() for title in paths[number]]


def test_errors_are_reported_even_without_a_valid_entry() -> None:
    fault = CatalogError("line 1: this is not JSON.", "Repair the file.")
    (batch,) = batches_of_records([], [fault])
    assert (batch.lines, batch.documents, batch.errors) == ([], [], [fault])
    assert list(batches_of_records([], [])) == []
    first, second = batches_of_records([("here", entry(f"Boat {n}")) for n in range(BATCH_SIZE + 1)], [fault])
    assert (len(first.lines), first.errors, len(second.lines), second.errors) == (BATCH_SIZE, [fault], 1, [])


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(["X", "x", "Y Z", "Y-Z", "y-z", "OpenAI Gym", "openai gym"]),
                  st.booleans()),
        max_size=24,
    ),
    st.data(),
)  # fmt: skip
def test_batches_give_the_same_as_one(rows: list[tuple[str, str, bool]], data: st.DataObject) -> None:
    def entries() -> list[Entry | CatalogData]:
        return [entry(title, section, id="given" if given_id else "") for title, section, given_id in rows]

    def all_of(batches: list[MergedBatch]) -> list[object]:
        words = sum((Counter(batch.words) for batch in batches), Counter())
        return [stored(batches), [document for batch in batches for document in batch.documents], words]

    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=3)))
    parts = [entries()[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    one_by_one = [[entry] for entry in entries()]
    assert all_of(merged(entries())) == all_of(merged(*parts)) == all_of(merged(*one_by_one))


def test_the_first_spelling_of_a_section_is_used_in_later_batches() -> None:
    batches = merged([entry("A", "PyTorch")], [entry("B", "pytorch")])
    assert [document.tokens.split("\n")[4] for batch in batches for document in batch.documents] == [
        "pytorch_py_torch"
    ] * 2
    assert [batch.words["torch"] for batch in batches] == [1, 1]


def test_a_copy_of_the_sections_knows_them_and_is_independent() -> None:
    registry = SectionRegistry(
        [Section(id="craft", title="Small Craft"), Section(id="sail", title="Sail", parent="craft")]
    )
    copy = registry.copy()
    assert (copy.all, copy.all is registry.all) == (registry.all, False)
    names: list[str | tuple[str, ...]] = ["craft", "small craft", ("Small Craft", "Sail"), "sail"]
    assert copy.resolve(names) == ["craft", "craft", "sail", "sail"]
    assert copy.resolve(["Small-Craft", ("Small Craft", "Motor")]) == ["small-craft", "motor"]
    assert list(registry.all) == ["craft", "sail"]
    assert copy.added_since(2) == [
        Section(id="small-craft", title="Small-Craft"),
        Section(id="motor", title="Motor", parent="craft"),
    ]
    assert [document.tokens.split("\n")[4] for document in copy.serialize([entry("A", "sail", "a")])[1]] == [
        "sail\tsmall craft"
    ]


def test_the_sections_of_a_catalog_are_known_from_its_facts_on() -> None:
    facts = CatalogData(name="x", title="X", sections=(Section(id="craft", title="Small Craft"),))
    batch = prepare_batch([("1", facts), ("2", entry("A", "small craft"))], [], SectionRegistry())
    assert (batch.header, batch.sections) == (facts, [Section(id="craft", title="Small Craft")])
    assert [parse_entry(line, "here").section for line in batch.lines] == ["craft"]
