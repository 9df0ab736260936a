"""Tables on a terminal."""

import re

import pytest
from rich.cells import cell_len

from mlcat.render import table
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from render.conftest import bare


def shown(items: list[Item], counts: dict[int, int], width: int, *, links: bool = False) -> str:
    return "".join(table.entries(items, counts, Canvas(width, terminal=True, links=links)))


def test_columns_come_with_the_width(items: list[Item], counts: dict[int, int]) -> None:
    for width, has_id, has_tags, has_summary in (
        (49, False, False, False),
        (50, True, False, False),
        (70, True, True, False),
        (110, True, True, True),
    ):
        text = shown(items, counts, width)
        assert ("beacon-south" in text, "Audio" in text, "The northern" in text) == (has_id, has_tags, has_summary)
        assert "Everything Kit" in text
        assert "1998" in text


@pytest.mark.parametrize("width", [20, 33, 40, 50, 70, 110, 200])
def test_it_fits_and_loses_no_title(items: list[Item], counts: dict[int, int], width: int) -> None:
    text = shown(items, counts, width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    for word in ("Märtin", "🚀", "Appreciated", "node.js"):
        assert word in text.replace("\n", "") or width < 40


def test_sections_share_their_columns(items: list[Item], counts: dict[int, int]) -> None:
    lines = shown(items, counts, 100).splitlines()
    starts = {cell_len(line[:-4]) for line in lines for year in ("1998", "2017", "1985") if line.endswith(year)}
    assert len(starts) == 1


def test_a_title_is_a_link(items: list[Item], counts: dict[int, int]) -> None:
    text = shown(items, counts, 100, links=True)
    assert re.search(r";https://github\.com/north/beacon\x1b\\(\x1b\[1m)?Beacon", text)


def test_a_long_section_comes_in_parts_under_one_heading(
    items: list[Item], counts: dict[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = bare(shown(items, counts, 100))
    monkeypatch.setattr(table, "_ROWS", 2)
    parts = bare(shown(items, counts, 100))
    assert parts == whole


ROWS = [["one", 7, None], ["two", 12345, "more [red]words[/red]"]]


def test_facts_have_headings_and_numbers_to_the_right() -> None:
    assert table.facts(["NAME", "COUNT", "NOTE"], ROWS, Canvas(60, terminal=True)).splitlines() == [
        "NAME  COUNT  NOTE",
        "one       7",
        "two   12345  more [red]words[/red]",
    ]


def test_facts_that_do_not_fit_a_terminal_are_blocks() -> None:
    assert table.facts(["NAME", "COUNT", "NOTE"], ROWS, Canvas(30, terminal=True)).splitlines() == [
        "one",
        "  count 7",
        "two",
        "  count 12345",
        "  note more [red]words[/red]",
    ]


def test_facts_in_a_pipe_are_never_broken() -> None:
    wide = table.facts(["NAME", "COUNT", "NOTE"], ROWS, Canvas(60))
    assert table.facts(["NAME", "COUNT", "NOTE"], ROWS, Canvas(20)) == wide


def test_facts_of_nothing_are_the_headings() -> None:
    assert table.facts(["NAME", "COUNT"], [], Canvas(60)) == "NAME  COUNT\n"
