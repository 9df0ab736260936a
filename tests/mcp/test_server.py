"""Requests with and without a handshake, and errors."""

from typing import Any

import pytest

from mcp.echo_server import INFO, META, SUBSCRIPTION, ask, echo, new_server, request
from mlcat.mcp.messages import INTERNAL_ERROR, INVALID_PARAMS, INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, encode
from mlcat.mcp.server import Server
from mlcat.mcp.versions import HANDSHAKE_VERSIONS, SUPPORTED_VERSIONS


def after_handshake(version: str = "2025-11-25") -> Server:
    server = new_server()
    ask(server, request("initialize", protocolVersion=version, capabilities={}, clientInfo={}))
    return server


def error(answer: Any) -> tuple[int, str]:
    return answer["error"]["code"], answer["error"]["message"]


@pytest.mark.parametrize("version", HANDSHAKE_VERSIONS)
def test_the_answer_to_a_handshake_has_the_version_and_the_server_info(version: str) -> None:
    answer = ask(new_server(), request("initialize", protocolVersion=version))
    assert answer["result"] == {
        "protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": INFO, "instructions": "Be kind."
    }  # fmt: skip


def test_after_a_handshake_results_lack_what_later_versions_add() -> None:
    server = after_handshake()
    assert ask(server, request("tools/list"))["result"] == {"tools": [echo().definition()]}
    assert ask(server, request("tools/call", name="echo", arguments={"word": "a"}))["result"] == {
        "content": [{"type": "text", "text": '{"word":"a"}'}], "structuredContent": {"word": "a"}, "isError": False
    }  # fmt: skip
    assert ask(server, request("ping", "p")) == {"jsonrpc": "2.0", "id": "p", "result": {}}


def test_before_a_handshake_only_a_ping_is_answered() -> None:
    server = new_server()
    assert ask(server, request("ping"))["result"] == {}
    code, message = error(ask(server, request("tools/list")))
    assert code == INVALID_PARAMS
    assert message.startswith("send initialize first, or io.modelcontextprotocol/protocolVersion and ")


def test_after_a_handshake_methods_of_later_versions_are_unknown() -> None:
    server = after_handshake()
    assert error(ask(server, request("server/discover"))) == (METHOD_NOT_FOUND, "there is no method 'server/discover'")
    assert error(ask(server, request("resources/list")))[0] == METHOD_NOT_FOUND


def test_only_one_version_has_batches() -> None:
    old = after_handshake("2025-03-26")
    notification = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    answers = ask(old, [request("ping", 1), notification, 7, request("nosuch", 2)])
    assert [message.get("id") for message in answers] == [1, None, 2]
    assert [message.get("error", {}).get("code") for message in answers] == [None, INVALID_REQUEST, METHOD_NOT_FOUND]
    assert list(old.answer(encode([notification]))) == []
    refusal = (INVALID_REQUEST, "send one message a line: only 2025-03-26 has batches")
    assert error(ask(old, [])) == refusal
    for server in (new_server(), after_handshake(), after_handshake("2024-11-05"), after_handshake("2025-06-18")):
        assert error(ask(server, [request("ping")])) == refusal


def test_without_a_handshake_each_request_carries_its_version() -> None:
    server = new_server()
    server_info = {"io.modelcontextprotocol/serverInfo": INFO}
    caching = {"ttlMs": 60_000, "cacheScope": "private"}
    assert ask(server, request("server/discover", _meta=META))["result"] == {
        "resultType": "complete", "supportedVersions": list(SUPPORTED_VERSIONS), "capabilities": {"tools": {}},
        "instructions": "Be kind.", "_meta": server_info, **caching,
    }  # fmt: skip
    assert ask(server, request("tools/list", _meta=META))["result"] == {
        "resultType": "complete", "tools": [echo().definition()], "_meta": server_info, **caching
    }  # fmt: skip
    called = ask(server, request("tools/call", _meta=META, name="echo", arguments={"word": "a"}))["result"]
    assert (called["resultType"], called["structuredContent"], called["_meta"]) == (
        "complete",
        {"word": "a"},
        server_info,
    )


def test_without_a_handshake_its_methods_are_unknown() -> None:
    assert error(ask(new_server(), request("ping", _meta=META)))[0] == METHOD_NOT_FOUND
    assert error(ask(new_server(), request("tools/list")))[0] == INVALID_PARAMS


def test_the_error_for_an_unknown_version_lists_the_supported_ones() -> None:
    meta = META | {"io.modelcontextprotocol/protocolVersion": "2099-01-01"}
    answer = ask(new_server(), request("tools/list", _meta=meta))
    assert answer["error"]["data"] == {"supported": list(SUPPORTED_VERSIONS), "requested": "2099-01-01"}
    assert (answer["id"], answer["error"]["code"]) == (1, -32022)


def test_requests_with_and_without_a_handshake_are_served_on_the_same_streams() -> None:
    server = after_handshake()
    assert "resultType" in ask(server, request("tools/list", _meta=META))["result"]
    assert "resultType" not in ask(server, request("tools/list"))["result"]


def test_a_subscription_stays_open_until_it_is_canceled_or_the_server_stops() -> None:
    server = new_server()
    for id in (1, "a", 3):
        listening = request("subscriptions/listen", id, _meta=META, notifications={"toolsListChanged": True})
        assert ask(server, listening) == {
            "jsonrpc": "2.0", "method": "notifications/subscriptions/acknowledged",
            "params": {"_meta": {SUBSCRIPTION: id}, "notifications": {}},
        }  # fmt: skip
    for requested in (1, True, "nosuch", None, [3]):
        cancel = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": requested}}
        assert list(server.answer(encode(cancel))) == []
    ended: list[Any] = sorted(server.closing_messages(), key=str)
    assert [message["id"] for message in ended] == ["a", 3]
    assert ended[1]["result"] == {"resultType": "complete", "_meta": {SUBSCRIPTION: 3}}


def test_true_is_not_the_id_1() -> None:
    server = new_server()
    ask(server, request("subscriptions/listen", 1, _meta=META, notifications={}))
    list(server.answer(b'{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": true}}'))
    assert len(list(server.closing_messages())) == 1


def test_a_subscription_needs_notifications() -> None:
    answer = ask(new_server(), request("subscriptions/listen", _meta=META))
    assert error(answer) == (INVALID_PARAMS, "subscriptions/listen needs notifications, an object")


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
def test_a_call_without_a_known_tool_or_an_arguments_object_is_a_protocol_error(
    params: dict[str, Any], message: str
) -> None:
    assert error(ask(after_handshake(), request("tools/call", **params))) == (INVALID_PARAMS, message)


@pytest.mark.parametrize("params", [{}, {"arguments": None}, {"arguments": {"word": "bad"}}])
def test_an_invalid_argument_is_an_error_in_the_result(params: dict[str, Any]) -> None:
    result = ask(after_handshake(), request("tools/call", name="echo", **params))["result"]
    assert result["isError"] is True
    assert result["content"][0]["text"] in ("echo needs the argument 'word'.\nA word.", "no word 'bad'.\nSay 'good'.")


def test_after_an_internal_error_the_next_request_is_answered() -> None:
    reports: list[str] = []
    server = new_server(reports)
    answer = ask(server, request("tools/call", _meta=META, name="echo", arguments={"word": "broken"}))
    assert error(answer) == (INTERNAL_ERROR, "tools/call failed: ZeroDivisionError")
    assert reports == ["tools/call failed: ZeroDivisionError: by zero"]
    assert "result" in ask(server, request("tools/list", _meta=META))


def test_there_is_one_page_of_tools() -> None:
    code, message = error(ask(after_handshake(), request("tools/list", cursor="2")))
    assert (code, message) == (INVALID_PARAMS, "there is no such cursor: all tools are on the first page")
    assert "nextCursor" not in ask(after_handshake(), request("tools/list", cursor=None))["result"]


def test_a_long_method_name_is_truncated_in_the_error() -> None:
    assert len(error(ask(after_handshake(), request("x" * 10_000)))[1]) < 100


@pytest.mark.parametrize("line", [b"x", b"[" * 100_000, b"\xff", b'{"id": NaN}'])
def test_the_error_for_invalid_json_has_no_id(line: bytes) -> None:
    (answer,) = new_server().answer(line)
    assert isinstance(answer, dict)
    assert answer["error"]["code"] == PARSE_ERROR
    assert "id" not in answer
