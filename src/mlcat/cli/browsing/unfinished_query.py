"""Parses a query while it is being typed: leaves out unfinished and unknown filters, with a hint."""

from __future__ import annotations

from mlcat.catalogs import unknown_catalog_error
from mlcat.cli.lookup import selection
from mlcat.errors import UnknownValueError, UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.search.query import ParsedQuery, parse_query
from mlcat.search.query_language.syntax import CATALOG, FILTER_FIELDS, Clause

_SIGNS = '!"'  # characters that may precede a value


def parse_unfinished(typed: str, indexes: list[Index]) -> tuple[ParsedQuery, str]:
    """Parses a query, and leaves out the clauses with a value that none of the indexes has. Returns the query, and a
    hint about the last clause left out, or "".

    At the end of the query, a field without a value (`tag:`) and a hyphen with a single letter (`-v`) are left out too.
    """
    text, unfinished = _split_unfinished(typed)
    parsed = parse_query(text)
    finished, hint = [], ""
    for clause in (*parsed.clauses, *unfinished):
        try:
            _check_clause(clause, indexes)
            if clause in unfinished:
                hint = f"{clause.typed} is not finished."
            else:
                finished.append(clause)
        except UsageError as error:
            hint = _hint(clause, error, is_last=typed.endswith(clause.typed))
    return parsed.with_clauses(finished), hint


def named_catalogs(parsed: ParsedQuery, indexes: list[Index], *, excluded: bool = False) -> list[str]:
    """The names of the catalogs that the query asks for or excludes, by their names or titles."""
    keys = [name.casefold() for name in parsed.catalogs(excluded=excluded)]
    return [
        index.name for index in indexes for key in keys if key in (index.name, index.title.casefold(), selection.ALL)
    ]


def _split_unfinished(typed: str) -> tuple[str, tuple[Clause, ...]]:
    """Splits an unfinished filter or excluded word off the end of a text. Returns the text before it, and a filter as a
    clause without a value."""
    words = typed.split()
    if not words or typed[-1].isspace():
        return typed, ()
    last = words[-1]
    field, colon, value = last.removeprefix("-").partition(":")
    before = typed.removesuffix(last)
    if colon and field.lower() in FILTER_FIELDS and not value.strip(_SIGNS):
        return before, (Clause(field.lower(), "", last, is_excluded=last.startswith("-")),)
    return (before if last.startswith("-") and len(last) == 2 and last.isascii() else typed), ()


def _check_clause(clause: Clause, indexes: list[Index]) -> None:
    """Raises `UsageError` for a clause whose value is in none of the indexes."""
    if clause.field != CATALOG:
        _check_filter(clause.filter(), indexes)
        return
    names = [index.name for index in indexes]
    if clause.value.casefold() not in (*names, *(index.title.casefold() for index in indexes), selection.ALL):
        raise unknown_catalog_error(clause.value, names)


def _check_filter(filter: Filter, indexes: list[Index]) -> None:
    """Raises `UnknownValueError`, with the names of all indexes, for a section or tag that none of them has."""
    unknown: list[UnknownValueError] = []
    for index in indexes:
        try:
            index.condition(filter.excluded or filter)
        except UnknownValueError as error:
            unknown.append(error)
    if unknown and len(unknown) == len(indexes):
        names = dict.fromkeys(name for error in unknown for name in error.names)
        raise UnknownValueError(unknown[0].field, unknown[0].value, list(names))


def _hint(clause: Clause, error: UsageError, *, is_last: bool) -> str:
    """The hint about a clause that is left out; one at the end of the query may be unfinished."""
    if is_last:
        return f"{clause.typed} is not finished. {error.hint}"
    return f"{clause.typed} is left out: {error.message} {error.hint}"
