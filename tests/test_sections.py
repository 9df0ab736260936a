"""The tree of a catalog's sections."""

import pytest

from mlcat.model import Section
from mlcat.sections import SectionTree

SECTIONS = (
    Section(id="tools", title="Tools"),
    Section(id="indexes", title="Indexes", parent="tools"),
    Section(id="disk", title="On Disk", parent="indexes"),
    Section(id="papers", title="Papers"),
)
TREE = SectionTree(SECTIONS)


@pytest.mark.parametrize(
    ("section", "path"), [("papers", ("papers",)), ("disk", ("tools", "indexes", "disk")), ("tools", ("tools",))]
)
def test_a_path_begins_with_the_outermost_section(section, path):
    assert TREE.path(section) == path


def test_titles_follow_the_path():
    assert TREE.titles("disk") == ("Tools", "Indexes", "On Disk")


def test_subsections_include_the_sections_themselves():
    assert TREE.below(["indexes"]) == {"indexes", "disk"}
    assert TREE.below(["tools", "papers"]) == {"tools", "indexes", "disk", "papers"}
    assert TREE.below([]) == set()


def test_counts_include_the_sections_below():
    assert TREE.totals({"disk": 2, "indexes": 1, "papers": 4}) == {"tools": 3, "indexes": 3, "disk": 2, "papers": 4}


def test_a_parent_may_come_after_its_children():
    assert SectionTree(reversed(SECTIONS)).titles("disk") == ("Tools", "Indexes", "On Disk")


@pytest.mark.parametrize(
    "sections",
    [
        [Section(id="a", title="A", parent="a")],
        [Section(id="a", title="A", parent="b"), Section(id="b", title="B", parent="a")],
        [Section(id="a", title="A", parent="gone")],
    ],
    ids=["itself", "each other", "a parent that is not there"],
)
def test_a_cycle_of_sections_is_an_error(sections):
    with pytest.raises(ValueError, match="contains itself, or does not exist"):
        SectionTree(sections).path("a")


def test_eight_thousand_nested_or_flat_sections_are_handled():
    flat = SectionTree([Section(id=f"s{n}", title=str(n)) for n in range(8000)])
    assert sum(len(flat.path(f"s{n}")) for n in range(8000)) == 8000
    chain = SectionTree([Section(id=f"s{n}", title=str(n), parent=f"s{n - 1}" if n else None) for n in range(300)])
    assert len(chain.titles("s299")) == 300
