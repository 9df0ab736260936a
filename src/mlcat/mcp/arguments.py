"""Checks the arguments of a tool against its schema."""

from __future__ import annotations

from mlcat.errors import UsageError, suggest
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MAX_DIGITS = 12  # of a number that is written as a string


def checked(tool: str, arguments: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The arguments, converted to the types in `schema`: strings, integers, or lists of strings.

    A number in place of a string, a string of digits in place of an integer, and one string in place of a list are
    understood: language models send them. A null counts as left out. Raises `UsageError` for anything else, and for an
    argument that is unknown or missing. Values of an `enum` are not compared: the tool does that, with a better hint.
    """
    properties = schema["properties"]
    for name in arguments:
        if name not in properties:
            raise UsageError(f"{tool} has no argument '{shorten(name, 40)}'.", suggest("Arguments", properties, name))
    given = {name: value for name, value in arguments.items() if value is not None}
    for name in schema.get("required", ()):
        if name not in given:
            raise UsageError(f"{tool} needs the argument '{name}'.", properties[name]["description"])
    return {name: _value(tool, name, value, properties[name]) for name, value in given.items()}


def _value(tool: str, name: str, value: Any, schema: dict[str, Any]) -> Any:
    kind = schema["type"]
    found: Any = None
    if kind == "array":
        listed = value if isinstance(value, list) else [value]
        if len(listed) < schema.get("minItems", 0):
            raise UsageError(f"{name} of {tool} is empty.", schema["description"])
        if len(listed) > schema["maxItems"]:
            raise UsageError(f"{name} of {tool} has {len(listed):,} items.", f"At most {schema['maxItems']} are taken.")
        texts = [_text(one) for one in listed]
        found = None if None in texts else texts
    elif kind == "integer":
        found = _integer(value)
        if found is not None and found < schema["minimum"]:
            raise UsageError(f"{name} of {tool} is {found}.", f"The least is {schema['minimum']}.")
    else:
        found = _text(value)
    if found is None:
        wanted = {"array": "a list of strings", "integer": "a whole number", "string": "a string"}[kind]
        raise UsageError(f"{name} of {tool} must be {wanted}.", schema["description"])
    return found


def _text(value: Any) -> str | None:
    """The value as a text, without characters that cannot be encoded (lone surrogates)."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).encode("utf-8", "replace").decode()


def _integer(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    known = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_MAX_DIGITS
    return value if known else None
