"""`--format ndjson`."""

import json

from mlcat.index.reader import Index
from mlcat.render.formats import json_
from mlcat.render.formats.ndjson import entries, facts
from mlcat.render.item import Item
from render.conftest import hits


def test_each_line_is_the_object_that_json_has(items: list[Item], small: Index) -> None:
    for listed in (items, hits(small, "beacon")):
        text = "".join(entries(listed))
        assert text.isascii()
        assert [json.loads(line) for line in text.splitlines()] == json.loads("".join(json_.entries(listed)))


def test_each_entry_is_one_part_so_that_a_reader_need_not_wait(items: list[Item]) -> None:
    assert all(part.count("\n") == 1 and part.endswith("}\n") for part in entries(items))


def test_facts_are_lines_too() -> None:
    assert list(facts([{"id": "a", "count": 1, "parent": None}])) == ['{"id":"a","count":1,"parent":null}\n']
