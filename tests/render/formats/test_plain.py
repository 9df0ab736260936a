"""`--format plain`."""

from mlcat.index.reader import Index
from mlcat.render.formats.plain import render_entries, render_table
from mlcat.render.item import Item
from render.conftest import item


def test_each_entry_is_a_line_of_seven_values(items: list[Item]) -> None:
    lines = "".join(render_entries(items)).splitlines()
    assert len(lines) == len(items)
    assert all(line.count("\t") == 6 for line in lines)


def test_the_values_are_in_the_documented_order(small: Index) -> None:
    rendered_items = [item(small, "everything"), item(small, "bare-minimum"), item(small, "red-x-red")]
    lines = [line.split("\t") for line in "".join(render_entries(rendered_items)).splitlines()]
    assert lines == [
        ["everything", "Everything Kit", "Basics", "NLP,Audio", "2015", "https://github.com/allsorts/everything-kit",
         "Has every field that an entry can have"],
        ["bare-minimum", "Bare Minimum", "Basics", "", "", "http://bare.example/", ""],
        ["red-x-red", "🚀 [red]x[/red]", "Odd Corners", "nLp,[bold]Loud[/bold]", "", "https://markup.example/",
         rendered_items[2].row.summary],
    ]  # fmt: skip


def test_each_fact_is_a_line_in_order() -> None:
    assert list(render_table([{"id": "a", "title": "two\nlines\tand\x1bmore", "count": 0, "parent": None}])) == [
        "a\ttwo lines andmore\t0\t\n"
    ]
