"""What is read from an index: rows, names, identifiers, tags and labels, in their order and up to their limits."""

import pytest
from search.conftest import entry, index_of

from mlcat.filters import Filter
from mlcat.index.completions import ids_with_prefix, link_labels, tags_with_prefix
from mlcat.index.reader import Index
from mlcat.model import Link, Section


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        [
            entry("Sloop", id="boat-1", aliases=("Rig", "Mast"), tags=("Go", "Ärger"), section="a", kind="tool"),
            entry("Yawl", id="boat-2", tags=("Go",), section="b", year=2016, links=(Link(label="code", url="https://a.org/c"),)),
            entry("Ketch of a Sloop", id="ketch", description="A sloop.", section="b", url="https://a.org/k"),
            entry("Boats", id="boats", status="archived", section="a", links=(
                Link(label="code", url="https://a.org/d"), Link(label="Demo", url="https://a.org/e"),
            )),
        ],
        [Section(id="a", title="A"), Section(id="b", title="B")],
    )  # fmt: skip


def look_up_names(index: Index, rowids: list[int]) -> list[str]:
    return [index.row(rowid).id for rowid in rowids]


def test_rows_come_by_section_within_a_limit_and_an_offset(index: Index) -> None:
    everything = [row.id for row in index.rows(Filter())]
    assert everything == ["boat-1", "boats", "boat-2", "ketch"]
    assert [row.id for row in index.rows(Filter(), 2, 1)] == everything[1:3]
    assert [row.id for row in index.rows(Filter(), offset=3)] == everything[3:]
    assert [row.id for row in index.rows(Filter(), 0)] == []


def test_addresses_and_counts_are_by_section(index: Index) -> None:
    numbers = {section.id: section.number for section in index.sections()}
    assert sorted(index.addresses(Filter(sections=["b"]))) == [
        (numbers["b"], "https://a.org/k"), (numbers["b"], "https://example.org/x"),
    ]  # fmt: skip
    assert index.counts_by_section(Filter()) == {numbers["a"]: 2, numbers["b"]: 2}
    assert index.section(numbers["b"]).title == "B"


def test_the_names_of_an_entry_are_its_title_aliases_and_id(index: Index) -> None:
    (rowid,) = [row.rowid for row in index.rows(Filter(tags=["Ärger"]))]
    assert index.names_as_written(rowid) == ["Sloop", "Rig", "Mast", "boat-1"]
    assert index.rowid_by_id("boat-1") == rowid
    assert index.rowid_by_id("boat") is None


def test_matches_come_by_rank_unless_that_is_not_asked_for(index: Index) -> None:
    assert look_up_names(index, index.search_stems('"sloop"', Filter(), 9)) == ["ketch", "boat-1"]
    assert look_up_names(index, index.search_stems('"sloop"', Filter(), 1)) == ["ketch"]
    assert look_up_names(index, index.search_stems('"sloop"', Filter(sections=["a"]), 9)) == ["boat-1"]
    late = index_of([entry("Other", description="It is a sloop."), entry("Sloop")])
    assert look_up_names(late, late.search_stems('"sloop"', Filter(), 9)) == ["sloop", "other"]
    assert look_up_names(late, late.search_stems('"sloop"', Filter(), 9, ranked=False)) == ["other", "sloop"]


@pytest.mark.parametrize(
    ("field", "has"),
    [("kind", True), ("status", True), ("year", True), ("aliases", True), ("links", True), ("license", False)],
)
def test_a_field_is_there_if_any_entry_has_it(index: Index, field: str, has: bool) -> None:
    assert index.has_field(field) is has
    assert index_of(["A"]).has_field(field) is False


def test_ids_come_by_the_alphabet_and_by_their_beginning(index: Index) -> None:
    assert index.ids() == ["boat-1", "boat-2", "boats", "ketch"]
    assert ids_with_prefix(index, "boat", 9) == [("boat-1", "Sloop"), ("boat-2", "Yawl"), ("boats", "Boats")]
    assert ids_with_prefix(index, "boat", 2) == [("boat-1", "Sloop"), ("boats", "Boats")]
    many = index_of([entry("Boat", id=f"boat-{letter}") for letter in "abcdef"])
    assert [entry_id for entry_id, _ in ids_with_prefix(many, "boat-", 4)] == ["boat-a", "boat-b", "boat-c", "boat-f"]
    assert ids_with_prefix(index, "boat-", 2) == [("boat-1", "Sloop"), ("boat-2", "Yawl")]
    assert ids_with_prefix(index, "x", 2) == []


def test_tags_are_found_by_their_beginning_in_any_case(index: Index) -> None:
    assert [(tag.tag, tag.count) for tag in index.tags()] == [("Go", 2), ("Ärger", 1)]
    assert tags_with_prefix(index, "", 9) == ["Go", "Ärger"]
    assert tags_with_prefix(index, "", 1) == ["Go"]
    assert tags_with_prefix(index, "är", 9) == ["Ärger"]
    assert tags_with_prefix(index, "_", 9) == tags_with_prefix(index, "g%", 9) == []


def test_labels_of_links_come_by_their_number(index: Index) -> None:
    assert link_labels(index, 9) == ["code", "Demo"]
    assert link_labels(index, 1) == ["code"]
