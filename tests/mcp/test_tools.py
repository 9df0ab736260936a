"""How a tool is described, and what a call gives."""

import json
from typing import Any

from mlcat.errors import NotFoundError
from mlcat.mcp.tools import Tool

INPUT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "word": {"type": "string", "description": "W."},
        "many": {"type": "array", "items": {"type": "string"}, "maxItems": 9, "description": "M."},
        "free": {"type": "string", "description": "F."},
    },
    "required": ["word"],
}
OUTPUT: dict[str, Any] = {"type": "object"}


def tool(call: Any = dict, **values: list[str]) -> Tool:
    return Tool(
        "find", title="Find", description="Finds.", input_schema=INPUT, output_schema=OUTPUT, call=call,
        values=lambda: values,
    )  # fmt: skip


def test_the_definition_has_the_current_values_of_an_argument() -> None:
    definition = tool(word=["a", "b"], many=["c"], free=[]).definition()
    assert definition["inputSchema"]["properties"] == {
        "word": {"type": "string", "description": "W.", "enum": ["a", "b"]},
        "many": {"type": "array", "items": {"type": "string", "enum": ["c"]}, "maxItems": 9, "description": "M."},
        "free": {"type": "string", "description": "F."},
    }
    assert "enum" not in json.dumps(INPUT)
    assert (definition["inputSchema"]["required"], definition["outputSchema"]) == (["word"], OUTPUT)


def test_the_definition_declares_the_tool_read_only() -> None:
    definition = tool().definition()
    assert (definition["name"], definition["title"], definition["description"]) == ("find", "Find", "Finds.")
    assert definition["annotations"] == {
        "title": "Find", "readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False
    }  # fmt: skip


def test_a_result_has_the_value_structured_and_as_text() -> None:
    result = tool(lambda arguments: {"got": arguments["word"]}).result({"word": "é"})
    assert result == {
        "content": [{"type": "text", "text": '{"got":"é"}'}], "structuredContent": {"got": "é"}, "isError": False
    }  # fmt: skip


def test_an_error_has_the_two_lines_of_the_command_line_without_unsafe_characters() -> None:
    def fail(arguments: object) -> dict[str, Any]:
        raise NotFoundError("no entry 'a\x1b[31m\nb'.", "Did you mean 'b'?")

    text = "no entry 'a[31m b'.\nDid you mean 'b'?"
    assert tool(fail).result({"word": "a"}) == {"content": [{"type": "text", "text": text}], "isError": True}


def test_invalid_arguments_are_errors_in_the_result() -> None:
    result = tool().result({})
    assert result == {"content": [{"type": "text", "text": "find needs the argument 'word'.\nW."}], "isError": True}
