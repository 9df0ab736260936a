"""A parsed list, before it becomes a catalog."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class ParsedLink(NamedTuple):
    """A further link of an entry: its label in the list, and its address."""

    label: str
    url: str


@dataclass(slots=True, kw_only=True)
class ParsedEntry:
    """An entry as the list has it; all text is plain, clean and on one line. It grows while the list is read."""

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
    kind: str | None = None
    authors: tuple[str, ...] = ()
    et_al: bool = False
    """Whether there are more authors."""
    venue: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    install: str | None = None
    status: str | None = None
    aliases: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()
    """The alternative texts of the images beside it."""
    line: int = 0
    """The line of the source on which it begins, from 1; 0 if unknown."""


class LeftOut(NamedTuple):
    """Something that looks like an entry and is not one, with the reason."""

    reason: str
    line: int = 0
    text: str = ""


@dataclass(slots=True, kw_only=True)
class ParsedList:
    """A whole list as it was read."""

    title: str = ""
    description: str = ""
    license: str | None = None
    entries: tuple[ParsedEntry, ...] = ()
    lines_left_out: tuple[LeftOut, ...] = ()
    """Items that look like entries and are not, in the order of the list."""

    unread: tuple[LeftOut, ...] = ()
    """The http addresses that nothing was made of, each with its first line, in the order of the list."""
    left_out: Counter[str] = field(default_factory=Counter)
    """The number of these items, by reason."""
