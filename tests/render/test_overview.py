"""The overview of a catalog."""

import pytest

from mlcat.index.reader import Index
from mlcat.render.canvas import Canvas
from mlcat.render.overview import render_overview

NEXT = [("mlcat search something", "what you need"), ("mlcat -h", "all commands")]


def test_the_overview_is_complete(small: Index) -> None:
    assert render_overview(small, NEXT, Canvas(60)).splitlines() == [
        "Catalog of Oddities  14 entries",
        "Every shape that an entry can have, once.",
        "",
        "Basics            9  ███████████████",
        "  Deep Dives      5  ████████",
        "    Odd Corners   3  █████",
        "Größen & Verktøy  5  ████████",
        "",
        "NLP 4  Audio 3  CV 2  [bold]Loud[/bold] 1  R&D 1",
        "",
        "What to type next",
        "  mlcat search something  what you need",
        "  mlcat -h                all commands",
    ]


def test_a_narrow_overview_has_no_bars_and_explains_commands_below_them(small: Index) -> None:
    lines = render_overview(small, NEXT, Canvas(40)).splitlines()
    assert not any("█" in line for line in lines)
    assert lines[-4:] == ["  mlcat search something", "    what you need", "  mlcat -h", "    all commands"]


def test_bars_use_characters_of_the_encoding(small: Index) -> None:
    text = render_overview(small, NEXT, Canvas(60, unicode=False))
    assert "Basics            9  ###############" in text
    assert "█" not in text


@pytest.mark.parametrize("width", [20, 40, 60, 100, 160, 500])
def test_the_overview_fits_the_width(small: Index, width: int) -> None:
    assert all(len(line) <= max(width, 26) for line in render_overview(small, NEXT, Canvas(width)).splitlines())
