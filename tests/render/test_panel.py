"""Search hits as panels."""

import pytest
from rich.cells import cell_len

from mlcat.index.reader import Index
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from mlcat.render.panel import render_entries, render_panel, screenful
from render.conftest import PIPE, TERMINAL, hits, item, without_colors


def test_the_id_is_shown_next_to_a_different_title(small: Index) -> None:
    assert render_panel(item(small, "beacon"), PIPE).startswith("╭─ Beacon ──")
    assert render_panel(item(small, "beacon-south"), PIPE).startswith("╭─ Beacon  beacon-south ──")


def test_four_rows_show_title_summary_address_and_kind(small: Index) -> None:
    lines = render_panel(item(small, "beacon"), PIPE).splitlines()
    assert lines[0].startswith("╭─ Beacon ──")
    assert [line.strip("│ ") for line in lines[1:-1]] == [
        "The northern one of two with this title",
        "https://github.com/north/beacon",
    ]
    assert lines[-1].endswith("── paper · Basics > Deep Dives · nlp · 1998 ─╯")


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (50, " paper · Basics > Deep Dives · nlp · 1998 ─╯"),
        (40, " paper · Deep Dives · nlp · 1998 ─╯"),
        (28, " paper · nlp · 1998 ─╯"),
        (22, "── paper ─╯"),
    ],
)
def test_the_lower_border_shows_as_much_as_fits(small: Index, width: int, expected: str) -> None:
    assert render_panel(item(small, "beacon"), Canvas(width, terminal=True)).splitlines()[-1].endswith(expected)


def test_matched_words_are_highlighted(small: Index) -> None:
    panel_text = render_panel(hits(small, "northern beacon")[0], TERMINAL)
    assert "\x1b[1;4mnorthern\x1b[0m" in panel_text
    assert "\x1b[1;4;39mBeacon\x1b[0m" in panel_text
    assert "\x1b[1;4mtitle" not in panel_text


def test_a_title_too_long_for_the_frame_is_complete_inside(small: Index) -> None:
    long = item(small, "long-title")
    lines = render_panel(long, Canvas(60)).splitlines()
    assert lines[0].startswith("╭─ long-title ──")
    inside = " ".join(" ".join(line.strip("│ ") for line in lines[1:-1]).split())
    assert long.row.title in inside


@pytest.mark.parametrize("entry", ["atlas", "long-title", "everything"])
def test_on_a_terminal_a_hit_has_the_full_width_and_its_complete_id(small: Index, entry: str) -> None:
    rendered_item = item(small, entry)
    for width in range(20, 60):
        lines = render_panel(rendered_item, Canvas(width, terminal=True)).splitlines()
        assert f" {entry} " in lines[0]
        assert {cell_len(line) for line in lines} == {width}
        if len(rendered_item.row.url) <= width - 4:
            assert len(lines) <= 5  # a title too long for the border has its own line


def test_a_truncated_title_ends_with_an_ellipsis(small: Index) -> None:
    first = render_panel(item(small, "long-title"), Canvas(60, terminal=True)).splitlines()[0]
    assert first.startswith("╭─ On the Considerable and Hitherto")
    assert first.endswith("…  long-title ─╯".replace("╯", "╮"))


def test_a_long_title_without_a_summary_is_below_the_id(small: Index) -> None:
    long = item(small, "long-title")
    long.row.summary = None
    long.row.url = "https://a.org"
    lines = render_panel(long, Canvas(60, terminal=True)).splitlines()
    assert (len(lines), lines[0].strip("╭─╮ ")) == (4, "long-title")
    assert lines[1].startswith("│ On the Considerable and Hitherto Insufficiently Appreci… │")
    exact = len(long.row.title) + len("  long-title") + 6  # borders, padding and the blanks around the head
    assert [
        f" {long.row.title}  long-title " in render_panel(long, Canvas(width, terminal=True)).splitlines()[0]
        for width in (exact, exact - 1)
    ] == [True, False]


def test_in_a_pipe_the_panel_grows_to_fit_an_address(small: Index) -> None:
    long = item(small, "long-title")
    assert long.row.url in render_panel(long, Canvas(40))
    assert long.row.url not in render_panel(long, Canvas(40, terminal=True))


def test_a_wrapped_address_is_one_link(small: Index) -> None:
    long = item(small, "long-title")
    assert render_panel(long, Canvas(40, terminal=True, links=True)).count(f";{long.row.url}\x1b\\") >= 2


def test_reasons_are_shown_below_on_request(small: Index) -> None:
    (hit,) = hits(small, "everything kit")
    plain, explained = "".join(render_entries([hit], PIPE)), "".join(render_entries([hit], PIPE, explain=True))
    assert "score 1.00" in explained
    assert "the whole name in title, +1.00" in explained
    assert "score" not in plain


def test_the_catalog_is_named_if_there_are_several(small: Index) -> None:
    one = item(small, "beacon")
    assert "in oddities" not in render_panel(one, PIPE)
    one.shows_catalog = True
    assert "1998 · in oddities ─╯" in render_panel(one, PIPE)


def test_markup_is_shown_literally(small: Index) -> None:
    panel_text = without_colors(render_panel(item(small, "red-x-red"), TERMINAL))
    for text in ("🚀 [red]x[/red]", "nLp [bold]Loud[/bold]", "Markup in [blue]every[/blue] place"):
        assert text in panel_text


@pytest.mark.parametrize(("width", "beside"), [(149, 1), (150, 2), (200, 2)])
def test_on_a_wide_terminal_two_panels_are_side_by_side(items: list[Item], width: int, beside: int) -> None:
    parts = list(render_entries(items, Canvas(width, terminal=True)))
    assert len(parts) == -(-len(items) // beside)
    assert parts[0].splitlines()[0].count("╭") == beside
    assert all(cell_len(line) <= width for part in parts for line in part.splitlines())
    for first, second in zip(items[::2], items[1::2], strict=True):
        assert any(f" {first.row.id} " in part or first.row.title in part for part in parts)
        assert any(second.row.url in part for part in parts) or beside == 2


def test_in_a_pipe_panels_are_below_each_other_at_any_width(items: list[Item]) -> None:
    assert len(list(render_entries(items, Canvas(200)))) == len(items)


@pytest.mark.parametrize(
    ("width", "height", "used", "count"),
    [(100, 24, 2, 5), (100, 23, 3, 5), (100, 22, 3, 4), (100, 5, 2, 3), (100, 100, 2, 8), (160, 24, 2, 8)],
)
def test_a_screen_shows_as_many_panels_as_fit(small: Index, width: int, height: int, used: int, count: int) -> None:
    listed = [item(small, "beacon")] * 8
    parts, shown = screenful(listed, Canvas(width, height, terminal=True), used)
    assert shown == count
    assert "".join(parts).count("╭") == count
    assert used + "".join(parts).count("\n") <= max(height, used + 12)
