"""An entry as a page."""

from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from mlcat.index.reader import Index
from mlcat.model import Entry, Link, Publication
from mlcat.render.canvas import Canvas
from mlcat.render.facts import STATUS_RULE, long_facts
from mlcat.render.item import Item
from mlcat.render.page import render_page, render_unframed_page
from render.conftest import PIPE, TERMINAL, item, without_colors

NARROW_GRID = Canvas(75)
"""As wide as labels beside their values need, and too narrow for two columns of facts."""


def facts(text: str) -> dict[str, str]:
    """The lines of a page by their labels."""
    lines = [line.strip("│ ") for line in without_colors(text).splitlines()]
    pairs = [line.split("  ", 1) for line in lines if "  " in line]
    return {label: value.strip() for label, value in pairs}


def test_each_fact_has_a_label(small: Index) -> None:
    related = [item(small, "cpp"), item(small, "node")]
    page_facts = facts(render_page(item(small, "everything"), related, NARROW_GRID, full=True))
    assert page_facts == {
        "╭─ Everything Kit": page_facts["╭─ Everything Kit"],
        "year": "2015",
        "organization": "Allsorts Institute",
        "license": "Apache-2.0 WITH LLVM-exception",
        "code license": "MIT",
        "language": "C++",
        "status": "active · last activity 2024-08",
        "authors": "Zoë Ångström, Grace Hopper",
        "install": "pip install everything-kit",
        "software paper": page_facts["software paper"],
        "address": "https://github.com/allsorts/everything-kit",
        "listed": "http://allsorts.example/kit",
        "paper": "https://arxiv.org/abs/1503.01234",
        "also called": "EvKit, all sorts",
        "topics": "fill every field, complete example",
        "checked": "2025-01 (active: the code changed within the 24 months",
        "added": "2025-02-28",
        "similar": "cpp  node",
    }


def test_short_facts_are_in_two_columns_if_they_fit(small: Index) -> None:
    lines = render_page(item(small, "everything"), [], PIPE).splitlines()
    row = next(line for line in lines if "organization" in line)
    assert row.split() == ["│", "year", "2015", "organization", "Allsorts", "Institute", "│"]


def test_topics_and_long_lists_are_shown_on_request_and_otherwise_announced(small: Index) -> None:
    entry = replace(item(small, "everything").entry(), aliases=tuple("abcde"), links=tuple(LINKS))
    some, hidden = long_facts(entry, [], PIPE, full=False)
    assert [label for label, _ in some] == ["authors", "install", "published", "address", "Paper", "code, mirror"]
    assert hidden == "--all adds 1 reference, 2 links, 5 names, 2 topics"
    whole, nothing = long_facts(entry, [], PIPE, full=True)
    assert {label for label, _ in whole} - {label for label, _ in some} == {
        "software paper", "slides", "listed", "also called", "topics", "checked", "added",
    }  # fmt: skip
    assert nothing == ""


LINKS = [
    Link(label=label, url=f"https://a.org/{url}")
    for label, url in (("Paper", 1), ("slides", 2), ("code", 3), ("mirror", 3), ("listed", 4))
]


@pytest.mark.parametrize(("links", "expected_count"), [(LINKS[1:2], 2), (LINKS[:4], 4), (LINKS, 3)])
def test_a_few_links_are_shown_with_any_label(small: Index, links: list[Link], expected_count: int) -> None:
    entry = replace(item(small, "bare-minimum").entry(), links=tuple(links))
    assert len(long_facts(entry, [], PIPE, full=False)[0]) == expected_count


@pytest.mark.parametrize(
    ("count", "names"),
    [(6, "a, b, c, d, e, f"), (7, "a, b, c, d, e, f and 1 other"), (9, "a, b, c, d, e, f and 3 others")],
)
def test_a_long_list_of_authors_is_shortened_and_counted(small: Index, count: int, names: str) -> None:
    entry = replace(item(small, "bare-minimum").entry(), authors=tuple("abcdefghi"[:count]))
    assert dict(long_facts(entry, [], PIPE, full=False)[0])["authors"].plain == names
    assert dict(long_facts(entry, [], PIPE, full=True)[0])["authors"].plain == ", ".join("abcdefghi"[:count])


@pytest.mark.parametrize(
    ("publication", "expected"),
    [
        ({"venue": "KDD 2019", "year": 2019, "arxiv": "1907.10902"}, "KDD 2019 · arXiv:1907.10902"),
        ({"container": "Odd Journal", "year": 2019, "doi": "10.1000/x"}, "Odd Journal · 2019 · doi:10.1000/x"),
        ({"publisher": "Odd Press"}, "Odd Press"),
        ({"year": 2019}, "2019"),
    ],
)
def test_venue_and_year_of_publication_are_abbreviated(
    small: Index, publication: dict[str, Any], expected: str
) -> None:
    one = Publication(type="article", title="T", **publication)
    entry = replace(item(small, "bare-minimum").entry(), publications=(one, one))
    facts, hidden = long_facts(entry, [], PIPE, full=False)
    assert dict(facts)["published"].plain == expected
    assert hidden == "--all adds 2 references"


@pytest.mark.parametrize(("count", "is_shown"), [(4, True), (5, False)])
def test_a_few_names_are_shown(small: Index, count: int, is_shown: bool) -> None:
    entry = replace(item(small, "bare-minimum").entry(), aliases=tuple("abcde"[:count]))
    facts, hidden = long_facts(entry, [], PIPE, full=False)
    assert ("also called" in dict(facts)) is is_shown
    assert hidden == ("" if is_shown else "--all adds 5 names")


def test_the_lower_border_has_the_command_for_the_rest(small: Index) -> None:
    assert (
        render_page(item(small, "everything"), [], PIPE)
        .splitlines()[-1]
        .endswith("─ --all adds 1 reference, 2 topics ─╯")
    )
    assert "--all" not in render_page(item(small, "everything"), [], PIPE, full=True)


def test_a_long_label_does_not_widen_its_column(small: Index) -> None:
    class Labeled(Item):
        def entry(self) -> Entry:
            return replace(super().entry(), links=(Link(label="a label of many words", url="https://a.org/"),))

    bare_minimum = item(small, "bare-minimum")
    lines = render_page(Labeled(bare_minimum.index, bare_minimum.row), [], PIPE).splitlines()
    assert any(line.startswith("│ a label of many…  https://a.org/ ") for line in lines)
    assert any(line.startswith("│ address           http://bare.example/ ") for line in lines)


def test_a_title_too_long_for_the_border_is_below_it(small: Index) -> None:
    lines = render_page(item(small, "long-title"), [], PIPE).splitlines()
    assert lines[0].startswith("╭─ long-title ──")
    assert "On the Considerable and Hitherto" in lines[1]


@pytest.mark.parametrize("width", [20, 40, 59])
def test_on_a_narrow_canvas_labels_are_above_their_values(small: Index, width: int) -> None:
    page_text = render_page(item(small, "everything"), [], Canvas(width, terminal=True))
    lines = [line.strip("│").rstrip() for line in page_text.splitlines()]
    assert lines[lines.index(" language") + 1] == "   C++"
    assert {cell_len(line) for line in page_text.splitlines()} == {width}


def test_identifiers_and_addresses_are_links(small: Index) -> None:
    page_text = render_page(item(small, "everything"), [], TERMINAL, full=True)
    for url in ("https://arxiv.org/abs/1503.01234", "https://doi.org/10.1000/odd.15", "http://allsorts.example/kit"):
        assert f";{url}\x1b\\" in page_text
    assert "\x1b]8;" not in render_page(item(small, "everything"), [], PIPE)


@pytest.mark.parametrize(("entry", "style"), [("martin", "32"), ("marten", "35"), ("beacon-south", "31")])
def test_the_status_is_colored(small: Index, entry: str, style: str) -> None:
    assert f"\x1b[{style}m" in render_page(item(small, entry), [], TERMINAL)


def test_a_date_without_a_status_is_shown(small: Index) -> None:
    assert facts(render_page(item(small, "red-x-red"), [], NARROW_GRID))["status"] == "dormant · last activity 2019-01"


def test_the_summary_replaces_a_missing_description(small: Index) -> None:
    assert "The northern one of two" in render_page(item(small, "beacon"), [], PIPE)
    assert "Has every field" not in render_page(item(small, "everything"), [], PIPE)


def test_markup_is_shown_literally(small: Index) -> None:
    page_text = without_colors(render_page(item(small, "red-x-red"), [], TERMINAL))
    assert "[link=https://evil.example]click[/link]" in page_text


def test_the_status_is_explained(small: Index) -> None:
    entry = item(small, "everything").entry()
    with_status = dict(long_facts(entry, [], PIPE, full=True)[0])["checked"].plain
    assert with_status == f"2025-01 ({STATUS_RULE})"
    without = dict(long_facts(replace(entry, status=None), [], PIPE, full=True)[0])["checked"].plain
    assert without == "2025-01"
    assert "checked" not in dict(long_facts(entry, [], PIPE, full=False)[0])


@pytest.mark.parametrize("width", [20, 43, 44, 80])
def test_the_page_without_a_frame_has_the_same_content(small: Index, width: int) -> None:
    page_text = render_unframed_page(item(small, "everything"), [item(small, "cpp")], Canvas(width))
    lines = page_text.splitlines()
    assert lines[0] == "Everything Kit"
    assert max(map(cell_len, lines)) <= width
    assert not set("│╭╰") & set(page_text)
    framed = render_page(item(small, "everything"), [item(small, "cpp")], Canvas(200))
    words = "".join(page_text.split()).replace("EverythingKit", "", 1)
    for value in ("2015", "EvKit", "cpp", "--all"):
        assert value in framed
        assert value in words
    assert "fill every" not in framed
    assert "fillevery" not in words


@pytest.mark.parametrize(("width", "label_above"), [(43, True), (44, False)])
def test_in_a_narrow_pane_labels_are_above_their_values(small: Index, width: int, label_above: bool) -> None:
    lines = render_unframed_page(item(small, "everything"), [], Canvas(width)).splitlines()
    assert ("year" in [line.strip() for line in lines]) is label_above


@pytest.mark.parametrize(
    ("canvas", "full", "expected"),
    [
        (Canvas(38, terminal=True), False, "everything"),
        (Canvas(44, terminal=True), False, "everything  cpp"),
        (Canvas(45, terminal=True), False, "everything  cpp  node"),
        (Canvas(39, terminal=True), True, "everything  cpp  node"),
        (Canvas(39), False, "everything  cpp  node"),
    ],
)
def test_similar_entries_are_on_one_line_on_a_terminal(small: Index, canvas: Canvas, full: bool, expected: str) -> None:
    related = [item(small, entry_id) for entry_id in ("everything", "cpp", "node")]
    entry = item(small, "atlas").entry()
    facts, _ = long_facts(entry, related, canvas, full=full)
    assert dict(facts)["similar"].plain == expected
