"""`list` in a pipe."""

from rich.cells import cell_len

from mlcat.render.aligned_lines import render_entries
from mlcat.render.item import Item


def test_a_line_has_id_year_tags_title_address_and_summary(items: list[Item], counts: dict[int, int]) -> None:
    lines = "".join(render_entries(items, counts)).splitlines()
    assert lines[:2] == [
        "Basics (4)",
        f"  {'everything':<26}  2015  NLP,Audio  {'Everything Kit':<52}  https://github.com/allsorts/everything-kit"
        "  Has every field that an entry can have",
    ]


def test_sections_are_separated_by_a_line_and_show_their_path(items: list[Item], counts: dict[int, int]) -> None:
    lines = "".join(render_entries(items, counts)).splitlines()
    headings = [number for number, line in enumerate(lines) if not line.startswith("  ") and line]
    assert [lines[number] for number in headings] == [
        "Basics (4)",
        "Basics > Deep Dives (2)",
        "Basics > Deep Dives > Odd Corners (3)",
        "Größen & Verktøy (5)",
    ]
    assert all(lines[number - 1] == "" for number in headings[1:])


def test_nothing_is_truncated(items: list[Item], counts: dict[int, int]) -> None:
    text = "".join(render_entries(items, counts))
    for item in items:
        assert item.row.id in text
        assert item.row.title in text
        assert item.row.url in text
        assert (item.row.summary or "") in text
    assert len(text.splitlines()) == len(items) + 4 + 3


def test_wide_characters_do_not_shift_the_columns(items: list[Item], counts: dict[int, int]) -> None:
    rows = [line for line in "".join(render_entries(items, counts)).splitlines() if line.startswith("  ")]
    fitting = [row for row in rows if "long-title" not in row and "Loud" not in row and "NLP,Audio" not in row]
    assert len(fitting) == 11
    assert {cell_len(row[: row.index("http")]) for row in fitting} == {2 + 26 + 2 + 52 + 2 + 8 + 2 + 4 + 2}


def test_rows_are_rendered_as_they_are_read(items: list[Item], counts: dict[int, int]) -> None:
    def endless():
        yield items[0]
        raise AssertionError("read too far")

    lines = render_entries(endless(), counts)
    assert next(lines) == "Basics (4)\n"
    assert next(lines).startswith("  everything ")


def test_no_entries_give_no_output() -> None:
    assert "".join(render_entries([], {})) == ""


def test_an_unsafe_character_of_a_damaged_index_is_not_written(items: list[Item], counts: dict[int, int]) -> None:
    items[0].row.title += "\x1b[31m\u202e"
    assert {"\x1b", "\u202e"}.isdisjoint("".join(render_entries(items, counts)))
