"""Lines, JSON and the shape of messages."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.mcp.messages import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    INVALID_REQUEST,
    MAX_MESSAGE,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    RpcError,
    decode,
    encode,
    error_response,
    parse_message,
    read_lines,
    response,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def refused(value: object) -> RpcError:
    with pytest.raises(RpcError) as caught:
        parse_message(value)
    return caught.value


def test_the_error_codes_are_those_of_json_rpc() -> None:
    codes = (PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, INTERNAL_ERROR)
    assert codes == (-32700, -32600, -32601, -32602, -32603)


@given(JSON)
def test_a_value_is_written_as_one_line_and_read_back(value: object) -> None:
    line = encode(value)
    assert len(line.splitlines()) == 1
    assert line.count(b"\n") == 1 == line.endswith(b"\n")
    assert "".join(line.decode().splitlines()) == line.decode()[:-1]  # no other line break: \x85, U+2028
    assert decode(line) == value


def test_texts_are_written_unescaped_except_lone_surrogates() -> None:
    assert encode(["é日"]) == '["é日"]\n'.encode()
    assert encode("a\u2028b\u2029c\x85d") == b'"a\\u2028b\\u2029c\\u0085d"\n'
    assert encode("\ud800") == b'"\\ud800"\n'


@pytest.mark.parametrize(
    "line",
    [
        b"x", b"{", b"\xff\xfe", b'"\xff"', b"NaN", b"[Infinity]", b"-Infinity", b"\xef\xbb\xbf{}", b"1" * 5000,
        b"[" * 200_000, b'{"a":' * 100_000, b"{} {}", b"'a'",
    ],
)  # fmt: skip
def test_invalid_json_is_a_parse_error(line: bytes) -> None:
    with pytest.raises(RpcError) as caught:
        decode(line)
    assert caught.value.code == PARSE_ERROR
    assert len(caught.value.message) <= 200


def test_a_line_may_have_at_most_the_maximum_length() -> None:
    text = b'"' + b"a" * (MAX_MESSAGE - 2) + b'"'
    assert len(decode(text)) == MAX_MESSAGE - 2
    with pytest.raises(RpcError) as caught:
        decode(text + b" ")
    assert (caught.value.code, caught.value.message) == (INVALID_REQUEST, "the message is longer than 1,048,576 bytes")


def test_blank_lines_are_skipped_and_a_long_line_does_not_hide_the_next() -> None:
    long = b"a" * (3 * MAX_MESSAGE)
    read = list(read_lines(io.BytesIO(b"1\n\n \r\n" + long + b"\n2\r\n3")))
    assert [len(line) for line in read] == [2, MAX_MESSAGE + 1, 3, 1]
    assert list(read_lines(io.BytesIO(long))) == [long[: MAX_MESSAGE + 1]]
    assert list(read_lines(io.BytesIO(b"a" * MAX_MESSAGE + b"\n2\n"))) == [b"a" * MAX_MESSAGE + b"\n", b"2\n"]


@pytest.mark.parametrize("id", ["a", "", 0, -1, 10**300])
def test_a_request_has_an_id_a_method_and_parameters(id: str | int) -> None:
    message = parse_message({"jsonrpc": "2.0", "id": id, "method": "m", "params": {"a": 1}})
    assert message and (message.id, message.method, message.params) == (id, "m", {"a": 1})


def test_notifications_and_responses_need_no_answer() -> None:
    message = parse_message({"jsonrpc": "2.0", "method": "m"})
    assert message and (message.id, message.method, message.params) == (None, "m", {})
    assert parse_message({"jsonrpc": "2.0", "id": 1, "result": {}}) is None
    assert parse_message({"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": ""}}) is None


@pytest.mark.parametrize(
    ("fields", "id", "message"),
    [
        ({"id": None}, None, "an id is a string or an integer"),
        ({"id": True}, None, "an id is a string or an integer"),
        ({"id": 1.5}, None, "an id is a string or an integer"),
        ({"id": [1]}, None, "an id is a string or an integer"),
        ({"id": 1, "params": [1]}, 1, "params are a JSON object"),
        ({"id": 1, "params": None}, 1, "params are a JSON object"),
        ({"id": "a", "method": 1}, "a", "a message has a method, which is a string"),
        ({"id": "a", "method": None, "result": {}}, "a", "a message has a method, which is a string"),
        ({"id": 2, "jsonrpc": "1.0"}, 2, 'a message has "jsonrpc": "2.0"'),
        ({"id": 2, "jsonrpc": 2.0}, 2, 'a message has "jsonrpc": "2.0"'),
    ],
)
def test_the_error_for_an_invalid_message_has_its_id(fields: dict[str, object], id: object, message: str) -> None:
    error = refused({"jsonrpc": "2.0", "method": "m"} | fields)
    assert (error.code, error.id, error.message) == (INVALID_REQUEST, id, message)


@pytest.mark.parametrize("value", [None, 1, "a", True, 1.5])
def test_other_json_values_are_not_messages(value: object) -> None:
    assert refused(value).message == "a message is a JSON object"


def test_responses_have_the_id_of_the_request_and_an_error_without_one_has_none() -> None:
    assert response(1, {"a": 2}) == {"jsonrpc": "2.0", "id": 1, "result": {"a": 2}}
    error = RpcError(-1, "no", {"b": 3})
    assert error_response(error) == {"jsonrpc": "2.0", "error": {"code": -1, "message": "no", "data": {"b": 3}}}
    error.id = 0
    assert error_response(error)["id"] == 0
    assert "data" not in json.dumps(error_response(RpcError(-1, "no")))
