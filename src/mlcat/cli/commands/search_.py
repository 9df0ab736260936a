"""`mlcat search`: entries by name, by what they do, by who made them."""

from __future__ import annotations

from mlcat.cli.exit_codes import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.last_hits import remember
from mlcat.cli.lookup.references import distinct
from mlcat.cli.lookup.sorting import COUNT, SORT_HITS, Order
from mlcat.cli.output import write_entries, write_flat
from mlcat.cli.parsing.formats import FORMAT, output_of
from mlcat.cli.parsing.options import FILTER, LIMIT
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item
from mlcat.search import Hit, Result, search
from mlcat.search.query import Query, parse
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LIMIT = 10


def run(
    terminal: Terminal,
    *,
    words: list[str],
    filter: Filter,
    catalog: str | None,
    limit: int | None,
    explain: bool,
    sort: Order | None,
    count: bool,
    **options: Any,
) -> int:
    """Writes the entries that answer the words, the best first."""
    output = output_of(options)
    query = parsed(words)
    everywhere = selection.every(terminal, catalog)
    indexes = selection.accepting_or_advise(terminal, everywhere, filter, "search", *words)
    results = [search(index, query, filter) for index in indexes]
    owned = len(everywhere) > 1
    items, total = merged(indexes, results, None if sort else limit or _LIMIT, owned=owned)
    if count:
        terminal.write(f"{total}\n")
        if any(result.capped for result in results):
            terminal.flush()
            terminal.note("There are more, which were not counted: add a word or a filter.")
        return ExitCode.OK if total else ExitCode.FAILED
    if sort:
        items = sort.sorted(items)[: limit or _LIMIT]
    shown = len(items)
    if not items:
        remember(terminal, [])
        if output.formats(items):
            write_entries(terminal, output, [])
        terminal.flush()
        terminal.note(
            f"nothing found for '{shorten(query.text, 80)}'.",
            *advice(indexes, query, filter, selection.option(terminal, catalog)),
        )
        return ExitCode.FAILED
    corrected = correction(items[0], indexes, results)
    if corrected:
        terminal.note(f"showing results for '{corrected}'")
    if output.format:
        write_entries(terminal, output, items)
    elif output.layout == "table":
        write_flat(terminal, items, "table")
    else:
        shown = _show(terminal, items, explain, notes=1 + bool(corrected) if limit is None else None)
    remember(terminal, items[:shown])
    terminal.flush()
    if explain and output.format and output.format.name == "plain":
        terminal.note(*(_explained(item) for item in items))
    if total > shown:
        capped = any(result.capped for result in results)
        message = "hundreds more: add a word or a filter." if capped else f"{total - shown} more: -n {total} shows all."
        terminal.note(message)
    return ExitCode.OK


def _show(terminal: Terminal, items: list[Item], explain: bool, notes: int | None) -> int:
    """Writes the items as panels; returns how many.

    With a number of `notes`, the lines that will stand around the answer, a terminal gets only as many panels as it
    shows at once.
    """
    from mlcat.render import panel  # Rich

    canvas = terminal.canvas()
    if canvas.terminal and notes is not None:
        parts, count = panel.screenful(items, canvas, notes + 1, explain=explain)  # and the next prompt
        terminal.write_all(parts)
        return count
    terminal.write_all(panel.entries(items, canvas, explain=explain))
    return len(items)


def parsed(words: list[str]) -> Query:
    """The words as one query. Raises `UsageError` where there is none in them."""
    query = parse(" ".join(words))
    if query.terms:
        return query
    if shown := shorten(" ".join(words), 40):
        raise UsageError(f"'{shown}' has no word to search for.", "Type a name or what you need.")
    raise UsageError("the query is empty.", "Type a name or what you need: `mlcat search clip`.")


def merged(indexes: list[Index], results: list[Result], limit: int | None, *, owned: bool) -> tuple[list[Item], int]:
    """The hits of all catalogs in one order, each thing once, at most `limit` of them; and how many there are."""
    found: list[tuple[tuple[int, float, int, int], Index, Hit]] = []
    for position, (index, result) in enumerate(zip(indexes, results, strict=True)):
        found += [((hit.tier, -hit.score, position, hit.rowid), index, hit) for hit in result.hits]
    found.sort(key=lambda one: one[0])
    if sum(bool(result.hits) for result in results) > 1:
        items = distinct((Item(index, index.row(hit.rowid), hit, owned=owned) for _, index, hit in found), indexes)
        return items[:limit], len(items)
    items = [Item(index, index.row(hit.rowid), hit, owned=owned) for _, index, hit in found[:limit]]
    return items, sum(result.total for result in results)


def correction(first: Item, indexes: list[Index], results: list[Result]) -> str | None:
    """The corrected query by which the first hit was found, None where nothing was corrected."""
    for index, result in zip(indexes, results, strict=True):
        if index is first.index:
            return result.corrected
    return None


def advice(indexes: list[Index], query: Query, filter: Filter, option: str, *, dashes: str = "--") -> list[str]:
    """What to say of a query that nothing answers, in lines: the one filter to drop where filters were the cause; else
    the nearest names, else the closest entries.

    `option` is the `-c` that hints repeat, `dashes` what stands before the name of a filter.
    """
    if filter:
        from mlcat.cli.lookup.advice import filter_to_drop, missing_field  # only when nothing was found

        if problem := missing_field(indexes, filter):
            return [problem]
        found = filter_to_drop(indexes, filter, lambda index, wider: search(index, query, wider).total, dashes)
        if found:
            return [found]
        if any(search(index, query).total for index in indexes):
            return ["There are hits without the filters."]
    from mlcat.search.query_expansion.corrections import nearest_titles  # RapidFuzz

    names = list(dict.fromkeys(name for index in indexes for name in nearest_titles(index, query)))[:3]
    if names:
        return ["Similar names: " + ", ".join(f"'{shorten(name, 50)}'" for name in names) + "."]
    if items := closest(indexes, query, filter):
        lines = [f"  {item.reference}  {shorten(item.row.summary or item.row.title, 80)}" for item in items]
        return ["Nothing matches all of it. Closest:", *lines]
    return [f"Try other words, or look through `mlcat list{option}`."]


def closest(indexes: list[Index], query: Query, filter: Filter) -> list[Item]:
    """The entries that explain most of a query that nothing answers, of all catalogs together; the best first."""
    from mlcat.search.suggestions import MAX_SUGGESTIONS, suggestions

    found = [(hit, index) for index in indexes for hit in suggestions(index, query, filter)]
    found.sort(key=lambda one: -one[0].score)
    return distinct((Item(index, index.row(hit.rowid), hit) for hit, index in found), indexes)[:MAX_SUGGESTIONS]


def _explained(item: Item) -> str:
    from mlcat.render.reasons import reasons  # with --explain only

    score = item.hit.score if item.hit else 0.0
    return f"{item.reference} {score:.2f}: {'; '.join(reasons(item.matches))}"


_KINDS = (
    ("paper", "a method or a result"),
    ("survey", "an overview of a field"),
    ("article", "a text such as a post or a tutorial"),
    ("library", "code to build on"),
    ("tool", "a program or service to work with"),
    ("application", "a finished use of the methods"),
    ("dataset", "data to train or test on"),
    ("benchmark", "a comparison by fixed rules"),
    ("model", "trained weights"),
)
_STATUSES = (
    ("active", "its code or data changed within the 24 months before the entry was checked"),
    ("dormant", "it did not change in that time"),
    ("archived", "its owners closed it"),
)

COMMAND = Command(
    "search",
    help="Find entries by name, by what they do, or by who made them. Part of a name or a misspelled one is enough.",
    examples=(
        ("mlcat search clip", "the exact name comes first"),
        ("mlcat search senten tranformer", "half remembered, misspelled"),
        ("mlcat search find similar pictures", "by what you need"),
        ("mlcat search google 2021 -k paper", "by author and year, with a filter"),
        ("mlcat search triplet loss --explain", "with the reasons for each hit"),
    ),
    run=run,
    everywhere=True,
    arguments=(
        Argument(
            "words",
            metavar="WORDS...",
            many=True,
            help="A name, or what you need.",
            missing="Type a name or what you need: `mlcat search clip`.",
            values="id",
        ),
    ),
    options=(
        *FILTER,
        *FORMAT,
        SORT_HITS,
        LIMIT,
        COUNT,
        Option("explain", "--explain", help="Explain why each entry was found."),
    ),
    notes=(("Kinds", _KINDS), ("Statuses", _STATUSES)),
)
