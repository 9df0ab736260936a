"""The schemas of the model's dataclasses, from which Pydantic makes their validators and serializers.

Pydantic would derive the same schemas from the annotations, but loads modules for that (`pydantic.fields`,
`pydantic.types`, `annotated_types`) which take more than three bare starts of Python, an eighth of a small import.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Annotated, Any, get_args, get_origin

from pydantic_core import CoreSchema, core_schema


def dataclass_schema(model: type[Any], generate: Callable[[Any], CoreSchema]) -> CoreSchema:
    """The schema of an object with the fields of the dataclass `model` and no others.

    `generate` makes the schemas of other classes in its fields; Pydantic's handler has one.
    """
    members = fields(model)
    return core_schema.dataclass_schema(
        model,
        core_schema.dataclass_args_schema(model.__name__, [_field_schema(member, generate) for member in members]),
        [member.name for member in members],
        slots=True,
        ref=f"{model.__module__}.{model.__qualname__}",
        config={"title": model.__name__, "extra_fields_behavior": "forbid"},
    )


def _field_schema(member: Field[Any], generate: Callable[[Any], CoreSchema]) -> core_schema.DataclassField:
    schema = _schema(member.type, generate)
    if member.default is not MISSING:
        schema = core_schema.with_default_schema(schema, default=member.default)
    return core_schema.dataclass_field(member.name, schema)


def _schema(hint: Any, generate: Callable[[Any], CoreSchema]) -> CoreSchema:
    """The schema of an annotation: a constrained type, a tuple of any length, a value or None, or a type for which
    `generate` makes the schema."""
    if get_origin(hint) is Annotated:
        base, constraint = get_args(hint)
        schema: CoreSchema = constraint.__get_pydantic_core_schema__(base, lambda inner: _schema(inner, generate))
        return schema
    if get_origin(hint) is tuple:
        return core_schema.tuple_variable_schema(_schema(get_args(hint)[0], generate))
    if type(None) in get_args(hint):
        return core_schema.nullable_schema(_schema(get_args(hint)[0], generate))
    return generate(hint)
