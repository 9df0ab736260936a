"""JSON Schemas of the arguments and answers of the tools; those of options come from the commands."""

from __future__ import annotations

import re

from mlcat.catalogs import all_catalogs
from mlcat.cli.lookup.selection import ALL
from mlcat.cli.parsing.options import CATALOG_OPTION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.parsing.spec import Option
    from mlcat.cli.terminal import Terminal

    Schema = dict[str, Any]

_REMARK = re.compile(r" \(see `[^`]*`\)")
"""Matches a pointer to further help on the command line, which is of no use to a client."""

MAX_ITEMS = 100
"""Maximum number of values of one argument, such as ids."""

_STRING = {"type": "string"}
_INTEGER = {"type": "integer"}
OFFSET: Schema = _INTEGER | {
    "minimum": 0,
    "default": 0,
    "description": "How many to skip, as `more` of an answer says.",
}
IDS: Schema = {
    "type": "array",
    "items": _STRING,
    "minItems": 1,
    "maxItems": MAX_ITEMS,
    "description": "Ids as search returns them. Titles, aliases, addresses, DOIs and arXiv numbers are understood too.",
}


def option_schema(option: Option) -> Schema:
    """The schema of the argument that is an option on the command line."""
    text, _, rule_for_several = _REMARK.sub("", option.help).partition("Repeatable: ")
    described = {"description": f"{text}Of several, {rule_for_several}" if rule_for_several else text}
    if option.multiple:
        return {"type": "array", "items": _STRING, "maxItems": MAX_ITEMS} | described
    return _STRING | described


def catalog_values(terminal: Terminal) -> dict[str, list[str]]:
    """The values of the argument `catalog`."""
    return {CATALOG_OPTION.name: [*(file.name for file in all_catalogs(terminal.folders)), ALL]}


def arguments_schema(required: tuple[str, ...], **properties: Schema) -> Schema:
    """The schema of a tool's arguments; `catalog` is one of each."""
    all_properties = properties | {CATALOG_OPTION.name: option_schema(CATALOG_OPTION)}
    return {"type": "object", "properties": all_properties, "required": list(required), "additionalProperties": False}


def answer_schema(required: tuple[str, ...], **properties: Schema) -> Schema:
    """The schema of a tool's answer; each has a note, and may say what is left out."""
    all_properties = properties | {
        "total": _INTEGER | {"description": "How many there are in all."},
        "more": _STRING | {"description": "How many were left out, and the offset of the next one."},
        "advice": list_schema(_STRING, "What to try if nothing was found, or what is wrong with some of the ids."),
        "note": _STRING | {"description": "What the texts in the answer are."},
    }
    return {"type": "object", "properties": all_properties, "required": [*required, "note"]}


def list_schema(items: Schema, description: str) -> Schema:
    """The schema of a list."""
    return {"type": "array", "items": items, "description": description}


def object_schema(required: tuple[str, ...], **types: str) -> Schema:
    """The schema of an object whose values are of these types."""
    properties = {name: {"type": kind} for name, kind in types.items()}
    return {"type": "object", "properties": properties, "required": list(required)}
