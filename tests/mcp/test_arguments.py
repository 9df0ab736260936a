"""What arguments a tool accepts, and the errors about others."""

from typing import Any

import pytest

from mlcat.errors import UsageError
from mlcat.mcp.arguments import check_arguments

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "query": {"type": "string", "description": "What to look for."},
        "limit": {"type": "integer", "minimum": 1, "description": "How many."},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2, "description": "All of them."},
        "ids": {"type": "array", "minItems": 1, "maxItems": 2, "description": "One at least."},
    },
    "required": ["query"],
}


def of(**arguments: object) -> dict[str, Any]:
    return check_arguments("find", {"query": "q"} | arguments, SCHEMA)


def test_valid_arguments_are_accepted() -> None:
    arguments = {"query": "", "limit": 1, "tags": []}
    assert check_arguments("find", arguments, SCHEMA) == arguments


@pytest.mark.parametrize(
    ("name", "value", "taken"),
    [
        ("query", 2019, "2019"),
        ("query", -1, "-1"),
        ("query", "a\ud800", "a?"),
        ("limit", "12", 12),
        ("limit", 3.0, 3),
        ("limit", "000000000012", 12),
        ("limit", 999_999_999_999, 999_999_999_999),
        ("tags", "one", ["one"]),
        ("tags", 1, ["1"]),
        ("tags", ["a", 2], ["a", "2"]),
    ],
)
def test_common_mistakes_of_language_models_are_accepted(name: str, value: object, taken: object) -> None:
    assert of(**{name: value})[name] == taken


def test_null_means_omitted() -> None:
    assert of(limit=None, tags=None) == {"query": "q"}


@pytest.mark.parametrize(
    ("name", "value", "message", "hint"),
    [
        ("query", ["a"], "query of find must be a string.", "What to look for."),
        ("query", True, "query of find must be a string.", "What to look for."),
        ("query", 1.5, "query of find must be a string.", "What to look for."),
        ("query", {}, "query of find must be a string.", "What to look for."),
        ("limit", "ten", "limit of find must be a whole number.", "How many."),
        ("limit", "1" * 13, "limit of find must be a whole number.", "How many."),
        ("limit", "²", "limit of find must be a whole number.", "How many."),
        ("limit", 1.5, "limit of find must be a whole number.", "How many."),
        ("limit", float("inf"), "limit of find must be a whole number.", "How many."),
        ("limit", True, "limit of find must be a whole number.", "How many."),
        ("limit", 10**12, "limit of find must be a whole number.", "How many."),
        ("limit", [1], "limit of find must be a whole number.", "How many."),
        ("limit", 0, "limit of find is 0.", "The least is 1."),
        ("limit", -5, "limit of find is -5.", "The least is 1."),
        ("tags", {}, "tags of find must be a list of strings.", "All of them."),
        ("tags", ["a", None], "tags of find must be a list of strings.", "All of them."),
        ("tags", [["a"]], "tags of find must be a list of strings.", "All of them."),
        ("tags", ["a", "b", "c"], "tags of find has 3 items.", "At most 2 are taken."),
        ("ids", [], "ids of find is empty.", "One at least."),
        ("querry", "a", "find has no argument 'querry'.", "Did you mean 'query'? Arguments: query, limit, tags, ids."),
        ("query", None, "find needs the argument 'query'.", "What to look for."),
    ],
)
def test_invalid_arguments_are_errors_with_a_reason_and_a_next_step(
    name: str, value: object, message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        of(**{name: value})
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_long_argument_name_is_truncated_in_the_error() -> None:
    with pytest.raises(UsageError) as caught:
        of(**{"x\n" * 1000: 1})
    assert len(caught.value.message) < 80
