"""Applies the clauses of a query: opens the catalogs that they name, adds them to the filter, and repeats them in
messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mlcat.cli.lookup import selection
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.search.query_language.syntax import CATALOG, FILTER_FIELDS, PHRASE, WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.search.query import ParsedQuery


def open_catalogs_of_query(terminal: Terminal, parsed: ParsedQuery, catalog: str | None) -> list[Index]:
    """Opens the catalogs that the query and the option `-c` name, or all, without those that the query excludes.

    Raises `UsageError` for a catalog that does not exist, and if none is left.
    """
    included, excluded = parsed.catalogs(), parsed.catalogs(excluded=True)
    if not included and not excluded:
        return selection.open_named_or_all(terminal, catalog)
    with _hint_about_quotes():
        return selection.open_without_excluded(terminal, [*included, catalog] if catalog else included, excluded)


def apply_clauses(
    terminal: Terminal, indexes: list[Index], parsed: ParsedQuery, filter: Filter
) -> tuple[list[Index], Filter]:
    """Adds the clauses of the query to the filter; returns the catalogs that have its sections and tags, and the
    filter.

    Each clause counts as one more option. Raises `UsageError` for a value that does not exist.
    """
    line = ("search", text) if (text := _without_filters(parsed)) else ("list",)
    with _hint_about_quotes():
        merged = parsed.filter.merged_with(filter)
        return selection.select_by_filter_or_advise(terminal, indexes, merged, *line), merged


@contextmanager
def _hint_about_quotes() -> Iterator[None]:
    """Adds to the hint of an error that quotes turn a filter into text."""
    try:
        yield
    except UsageError as error:
        raise UsageError(error.message, f"{error.hint} A filter in quotes is text.".strip()) from None


def _without_filters(parsed: ParsedQuery) -> str:
    """The query as it was typed, without its filters."""
    text = parsed.typed
    for clause in parsed.clauses:
        if clause.field in FILTER_FIELDS:
            text = text.replace(clause.typed, "", 1)
    return " ".join(text.split())


def typed_by_part(parsed: ParsedQuery) -> dict[str, str]:
    """The clauses of a query as they were typed (`tag:CV`, `"triplet loss"`), by the part of the filter that they
    set."""
    typed: dict[str, list[str]] = {}
    for clause in parsed.clauses:
        if clause.field != CATALOG:
            typed.setdefault(clause.part, []).append(clause.typed)
    return {part: " ".join(clauses) for part, clauses in typed.items()}


def describe_query(parsed: ParsedQuery) -> str:
    """Says how a query was parsed, for `--explain`: words 'clip', filters tag:CV -kind:paper."""
    kinds = {"phrases": (PHRASE,), "excluded words": (WORD,), "filters": tuple(FILTER_FIELDS)}
    parts = [f"words '{parsed.words.text}'"] if parsed.words.terms else []
    for kind, fields in kinds.items():
        if typed := [clause.typed for clause in parsed.clauses if clause.field in fields]:
            parts.append(f"{kind} {' '.join(typed)}")
    return ", ".join(parts)
