"""What the server answers: to clients with a handshake and without, and to what no client should send."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.errors import UsageError
from mlcat.mcp.messages import INTERNAL_ERROR, INVALID_PARAMS, INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, encode
from mlcat.mcp.server import Server, serve
from mlcat.mcp.tools import Tool
from mlcat.mcp.versions import HANDSHAKE, SUPPORTED

INFO = {"name": "test", "title": "Test", "version": "1"}
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}
SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId"


def echo() -> Tool:
    """A tool that returns its word; "bad" is a wrong value, and "broken" shows what a fault of the program does."""

    def call(arguments: dict[str, Any]) -> dict[str, Any]:
        if arguments["word"] == "bad":
            raise UsageError("no word 'bad'.", "Say 'good'.")
        if arguments["word"] == "broken":
            raise ZeroDivisionError("by zero")
        return {"word": arguments["word"]}

    word = {"type": "string", "description": "A word."}
    schema = {"type": "object", "properties": {"word": word}, "required": ["word"]}
    return Tool("echo", title="Echo", description="Echoes.", input_schema=schema, output_schema={}, call=call)


def new_server(reports: list[str] | None = None) -> Server:
    return Server(INFO, "Be kind.", {"echo": echo}, lambda line: None if reports is None else reports.append(line))


def ask(server: Server, value: object) -> Any:
    """The one answer to a message."""
    (answer,) = server.answers(encode(value))
    return json.loads(encode(answer))


def request(method: str, id: str | int = 1, **params: object) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": id, "method": method, "params": params}


def opened(version: str = "2025-11-25") -> Server:
    server = new_server()
    ask(server, request("initialize", protocolVersion=version, capabilities={}, clientInfo={}))
    return server


def error(answer: Any) -> tuple[int, str]:
    return answer["error"]["code"], answer["error"]["message"]


# --- With a handshake ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", HANDSHAKE)
def test_a_handshake_settles_the_version_and_says_who_the_server_is(version: str) -> None:
    answer = ask(new_server(), request("initialize", protocolVersion=version))
    assert answer["result"] == {
        "protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": INFO, "instructions": "Be kind."
    }  # fmt: skip


def test_after_it_tools_are_listed_and_called_without_what_later_versions_add() -> None:
    server = opened()
    assert ask(server, request("tools/list"))["result"] == {"tools": [echo().definition()]}
    assert ask(server, request("tools/call", name="echo", arguments={"word": "a"}))["result"] == {
        "content": [{"type": "text", "text": '{"word":"a"}'}], "structuredContent": {"word": "a"}, "isError": False
    }  # fmt: skip
    assert ask(server, request("ping", "p")) == {"jsonrpc": "2.0", "id": "p", "result": {}}


def test_before_it_only_a_ping_is_answered() -> None:
    server = new_server()
    assert ask(server, request("ping"))["result"] == {}
    code, message = error(ask(server, request("tools/list")))
    assert code == INVALID_PARAMS
    assert message.startswith("send initialize first, or io.modelcontextprotocol/protocolVersion and ")


def test_what_only_later_versions_have_is_unknown_after_it() -> None:
    server = opened()
    assert error(ask(server, request("server/discover"))) == (METHOD_NOT_FOUND, "there is no method 'server/discover'")
    assert error(ask(server, request("resources/list")))[0] == METHOD_NOT_FOUND


def test_only_one_version_has_batches() -> None:
    old = opened("2025-03-26")
    notification = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    answers = ask(old, [request("ping", 1), notification, 7, request("nosuch", 2)])
    assert [one.get("id") for one in answers] == [1, None, 2]
    assert [one.get("error", {}).get("code") for one in answers] == [None, INVALID_REQUEST, METHOD_NOT_FOUND]
    assert list(old.answers(encode([notification]))) == []
    refusal = (INVALID_REQUEST, "send one message a line: only 2025-03-26 has batches")
    assert error(ask(old, [])) == refusal
    for server in (new_server(), opened(), opened("2024-11-05"), opened("2025-06-18")):
        assert error(ask(server, [request("ping")])) == refusal


# --- Without one --------------------------------------------------------------------------------------------------


def test_without_a_handshake_each_request_carries_its_version() -> None:
    server = new_server()
    told = {"io.modelcontextprotocol/serverInfo": INFO}
    caching = {"ttlMs": 60_000, "cacheScope": "private"}
    assert ask(server, request("server/discover", _meta=META))["result"] == {
        "resultType": "complete", "supportedVersions": list(SUPPORTED), "capabilities": {"tools": {}},
        "instructions": "Be kind.", "_meta": told, **caching,
    }  # fmt: skip
    assert ask(server, request("tools/list", _meta=META))["result"] == {
        "resultType": "complete", "tools": [echo().definition()], "_meta": told, **caching
    }  # fmt: skip
    called = ask(server, request("tools/call", _meta=META, name="echo", arguments={"word": "a"}))["result"]
    assert (called["resultType"], called["structuredContent"], called["_meta"]) == ("complete", {"word": "a"}, told)


def test_it_knows_nothing_of_what_the_handshake_had() -> None:
    assert error(ask(new_server(), request("ping", _meta=META)))[0] == METHOD_NOT_FOUND
    assert error(ask(new_server(), request("tools/list")))[0] == INVALID_PARAMS


def test_another_version_is_refused_with_the_supported_ones() -> None:
    meta = META | {"io.modelcontextprotocol/protocolVersion": "2099-01-01"}
    answer = ask(new_server(), request("tools/list", _meta=meta))
    assert answer["error"]["data"] == {"supported": list(SUPPORTED), "requested": "2099-01-01"}
    assert (answer["id"], answer["error"]["code"]) == (1, -32022)


def test_both_kinds_are_served_on_the_same_streams() -> None:
    server = opened()
    assert "resultType" in ask(server, request("tools/list", _meta=META))["result"]
    assert "resultType" not in ask(server, request("tools/list"))["result"]


def test_a_subscription_is_acknowledged_and_open_until_it_is_canceled_or_the_server_stops() -> None:
    server = new_server()
    for id in (1, "a", 3):
        listening = request("subscriptions/listen", id, _meta=META, notifications={"toolsListChanged": True})
        assert ask(server, listening) == {
            "jsonrpc": "2.0", "method": "notifications/subscriptions/acknowledged",
            "params": {"_meta": {SUBSCRIPTION: id}, "notifications": {}},
        }  # fmt: skip
    for requested in (1, True, "nosuch", None, [3]):
        cancel = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": requested}}
        assert list(server.answers(encode(cancel))) == []
    ended: list[Any] = sorted(server.closing_messages(), key=str)
    assert [one["id"] for one in ended] == ["a", 3]
    assert ended[1]["result"] == {"resultType": "complete", "_meta": {SUBSCRIPTION: 3}}


def test_a_true_is_not_the_id_one() -> None:
    server = new_server()
    ask(server, request("subscriptions/listen", 1, _meta=META, notifications={}))
    list(server.answers(b'{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": true}}'))
    assert len(list(server.closing_messages())) == 1


def test_a_subscription_says_to_what() -> None:
    answer = ask(new_server(), request("subscriptions/listen", _meta=META))
    assert error(answer) == (INVALID_PARAMS, "subscriptions/listen needs notifications, an object")


# --- Errors -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({}, "tools/call needs name, a string"),
        ({"name": ["echo"]}, "tools/call needs name, a string"),
        ({"name": "nosuch"}, "unknown tool: nosuch; the tools are echo"),
        ({"name": "echo", "arguments": []}, "arguments are a JSON object"),
        ({"name": "echo", "arguments": "word"}, "arguments are a JSON object"),
    ],
)
def test_a_call_that_names_no_tool_or_has_no_arguments_is_an_error_of_the_protocol(
    params: dict[str, Any], message: str
) -> None:
    assert error(ask(opened(), request("tools/call", **params))) == (INVALID_PARAMS, message)


@pytest.mark.parametrize("params", [{}, {"arguments": None}, {"arguments": {"word": "bad"}}])
def test_a_wrong_value_is_an_error_of_the_tool_which_the_model_sees(params: dict[str, Any]) -> None:
    result = ask(opened(), request("tools/call", name="echo", **params))["result"]
    assert result["isError"] is True
    assert result["content"][0]["text"] in ("echo needs the argument 'word'.\nA word.", "no word 'bad'.\nSay 'good'.")


def test_a_fault_of_the_program_is_reported_and_the_next_request_is_answered() -> None:
    reports: list[str] = []
    server = new_server(reports)
    answer = ask(server, request("tools/call", _meta=META, name="echo", arguments={"word": "broken"}))
    assert error(answer) == (INTERNAL_ERROR, "tools/call failed: ZeroDivisionError")
    assert reports == ["tools/call failed: ZeroDivisionError: by zero"]
    assert "result" in ask(server, request("tools/list", _meta=META))


def test_there_is_one_page_of_tools() -> None:
    code, message = error(ask(opened(), request("tools/list", cursor="2")))
    assert (code, message) == (INVALID_PARAMS, "there is no such cursor: all tools are on the first page")
    assert "nextCursor" not in ask(opened(), request("tools/list", cursor=None))["result"]


def test_a_long_method_is_not_repeated_whole() -> None:
    assert len(error(ask(opened(), request("x" * 10_000)))[1]) < 100


@pytest.mark.parametrize("line", [b"x", b"[" * 100_000, b"\xff", b'{"id": NaN}'])
def test_what_is_not_json_is_answered_without_an_id(line: bytes) -> None:
    (answer,) = new_server().answers(line)
    assert isinstance(answer, dict)
    assert answer["error"]["code"] == PARSE_ERROR
    assert "id" not in answer


# --- Whatever comes -----------------------------------------------------------------------------------------------

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
        "protocolVersion": st.sampled_from(SUPPORTED) | VALUES,
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
    """Asserts that an answer is a message as JSON-RPC and MCP want it."""
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


@given(st.lists(MESSAGES | REQUESTS | VALUES | st.lists(MESSAGES | REQUESTS, max_size=3), max_size=8))
def test_whatever_is_sent_every_line_that_comes_back_is_a_message(values: list[object]) -> None:
    source = io.BytesIO("".join(json.dumps(value) + "\n" for value in values).encode())
    target = io.BytesIO()
    serve(new_server(), source, target)
    for line in target.getvalue().splitlines():
        answer = json.loads(line)
        for one in answer if isinstance(answer, list) else [answer]:
            check(one)


@given(st.lists(REQUESTS, max_size=8))
def test_each_request_is_answered_once_and_in_order(values: list[dict[str, Any]]) -> None:
    server = new_server()
    for value in values:
        answer = ask(server, value)
        subscribed = answer.get("method") == "notifications/subscriptions/acknowledged"
        assert value["id"] == (answer["params"]["_meta"][SUBSCRIPTION] if subscribed else answer["id"])


@given(st.lists(st.binary(max_size=60) | MESSAGES.map(lambda one: json.dumps(one).encode()[:-1]), max_size=8))
def test_bytes_that_are_no_messages_end_nothing(pieces: list[bytes]) -> None:
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
