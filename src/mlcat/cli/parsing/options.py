"""Options that several commands share, and the values they take."""

from __future__ import annotations

from mlcat.cli.parsing.spec import Option
from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError, suggest
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_MIN_SHORT = 3  # letters of a kind that is shortened


def kind(typed: str) -> str:
    """One of KINDS, in any case, in the plural or shortened to its first letters (three at least)."""
    value = typed.strip().lower()
    if value in KINDS:
        return value
    for short in (value, value.removesuffix("s"), f"{value.removesuffix('ies')}y"):
        found = [one for one in KINDS if one.startswith(short)]
        if len(found) == 1 and len(short) >= _MIN_SHORT:
            return found[0]
    raise UsageError(f"no kind '{shorten(typed, 40)}'.", suggest("Kinds", KINDS, typed))


def status(typed: str) -> str:
    """One of STATUSES, in any case."""
    if typed.strip().lower() in STATUSES:
        return typed.strip().lower()
    raise UsageError(f"no status '{shorten(typed, 40)}'.", suggest("Statuses", STATUSES, typed))


_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014", "-----")
_NOTHING_BEFORE, _NOTHING_AFTER = 0, 9999


def years(typed: str) -> tuple[int, int]:
    """The first and the last year of a range: 2019, 2015..2020 or 2015-2020, open as 2020.., 2020-, 2020+, >=2020 or
    >2019, and as ..2015, <=2015 or <2016."""
    text = typed.strip().translate(_DASHES).replace(" ", "")
    first, last = _ends(text)
    ends = [end for end in (first, last) if end]
    if not ends or not all(end.isascii() and end.isdigit() and len(end) == 4 for end in ends):
        raise UsageError(f"'{shorten(typed, 40)}' is not a year or a range of years.", _YEARS)
    low, high = int(first or _NOTHING_BEFORE), int(last or _NOTHING_AFTER)
    if low > high:
        raise UsageError(f"'{shorten(typed, 40)}' ends before it begins.", f"Write {last}-{first}.")
    return low, high


_YEARS = "Write 2019, 2015-2020, 2020- (and later) or ..2015 (and earlier)."


def _ends(text: str) -> tuple[str, str]:
    """The two ends of a range, both inclusive, as they are written; "" for an open end."""
    for sign, step in ((">=", 0), ("<=", 0), (">", 1), ("<", -1)):
        if text.startswith(sign):
            year = text.removeprefix(sign)
            if step and year.isascii() and year.isdigit() and len(year) == 4:
                year = str(int(year) + step)
            return (year, "") if sign[0] == ">" else ("", year)
    for sign in ("..", "-"):
        first, found, last = text.partition(sign)
        if found:
            return first, last
    return (text[:-1], "") if text.endswith("+") else (text, text)


def number(typed: str) -> int:
    """A whole number of 1 or more."""
    if typed.isascii() and typed.isdigit() and int(typed[:12]) > 0:
        return int(typed[:12])
    raise UsageError(f"'{shorten(typed, 40)}' is not a number of entries.", "Write a whole number, 1 or more.")


def year(typed: str) -> int:
    """A year of four digits."""
    text = typed.strip()
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    raise UsageError(f"'{shorten(typed, 40)}' is not a year.", "Write four digits: 2019.")


CATALOG = Option(
    "catalog",
    "-c",
    "--catalog",
    metavar="NAME",
    values="catalog",
    help="Use this catalog (name or title), or all.",
)
OWN_CATALOG = Option(
    "catalog",
    "-c",
    "--catalog",
    metavar="NAME",
    values="imported",
    help="The catalog of yours to change.",
)
"""For commands that change a catalog."""


def _filter(name: str, *flags: str, part: str, help: str, metavar: str = "NAME", **more: Any) -> Option:
    return Option(name, *flags, metavar=metavar, many=True, filters=part, help=help, **more)


FILTER = (
    _filter(
        "section", "-s", "--section", part="sections", values="section",
        help="Only entries of this section (id or title) and its subsections. Repeatable: any may match.",
    ),
    _filter(
        "tag", "-t", "--tag", part="tags", values="tag",
        help="Only entries with this tag. Repeatable: all must match.",
    ),
    _filter(
        "kind", "-k", "--kind", part="kinds", metavar="KIND", convert=kind, separated=True, values=KINDS,
        help=f"Only entries of this kind: {', '.join(KINDS)} (see `mlcat help search`). Repeatable: any may match.",
    ),
    _filter(
        "status", "--status", part="statuses", metavar="STATUS", convert=status, separated=True, values=STATUSES,
        help=f"Only entries whose code or data is {', '.join(STATUSES[:-1])} or {STATUSES[-1]}. "
        "Repeatable: any may match.",
    ),
    Option(
        "year", "--year", metavar="RANGE", convert=years, filters="years",
        help="Only entries of these years: 2019, 2015-2020, 2020- or ..2015.",
    ),
    _filter(
        "license", "--license", part="licenses", separated=True,
        help="Only entries with this license, such as MIT or apache. Repeatable: any may match.",
    ),
    _filter(
        "language", "--language", part="languages", separated=True,
        help="Only entries written in this language, such as python. Repeatable: any may match.",
    ),
    _filter(
        "author", "--author", part="authors",
        help="Only entries by this person or organization. Repeatable: any may match.",
    ),
    CATALOG,
)  # fmt: skip
"""The options of a filter. A `!` in front of a value leaves out the entries that have it, but for years."""
NAME = Option("name", "--name", metavar="NAME", help="The name of the catalog (default: taken from its source).")
YES = Option("yes", "--yes", help="Agree beforehand, so that nothing is asked.")
LIMIT = Option("limit", "-n", "--limit", metavar="N", convert=number, help="Show at most N entries.")
