"""What can go wrong, as values: each error knows its message, the next step and its exit code."""

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line; scripts depend on them."""

    OK = 0
    """Found, or done."""
    FAILED = 1
    """Nothing found, or it failed."""
    USAGE = 2
    """Wrong usage: an unknown tag, section, kind, catalog or option; an empty query."""
    INTERRUPTED = 130
    """Ctrl-C."""


class MlcatError(Exception):
    """An error that answers: `message` names the value and the reason, `hint` the next step.

    Both are one line of plain text each; they may quote what a user or a catalog said, so whoever prints
    them cleans them of control characters first.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(MlcatError):
    """The command line itself is wrong."""

    exit_code = ExitCode.USAGE


class NotFoundError(MlcatError):
    """Nothing has that name, or nothing matches."""


class CatalogError(MlcatError):
    """A catalog file cannot be used; the message names the file, the entry, the field."""


class ImportFailedError(MlcatError):
    """A list could not be fetched, read or written; what was there before is still there."""


_MOST_NAMES = 12  # listed
_MOST_COMPARED = 5000  # with the wrong one: a tenth of a second


def suggest(what: str, names: Iterable[str], wrong: str) -> str:
    """A hint that offers the name nearest to the wrong one, if one is near, and lists up to twelve that exist.

    >>> known("Tags", ["NLP", "CV", "RecSys"], "recsy")
    "Did you mean 'RecSys'? Tags: NLP, CV, RecSys."
    """
    from difflib import get_close_matches  # here, because few are wrong

    listed = list(names)
    by_key = {name.casefold(): name for name in listed[:_MOST_COMPARED]}
    near = get_close_matches(wrong.casefold().strip(), by_key, n=1, cutoff=0.7)
    rest = len(listed) - _MOST_NAMES
    offered = f"Did you mean '{by_key[near[0]]}'? " if near else ""
    return f"{offered}{what}: {', '.join(listed[:_MOST_NAMES])}" + (f" and {rest} more." if rest > 0 else ".")
