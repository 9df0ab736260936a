"""The types of the model's fields: plain types with the constraints that `mlcat.validation` checks.

Every command that shows a whole entry loads the constraints, so they are plain markers, and Pydantic asks for their
schema only when a validator is built. `annotated_types` would do the same but add half a bare Python start, dataclasses
a quarter.
"""

from typing import Annotated, Any

from mlcat.constraints import (
    CSL_TYPES,
    KINDS,
    MAX_ITEMS,
    MAX_LINE,
    MAX_PARAGRAPH,
    MAX_URL,
    MIN_URL,
    STATUSES,
    URL_PATTERN,
)
from mlcat.text.safety import is_clean


class Str:
    """Constrains a string field: length in characters, pattern, choices. `repair` says what to write instead.

    Every string is also checked for the characters that `mlcat.text.safety` calls unsafe.
    """

    __slots__ = ("choices", "max_length", "min_length", "pattern", "repair")

    def __init__(
        self,
        *,
        min_length: int = 0,
        max_length: int | None = None,
        pattern: str | None = None,
        choices: tuple[str, ...] = (),
        repair: str = "",
    ) -> None:
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        self.choices = choices
        self.repair = repair

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Called by Pydantic: the schema of a string with these constraints, which also enter the JSON schema."""
        from mlcat.core_schemas import literal_schema, string_schema

        if self.choices:
            return literal_schema(self.choices)
        return string_schema(self.min_length, self.max_length, self.pattern, _refuse_unsafe)


class Int:
    """Constrains an integer field to a range, both bounds inclusive. `repair` says what to write instead."""

    __slots__ = ("maximum", "minimum", "repair")

    def __init__(self, *, minimum: int, maximum: int, repair: str = "") -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.repair = repair

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Called by Pydantic: the schema of an integer in these bounds."""
        from mlcat.core_schemas import integer_schema

        return integer_schema(self.minimum, self.maximum)


class Items:
    """Constrains a list: its maximum number of items. `repair` says what to write instead."""

    __slots__ = ("maximum", "repair")

    def __init__(self, *, maximum: int = MAX_ITEMS, repair: str = "keep fewer") -> None:
        self.maximum = maximum
        self.repair = repair

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Called by Pydantic: the schema of the list with this limit."""
        return handler(source) | {"max_length": self.maximum}


def _refuse_unsafe(text: str) -> str:
    if (text.isascii() and text.isprintable()) or is_clean(text):  # most texts need no further call
        return text
    raise ValueError("has a control, bidirectional-override or zero-width character")


_NOT_BLANK = r"\S"
Line = Annotated[str, Str(min_length=1, max_length=MAX_LINE, pattern=_NOT_BLANK, repair="write one line of text")]
Paragraph = Annotated[
    str, Str(min_length=1, max_length=MAX_PARAGRAPH, pattern=_NOT_BLANK, repair="write plain text in one paragraph")
]
Lines = Annotated[tuple[Line, ...], Items()]
Slug = Annotated[
    str,
    Str(
        min_length=1,
        max_length=120,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        repair="write lower-case letters, digits and single hyphens",
    ),
]
Url = Annotated[
    str,
    Str(
        min_length=MIN_URL,
        max_length=MAX_URL,
        pattern=f"^{URL_PATTERN}$",
        repair="write an address that begins with http:// or https:// and has no blank",
    ),
]
Kind = Annotated[str, Str(choices=KINDS, repair="write one of " + ", ".join(KINDS))]
Status = Annotated[str, Str(choices=STATUSES, repair="write one of " + ", ".join(STATUSES))]
Year = Annotated[int, Int(minimum=1600, maximum=2200, repair="write a year of four digits, without quotes")]
Month = Annotated[str, Str(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", repair="write year and month: 2024-08")]
Date = Annotated[str, Str(pattern=r"^\d{4}-\d\d-\d\d$", repair="write a date: 2026-01-31")]
MonthOfYear = Annotated[int, Int(minimum=1, maximum=12, repair="write a month from 1 to 12, without quotes")]
DayOfMonth = Annotated[int, Int(minimum=1, maximum=31, repair="write a day from 1 to 31, without quotes")]
CslType = Annotated[str, Str(choices=CSL_TYPES, repair="write one of " + ", ".join(CSL_TYPES))]
ArxivClass = Annotated[str, Str(pattern=r"^[a-z-]+(\.[A-Za-z-]+)?$", repair="write an arXiv class: cs.LG")]
ArxivId = Annotated[
    str,
    Str(
        pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d+)?$",
        repair="write the bare arXiv number: 2103.00020",
    ),
]
Doi = Annotated[
    str, Str(max_length=MAX_LINE, pattern=r"^10\.\d{4,9}/[^\s<>]+$", repair="write the bare DOI: 10.3390/sym11091066")
]
License = Annotated[
    str,
    Str(
        max_length=200,
        pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*$",
        repair="write an SPDX identifier (MIT, Apache-2.0) or LicenseRef- and a name",
    ),
]
