"""The server: answers lines with messages, for clients with and without a handshake."""

from __future__ import annotations

from mlcat.mcp.messages import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    Message,
    RpcError,
    decode,
    encode,
    error_response,
    parse_message,
    read_lines,
    response,
)
from mlcat.mcp.versions import BATCH_VERSION, META_PREFIX, SUPPORTED_VERSIONS, is_stateless, negotiate_version
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, BinaryIO

    from mlcat.mcp.tools import Tool

    Method = Callable[[Message], dict[str, Any] | None]

_CACHING: dict[str, Any] = {"ttlMs": 60_000, "cacheScope": "private"}
"""The time in milliseconds for which a client may cache a result, and for whom. It is short, because an import changes
the values of filters."""
_SUBSCRIPTION = f"{META_PREFIX}subscriptionId"


class Server:
    """Answers the messages of one client.

    `info` is the name, title and version of the program, `instructions` are for the language model. `tools` maps the
    name of each tool, in the order of `tools/list`, to a function that makes it, called on first use. `report` is
    called with a line about each internal error.
    """

    def __init__(
        self,
        info: dict[str, str],
        instructions: str,
        tools: Mapping[str, Callable[[], Tool]],
        report: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._info = info
        self._instructions = instructions
        self._tool_factories = tools
        self._tools: dict[str, Tool] = {}
        self._report = report
        self._version: str | None = None  # set by `initialize`
        self._subscriptions: set[str | int] = set()
        self._common_methods: dict[str, Method] = {"tools/list": self._list_tools, "tools/call": self._call_tool}
        self._stateless_methods = self._common_methods | {
            "server/discover": self._discover,
            "subscriptions/listen": self._listen,
        }

    def answer(self, line: bytes) -> Iterator[object]:
        """The messages that answer a line: one for a request, a list for a batch, none for a notification."""
        try:
            value = decode(line)
            if not isinstance(value, list):
                yield from self._answer_message(value)
            elif self._version == BATCH_VERSION and value:
                if answers := [answer for item in value for answer in self._answer_message(item)]:
                    yield answers
            else:
                raise RpcError(INVALID_REQUEST, f"send one message a line: only {BATCH_VERSION} has batches")
        except RpcError as error:
            yield error_response(error)

    def closing_messages(self) -> Iterator[object]:
        """The messages to send when the server stops: each ends an open subscription."""
        for id in self._subscriptions:
            yield response(id, {"resultType": "complete", "_meta": {_SUBSCRIPTION: id}})

    def _answer_message(self, value: object) -> Iterator[object]:
        try:
            message = parse_message(value)
        except RpcError as error:
            yield error_response(error)
            return
        if message is None:
            return
        if message.id is None:
            self._handle_notification(message)
            return
        try:
            result = self._answer_request(message)
        except RpcError as error:
            error.id = message.id
            yield error_response(error)
            return
        if result is not None:
            yield response(message.id, result)
        else:  # it stays open
            acknowledgment = {"_meta": {_SUBSCRIPTION: message.id}, "notifications": {}}
            yield {"jsonrpc": "2.0", "method": "notifications/subscriptions/acknowledged", "params": acknowledgment}

    def _handle_notification(self, message: Message) -> None:
        """Handles a notification: ends the subscription that it cancels. Other requests are already answered when a
        notification cancels them."""
        if message.method == "notifications/cancelled":
            id = message.params.get("requestId")
            if isinstance(id, (str, int)) and not isinstance(id, bool):
                self._subscriptions.discard(id)

    def _answer_request(self, message: Message) -> dict[str, Any] | None:
        """The result of a request; None for a subscription, which stays open. Raises `RpcError` if it fails."""
        if message.method == "initialize":
            return self._initialize(message)
        if is_stateless(message.params):
            result = self._call_method(self._stateless_methods, message)
            return result and {"resultType": "complete", **result, "_meta": {f"{META_PREFIX}serverInfo": self._info}}
        if message.method == "ping":
            return {}
        if self._version is None:
            problem = (
                f"send initialize first, or {META_PREFIX}protocolVersion and {META_PREFIX}clientCapabilities in _meta"
            )
            raise RpcError(INVALID_PARAMS, problem)
        result = self._call_method(self._common_methods, message)
        return result and {name: value for name, value in result.items() if name not in _CACHING}

    def _call_method(self, methods: dict[str, Method], message: Message) -> dict[str, Any] | None:
        method = methods.get(message.method)
        if method is None:
            raise RpcError(METHOD_NOT_FOUND, f"there is no method '{shorten(message.method, 60)}'")
        try:
            return method(message)
        except RpcError:
            raise
        except Exception as error:  # an internal error must not end the connection
            self._report(f"{message.method} failed: {type(error).__name__}: {error}")
            raise RpcError(INTERNAL_ERROR, f"{message.method} failed: {type(error).__name__}") from error

    def _initialize(self, message: Message) -> dict[str, Any]:
        self._version = negotiate_version(message.params)
        return {
            "protocolVersion": self._version,
            "capabilities": {"tools": {}},
            "serverInfo": self._info,
            "instructions": self._instructions,
        }

    def _discover(self, message: Message) -> dict[str, Any]:
        return {
            "supportedVersions": list(SUPPORTED_VERSIONS),
            "capabilities": {"tools": {}},
            "instructions": self._instructions,
            **_CACHING,
        }

    def _list_tools(self, message: Message) -> dict[str, Any]:
        if message.params.get("cursor") is not None:
            raise RpcError(INVALID_PARAMS, "there is no such cursor: all tools are on the first page")
        return {"tools": [self._tool(name).definition() for name in self._tool_factories], **_CACHING}

    def _call_tool(self, message: Message) -> dict[str, Any]:
        name, arguments = message.params.get("name"), message.params.get("arguments")
        if not isinstance(name, str):
            raise RpcError(INVALID_PARAMS, "tools/call needs name, a string")
        if name not in self._tool_factories:
            raise RpcError(
                INVALID_PARAMS, f"unknown tool: {shorten(name, 60)}; the tools are {', '.join(self._tool_factories)}"
            )
        if not isinstance(arguments, dict | None):
            raise RpcError(INVALID_PARAMS, "arguments are a JSON object")
        return self._tool(name).result(arguments or {})

    def _tool(self, name: str) -> Tool:
        if name not in self._tools:
            self._tools[name] = self._tool_factories[name]()
        return self._tools[name]

    def _listen(self, message: Message) -> None:
        """Opens a subscription. It never gets a message, because no tool or resource of this server changes."""
        if not isinstance(message.params.get("notifications"), dict):
            raise RpcError(INVALID_PARAMS, "subscriptions/listen needs notifications, an object")
        assert message.id is not None
        self._subscriptions.add(message.id)


def serve(server: Server, source: BinaryIO, target: BinaryIO) -> None:
    """Answers the lines of `source` on `target` until the source ends. Raises `BrokenPipeError` if the client has
    closed the pipe."""
    for line in read_lines(source):
        for answer in server.answer(line):
            target.write(encode(answer))
        target.flush()
    for answer in server.closing_messages():
        target.write(encode(answer))
    target.flush()
