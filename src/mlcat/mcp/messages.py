"""JSON-RPC 2.0 messages as MCP restricts them: one object a line, and an id is a string or an integer."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO, NoReturn

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
"""The error codes of JSON-RPC 2.0, section 5.1."""

MAX_MESSAGE = 1 << 20
"""Maximum size of a message in bytes; a search needs a few hundred."""

# Some clients also treat these as line breaks; inside a JSON string they may be written as escapes.
_LINE_BREAKS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"})


class RpcError(Exception):
    """A JSON-RPC error: code, message, and an optional object with details."""

    def __init__(self, code: int, message: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data
        self.id: str | int | None = None
        """The id of the request, if one could be read."""


class Message:
    """A request, or a notification if `id` is None."""

    __slots__ = ("id", "method", "params")

    def __init__(self, id: str | int | None, method: str, params: dict[str, Any]) -> None:
        self.id = id
        self.method = method
        self.params = params


def read_lines(source: BinaryIO) -> Iterator[bytes]:
    """Reads the lines of a stream, except blank ones. Cuts a line of more than MAX_MESSAGE bytes to MAX_MESSAGE + 1,
    which `decode` rejects."""
    while line := source.readline(MAX_MESSAGE + 1):
        rest = line
        while len(rest) > MAX_MESSAGE and not rest.endswith(b"\n"):
            rest = source.readline(MAX_MESSAGE + 1)
        if line.strip():
            yield line


def decode(line: bytes) -> Any:
    """The JSON value in a line. Raises `RpcError` for invalid JSON and for a line that is too long."""
    if len(line) > MAX_MESSAGE:
        raise RpcError(INVALID_REQUEST, f"the message is longer than {MAX_MESSAGE:,} bytes")
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_refuse_constant)
    except RecursionError:
        raise RpcError(PARSE_ERROR, "the message is nested too deeply") from None
    except ValueError as error:  # of JSON, UTF-8, or a number with thousands of digits
        raise RpcError(PARSE_ERROR, f"the message is not JSON in UTF-8: {error}"[:200]) from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def encode(message: object) -> bytes:
    """Encodes a message as JSON in UTF-8, in one line with a line feed at its end."""
    text = dumps(message).translate(_LINE_BREAKS)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # a lone surrogate, in an id for example, can only be written as an escape
        return json.dumps(message).encode() + b"\n"


def dumps(value: object) -> str:
    """A value as JSON without blanks between its parts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parse_message(value: object) -> Message | None:
    """Parses a JSON value as a request or notification; None for a response, which the server does not expect.

    Raises `RpcError` for anything else, with the id if there is one that may be used.
    """
    if not isinstance(value, dict):
        raise RpcError(INVALID_REQUEST, "a message is a JSON object")
    if "method" not in value and ("result" in value or "error" in value):
        return None
    id, method, params = value.get("id"), value.get("method"), value.get("params", {})
    fault = ""
    if isinstance(id, bool) or not isinstance(id, (str, int)):
        fault = "an id is a string or an integer" if "id" in value else ""
        id = None
    if not isinstance(params, dict):
        fault = "params are a JSON object"
    if not isinstance(method, str):
        fault = "a message has a method, which is a string"
    if value.get("jsonrpc") != "2.0":
        fault = 'a message has "jsonrpc": "2.0"'
    if fault:
        error = RpcError(INVALID_REQUEST, fault)
        error.id = id
        raise error
    return Message(id, method, params)  # type: ignore[arg-type]


def response(id: str | int, result: dict[str, Any]) -> dict[str, Any]:
    """The response to a request that succeeded."""
    return {"jsonrpc": "2.0", "id": id, "result": result}


def error_response(error: RpcError) -> dict[str, Any]:
    """The response to a request that failed; without an id if none could be read."""
    details: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.data is not None:
        details["data"] = error.data
    return {"jsonrpc": "2.0", **({} if error.id is None else {"id": error.id}), "error": details}
