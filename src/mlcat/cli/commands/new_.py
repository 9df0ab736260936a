"""`mlcat new`: shows what was added, changed and removed recently, by day."""

from __future__ import annotations

from itertools import islice

from mlcat.cli import ExitCode
from mlcat.cli.lookup import selection
from mlcat.cli.output import write_entries, write_without_sections
from mlcat.cli.parsing.days import DAY_COMPLETIONS, LAST, parse_first_day
from mlcat.cli.parsing.formats import FORMAT_OPTIONS, parse_output
from mlcat.cli.parsing.options import COUNT_OPTION, FILTER_OPTIONS, LIMIT_OPTION
from mlcat.cli.parsing.spec import Command, Option
from mlcat.cli.terminal import Terminal
from mlcat.filters import Filter
from mlcat.index.reader import Index
from mlcat.render.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.parsing.formats import Output
    from mlcat.render.daily_changes import DailyChanges

_DEFAULT = "30d"


def run(
    terminal: Terminal,
    *,
    filter: Filter,
    catalog: str | None,
    since: str | None,
    limit: int | None,
    count: bool,
    **options: Any,
) -> int:
    """Writes the new, changed and removed entries since a day; with --format and --count only the new ones."""
    output = parse_output(options)
    indexes = selection.select_by_filter_or_advise(
        terminal, selection.open_named_or_all(terminal, catalog), filter, "new"
    )
    since = since or parse_first_day(_DEFAULT)
    if count or output.format or output.layout == "panel":
        has_any = _write_entries(terminal, output, _new_items(terminal, indexes, filter, since), limit, count=count)
    else:
        has_any = _write_days(terminal, indexes, filter, since, limit)
    if has_any:
        return ExitCode.OK
    terminal.flush()
    terminal.note(*_nothing_new(terminal, indexes, filter, since))
    return ExitCode.FAILED


def _new_items(terminal: Terminal, indexes: list[Index], filter: Filter, since: str) -> list[Item]:
    """The entries of all catalogs that are new, the latest first."""
    from mlcat.cli.updating.recent_changes import new_items

    shows_catalog = len(indexes) > 1
    dated_items = [
        dated_item
        for index in indexes
        for dated_item in new_items(terminal.folders, index, filter, since, shows_catalog=shows_catalog)
    ]
    return [item for _, item in sorted(dated_items, key=lambda dated_item: dated_item[0], reverse=True)]


def _write_entries(terminal: Terminal, output: Output, items: list[Item], limit: int | None, *, count: bool) -> bool:
    """Writes the entries, or their number; returns whether there are any."""
    if count:
        terminal.write(f"{len(items)}\n")
        return bool(items)
    first_items = items[:limit]
    if output.writes_format(first_items):
        write_entries(terminal, output, first_items)
    elif first_items:
        write_without_sections(terminal, first_items, output.layout)
    _note_more(terminal, len(items), len(first_items))
    return bool(items)


def _write_days(terminal: Terminal, indexes: list[Index], filter: Filter, since: str, limit: int | None) -> bool:
    """Writes what is new, changed and removed by day; returns whether there is anything."""
    from mlcat.cli.updating.recent_changes import changes_by_day
    from mlcat.render.daily_changes import render_days

    days = [day for index in indexes for day in changes_by_day(terminal.folders, index, filter, since)]
    days.sort(key=lambda day: day.day, reverse=True)
    total = sum(len(day.entries) for day in days)
    terminal.write_all(render_days(_first_entries(days, limit), terminal.canvas()))
    _note_more(terminal, total, min(total, limit or total))
    return bool(days)


def _first_entries(days: list[DailyChanges], limit: int | None) -> list[DailyChanges]:
    """The first days, cut to `limit` entries in all; the counts in their headings stay."""
    if limit is None:
        return days
    entries = islice(((day, entry) for day in days for entry in day.entries), limit)
    kept_by_day: dict[int, list[Any]] = {}
    for day, entry in entries:
        kept_by_day.setdefault(id(day), []).append(entry)
    for day in days:
        day.entries = kept_by_day.get(id(day), [])
    return [day for day in days if day.entries]


def _note_more(terminal: Terminal, total: int, shown_count: int) -> None:
    if total > shown_count:
        terminal.flush()
        terminal.note(f"{total - shown_count:,} more: -n {total} shows all.")


def _nothing_new(terminal: Terminal, indexes: list[Index], filter: Filter, since: str) -> tuple[str, str]:
    """The message if nothing is new, and the next step."""
    from mlcat.cli.updating.recent_changes import last_change_day

    known = max((day for index in indexes if (day := last_change_day(terminal.folders, index))), default=None)
    if filter:
        return "nothing that matches every filter is new.", "Leave one out, or look further back: `--since 1y`."
    if known is None:
        return "nothing is known to be new: no entry says when it was added.", _UPDATES
    when = "" if since == LAST else f" since {since}"
    return f"nothing is new{when}.", f"The last change was on {known}: `mlcat new --since last`."


_UPDATES = "From the next `mlcat catalogs update` on, what it brings is shown here."
_SINCE = Option(
    "since",
    "--since",
    metavar="DAY",
    convert=parse_first_day,
    completions=DAY_COMPLETIONS,
    help="From this day on: 2026-11-01, 2026-11, 30d, 2w, 6m, 1y, today, yesterday, or last, the last day on which "
    f"anything changed (default: {_DEFAULT}).",
)

COMMAND = Command(
    "new",
    help="Show what was recently added to your catalogs, by day, and what updates changed and removed. In a format "
    "such as --json, only the entries that were added.",
    examples=(
        ("mlcat new", "the last 30 days, in all catalogs"),
        ("mlcat new --since last", "the last day on which anything changed"),
        ("mlcat new --since 2026-11 -c rust -t cli", "with the filters of list"),
        ("mlcat new --since 7d --format markdown", "to pass on"),
    ),
    run=run,
    options=(_SINCE, *FILTER_OPTIONS, *FORMAT_OPTIONS, LIMIT_OPTION, COUNT_OPTION),
    searches_all=True,
)
