"""Writes an entry as TOML (https://toml.io/en/v1.0.0) for editing.

TOML allows comments and multi-line strings. The standard library reads it, but does not write it.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from mlcat.constraints import KINDS, STATUSES
from mlcat.model import Entry
from mlcat.validation import to_json

EXAMPLES: Mapping[str, Any] = {
    "id": "faiss",
    "title": "FAISS",
    "url": "https://example.org/",
    "section": "Tools > Search",
    "tags": ["NLP", "CV"],
    "kind": "library",
    "summary": "One line: what it is and for what",
    "description": "What it does, what is special, when to choose it.",
    "aliases": ["another name"],
    "topics": ["what people need who do not know its name"],
    "authors": ["Ada Lovelace"],
    "organization": "Analytical Engines Ltd",
    "year": 2020,
    "license": "MIT",
    "code_license": "Apache-2.0",
    "language": "Python",
    "install": "pip install faiss-cpu",
    "status": "active",
    "last_activity": "2024-08",
    "checked": "2026-11",
    "added": "2026-01-31",
}
"""Examples of the fields with one value or a list of strings, in the order of the text. For a missing field, the text
has a comment with its example."""
_CHOICES = {"kind": KINDS, "status": STATUSES}
_TABLES: Mapping[str, Mapping[str, Any]] = {
    "links": {"label": "paper", "url": "https://example.org/paper"},
    "publications": {
        "type": "article-journal",
        "title": "Title of the paper",
        "authors": [{"given": "Ada", "family": "Lovelace"}],
        "year": 2020,
        "doi": "10.1000/182",
    },
}
"""Examples of the fields with a list of objects. These follow the other fields."""
_WIDTH = 100  # maximum width of a multi-line string, in columns
_HEAD = """\
# The entry '{id}' of the catalog '{catalog}'. Save this file and leave the editor to keep your changes.
# Leave without saving to change nothing. A line that begins with # is a comment: remove the # to fill in a field.
"""


def entry_text(entry: Entry, catalog: str, section: str) -> str:
    """The text of an entry in TOML: its fields, and a comment for each missing field.

    `catalog` is the name of its catalog, `section` is its section as a user types it.
    """
    values: dict[str, Any] = json.loads(to_json(entry)) | {"section": section}
    lines = [_HEAD.format(id=entry.id, catalog=catalog)]
    for field, example in EXAMPLES.items():
        choices = f"  # {', '.join(_CHOICES[field])}" if field in _CHOICES else ""
        if field in values:
            lines.append(f"{field} = {_to_toml(values[field], wraps=field == 'description')}{choices}")
        else:
            lines.append(f"# {field} = {_to_toml(example)}{choices}")
    for field, example in _TABLES.items():
        for table in values.get(field) or ():
            lines += ["", f"[[{field}]]", *_toml_pairs(table)]
        if not values.get(field):
            lines += ["", f"# [[{field}]]", *(f"#   {pair}" for pair in _toml_pairs(example))]
    return "\n".join(lines) + "\n"


def _toml_pairs(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{key} = {_to_toml(value)}" for key, value in table.items())


def _to_toml(value: Any, *, wraps: bool = False) -> str:
    """A value of JSON as TOML: strings, whole numbers, booleans, lists, and objects on one line."""
    if isinstance(value, dict):
        return f"{{ {', '.join(_toml_pairs(value))} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_to_toml, value))}]"
    if wraps and len(value) > _WIDTH:
        # A text has no control characters (see `clean`), so only these two have to be escaped.
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        rows = textwrap.wrap(escaped, _WIDTH, break_long_words=False, break_on_hyphens=False)
        return '"""\n' + "\n".join(rows) + '"""'
    # The escapes of JSON are valid in TOML; only DEL is not escaped, which no text of an entry contains.
    return json.dumps(value, ensure_ascii=False)
