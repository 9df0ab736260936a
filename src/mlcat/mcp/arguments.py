"""Checks the arguments of a tool against its schema."""

from __future__ import annotations

from mlcat.errors import UsageError, suggest
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MAX_DIGITS = 12  # of a number that is written as a string


def check_arguments(tool: str, arguments: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Returns the arguments, converted to the types in `schema`: strings, integers, or lists of strings.

    A number in place of a string, a string of digits in place of an integer, and a string in place of a list are
    accepted, because language models send them. A null counts as missing. Raises `UsageError` for another type, and for
    an argument that is unknown or missing. Values are not compared with an `enum`: the tool does that, with a better
    hint.
    """
    properties = schema["properties"]
    for name in arguments:
        if name not in properties:
            raise UsageError(f"{tool} has no argument '{shorten(name, 40)}'.", suggest("Arguments", properties, name))
    known_values = {name: value for name, value in arguments.items() if value is not None}
    for name in schema.get("required", ()):
        if name not in known_values:
            raise UsageError(f"{tool} needs the argument '{name}'.", properties[name]["description"])
    return {name: _convert(tool, name, value, properties[name]) for name, value in known_values.items()}


def _convert(tool: str, name: str, value: Any, schema: dict[str, Any]) -> Any:
    kind = schema["type"]
    converted: Any = None
    if kind == "array":
        items = value if isinstance(value, list) else [value]
        if len(items) < schema.get("minItems", 0):
            raise UsageError(f"{name} of {tool} is empty.", schema["description"])
        if len(items) > schema["maxItems"]:
            raise UsageError(f"{name} of {tool} has {len(items):,} items.", f"At most {schema['maxItems']} are taken.")
        texts = [_to_string(item) for item in items]
        converted = None if None in texts else texts
    elif kind == "integer":
        converted = _to_integer(value)
        if converted is not None and converted < schema["minimum"]:
            raise UsageError(f"{name} of {tool} is {converted}.", f"The least is {schema['minimum']}.")
    else:
        converted = _to_string(value)
    if converted is None:
        expected = {"array": "a list of strings", "integer": "a whole number", "string": "a string"}[kind]
        raise UsageError(f"{name} of {tool} must be {expected}.", schema["description"])
    return converted


def _to_string(value: Any) -> str | None:
    """The value as a string, without lone surrogates, which cannot be encoded; None if it is neither a string nor an
    integer."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).encode("utf-8", "replace").decode()


def _to_integer(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_integer = isinstance(value, int) and not isinstance(value, bool)
    return value if is_integer and abs(value) < 10**_MAX_DIGITS else None
