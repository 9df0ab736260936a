"""The errors of mlcat: each has a message and a hint at the next step."""

from collections.abc import Iterable


class MlcatError(Exception):
    """The base of all errors of mlcat: `message` names the value and the reason, `hint` the next step.

    Each is one line of plain text. Both may quote a user or a catalog, so clean them of control characters before you
    print them.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(MlcatError):
    """The command line itself is wrong: an unknown tag, section, kind, catalog or option; an empty query."""


class NotFoundError(MlcatError):
    """Nothing has that name, or nothing matches."""


class CatalogError(MlcatError):
    """A catalog file cannot be used; the message names the file, the entry, the field."""


class ImportFailedError(MlcatError):
    """A list could not be fetched, read or written; what was there before is still there."""


MAX_LISTED = 12
"""Names that `suggest` lists."""
MAX_COMPARED = 5000
"""Names that `suggest` compares with the wrong one, which takes a tenth of a second."""


def suggest(what: str, names: Iterable[str], wrong: str) -> str:
    """A hint that offers the name most similar to the wrong one, if one is similar, and lists up to `MAX_LISTED` names.

    `what` is the plural that introduces the list.

    >>> suggest("Tags", ["NLP", "CV", "RecSys"], "recsy")
    "Did you mean 'RecSys'? Tags: NLP, CV, RecSys."
    """
    from difflib import get_close_matches  # here, because most names are right

    listed = list(names)
    by_key = {name.casefold(): name for name in listed[:MAX_COMPARED]}
    near = get_close_matches(wrong.casefold().strip(), by_key, n=1, cutoff=0.7)
    rest = len(listed) - MAX_LISTED
    offered = f"Did you mean '{by_key[near[0]]}'? " if near else ""
    return f"{offered}{what}: {', '.join(listed[:MAX_LISTED])}" + (f" and {rest} more." if rest > 0 else ".")
