"""A server with one tool, and calls to it."""

import json
from typing import Any

from mlcat.errors import UsageError
from mlcat.mcp.messages import encode
from mlcat.mcp.server import Server
from mlcat.mcp.tools import Tool

INFO = {"name": "test", "title": "Test", "version": "1"}


META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}


SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId"


def echo() -> Tool:
    """A tool that returns its word; "bad" is an invalid value, and "broken" raises an unexpected exception."""

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
    """The single answer to a message."""
    (answer,) = server.answer(encode(value))
    return json.loads(encode(answer))


def request(method: str, id: str | int = 1, **params: object) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": id, "method": method, "params": params}
