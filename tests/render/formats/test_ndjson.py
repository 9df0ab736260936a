"""`--format ndjson`."""

import json

from mlcat.index.reader import Index
from mlcat.render.formats import json_
from mlcat.render.formats.ndjson import render_entries, render_table
from mlcat.render.item import Item
from render.conftest import hits


def test_each_line_is_the_object_of_the_json_format(items: list[Item], small: Index) -> None:
    for listed in (items, hits(small, "beacon")):
        text = "".join(render_entries(listed))
        assert text.isascii()
        assert [json.loads(line) for line in text.splitlines()] == json.loads("".join(json_.render_entries(listed)))


def test_each_entry_is_rendered_separately(items: list[Item]) -> None:
    assert all(part.count("\n") == 1 and part.endswith("}\n") for part in render_entries(items))


def test_each_fact_is_a_line() -> None:
    assert list(render_table([{"id": "a", "count": 1, "parent": None}])) == ['{"id":"a","count":1,"parent":null}\n']
