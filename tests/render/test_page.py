"""Everything known of an entry, as a page."""

import pytest
from rich.cells import cell_len

from mlcat.index.reader import Index
from mlcat.render.canvas import Canvas
from mlcat.render.page import page
from render.conftest import PIPE, TERMINAL, bare, item


def facts(text: str) -> dict[str, str]:
    """The lines of a wide page by their labels."""
    lines = [line.strip("│ ") for line in bare(text).splitlines()]
    pairs = [line.split("  ", 1) for line in lines if "  " in line]
    return {label: value.strip() for label, value in pairs}


def test_it_stands_in_a_grid_with_a_label_a_line(small: Index) -> None:
    shown = facts(page(item(small, "everything"), [item(small, "cpp"), item(small, "node")], PIPE))
    assert shown == {
        "by": "Zoë Ångström, Grace Hopper",
        "at": "Allsorts Institute",
        "year": "2015",
        "software paper": "Ångström, Z., van den Berg, J. P., Jr., Allsorts Institute, et al. (2015). All",
        "license": "Apache-2.0 WITH LLVM-exception",
        "code license": "MIT",
        "written in": "C++",
        "status": "active · last activity 2024-08",
        "install": "pip install everything-kit",
        "address": "https://github.com/allsorts/everything-kit",
        "listed": "http://allsorts.example/kit",
        "paper": "https://arxiv.org/abs/1503.01234",
        "also called": "EvKit, all sorts",
        "good for": "fill every field, complete example",
        "near": "cpp  node",
    }


@pytest.mark.parametrize("width", [20, 40, 59])
def test_on_a_narrow_canvas_labels_stand_above_their_values(small: Index, width: int) -> None:
    shown = page(item(small, "everything"), [], Canvas(width, terminal=True))
    lines = [line.strip("│").rstrip() for line in shown.splitlines()]
    assert lines[lines.index(" written in") + 1] == "   C++"
    assert {cell_len(line) for line in shown.splitlines()} == {width}


def test_numbers_and_addresses_lead_where_they_say(small: Index) -> None:
    shown = page(item(small, "everything"), [], TERMINAL)
    for url in ("https://arxiv.org/abs/1503.01234", "https://doi.org/10.1000/odd.15", "http://allsorts.example/kit"):
        assert f";{url}\x1b\\" in shown
    assert "\x1b]8;" not in page(item(small, "everything"), [], PIPE)


@pytest.mark.parametrize(("entry", "style"), [("martin", "32"), ("marten", "35"), ("beacon-south", "31")])
def test_the_status_has_its_colour(small: Index, entry: str, style: str) -> None:
    assert f"\x1b[{style}m" in page(item(small, entry), [], TERMINAL)


def test_the_date_alone_is_told_too(small: Index) -> None:
    assert facts(page(item(small, "red-x-red"), [], PIPE))["status"] == "dormant · last activity 2019-01"


def test_the_summary_stands_in_for_a_description_that_is_missing(small: Index) -> None:
    assert "The northern one of two" in page(item(small, "beacon"), [], PIPE)
    assert "Has every field" not in page(item(small, "everything"), [], PIPE)


def test_markup_is_shown_as_it_is(small: Index) -> None:
    shown = bare(page(item(small, "red-x-red"), [], TERMINAL))
    assert "[link=https://evil.example]click[/link]" in shown
