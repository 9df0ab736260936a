"""The tools as a client sees them: `answer("search", query="clip")` is the structured content, or an error as text."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from cli.conftest import Stream
from mlcat.cli.mcp_tools.registry import new_server
from mlcat.cli.terminal import Terminal
from mlcat.mcp.messages import dumps, encode
from mlcat.mcp.server import Server

Answers = Callable[..., Any]


@pytest.fixture
def server() -> Server:
    """A server that a client has shaken hands with; it must not write anything itself."""
    err = Stream()
    server = new_server(Terminal(os.environ, err, err))
    ask(server, "initialize", protocolVersion="2025-11-25")
    return server


def ask(server: Server, method: str, **params: object) -> dict[str, Any]:
    """The result of a request."""
    (answer,) = server.answer(encode({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}))
    assert isinstance(answer, dict)
    result: dict[str, Any] = answer["result"]
    return result


@pytest.fixture
def answer(server: Server) -> Answers:
    """Calls a tool."""

    def call(tool: str, **arguments: object) -> Any:
        result = ask(server, "tools/call", name=tool, arguments=arguments)
        (content,) = result["content"]
        if result["isError"]:
            assert "structuredContent" not in result
            return content["text"]
        assert content["text"] == dumps(result["structuredContent"])
        return result["structuredContent"]

    return call
