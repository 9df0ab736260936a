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
MAX_OFFERED = 3
"""Names that `suggest` offers in place of the wrong one."""
MAX_COMPARED = 5000
"""Names that `suggest` compares with the wrong one, which takes a tenth of a second."""


def suggest(what: str, names: Iterable[str], wrong: str) -> str:
    """A hint that offers names similar to the wrong one, if there are any, and lists up to `MAX_LISTED` names.

    `what` is the plural that introduces the list.

    >>> suggest("Tags", ["NLP", "CV", "RecSys"], "recsy")
    "Did you mean 'RecSys'? Tags: NLP, CV, RecSys."
    """
    listed = list(names)
    near = _by_words(listed, wrong) or _by_spelling(listed, wrong)
    rest = len(listed) - MAX_LISTED
    quoted = [f"'{name}'" for name in near]
    offered = f"Did you mean {', '.join(quoted[:-1])}{' or ' if quoted[:-1] else ''}{quoted[-1]}? " if near else ""
    return f"{offered}{what}: {', '.join(listed[:MAX_LISTED])}" + (f" and {rest} more." if rest > 0 else ".")


def _by_words(names: list[str], wrong: str) -> list[str]:
    """At most `MAX_OFFERED` names one of whose words begins with what was typed: `photo` offers `photo-galleries`."""
    key = _words(wrong)
    return [name for name in names if key.strip() and key in _words(name)][:MAX_OFFERED]


def _words(name: str) -> str:
    """The words of a name in lower case, each with a blank before it."""
    return " " + " ".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


def _by_spelling(names: list[str], wrong: str) -> list[str]:
    from difflib import get_close_matches  # here, because most names are right

    by_key = {name.casefold(): name for name in names[:MAX_COMPARED]}
    return [by_key[key] for key in get_close_matches(wrong.casefold().strip(), by_key, n=1, cutoff=0.7)]
