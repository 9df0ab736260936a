"""The schemas of the model compared with those that Pydantic derives from the annotations."""

import subprocess
import sys
from dataclasses import is_dataclass
from typing import Any

import pytest
from pydantic import TypeAdapter

from mlcat import model
from mlcat.model import Author, CatalogData, Entry, Link, Model, Publication, Section, Validators

MODELS = (Author, CatalogData, Entry, Link, Publication, Section, Validators)
WITHOUT_EFFECT = {"metadata", "ref"}
"""The keys for the JSON schema and for references."""
DEFAULTS = [
    ("init", True),
    ("frozen", False),
    ("post_init", False),
    ("collect_init_only", False),
    ("computed_fields", []),
]
"""Values that pydantic-core takes if there is no such key."""


def simplified(schema: Any, definitions: dict[str, Any] | None = None) -> Any:
    """A schema with its references resolved, without keys that have no effect."""
    if isinstance(schema, list | tuple):
        return [simplified(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "definitions":
        definitions = {definition["ref"]: definition for definition in schema["definitions"]}
        return simplified(schema["schema"], definitions)
    if schema.get("type") == "definition-ref":
        return simplified((definitions or {})[schema["schema_ref"]], definitions)
    return {
        key: simplified(value, definitions)
        for key, value in schema.items()
        if key not in WITHOUT_EFFECT and (key, value) not in DEFAULTS
    }


def derived_by_pydantic(dataclass: type[Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.delattr(Model, "__get_pydantic_core_schema__")
    monkeypatch.setattr(Model, "__pydantic_config__", {"extra": "forbid"}, raising=False)
    return TypeAdapter(dataclass).core_schema


@pytest.mark.parametrize("dataclass", MODELS)
def test_the_schema_is_the_one_that_pydantic_derives(dataclass, monkeypatch):
    schema = simplified(TypeAdapter(dataclass).core_schema)
    assert schema == simplified(derived_by_pydantic(dataclass, monkeypatch))


def test_every_dataclass_of_the_model_is_compared():
    assert set(MODELS) == {value for value in vars(model).values() if is_dataclass(value)}


def test_the_modules_for_deriving_schemas_are_not_loaded():
    code = (
        'import sys; from mlcat.validation import parse_header; parse_header(b\'{"name": "x", "title": "X"}\', \'\');'
        "print(*sorted({'pydantic', 'pydantic.fields', 'pydantic.types', 'annotated_types'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout == "pydantic\n"
