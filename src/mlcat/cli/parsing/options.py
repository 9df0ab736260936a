"""Options that several commands share, and the parsers of their values."""

from __future__ import annotations

from mlcat.cli.parsing.spec import Option
from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError, suggest
from mlcat.filters import parse_kind, parse_status, parse_years
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mlcat.cli.lookup.sorting import Order


def parse_number(typed: str) -> int:
    """Parses a whole number of 1 or more. Raises `UsageError` for anything else."""
    if typed.isascii() and typed.isdigit() and int(typed[:12]) > 0:
        return int(typed[:12])
    raise UsageError(f"'{shorten(typed, 40)}' is not a number of entries.", "Write a whole number, 1 or more.")


def parse_year(typed: str) -> int:
    """Parses a year of four digits. Raises `UsageError` for anything else."""
    text = typed.strip()
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    raise UsageError(f"'{shorten(typed, 40)}' is not a year.", "Write four digits: 2019.")


CATALOG_OPTION = Option(
    "catalog",
    "-c",
    "--catalog",
    metavar="NAME",
    completions="catalog",
    help="Use this catalog (name or title), or all.",
)
OWN_CATALOG_OPTION = Option(
    "catalog",
    "-c",
    "--catalog",
    metavar="NAME",
    completions="imported",
    help="The catalog to change, one of your own.",
)
"""For commands that change a catalog."""


ENTRY_HELP = "An id, a title or an alias, in any case; catalog:id if several catalogs use the id."
"""The help of an argument that names an entry."""
ENTRY_OR_HIT_HELP = (
    "An id, a title or an alias, in any case; catalog:id if several catalogs use the id; or the number of a hit of the "
    "last search."
)
"""The help of an argument that names an entry, or a hit of the last search."""


def _filter(name: str, *flags: str, part: str, help: str, metavar: str = "NAME", **more: Any) -> Option:
    return Option(name, *flags, metavar=metavar, multiple=True, filter_part=part, help=help, **more)


FILTER_OPTIONS = (
    _filter(
        "section", "-s", "--section", part="sections", completions="section",
        help="Only entries of this section (id or title) and its subsections. Repeatable: any may match.",
    ),
    _filter(
        "tag", "-t", "--tag", part="tags", completions="tag",
        help="Only entries with this tag. Repeatable: all must match.",
    ),
    _filter(
        "kind", "-k", "--kind", part="kinds", metavar="KIND", convert=parse_kind, comma_separated=True,
        completions=KINDS,
        help=f"Only entries of this kind: {', '.join(KINDS)} (see `mlcat help search`). Repeatable: any may match.",
    ),
    _filter(
        "status", "--status", part="statuses", metavar="STATUS", convert=parse_status, comma_separated=True,
        completions=STATUSES,
        help=f"Only entries whose code or data is {', '.join(STATUSES[:-1])} or {STATUSES[-1]}. "
        "Repeatable: any may match.",
    ),
    _filter(
        "year", "--year", part="years", metavar="RANGE", convert=parse_years,
        help="Only entries of these years: 2019, 2015-2020, 2020- or ..2015. Repeatable: any may match.",
    ),
    _filter(
        "license", "--license", part="licenses", comma_separated=True,
        help="Only entries with this license, such as MIT or apache. Repeatable: any may match.",
    ),
    _filter(
        "language", "--language", part="languages", comma_separated=True,
        help="Only entries written in this language, such as python. Repeatable: any may match.",
    ),
    _filter(
        "author", "--author", part="authors",
        help="Only entries by this person or organization. Repeatable: any may match.",
    ),
    CATALOG_OPTION,
)  # fmt: skip
"""The options of a filter. A `!` before a value excludes the entries that have it."""
QUERY_FIELDS = tuple(option.name for option in FILTER_OPTIONS)
"""The fields of the query language, which have the names of the options."""


def is_exclusion(word: str) -> bool:
    """Whether a word of a command line is an excluded filter or phrase of a query (`-tag:CV`) rather than an option."""
    field, colon, _ = word[1:].partition(":")
    return word[:1] == "-" and (word[1:2] == '"' or (colon == ":" and field.lower() in QUERY_FIELDS))


NAME_OPTION = Option("name", "--name", metavar="NAME", help="The name of the catalog (default: taken from its source).")
YES_OPTION = Option("yes", "--yes", help="Confirm in advance, so that nothing is asked.")
COUNT_OPTION = Option("count", "--count", help="Print only how many there are.")
LIMIT_OPTION = Option("limit", "-n", "--limit", metavar="N", convert=parse_number, help="Show at most N entries.")

SORT_KEYS = ("year", "title", "activity", "added")
"""The keys by which entries can be sorted."""
RELEVANCE = "relevance"
"""The key by which hits are sorted without an option."""
_OTHER_KEYS = {"name": "title", "date": "year", "updated": "activity", "best-match": "relevance"}  # of other programs


def _sort_option(keys: tuple[str, ...]) -> Option:
    def parse_order(typed: str) -> Order:
        from mlcat.cli.lookup.sorting import Order

        key = typed.strip().lower().removeprefix("-")
        key = _OTHER_KEYS.get(key, key)
        if key not in keys:
            raise UsageError(f"'{shorten(typed, 40)}' is not an order.", suggest("Orders", keys, key))
        return Order(key, reverse=typed.strip().startswith("-"))

    return Option(
        "sort", "--sort", metavar="KEY", convert=parse_order, completions=keys,
        help=f"Sort by {', '.join(keys[:-1])} or {keys[-1]}; a hyphen in front reverses: --sort=-year.",
    )  # fmt: skip


SORT_OPTION = _sort_option(SORT_KEYS)
"""The option of `list`."""
SORT_HITS_OPTION = _sort_option((*SORT_KEYS, RELEVANCE))
"""The option of `search`."""
