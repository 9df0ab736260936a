"""`mlcat search`: finds entries by name, by what they do, and by who made them."""

from __future__ import annotations

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.lookup.catalog_search import answer_query, apply_filter, open_catalogs, parse_words
from mlcat.cli.parsing.formats import FORMAT_OPTIONS, fields_among, parse_output
from mlcat.cli.parsing.options import COUNT_OPTION, FILTER_OPTIONS, LIMIT_OPTION, SORT_HITS_OPTION
from mlcat.cli.parsing.spec import Argument, Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.errors import UsageError
from mlcat.filters import Filter
from mlcat.render.item import Item
from mlcat.search.weights import MAX_QUERY_LENGTH
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.lookup.catalog_search import Answer
    from mlcat.cli.lookup.sorting import Order
    from mlcat.cli.parsing.formats import Output
    from mlcat.index.reader import Index
    from mlcat.search.query import ParsedQuery

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
    output = parse_output(options)
    if output.format and output.format.name == "json" and (fields := fields_among(words)):
        raise UsageError("--json takes no fields.", f"Name them with --fields: `--json --fields {fields}`.")
    parsed = parse_words(words)
    _note_if_cut(terminal, words, parsed)
    opened = open_catalogs(terminal, parsed, catalog)
    indexes, filter = apply_filter(terminal, opened, parsed, filter, words)
    if explain and parsed.clauses:
        from mlcat.cli.lookup.query_clauses import describe_query

        terminal.note(f"read as {describe_query(parsed)}")
    answer = answer_query(indexes, parsed, filter, limit or _LIMIT, sort, shows_catalog=len(opened) > 1)
    if count:
        return _write_count(terminal, answer)
    if not answer.items:
        _store_hits(terminal, [])
        if output.writes_format(answer.items):
            _write(terminal, output, [])
        _note_no_hits(terminal, indexes, parsed, answer, filter, catalog)
        return ExitCode.FAILED
    shown_count = _write_hits(terminal, output, answer, explain=explain, fit=limit is None)
    _store_hits(terminal, answer.items[:shown_count])
    terminal.flush()
    if explain and output.format and output.format.name == "plain":
        terminal.note(*(_explanation(item) for item in answer.items))
    _note_more(terminal, answer, shown_count)
    return ExitCode.OK


def _write_count(terminal: Terminal, answer: Answer) -> int:
    """Writes the number of hits; returns the exit code."""
    terminal.write(f"{answer.total}\n")
    if answer.is_capped:
        terminal.flush()
        terminal.note("There are more, which were not counted: add a word or a filter.")
    return ExitCode.OK if answer.total else ExitCode.FAILED


def _note_no_hits(
    terminal: Terminal, indexes: list[Index], parsed: ParsedQuery, answer: Answer, filter: Filter, catalog: str | None
) -> None:
    from mlcat.cli.lookup.advice import advise_on_query

    terminal.flush()
    option = selection.catalog_option(terminal, catalog)
    advice = advise_on_query(indexes, parsed, answer.results, filter, option)
    terminal.note(f"nothing found for '{shorten(parsed.typed, 80)}'.", *advice)


def _write_hits(terminal: Terminal, output: Output, answer: Answer, *, explain: bool, fit: bool) -> int:
    """Writes the hits; returns how many it wrote. For `fit`, see `_write_panels`."""
    if answer.corrected:
        terminal.note(f"showing results for '{answer.corrected}'")
    if output.format or output.layout == "table":
        _write(terminal, output, answer.items)
        return len(answer.items)
    note_count = 2 if answer.corrected else 1  # besides the panels: the note about more hits
    return _write_panels(terminal, answer.items, explain, note_count, fit=fit)


def _note_more(terminal: Terminal, answer: Answer, shown_count: int) -> None:
    """Notes how many hits were not shown, if any."""
    if answer.total > shown_count:
        more = f"{answer.total - shown_count} more: -n {answer.total} shows all."
        terminal.note("hundreds more: add a word or a filter." if answer.is_capped else more)


def _write(terminal: Terminal, output: Output, items: list[Item]) -> None:
    """Writes the items in a format or, without one, as a table."""
    from mlcat.cli.output import write_entries, write_without_sections

    if output.format:
        write_entries(terminal, output, items)
    else:
        write_without_sections(terminal, items, "table")


def _store_hits(terminal: Terminal, items: list[Item]) -> None:
    if terminal.is_interactive:
        from mlcat.cli.lookup.last_hits import store_hits

        store_hits(terminal, items)


def _write_panels(terminal: Terminal, items: list[Item], explain: bool, note_count: int, *, fit: bool) -> int:
    """Writes the items as panels; returns how many it wrote.

    With `fit`, a terminal gets only as many panels as fit on the screen beside `note_count` lines and the next prompt.
    """
    from mlcat.render import panel

    canvas = terminal.canvas()
    if canvas.terminal and fit:
        parts, count = panel.screenful(items, canvas, note_count + 1, explain=explain)
        terminal.write_all(parts)
        return count
    terminal.write_all(panel.render_entries(items, canvas, explain=explain))
    return len(items)


def _note_if_cut(terminal: Terminal, words: list[str], parsed: ParsedQuery) -> None:
    if len(typed := " ".join(words)) > MAX_QUERY_LENGTH and len(parsed.typed) < len(typed):
        terminal.note(f"only the beginning of the query was read: at most {MAX_QUERY_LENGTH} characters.")


def _explanation(item: Item) -> str:
    from mlcat.render.reasons import reason_lines

    score = item.hit.score if item.hit else 0.0
    return f"{item.reference} {score:.2f}: {'; '.join(reason_lines(item.reasons))}"


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
    searches_all=True,
    arguments=(
        Argument(
            "words",
            metavar="WORDS...",
            multiple=True,
            help="A name, or what you need; it may have filters, as in 'clip tag:CV -kind:paper': `mlcat help query`.",
            missing_hint="Type a name or what you need: `mlcat search clip`.",
            completions="id",
            is_query=True,
        ),
    ),
    options=(
        *FILTER_OPTIONS,
        *FORMAT_OPTIONS,
        SORT_HITS_OPTION,
        LIMIT_OPTION,
        COUNT_OPTION,
        Option("explain", "--explain", help="Explain why each entry was found."),
    ),
    notes=(("Kinds", _KINDS), ("Statuses", _STATUSES)),
)
