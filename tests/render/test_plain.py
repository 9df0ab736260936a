"""`--plain`."""

from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.render.plain import entries, facts
from render.conftest import item


def test_a_line_an_entry_with_six_values(items: list[Item]) -> None:
    lines = "".join(entries(items)).splitlines()
    assert len(lines) == len(items)
    assert all(line.count("\t") == 5 for line in lines)


def test_the_values_and_their_order(small: Index) -> None:
    shown = [item(small, "everything"), item(small, "bare-minimum"), item(small, "red-x-red")]
    assert "".join(entries(shown)).splitlines() == [
        "everything\tEverything Kit\tBasics\tNLP,Audio\t2015\thttps://github.com/allsorts/everything-kit",
        "bare-minimum\tBare Minimum\tBasics\t\t\thttp://bare.example/",
        "red-x-red\t🚀 [red]x[/red]\tOdd Corners\tnLp,[bold]Loud[/bold]\t\thttps://markup.example/",
    ]


def test_facts_keep_their_order_and_their_line() -> None:
    assert list(facts([{"id": "a", "title": "two\nlines\tand\x1bmore", "count": 0, "parent": None}])) == [
        "a\ttwo lines andmore\t0\t\n"
    ]
