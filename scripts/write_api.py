"""Writes docs/api.md from the docstrings of the public names. Run it after a change of one."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import mlcat
from mlcat.api.filters import Filters

PATH = Path(__file__).resolve().parent.parent / "docs" / "api.md"

_HEAD = """# The library

What `import mlcat` offers. `scripts/write_api.py` writes this page from the docstrings; its examples are tested.
These names are the public API. Before version 1.0, a minor version may change them, which the
[changelog](../CHANGELOG.md) says; a patch does not.

```pycon
>>> import mlcat
>>> catalog = mlcat.open()
>>> for hit in catalog.search("triplet loss", tag="CV", limit=2):
...     print(hit.entry.title)
FaceNet: A Unified Embedding for Face Recognition and Clustering
In Defense of the Triplet Loss for Person Re-Identification
```

"""
_FUNCTIONS = ("open", "read", "import_list", "catalog_names")
_CLASSES = ("Catalog", "Hits", "Hit", "Reason", "Entry", "Link", "Publication", "Author", "Section")
_ERRORS = ("MlcatError", "UsageError", "UnknownValueError", "NotFoundError", "CatalogError", "ImportFailedError")
_SPECIAL = {
    "__getitem__": ("catalog[id]", "The entry with this id in any case. Raises `NotFoundError`, a `KeyError` too."),
    "__contains__": (
        "entry in catalog",
        "Whether the catalog has this entry: an `Entry`, or the id of one in any case.",
    ),
    "__len__": ("len(catalog)", "The number of entries."),
    "__iter__": ("iter(catalog)", "The entries by section, in the order of the catalog."),
}


def api_reference() -> str:
    """The content of docs/api.md."""
    parts = [_HEAD, "## Functions\n"]
    for name in _FUNCTIONS:
        function = getattr(mlcat, name)
        parts += [f"### mlcat.{name}{_signature(function)}\n", _doc(function)]
    parts.append("## Classes\n")
    for name in _CLASSES:
        parts += _class(name, getattr(mlcat, name))
    parts += ["### mlcat.Filters\n", _doc(Filters), _table(_attributes(Filters))]
    parts += ["## Errors\n", _table((name, _first_paragraph(getattr(mlcat, name))) for name in _ERRORS)]
    return "\n".join(parts).rstrip() + "\n"


def _class(name: str, cls: type[Any]) -> Iterator[str]:
    yield f"### mlcat.{name}\n"
    yield _doc(cls)
    rows = list(_attributes(cls))
    properties = {key: value for key, value in vars(cls).items() if isinstance(value, property)}
    rows += [(key, inspect.getdoc(value) or "") for key, value in properties.items()]
    if name == "Catalog":
        rows += _SPECIAL.values()
    if rows:
        yield _table(rows)
    for key, value in vars(cls).items():
        if inspect.isfunction(value) and not key.startswith("_"):
            yield f"#### {name}.{key}{_signature(value)}\n"
            yield _doc(value)


def _attributes(cls: type[Any]) -> Iterator[tuple[str, str]]:
    """Yields the attributes of a class with the docstrings below them. Python does not store these."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    init = next(
        (member for member in body.body if isinstance(member, ast.FunctionDef) and member.name == "__init__"), None
    )
    statements = [*body.body, *(init.body if init else [])]
    for statement, below in pairwise(statements):
        name = _assigned_name(statement)
        if name and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield name, " ".join(str(below.value.value).split())


def _assigned_name(statement: ast.stmt) -> str:
    """The name of the variable or attribute that a statement assigns; "" if it assigns none."""
    target: ast.expr | None = statement.target if isinstance(statement, ast.AnnAssign) else None
    if isinstance(statement, ast.Assign):
        target = statement.targets[0]
    if isinstance(target, ast.Attribute):
        return target.attr
    return target.id if isinstance(target, ast.Name) else ""


def _signature(function: Any) -> str:
    signature = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    return signature.replace("'", "").replace("Unpack[Filters]", "Filters")


def _doc(thing: Any) -> str:
    """A docstring as Markdown. Its examples become a block of code."""
    lines: list[str] = []
    inside = False
    for line in (inspect.getdoc(thing) or "").splitlines():
        if line.startswith(">>>") and not inside:
            lines.append("```pycon")
            inside = True
        lines.append(line)
    return "\n".join(lines) + ("\n```\n" if inside else "\n")


def _first_paragraph(thing: Any) -> str:
    paragraph, _, _ = (inspect.getdoc(thing) or "").partition("\n\n")
    return " ".join(paragraph.split())


def _table(rows: Any) -> str:
    cells = [f"| `{name}` | {meaning} |" for name, meaning in rows]
    return "\n".join(["| Name | Meaning |", "| --- | --- |", *cells]) + "\n"


if __name__ == "__main__":
    PATH.write_text(api_reference(), encoding="utf-8", newline="\n")
