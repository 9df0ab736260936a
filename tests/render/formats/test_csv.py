"""`--format csv`."""

import csv
import io

from mlcat.index.reader import Index
from mlcat.render.formats.csv_ import render_entries, render_table
from mlcat.render.formats.values import KEYS
from mlcat.render.item import Item
from render.conftest import hits, item


def records(parts) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(parts), newline=""), strict=True))


def test_the_header_has_the_keys_and_each_record_as_many_values(items: list[Item]) -> None:
    head, *rows = records(render_entries(items))
    assert head == list(KEYS)
    assert len(rows) == len(items)
    assert {len(row) for row in rows} == {len(KEYS)}


def test_the_last_column_of_hits_is_the_score(small: Index) -> None:
    head, first, *_ = records(render_entries(hits(small, "evkit")))
    assert head == [*KEYS, "score"]
    assert 0 < float(first[-1]) <= 1


def test_line_ends_and_quotes_follow_rfc_4180(small: Index) -> None:
    assert "".join(render_entries([item(small, "everything")], ["id", "authors"])).startswith(
        "id,authors\r\neverything,"
    )
    written = "".join(render_table([{"title": 'a "quoted", title'}]))
    assert written == 'title\r\n"a ""quoted"", title"\r\n'


def test_without_entries_there_is_only_the_header() -> None:
    assert "".join(render_entries([])) == ",".join(KEYS) + "\r\n"
    assert "".join(render_entries([], ["id", "links.0.url"])) == "id,links.0.url\r\n"


def test_facts_have_a_header_unless_there_are_none() -> None:
    assert list(render_table([{"id": "a", "title": 'x, "y"', "parent": None}])) == [
        "id,title,parent\r\n",
        'a,"x, ""y""",\r\n',
    ]
    assert list(render_table([])) == []
