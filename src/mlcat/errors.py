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


class UnknownValueError(UsageError):
    """A section or tag that a catalog does not have: `what` is "section" or "tag", `names` are the existing ones."""

    def __init__(self, what: str, value: str, names: list[str]) -> None:
        self.what = what
        self.value = value
        self.names = names
        hint = suggest(f"{what.capitalize()}s", names, value, "") if names else f"This catalog has no {what}s."
        super().__init__(f"no {what} '{value}'.", hint)


class NotFoundError(MlcatError):
    """No entry has that name, or no entry matches."""


MAX_FAULTS = 5
"""Faults of a file that an error names."""


class CatalogError(MlcatError):
    """A catalog file cannot be used; the message names the file, the entry, the field."""

    details: tuple[str, ...] = ()
    """The next faults of the same file, each with its repair; one line each."""


def joined(faults: list[CatalogError], hint: str = "") -> CatalogError:
    """The first of the faults (at least one) with the next ones as its details, up to MAX_FAULTS; `hint` is what else
    can be done about them."""
    first = faults[0]
    lines = [line for fault in faults for line in (str(fault), *fault.details)]
    if len(lines) == 1:
        return CatalogError(first.message, f"{first.hint} {hint}".strip())
    error = CatalogError(first.message, first.hint)
    rest = ("There are more.",) if len(lines) > MAX_FAULTS else ()
    error.details = (*lines[1:MAX_FAULTS], *rest, *((f"Repair them. {hint}",) if hint else ()))
    return error


class FieldError(CatalogError):
    """The value of a field cannot be used."""

    def __init__(self, message: str, hint: str = "", location: tuple[int | str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.location = location
        """The path to the value: keys of objects, and indexes in lists."""


class ImportFailedError(MlcatError):
    """A list could not be fetched, read or written; an existing catalog is unchanged."""


MAX_LISTED = 12
"""Names that `suggest` lists where a command lists all of them."""
MAX_OFFERED = 3
"""Names that are offered in place of the wrong one."""
MAX_COMPARED = 5000
"""Names that are compared with the wrong one, which takes a tenth of a second."""
MIN_EDITED = 3
"""Characters of a wrong name for which any name one edit away is offered; shorter ones are close to too many."""


def suggest(what: str, names: Iterable[str], wrong: str, command: str | None = None) -> str:
    """A hint that offers names similar to the wrong one, if there are any, and lists the names.

    `what` is the plural that introduces the list. Without a `command` the list has all names. With the command that
    lists them, it has the first `MAX_LISTED`, and none of more names if a similar one is offered; "" is a command that
    cannot be named.

    >>> suggest("Tags", ["NLP", "CV", "RecSys"], "recsy")
    "Did you mean 'RecSys'? Tags: NLP, CV, RecSys."
    """
    listed = list(names)
    near = similar(listed, wrong)
    offered = f"Did you mean {quoted(near)}? " if near else ""
    rest = 0 if command is None else len(listed) - MAX_LISTED
    if rest <= 0:
        return f"{offered}{what}: {', '.join(listed)}."
    if near and command:
        return f"{offered}All {what.lower()}: `{command}`."
    more = f" and {rest:,} more: `{command}`." if command else f" and {rest:,} more."
    return f"{offered}{what}: {', '.join(listed[:MAX_LISTED])}{more}"


def similar(names: list[str], wrong: str) -> list[str]:
    """At most `MAX_OFFERED` names that may be meant by the wrong one: those with a word that begins with it, else the
    one that is spelled most like it."""
    return _by_words(names, wrong) or _by_spelling(names, wrong)


def quoted(names: list[str], conjunction: str = "or") -> str:
    """The names in quotes, as a list in a sentence: `'a', 'b' or 'c'`; at least one must be given."""
    shown = [f"'{name}'" for name in names]
    return (", ".join(shown[:-1]) + f" {conjunction} " if shown[1:] else "") + shown[-1]


def _by_words(names: list[str], wrong: str) -> list[str]:
    """The names one of whose words begins with what was typed: `photo` offers `photo-galleries`."""
    key = _words(wrong)
    return [name for name in names if key.strip() and key in _words(name)][:MAX_OFFERED]


def _words(name: str) -> str:
    """The words of a name in lower case, each with a blank before it."""
    return " " + " ".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


def _by_spelling(names: list[str], wrong: str) -> list[str]:
    """The name with one letter more, fewer or other than the wrong one, or two swapped; else the most similar one."""
    from difflib import get_close_matches  # here, because most names are right

    key = wrong.casefold().strip()
    by_key = {name.casefold(): name for name in names[:MAX_COMPARED]}
    near = _one_edit_away(key, by_key)
    found = get_close_matches(key, near, n=1, cutoff=0) if near else get_close_matches(key, by_key, n=1, cutoff=0.7)
    return [by_key[other] for other in found]


def _one_edit_away(key: str, others: Iterable[str]) -> list[str]:
    """The swapped forms of a key if there are any, else what is one edit away. Of two letters only a swap counts."""
    near = [other for other in others if _is_one_edit(key, other)]
    swapped = [other for other in near if sorted(other) == sorted(key)]
    return swapped or (near if len(key) >= MIN_EDITED else [])


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter more, fewer or changed, or two neighbors swapped, is at most what two words differ in."""
    shorter = min(len(one), len(other))
    at = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or one[at:] == other[at + 1 :]
        or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
    )
