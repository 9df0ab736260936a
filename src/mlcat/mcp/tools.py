"""A tool that the server offers, and the result of a call in the protocol's form."""

from __future__ import annotations

from mlcat.errors import MlcatError
from mlcat.mcp.arguments import check_arguments
from mlcat.mcp.messages import dumps
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_MAX_ERROR = 1000
"""Maximum number of characters of an error's message, and of its hint; they may repeat the arguments."""


class Tool:
    """A tool: its name, the schemas of its arguments and result, and the function that runs it.

    `call` takes the checked arguments, and returns an object that conforms to `output_schema` or raises `MlcatError`.
    `values` returns the values that arguments can have at the moment, by the name of the argument.
    """

    __slots__ = ("_call", "_values", "description", "input_schema", "name", "output_schema", "title")

    def __init__(
        self,
        name: str,
        *,
        title: str,
        description: str,
        input_schema: dict[str, Any],
        output_schema: dict[str, Any],
        call: Callable[[dict[str, Any]], dict[str, Any]],
        values: Callable[[], dict[str, list[str]]] = dict,
    ) -> None:
        self.name = name
        self.title = title
        self.description = description
        self.input_schema = input_schema
        self.output_schema = output_schema
        self._call = call
        self._values = values

    def definition(self) -> dict[str, Any]:
        """The tool as `tools/list` describes it, with the values that its arguments can have now."""
        values = self._values()
        properties = {
            name: _with_values(schema, values.get(name)) for name, schema in self.input_schema["properties"].items()
        }
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": self.input_schema | {"properties": properties},
            "outputSchema": self.output_schema,
            # It reads local files and makes no requests.
            "annotations": {
                "title": self.title, "readOnlyHint": True, "destructiveHint": False, "idempotentHint": True,
                "openWorldHint": False,
            },
        }  # fmt: skip

    def result(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Calls the tool, and returns the result of `tools/call`: the value as structured content and as text. If the
        tool raises `MlcatError`, the result has its message and hint."""
        try:
            value = self._call(check_arguments(self.name, arguments, self.input_schema))
        except MlcatError as error:
            return {"content": [_text_content("\n".join(_error_lines(error)))], "isError": True}
        return {"content": [_text_content(dumps(value))], "structuredContent": value, "isError": False}


def _with_values(schema: dict[str, Any], values: list[str] | None) -> dict[str, Any]:
    if not values:
        return schema
    if schema["type"] == "array":
        return schema | {"items": schema["items"] | {"enum": values}}
    return schema | {"enum": values}


def _error_lines(error: MlcatError) -> list[str]:
    return [line for part in (error.message, error.hint) if (line := shorten(part, _MAX_ERROR))]


def _text_content(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}
