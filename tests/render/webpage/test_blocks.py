"""Headings and cards in blocks."""

import pytest

from mlcat.model import Section
from mlcat.render.formats.section_groups import group_by_section
from mlcat.render.item import Item
from mlcat.render.webpage.blocks import blocks
from render.webpage.conftest import entry, items_of, parsed

SECTIONS = (
    Section(id="tools", title="Tools"),
    Section(id="graphs", title="Graphs", parent="tools"),
    Section(id="papers", title="Papers"),
    Section(id="papers-graphs", title="Graphs", parent="papers"),
)


def outline(items: list[Item], size: int) -> list[list[str]]:
    """The headings (with #) and the ids of the cards of each block."""
    written = []
    for block in blocks(group_by_section(items), size):
        nodes = [node for node in parsed(block).all() if node.tag in ("h2", "h3", "h6", "li")]
        written.append([node.attributes["id"] if node.tag == "li" else f"# {node.text}" for node in nodes])
    return written


def listed(*sections: str) -> list[Item]:
    return items_of(*(entry(number, section) for number, section in enumerate(sections)), sections=SECTIONS)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (9, [["# Tools", "e0", "e1", "# Graphs", "e2", "# Papers", "e3", "e4"]]),
        (5, [["# Tools", "e0", "e1", "# Graphs", "e2", "# Papers", "e3", "e4"]]),
        (4, [["# Tools", "e0", "e1", "# Graphs", "e2", "# Papers", "e3"], ["e4"]]),
        (3, [["# Tools", "e0", "e1", "# Graphs", "e2"], ["# Papers", "e3", "e4"]]),
        (2, [["# Tools", "e0", "e1"], ["# Graphs", "e2", "# Papers", "e3"], ["e4"]]),
        (1, [["# Tools", "e0"], ["e1"], ["# Graphs", "e2"], ["# Papers", "e3"], ["e4"]]),
    ],
)
def test_blocks_have_a_limited_number_of_cards_and_headings_stay_with_their_first(
    size: int, expected: list[list[str]]
) -> None:
    assert outline(listed("tools", "tools", "graphs", "papers", "papers"), size) == expected


def test_a_heading_has_the_ids_of_its_section_and_its_parents() -> None:
    (block,) = blocks(group_by_section(listed("graphs", "papers-graphs")), 9)
    written = [
        (node.tag, node.text, node.attributes["data-path"])
        for node in parsed(block).all()
        if "data-path" in node.attributes
    ]
    assert written == [
        ("h2", "Tools", "tools"),
        ("h3", "Graphs", "tools graphs"),
        ("h2", "Papers", "papers"),
        ("h3", "Graphs", "papers papers-graphs"),
    ]


def test_nested_sections_of_the_same_title_have_separate_headings() -> None:
    sections = (
        Section(id="a", title="Same"), Section(id="a-in", title="In", parent="a"),
        Section(id="b", title="Same"), Section(id="b-in", title="In", parent="b"),
    )  # fmt: skip
    items = items_of(entry(1, "a-in"), entry(2, "b-in"), sections=sections)
    assert outline(items, 9) == [["# Same", "# In", "e1", "# Same", "# In", "e2"]]


def test_headings_have_at_most_level_six() -> None:
    ids = [f"s{n}" for n in range(8)]
    sections = tuple(Section(id=one, title=one, parent=ids[n - 1] if n else None) for n, one in enumerate(ids))
    (block,) = blocks(group_by_section(items_of(entry(1, "s7"), sections=sections)), 9)
    assert [node.tag for node in parsed(block).all() if node.tag[0] == "h"] == [
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "h6",
        "h6",
        "h6",
    ]


def test_without_entries_there_is_no_block() -> None:
    assert list(blocks([], 9)) == []
