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
    """The user asked for something impossible: an unknown tag, section, kind, catalog or option; or, on the command
    line, an empty query."""


class UnknownValueError(UsageError):
    """A section or tag that a catalog does not have: `field` is "section" or "tag", `value` the unknown
    name, `names` the existing ones."""

    def __init__(self, field: str, value: str, names: list[str]) -> None:
        self.field = field
        self.value = value
        self.names = names
        hint = suggest_from_many(f"{field.capitalize()}s", names, value) if names else f"This catalog has no {field}s."
        super().__init__(f"no {field} '{value}'.", hint)


class NotFoundError(MlcatError):
    """No entry has that name, or no entry matches."""


MAX_FAULTS = 5
"""Maximum number of faults of a file that one error lists."""


class CatalogError(MlcatError):
    """A catalog file cannot be used (the message names the file, the entry, the field), or a catalog is closed, or its
    index damaged. `details` are further faults of the same file, one line each."""

    details: tuple[str, ...] = ()
    """The next faults of the same file, each with its repair; one line each."""


def combined_error(faults: list[CatalogError], hint: str = "") -> CatalogError:
    """Combines one or more faults into one error: the first fault, with the next ones as its details, at most
    MAX_FAULTS in all. `hint` says what to do instead of repairing them."""
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
"""Maximum number of names that a hint lists if there may be many."""
MAX_OFFERED = 3
"""Maximum number of names that are offered instead of a wrong one."""
MAX_COMPARED = 5000
"""Maximum number of names that are compared with a wrong one, which takes up to a tenth of a second."""
MIN_EDITED = 3
"""Minimum length of a wrong name for which names one edit away are offered: a shorter one is near too many names."""


def suggest(label: str, names: Iterable[str], wrong: str) -> str:
    """A hint that offers names similar to the wrong one, if there are any, and lists all existing names.

    `label` introduces the list: a plural, such as "Kinds".

    >>> suggest("Layouts", ["panel", "table"], "tables")
    "Did you mean 'table'? Layouts: panel, table."
    """
    all_names = list(names)
    return f"{_offer(similar_names(all_names, wrong))}{label}: {', '.join(all_names)}."


def suggest_from_many(label: str, names: list[str], wrong: str, command: str = "") -> str:
    """Like `suggest`, for lists that may be long: lists at most `MAX_LISTED` names, then the number of the others.

    `command` is the command that lists all of them, if there is one. If there are too many names and a similar one is
    offered, the hint has the command in place of the list.

    >>> suggest_from_many("Tags", ["NLP", "CV", "RecSys"], "recsy")
    "Did you mean 'RecSys'? Tags: NLP, CV, RecSys."
    """
    remaining = len(names) - MAX_LISTED
    if remaining <= 0:
        return suggest(label, names, wrong)
    near = similar_names(names, wrong)
    if near and command:
        return f"{_offer(near)}All {label.lower()}: `{command}`."
    more = f" and {remaining:,} more: `{command}`." if command else f" and {remaining:,} more."
    return f"{_offer(near)}{label}: {', '.join(names[:MAX_LISTED])}{more}"


def _offer(names: list[str]) -> str:
    """A question that offers the names, with a blank behind it; "" if there are none."""
    return f"Did you mean {quoted_list(names)}? " if names else ""


def similar_names(names: list[str], wrong: str) -> list[str]:
    """At most `MAX_OFFERED` names that the user may have meant.

    These are the names with a word that begins with the wrong name; if there are none, the name with the most similar
    spelling, if any is similar.
    """
    return _with_matching_word(names, wrong) or _closest_spelling(names, wrong)


def quoted_list(names: list[str], conjunction: str = "or") -> str:
    """Joins one or more names, in quotes, to a list in a sentence: `'a', 'b' or 'c'`."""
    quoted_names = [f"'{name}'" for name in names]
    return (", ".join(quoted_names[:-1]) + f" {conjunction} " if quoted_names[1:] else "") + quoted_names[-1]


def _with_matching_word(names: list[str], wrong: str) -> list[str]:
    """The names with a word that begins with the wrong name: `photo` offers `photo-galleries`."""
    key = _words_with_blanks(wrong)
    return [name for name in names if key.strip() and key in _words_with_blanks(name)][:MAX_OFFERED]


def _words_with_blanks(name: str) -> str:
    """The words of a name in lower case, each with a blank before it."""
    return " " + " ".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


def _closest_spelling(names: list[str], wrong: str) -> list[str]:
    """The name one insertion, deletion, substitution or transposition away; else the most similar one."""
    from difflib import get_close_matches

    key = wrong.casefold().strip()
    by_key = {name.casefold(): name for name in names[:MAX_COMPARED]}
    near = _one_edit_away(key, by_key)
    closest = get_close_matches(key, near, n=1, cutoff=0) if near else get_close_matches(key, by_key, n=1, cutoff=0.7)
    return [by_key[other] for other in closest]


def _one_edit_away(key: str, others: Iterable[str]) -> list[str]:
    """The other keys that are transpositions of `key`. If there are none, those one edit away; for a `key` shorter than
    MIN_EDITED, none."""
    near = [other for other in others if _is_one_edit(key, other)]
    swapped = [other for other in near if sorted(other) == sorted(key)]
    return swapped or (near if len(key) >= MIN_EDITED else [])


def _is_one_edit(a: str, b: str) -> bool:
    """Whether two words are equal or one insertion, deletion, substitution or transposition apart."""
    shorter_length = min(len(a), len(b))
    start = next((position for position in range(shorter_length) if a[position] != b[position]), shorter_length)
    return (
        a[start + 1 :] == b[start + 1 :]
        or a[start + 1 :] == b[start:]
        or a[start:] == b[start + 1 :]
        or (a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :])
    )
