"""Answers stay within their size and say what they leave out."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.mcp_tools.conftest import ask
from mlcat.cli.mcp_tools.answers import MAX_ANSWER, NOTE, closing_indexes, page, shorten_item, size, without_empty
from mlcat.index.reader import Index
from mlcat.mcp.messages import encode
from mlcat.mcp.server import Server
from mlcat.mcp.tools import Tool


def items(count: int, characters: int = 200) -> list[dict[str, Any]]:
    return [{"id": str(number), "text": "é" * characters} for number in range(count)]


def sent(value: dict[str, Any]) -> int:
    """The bytes of the message in which a tool returns this."""
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    tool = Tool("t", title="", description="", input_schema=schema, output_schema={}, call=lambda _: value)
    return len(encode({"jsonrpc": "2.0", "id": 1, "result": tool.result({})}))


def test_an_answer_has_at_most_20_000_bytes() -> None:
    assert MAX_ANSWER == 20_000


def test_all_items_are_kept_if_they_fit() -> None:
    assert page("hits", items(3), 0, 3) == {"hits": items(3), "total": 3, "note": NOTE}
    assert page("hits", [], 0, 0) == {"hits": [], "total": 0, "note": NOTE}


def test_a_truncated_answer_has_the_number_of_remaining_items_and_the_next_offset() -> None:
    answer = page("hits", items(1000), 0, 1000)
    remaining = len(answer["hits"])
    assert answer["hits"] == items(1000)[:remaining]
    assert answer["more"] == f"{1000 - remaining} more: offset {remaining}"
    assert MAX_ANSWER - 4_000 < sent(answer) < MAX_ANSWER


def test_an_offset_is_counted_from_the_first_of_all() -> None:
    assert page("hits", items(2), 5, 8)["more"] == "1 more: offset 7"
    assert "more" not in page("hits", items(2), 6, 8)
    assert page("hits", [], 8, 8)["advice"] == ["offset 8 is beyond the last of 8."]
    assert page("hits", [], 2000, 1234)["advice"] == ["offset 2000 is beyond the last of 1,234."]


@settings(max_examples=50)
@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=3000), max_size=5), max_size=30))
def test_an_answer_is_never_too_long(values: list[dict[str, Any]]) -> None:
    assert sent(page("hits", values, 0, len(values))) < MAX_ANSWER


JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=5),
    max_leaves=40,
)


@settings(max_examples=50)
@given(st.dictionaries(st.text(max_size=3), JSON, max_size=5), st.integers(300, 3000))
def test_a_single_item_is_truncated_to_fit_and_marked(item: dict[str, Any], extra_bytes: int) -> None:
    large = item | {"a": "日本" * 4000, "b": ["x" * 500] * 300}
    shortened = shorten_item(large, 5_000 + extra_bytes)
    assert size(shortened) <= 5_000 + extra_bytes
    assert shortened["shortened"] is True
    assert shortened["a"].endswith("…")
    assert large["a"].startswith(shortened["a"][:-1])
    assert shortened["b"]
    assert all(one[:-1] in "x" * 500 and one[-1] in "x…" for one in shortened["b"])


def test_an_item_that_fits_is_returned_unchanged() -> None:
    (item,) = items(1)
    assert shorten_item(item) is item
    assert page("entries", [{"text": "x" * 40_000}], 0, 2)["entries"][0]["shortened"] is True


def test_the_size_counts_a_value_as_json_and_as_json_in_a_string() -> None:
    assert size({"a": 'é"'}) == len('{"a":"é\\""}'.encode()) + len(
        json.dumps('{"a":"é\\""}', ensure_ascii=False).encode()
    )


@pytest.mark.parametrize("empty", [None, "", []])
def test_empty_values_are_left_out_and_texts_are_cleaned(empty: object) -> None:
    assert without_empty({"a": empty, "b": "x\x1b\u202ey", "c": 0, "d": False}) == {"b": "xy", "c": 0, "d": False}


def test_indexes_are_closed_after_an_exception() -> None:
    closed: list[int] = []

    class Closed(Index):
        def __init__(self) -> None: ...

        def close(self) -> None:
            closed.append(1)

    with pytest.raises(ZeroDivisionError), closing_indexes([Closed(), Closed()]) as given_indexes:
        assert len(given_indexes) == 2
        raise ZeroDivisionError
    assert closed == [1, 1]


LONG = ("x" * 100_000, "ﷺ" * 5000, "\u202e\x1b[31m" * 5000, '"' * 50_000, "1a" * 20_000, "\n" * 1000 + "x" * 50_000)


@pytest.mark.parametrize("word", LONG, ids=lambda word: ascii(word[:4]))
def test_no_argument_makes_an_answer_too_long(server: Server, word: str) -> None:
    for tool in ask(server, "tools/list")["tools"]:
        schema = tool["inputSchema"]
        required = {name: ["faiss"] if name == "ids" else "clip" for name in schema.get("required", ())}
        for name, expected in schema["properties"].items():
            value = [word] if expected["type"] == "array" else word
            result = ask(server, "tools/call", name=tool["name"], arguments=required | {name: value})
            assert len(encode(result)) <= MAX_ANSWER, (tool["name"], name)
        assert len(encode(ask(server, "tools/call", name=tool["name"], arguments={word: 1}))) <= MAX_ANSWER
