"""`--json`."""

import gc
import json
from typing import Any

from mlcat.index.reader import Index
from mlcat.render.formats.json_ import render_entries, render_table
from mlcat.render.item import Item
from render.conftest import hits, item

KEYS = (
    "id title url section tags kind summary description links aliases topics authors organization year license "
    "code_license language install status last_activity checked added publications section_path catalog catalogs"
).split()
"""Scripts depend on them."""


def loaded(parts) -> Any:
    return json.loads("".join(parts))


def test_an_entry_always_has_all_keys(items: list[Item]) -> None:
    assert {tuple(entry) for entry in loaded(render_entries(items))} == {tuple(KEYS)}


def test_unknown_values_are_null_or_empty(small: Index) -> None:
    (entry,) = loaded(render_entries([item(small, "bare-minimum")]))
    known = {"id": "bare-minimum", "title": "Bare Minimum", "url": "http://bare.example/", "catalog": "oddities"}
    lists: dict[str, list[str]] = {key: [] for key in ("tags", "links", "aliases", "topics", "authors", "publications")}
    placed = {"section": "Basics", "section_path": ["Basics"], "catalogs": ["oddities"]}
    assert entry == dict.fromkeys(KEYS) | known | lists | placed


def test_a_hit_has_its_score_matches_and_other_sections(small: Index) -> None:
    (hit,) = loaded(render_entries(hits(small, "evkit")))
    assert list(hit) == [*KEYS, "score", "why", "other_sections"]
    assert hit["why"] == [
        {"word": "evkit", "matched": "evkit", "field": "aliases", "how": "name", "score": hit["score"]}
    ]


def test_the_output_is_ascii_with_escapes(small: Index) -> None:
    text = "".join(render_entries([item(small, "red-x-red"), item(small, "atlas")]))
    assert text.isascii()
    assert [entry["title"] for entry in json.loads(text)] == ["🚀 [red]x[/red]", "距離学習 Atlas"]


def test_no_entries_are_an_empty_array() -> None:
    assert "".join(render_entries([])) == "".join(render_table([])) == "[]\n"


def test_entries_are_rendered_as_they_are_read(items: list[Item]) -> None:
    parts = list(render_entries(items))
    assert len(parts) == len(items) + 1
    assert parts[0].startswith('[\n  {\n    "id": "everything"')


def test_facts_are_rendered_unchanged() -> None:
    rows = [{"id": "a", "count": 1, "parent": None}]
    assert loaded(render_table(rows)) == rows


def test_rendering_creates_no_reference_cycles(items: list[Item]) -> None:
    """The program runs without garbage collection, so that cycles would take 2.5 GB for 886,000 entries."""
    list(render_entries(items))
    gc.collect()
    gc.disable()
    try:
        for _ in render_entries(items * 20):
            pass
        assert gc.collect() < len(items)
    finally:
        gc.enable()
