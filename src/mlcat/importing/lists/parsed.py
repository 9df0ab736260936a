"""What a list says, as it says it: the small models of the foreign format, before it is a catalog."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedLink:
    """A further link of an entry: what it is called there, and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedEntry:
    """An entry as the list has it; all text is plain, clean and on one line."""

    title: str
    url: str
    path: tuple[str, ...] = ()
    """The headings above it, outermost first."""
    description: str = ""
    links: tuple[ParsedLink, ...] = ()
    tags: tuple[str, ...] = ()
    license: str | None = None
    language: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedList:
    """A whole list as it was read."""

    title: str = ""
    description: str = ""
    license: str | None = None
    entries: tuple[ParsedEntry, ...] = ()
    left_out: Counter[str] = field(default_factory=Counter)
    """How many things that look like entries are none, by reason."""
