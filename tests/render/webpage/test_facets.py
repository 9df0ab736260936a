"""The filters with the numbers of their entries."""

from collections import Counter

import pytest

from mlcat.render.webpage.facets import MAX_OPEN_VALUES, MAX_VALUES, SectionCount, facets
from render.webpage.conftest import Node, parsed

NONE: dict[str, Counter[str]] = {facet: Counter() for facet in ("kind", "tag", "status", "language", "license")}


def facets_of(sections: dict[str, SectionCount] | None = None, total: int = 10, **counts: dict[str, int]) -> Node:
    all_counts = NONE | {facet: Counter(found) for facet, found in counts.items()}
    return parsed("".join(facets(sections or {}, all_counts, total)))


def rows(fieldset: Node) -> list[tuple[str, str]]:
    """(value, label with count) of each box."""
    return [(label.one("input").attributes["value"], label.text.strip()) for label in fieldset.all("label")]


def test_values_are_ordered_by_frequency_and_then_alphabetically() -> None:
    tags = facets_of(tag={"b": 2, "A": 2, "c": 1200}, total=5000).one("fieldset", data_facet="tag")
    assert tags.one("legend").text == "Tag"
    assert rows(tags) == [("c", "c 1,200"), ("A", "A 2"), ("b", "b 2")]


def test_sections_keep_their_order_and_are_indented_by_depth() -> None:
    sections = {}
    for depth in range(5):
        sections[f"s{depth}"] = SectionCount(f"Section {depth}", depth)
        sections[f"s{depth}"].count = depth + 1
    fieldset = facets_of(sections).one("fieldset", data_facet="section")
    assert rows(fieldset) == [(f"s{n}", f"Section {n} {n + 1}") for n in range(5)]
    assert [label.attributes.get("class") for label in fieldset.all("label")] == [
        None,
        "level-1",
        "level-2",
        "level-3",
        "level-3",
    ]


@pytest.mark.parametrize(
    ("counts", "total", "is_shown"),
    [({}, 5, False), ({"paper": 5}, 5, False), ({"paper": 4}, 5, True), ({"paper": 5, "tool": 5}, 5, True)],
)
def test_a_facet_with_the_same_value_for_all_entries_is_omitted(
    counts: dict[str, int], total: int, is_shown: bool
) -> None:
    assert bool(list(facets_of(kind=counts, total=total).all("fieldset"))) == is_shown


def test_a_single_section_is_not_a_facet() -> None:
    assert list(facets_of({"a": SectionCount("A", 0)}).all()) == []


@pytest.mark.parametrize(
    ("count", "folded"),
    [(MAX_OPEN_VALUES, 0), (MAX_OPEN_VALUES + 1, 0), (MAX_OPEN_VALUES + 2, 2), (MAX_VALUES + 5, 90)],
)
def test_further_values_are_folded_unless_there_is_only_one(count: int, folded: int) -> None:
    fieldset = facets_of(tag={f"t{n:03}": 1 for n in range(count)})
    more = list(fieldset.all("details"))
    assert [len(rows(item)) for item in more] == ([folded] if folded else [])
    assert [item.one("summary").text for item in more] == ([f"{folded} more"] if folded else [])
    assert len(rows(fieldset)) == min(count, MAX_VALUES)
