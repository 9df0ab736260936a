"""The core schemas of the model and of its fields, from which Pydantic makes validators and serializers.

Pydantic would derive the same schemas of dataclasses from the annotations, but loads modules for that
(`pydantic.fields`, `pydantic.types`, `annotated_types`) which take more than three bare starts of Python, an eighth of
a small import.
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


def string_schema(
    min_length: int, max_length: int | None, pattern: str | None, check: Callable[[str], str]
) -> CoreSchema:
    """The schema of a string with a length in these bounds that matches `pattern` and passes `check`.

    `check` returns the string, or raises `ValueError` with the reason against it.
    """
    text = core_schema.str_schema(min_length=min_length or None, max_length=max_length, pattern=pattern, strict=True)
    return core_schema.no_info_after_validator_function(check, text)


def literal_schema(choices: tuple[str, ...]) -> CoreSchema:
    """The schema of a string that is one of `choices`."""
    return core_schema.literal_schema(list(choices))


def integer_schema(minimum: int, maximum: int) -> CoreSchema:
    """The schema of an integer from `minimum` to `maximum`."""
    return core_schema.int_schema(ge=minimum, le=maximum, strict=True)


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
