"""The filter of list and search, as plain data, and parsers for its values; `index.conditions` compiles it to SQL."""

from __future__ import annotations

from collections.abc import Iterable

from mlcat.constraints import KINDS, STATUSES
from mlcat.errors import UsageError, suggest
from mlcat.text.safety import shorten


class Filter:
    """The conditions that an entry must meet; every entry meets those of an empty filter.

    An entry passes if it has every tag, every phrase and every word, and one of the values of each other part that has
    any. An entry that meets any condition of `excluded` does not pass.

    A section includes the sections below it. `years` are pairs of a first and a last year, both inclusive; an entry
    without a year is in no range. `index.word_conditions` describes how licenses, languages and authors are compared,
    `index.text_conditions` how phrases and words are.
    """

    __slots__ = (
        "authors", "excluded", "kinds", "languages", "licenses", "phrases", "sections", "statuses", "tags", "words",
        "years",
    )  # fmt: skip

    def __init__(
        self,
        *,
        sections: Iterable[str] = (),
        tags: Iterable[str] = (),
        kinds: Iterable[str] = (),
        statuses: Iterable[str] = (),
        years: Iterable[tuple[int, int]] = (),
        licenses: Iterable[str] = (),
        languages: Iterable[str] = (),
        authors: Iterable[str] = (),
        phrases: Iterable[str] = (),
        words: Iterable[str] = (),
        excluded: Filter | None = None,
    ) -> None:
        self.sections = tuple(sections)
        self.tags = tuple(tags)
        self.kinds = tuple(kinds)
        self.statuses = tuple(statuses)
        self.years = tuple(years)
        self.licenses = tuple(licenses)
        self.languages = tuple(languages)
        self.authors = tuple(authors)
        self.phrases = tuple(phrases)
        self.words = tuple(words)
        self.excluded = excluded or None
        """The conditions that an entry must not meet; None if there are none."""

    @property
    def parts(self) -> tuple[object, ...]:
        """All parts in one hashable value; equal for filters that ask for the same."""
        return tuple(getattr(self, name) for name in self.__slots__)

    def __bool__(self) -> bool:
        return any(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filter) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in self.__slots__}
        return f"Filter({', '.join(f'{name}={value!r}' for name, value in values.items() if value)})"

    def without(self, part: str) -> Filter:
        """The filter without the part with this name (`sections`, `tags`, ...) and without the excluded values of that
        part."""
        values = {name: getattr(self, name) for name in self.__slots__ if name not in (part, "excluded")}
        excluded = self.excluded.without(part) if self.excluded and part != "excluded" else None
        return Filter(**values, excluded=excluded)

    def merged_with(self, other: Filter) -> Filter:
        """Both filters as one, as if all options were given together.

        Tags, phrases and words of both must match. Of any other part, the values of both are alternatives. An entry
        that either filter excludes does not pass.
        """
        parts = {name: (*getattr(self, name), *getattr(other, name)) for name in self.__slots__ if name != "excluded"}
        excluded = self.excluded.merged_with(other.excluded) if self.excluded and other.excluded else None
        return Filter(**parts, excluded=excluded or self.excluded or other.excluded)


_KIND_SYNONYMS = {
    **dict.fromkeys(("code", "repo", "repository", "package", "framework"), "library"),
    **dict.fromkeys(("software", "program", "service", "website"), "tool"),
    **dict.fromkeys(("blog", "post", "tutorial", "text"), "article"),
    **dict.fromkeys(("review", "book"), "survey"),
    "corpus": "dataset",
    "weights": "model",
}
_STATUS_SYNONYMS = {
    **dict.fromkeys(("alive", "maintained", "current"), "active"),
    **dict.fromkeys(("inactive", "unmaintained", "stale", "dead", "abandoned"), "dormant"),
    **dict.fromkeys(("closed", "deprecated", "read-only"), "archived"),
}
_MIN_KIND_PREFIX = 3  # letters of a shortened kind


def parse_kind(typed: str) -> str:
    """Parses one of KINDS, in any case, in the plural or shortened to at least its first three letters.

    Raises `UsageError` for anything else.
    """
    value = typed.strip().lower()
    if value in KINDS:
        return value
    for prefix in (value, value.removesuffix("s"), f"{value.removesuffix('ies')}y"):
        matches = [candidate for candidate in KINDS if candidate.startswith(prefix)]
        if len(matches) == 1 and len(prefix) >= _MIN_KIND_PREFIX:
            return matches[0]
    synonym = _KIND_SYNONYMS.get(value)
    hint = f"Did you mean '{synonym}'?" if synonym else suggest("Kinds", KINDS, typed)
    raise UsageError(f"no kind '{shorten(typed, 40)}'.", hint)


def parse_status(typed: str) -> str:
    """Parses one of STATUSES, in any case. Raises `UsageError` for anything else."""
    if typed.strip().lower() in STATUSES:
        return typed.strip().lower()
    synonym = _STATUS_SYNONYMS.get(typed.strip().lower())
    hint = f"Did you mean '{synonym}'?" if synonym else suggest("Statuses", STATUSES, typed)
    raise UsageError(f"no status '{shorten(typed, 40)}'.", hint)


_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014", "-----")
MIN_YEAR, MAX_YEAR = 0, 9999
"""The ends of an open range of years."""
_YEARS_HINT = "Write 2019, 2015-2020, 2020- (and later) or ..2015 (and earlier)."


def parse_years(typed: str) -> tuple[int, int]:
    """Parses a range of years, and returns its first and its last year, both inclusive.

    The forms are 2019, 2015..2020 and 2015-2020; with an open end 2020.., 2020-, 2020+, >=2020 and >2019, or ..2015,
    <=2015 and <2016. Raises `UsageError` for anything else.
    """
    text = typed.strip().translate(_DASHES).replace(" ", "")
    first, last = _range_ends(text)
    ends = [end for end in (first, last) if end]
    if not ends or not all(end.isascii() and end.isdigit() and len(end) == 4 for end in ends):
        raise UsageError(f"'{shorten(typed, 40)}' is not a year or a range of years.", _YEARS_HINT)
    low, high = int(first or MIN_YEAR), int(last or MAX_YEAR)
    if low > high:
        raise UsageError(f"'{shorten(typed, 40)}' ends before it starts.", f"Write {last}-{first}.")
    return low, high


def _range_ends(text: str) -> tuple[str, str]:
    """The two ends of a range, both inclusive, as they are written; "" for an open end."""
    for sign, step in ((">=", 0), ("<=", 0), (">", 1), ("<", -1)):
        if text.startswith(sign):
            year = text.removeprefix(sign)
            if step and year.isascii() and year.isdigit() and len(year) == 4:
                year = str(int(year) + step)
            return (year, "") if sign[0] == ">" else ("", year)
    for sign in ("..", "-"):
        first, separator, last = text.partition(sign)
        if separator:
            return first, last
    return (text[:-1], "") if text.endswith("+") else (text, text)


def split_commas(text: str) -> list[str]:
    """The comma-separated values in a text; the text itself if there are none."""
    return [part for part in text.split(",") if part.strip()] or [text]
