"""Options that several commands share, and the values they take."""

from __future__ import annotations

from mlcat.cli.parsing.spec import Option
from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError, suggest


def kind(typed: str) -> str:
    """One of KINDS, in any case, in the plural if need be."""
    value = typed.strip().lower()
    value = {"libraries": "library"}.get(value, value)
    for one in KINDS:
        if value in (one, one + "s"):
            return one
    raise UsageError(f"no kind '{typed}'.", suggest("Kinds", KINDS, typed))


def status(typed: str) -> str:
    """One of STATUSES, in any case."""
    if typed.strip().lower() in STATUSES:
        return typed.strip().lower()
    raise UsageError(f"no status '{typed}'.", suggest("Statuses", STATUSES, typed))


def years(typed: str) -> tuple[int, int]:
    """A year or a range of years, open at either end, as its first and last year."""
    first, dots, last = typed.strip().partition("..")
    last = last if dots else first
    ends = [end for end in (first, last) if end]
    if not ends or not all(end.isascii() and end.isdigit() and len(end) == 4 for end in ends):
        raise UsageError(f"'{typed}' is no year or range of years.", "Write 2019, 2015..2020, 2020.. or ..2015.")
    low, high = int(first or 0), int(last or 9999)
    if low > high:
        raise UsageError(f"'{typed}' is a range that ends before it begins.", f"Write {last}..{first}.")
    return low, high


def number(typed: str) -> int:
    """A whole number of 1 or more."""
    if typed.isascii() and typed.isdigit() and int(typed[:12]) > 0:
        return int(typed[:12])
    raise UsageError(f"'{typed}' is no number of entries.", "Write a whole number, 1 or more.")


CATALOG = Option(
    "catalog",
    "-c",
    "--catalog",
    metavar="NAME",
    values="catalog",
    help="Look in this catalog, by name or title, or all.",
)
FILTER = (
    Option(
        "section", "-s", "--section", metavar="NAME", many=True, values="section", filters="sections",
        help="Only this section and those in it, by id or title. Twice: either.",
    ),
    Option(
        "tag", "-t", "--tag", metavar="NAME", many=True, values="tag", filters="tags",
        help="Only with this tag. Twice: both.",
    ),
    Option(
        "kind", "-k", "--kind", metavar="KIND", many=True, convert=kind, values=KINDS, filters="kinds",
        help=f"Only this kind: {', '.join(KINDS)}. Twice: either.",
    ),
    Option(
        "status", "--status", metavar="STATUS", many=True, convert=status, values=STATUSES, filters="statuses",
        help=f"Only entries whose code or data is {', '.join(STATUSES[:-1])} or {STATUSES[-1]}. Twice: either.",
    ),
    Option(
        "year", "--year", metavar="RANGE", convert=years, filters="years",
        help="Only of 2019, 2015..2020, 2020.. or ..2015.",
    ),
    CATALOG,
)  # fmt: skip
NAME = Option("name", "--name", metavar="NAME", help="What to call the catalog; by default after its source.")
LIMIT = Option("limit", "-n", "--limit", metavar="N", convert=number, help="At most so many entries.")
