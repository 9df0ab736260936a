"""Whatever a client sends, the server answers with valid messages."""

import io
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mcp.echo_server import META, SUBSCRIPTION, ask, new_server, request
from mlcat.mcp.messages import encode
from mlcat.mcp.server import serve
from mlcat.mcp.versions import SUPPORTED_VERSIONS

IDS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**200, 10**201)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)


METHODS = st.sampled_from([
    "initialize", "ping", "tools/list", "tools/call", "server/discover", "subscriptions/listen",
    "notifications/cancelled", "notifications/initialized", "resources/list",
]) | st.text()  # fmt: skip


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["echo", "bad", "broken"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["word", "x"]), inner, max_size=3),
    max_leaves=6,
)


PARAMS = st.fixed_dictionaries(
    {},
    optional={
        "_meta": st.just(META) | st.dictionaries(st.sampled_from(sorted(META)), VALUES),
        "protocolVersion": st.sampled_from(SUPPORTED_VERSIONS) | VALUES,
        "name": st.just("echo") | VALUES,
        "arguments": VALUES,
        "cursor": VALUES,
        "notifications": VALUES,
        "requestId": IDS,
    },
)


MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "jsonrpc": st.just("2.0") | VALUES, "id": IDS, "method": METHODS | VALUES, "params": PARAMS | VALUES,
        "result": VALUES, "error": VALUES,
    },
)  # fmt: skip


REQUESTS = st.builds(lambda id, method, params: request(method, id, **params), st.integers(), METHODS, PARAMS)


def check(answer: Any) -> None:
    """Asserts that an answer is a valid message of JSON-RPC and MCP."""
    assert answer["jsonrpc"] == "2.0"
    if "method" in answer:
        assert answer["method"] == "notifications/subscriptions/acknowledged"
        assert "id" not in answer
        return
    assert ("result" in answer) != ("error" in answer)
    if "result" in answer:
        assert isinstance(answer["id"], (str, int)) and not isinstance(answer["id"], bool)
        assert isinstance(answer["result"], dict)
    else:
        assert answer["error"]["code"] in (-32700, -32600, -32601, -32602, -32603, -32022)
        assert isinstance(answer["error"]["message"], str)


@settings(max_examples=50)  # each has up to eight messages
@given(st.lists(MESSAGES | REQUESTS | VALUES | st.lists(MESSAGES | REQUESTS, max_size=3), max_size=8))
def test_every_line_that_is_returned_is_a_valid_message(values: list[object]) -> None:
    source = io.BytesIO("".join(json.dumps(value) + "\n" for value in values).encode())
    target = io.BytesIO()
    serve(new_server(), source, target)
    for line in target.getvalue().splitlines():
        answer = json.loads(line)
        for message in answer if isinstance(answer, list) else [answer]:
            check(message)


@settings(max_examples=50)  # each has up to eight messages
@given(st.lists(REQUESTS, max_size=8))
def test_each_request_is_answered_once_and_in_order(values: list[dict[str, Any]]) -> None:
    server = new_server()
    for value in values:
        answer = ask(server, value)
        subscribed = answer.get("method") == "notifications/subscriptions/acknowledged"
        assert value["id"] == (answer["params"]["_meta"][SUBSCRIPTION] if subscribed else answer["id"])


@settings(max_examples=50)  # each has up to eight messages
@given(st.lists(st.binary(max_size=60) | MESSAGES.map(lambda message: json.dumps(message).encode()[:-1]), max_size=8))
def test_invalid_bytes_do_not_end_the_server(pieces: list[bytes]) -> None:
    source = io.BytesIO(b"\n".join(pieces) + b"\n" + encode(request("ping", "last")))
    target = io.BytesIO()
    serve(new_server(), source, target)
    answers = [json.loads(line) for line in target.getvalue().splitlines()]
    assert answers.pop() == {"jsonrpc": "2.0", "id": "last", "result": {}}
    for answer in answers:
        check(answer)


def test_an_answer_is_sent_before_the_next_line_is_read() -> None:
    target = io.BytesIO()

    class Source(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            seen.append(target.getvalue().count(b"\n"))
            return super().readline(size)

    seen: list[int] = []
    serve(new_server(), Source(encode(request("ping")) * 2), target)
    assert seen == [0, 1, 2]
