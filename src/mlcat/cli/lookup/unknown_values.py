"""Makes the error about an unknown section or tag: it suggests a similar one, or another catalog that has it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from mlcat.cli.lookup import selection
from mlcat.cli.parsing.options import FILTER_OPTIONS
from mlcat.cli.terminal import Terminal
from mlcat.errors import UnknownValueError, UsageError, quoted_list, similar_names, suggest_from_many
from mlcat.filters import MAX_YEAR, MIN_YEAR, Filter
from mlcat.index.reader import Index

_FLAGS = {option.filter_part: option.flags[0] for option in FILTER_OPTIONS if option.filter_part}


def unknown_value_error(
    terminal: Terminal, indexes: list[Index], filter: Filter, unknown: UnknownValueError, line: Sequence[str]
) -> UsageError:
    """The error about a filter with a section or tag that none of the chosen catalogs (`indexes`) has.

    Its hint is the first of these that exists: the command line for another catalog that has the value; similar
    values in the chosen catalogs; the command line with a similar value of another catalog; the existing values.
    `line` is the command and its words.
    """
    command = f"mlcat {shlex.join(line)}"
    others = selection.other_catalogs(terminal, indexes)
    message = unknown.message
    if len(indexes) == 1 and others:
        message = f"{message.removesuffix('.')} in {indexes[0].name}."
    if index_with_value := next((index for index in others if _accepts(index, filter)), None):
        return UsageError(
            message, f"{index_with_value.name} has it: `{command} {to_options(filter)} -c {index_with_value.name}`."
        )
    names = list(dict.fromkeys(name for index in indexes for name in _existing_values(index, unknown.field)))
    if not similar_names(names, unknown.value):
        for index in others:
            if similar := similar_names(_existing_values(index, unknown.field), unknown.value):
                replacement = _with_value(filter, unknown, similar[0])
                if not _accepts(index, replacement):  # this catalog lacks another value of the filter
                    replacement = (
                        Filter(sections=similar[:1]) if unknown.field == "section" else Filter(tags=similar[:1])
                    )
                typed = f"{command} {to_options(replacement)} -c {index.name}"
                return UsageError(message, f"{index.name} has {quoted_list(similar, 'and')}: `{typed}`.")
    return UsageError(message, _values_hint(terminal, indexes, unknown, names))


def to_options(filter: Filter) -> str:
    """A filter as the options of a command line."""
    typed: list[str] = []
    for part, flag in _FLAGS.items():
        excluded = getattr(filter.excluded, part, ())
        for value in (*map(_option_value, getattr(filter, part)), *(f"!{_option_value(value)}" for value in excluded)):
            typed += [flag, shlex.quote(value)]
    return " ".join(typed)


def _option_value(value: str | tuple[int, int]) -> str:
    """A value of a filter as an option takes it: a name, or a range of years."""
    if isinstance(value, str):
        return value
    first, last = value
    if first == last:
        return str(first)
    return f"..{last}" if first == MIN_YEAR else f"{first}-" if last == MAX_YEAR else f"{first}-{last}"


def _accepts(index: Index, filter: Filter) -> bool:
    try:
        selection.select_by_filter([index], filter)
    except UnknownValueError:
        return False
    return True


def _existing_values(index: Index, field: str) -> list[str]:
    """The sections of a catalog by id, or its tags."""
    return [section.id for section in index.sections()] if field == "section" else [tag.tag for tag in index.tags()]


def _with_value(filter: Filter, unknown: UnknownValueError, value: str) -> Filter:
    """The filter with `value` instead of the unknown one."""
    part = f"{unknown.field}s"
    values = {name: getattr(filter, name) for name in _FLAGS}
    values[part] = [value if typed.strip() == unknown.value else typed for typed in values[part]]
    return Filter(**values, excluded=filter.excluded and _with_value(filter.excluded, unknown, value))


def _values_hint(terminal: Terminal, indexes: list[Index], unknown: UnknownValueError, names: list[str]) -> str:
    """The hint that offers similar values of the catalogs, and lists all values or names the command that does."""
    if not names:
        return f"{'These catalogs have' if len(indexes) > 1 else 'This catalog has'} no {unknown.field}s."
    option = selection.catalog_option(terminal, None, indexes[0]) if len(indexes) == 1 else f" -c {selection.ALL}"
    return suggest_from_many(f"{unknown.field.capitalize()}s", names, unknown.value, f"mlcat {unknown.field}s{option}")
