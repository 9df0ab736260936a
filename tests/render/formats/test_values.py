"""Entries as plain values, and values as the text of a cell."""

from typing import Any

import pytest

from mlcat.index.reader import Index
from mlcat.render.formats.values import as_cell, as_object, value_at
from render.conftest import hits, item

VALUES = {"links": [{"label": "paper", "url": "u"}], "year": 2019, "tags": []}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("year", 2019),
        ("links.0.url", "u"),
        ("links.0", {"label": "paper", "url": "u"}),
        ("links.1.url", None),
        ("links.9999999999.url", None),
        ("links.-1.url", None),
        ("links.url", None),
        ("links.\N{SUPERSCRIPT TWO}", None),
        ("year.0", None),
        ("tags.0", None),
        ("nosuch", None),
        ("", None),
        (".", None),
    ],
)
def test_a_path_selects_a_value(path: str, value: Any) -> None:
    assert value_at(VALUES, path) == value


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (0.25, "0.25"),
        ("text", "text"),
        ([], ""),
        (["a", "b, c"], "a; b, c"),
        ([{"label": "paper", "url": "u"}, {"label": None, "url": "v"}], "paper u; v"),
    ],
)
def test_a_value_is_formatted_as_text(value: Any, cell: str) -> None:
    assert as_cell(value) == cell


def test_chosen_paths_are_in_the_given_order(small: Index) -> None:
    values = as_object(item(small, "everything"), ["links.0.label", "id", "links.7"])
    assert list(values.items()) == [("links.0.label", "listed"), ("id", "everything"), ("links.7", None)]


def test_the_score_and_the_reasons_of_a_hit_can_be_chosen(small: Index) -> None:
    values = as_object(hits(small, "evkit")[0], ["why.0.field", "score"])
    assert values["why.0.field"] == "aliases"
    assert 0 < values["score"] <= 1
