"""Tables on a terminal."""

import re

import pytest
from rich.cells import cell_len

from mlcat.index.reader import Index
from mlcat.render import table
from mlcat.render.canvas import Canvas
from mlcat.render.item import Item
from render.conftest import item, without_colors


def table_text(items: list[Item], counts: dict[int, int], width: int, *, links: bool = False) -> str:
    return "".join(table.render_entries(items, counts, Canvas(width, terminal=True, links=links)))


@pytest.mark.parametrize(("width", "tags", "summary"), [(49, False, False), (80, False, True), (100, True, True)])
def test_a_wider_table_has_more_columns(
    items: list[Item], counts: dict[int, int], width: int, tags: bool, summary: bool
) -> None:
    text = table_text(items, counts, width)
    assert ("NLP Audio" in text, "Has every f" in text) == (tags, summary)
    assert "Everything Kit" in text
    assert "1998" in text


@pytest.mark.parametrize("width", [20, 33, 40, 50, 70, 110, 200])
def test_the_table_fits_and_never_truncates_an_id(items: list[Item], counts: dict[int, int], width: int) -> None:
    text = table_text(items, counts, width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert [item.row.id for item in items if item.row.id not in text] == []
    if width >= 50:
        assert len(text.splitlines()) == len(items) + 4 + 3  # headings, and blank lines between the sections


def test_the_id_is_not_repeated(small: Index) -> None:
    cpp, martin, marten = (item(small, name) for name in ("cpp", "martin", "marten"))
    text = table_text([cpp, martin, marten], {item.row.section: 1 for item in (cpp, martin, marten)}, 100)
    assert "C++" in text  # the id has another spelling
    assert "Märtin" in text
    assert "marten    Marten" not in re.sub(" +", "    ", text)
    assert marten.row.summary
    assert marten.row.summary in text


def test_sections_share_their_columns(items: list[Item], counts: dict[int, int]) -> None:
    lines = table_text(items, counts, 100).splitlines()
    starts = {cell_len(line[:-4]) for line in lines for year in ("1998", "2017", "1985") if line.endswith(year)}
    assert len(starts) == 1


def test_an_id_is_a_link(items: list[Item], counts: dict[int, int]) -> None:
    text = table_text(items, counts, 100, links=True)
    assert re.search(r";https://github\.com/north/beacon\x1b\\(\x1b\[36m)?beacon\x1b", text)


def test_a_flat_table_has_no_headings(items: list[Item]) -> None:
    lines = "".join(table.render_flat(iter(items), Canvas(100, terminal=True))).splitlines()
    assert [line.split()[0] for line in lines] == [item.row.id for item in items]
    assert all(line.startswith("  ") for line in lines)
    assert list(table.render_flat([], Canvas(100, terminal=True))) == []


def test_a_long_section_is_rendered_in_parts_under_one_heading(
    items: list[Item], counts: dict[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = without_colors(table_text(items, counts, 100))
    monkeypatch.setattr(table, "MAX_ROWS", 2)
    parts = without_colors(table_text(items, counts, 100))
    assert parts == complete


ROWS = [["one", 7, None], ["two", 12345, "more [red]words[/red]"]]


def test_facts_have_headings_and_right_aligned_numbers() -> None:
    assert table.render_columns(["NAME", "COUNT", "NOTE"], ROWS, Canvas(60, terminal=True)).splitlines() == [
        "NAME   COUNT  NOTE",
        "one        7",
        "two   12,345  more [red]words[/red]",
    ]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (34, ["NAME   COUNT  NOTE", "one        7", "two   12,345  more [red]words[/re…"]),
        (24, ["NAME   COUNT  NOTE", "one        7", "two   12,345  more [red…"]),
        (23, ["one", "  count 7", "two", "  count 12,345", "  note more", "  [red]words[/red]"]),
        (20, ["one", "  count 7", "two", "  count 12,345", "  note more", "  [red]words[/red]"]),
    ],
)
def test_facts_that_do_not_fit_are_truncated_or_shown_as_blocks(width: int, lines: list[str]) -> None:
    assert table.render_columns(["NAME", "COUNT", "NOTE"], ROWS, Canvas(width, terminal=True)).splitlines() == lines


def test_the_last_text_column_is_truncated_first_and_the_first_never() -> None:
    row = ["a-long-name-of-it", 7, "a text", "another text that is longer"]
    lines = table.render_columns(["NAME", "COUNT", "NOTE", "MORE"], [row], Canvas(46, terminal=True)).splitlines()
    assert lines[1] == "a-long-name-of-it      7  a text  another tex…"


def test_a_column_marked_complete_is_not_truncated() -> None:
    row = ["nlp", 7, "a title of many words", "a-catalog-with-a-long-name"]
    lines = table.render_columns(
        ["TAG", "ENTRIES", "TITLE", "CATALOG"], [row], Canvas(54, terminal=True), [3]
    ).splitlines()
    assert lines[1] == "nlp        7  a title of …  a-catalog-with-a-long-name"


def test_the_last_columns_are_omitted_before_rows_become_blocks() -> None:
    row = ["metric-learning", "Awesome Metric Learning", 63, "244 kB", "ships with mlcat", "2026-11-25"]
    names = ["CATALOG", "TITLE", "ENTRIES", "SIZE", "FROM", "ON"]
    shown = {
        width: table.render_columns(names, [row], Canvas(width, terminal=True)).splitlines() for width in (80, 60, 40)
    }
    assert shown[80][1] == "metric-learning  Awesome Metric Learni…       63  244 kB  ships wit…  2026-11-25"
    assert shown[60][1] == "metric-learning  Awesome Metri…       63  244 kB  ships wit…"
    assert shown[40][1] == "metric-learning  Awesome Metri…       63"
    assert all(len(lines) == 2 and cell_len(lines[1]) <= width for width, lines in shown.items())


def test_facts_in_a_pipe_are_not_wrapped() -> None:
    wide = table.render_columns(["NAME", "COUNT", "NOTE"], ROWS, Canvas(60))
    assert table.render_columns(["NAME", "COUNT", "NOTE"], ROWS, Canvas(20)) == wide


def test_no_facts_give_only_the_headings() -> None:
    assert table.render_columns(["NAME", "COUNT"], [], Canvas(60)) == "NAME  COUNT\n"
