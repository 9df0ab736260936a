"""A search hit as a panel."""

import pytest
from rich.cells import cell_len

from mlcat.index.reader import Index
from mlcat.render.canvas import Canvas
from mlcat.render.panel import entries, panel
from render.conftest import PIPE, TERMINAL, bare, hits, item


def test_beside_the_title_stands_the_id_unless_it_is_the_same(small: Index) -> None:
    assert panel(item(small, "beacon"), PIPE).startswith("╭─ Beacon ──")
    assert panel(item(small, "beacon-south"), PIPE).startswith("╭─ Beacon  beacon-south ──")


def test_it_says_what_it_is_where_it_stands_and_its_address(small: Index) -> None:
    lines = panel(item(small, "beacon"), PIPE).splitlines()
    assert lines[0].startswith("╭─ Beacon ──")
    assert [line.strip("│ ") for line in lines[1:-1]] == [
        "paper · Basics > Deep Dives · nlp · 1998",
        "The northern one of two with this title",
        "https://github.com/north/beacon",
    ]


def test_the_words_that_matched_are_marked(small: Index) -> None:
    shown = panel(hits(small, "northern beacon")[0], TERMINAL)
    assert "\x1b[1;4mnorthern\x1b[0m" in shown
    assert "\x1b[1;4;39mBeacon\x1b[0m" in shown
    assert "\x1b[1;4mtitle" not in shown


def test_a_title_that_does_not_fit_the_frame_stands_whole_inside(small: Index) -> None:
    long = item(small, "long-title")
    lines = panel(long, Canvas(60)).splitlines()
    assert lines[0].startswith("╭─ long-title ──")
    inside = " ".join(" ".join(line.strip("│ ") for line in lines[1:-1]).split())
    assert long.row.title in inside


@pytest.mark.parametrize("width", range(20, 60))
def test_a_title_of_wide_characters_is_never_cut(small: Index, width: int) -> None:
    lines = panel(item(small, "atlas"), Canvas(width, terminal=True)).splitlines()
    assert "距離学習" in "".join(lines)
    assert " Atlas" in "".join(lines).replace("│", " ")
    assert " atlas " in lines[0]
    assert {cell_len(line) for line in lines} == {width}


def test_in_a_pipe_it_grows_rather_than_break_an_address(small: Index) -> None:
    long = item(small, "long-title")
    assert long.row.url in panel(long, Canvas(40))
    assert long.row.url not in panel(long, Canvas(40, terminal=True))


def test_a_link_is_whole_although_the_address_is_broken(small: Index) -> None:
    long = item(small, "long-title")
    assert panel(long, Canvas(40, terminal=True, links=True)).count(f";{long.row.url}\x1b\\") >= 2


def test_reasons_stand_below_where_they_are_wanted(small: Index) -> None:
    (hit,) = hits(small, "everything kit")
    plain, explained = "".join(entries([hit], PIPE)), "".join(entries([hit], PIPE, explain=True))
    assert "score 1.000" in explained
    assert "'everything kit' met 'everythingkit' in title (name)" in explained
    assert "score" not in plain


def test_whose_it_is_is_said_where_there_are_several(small: Index) -> None:
    one = item(small, "beacon")
    assert "in oddities" not in panel(one, PIPE)
    one.owned = True
    assert "1998 · in oddities" in panel(one, PIPE)


def test_markup_is_shown_as_it_is(small: Index) -> None:
    shown = bare(panel(item(small, "red-x-red"), TERMINAL))
    for text in ("🚀 [red]x[/red]", "nLp [bold]Loud[/bold]", "Markup in [blue]every[/blue] place"):
        assert text in shown
