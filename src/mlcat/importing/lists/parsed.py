"""The model of a parsed list, which `convert` makes a catalog."""

from dataclasses import dataclass
from typing import NamedTuple


class ParsedLink(NamedTuple):
    """A further link of an entry: its label in the list, and its address."""

    label: str
    url: str


@dataclass(slots=True, kw_only=True)
class ParsedEntry:
    """An entry of the list, which is filled step by step. All texts are plain, clean and on one line."""

    title: str
    url: str
    path: tuple[str, ...] = ()
    """The titles of the headings above it, outermost first."""
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
    """An item that looks like an entry but is not one, with the reason."""

    reason: str
    line: int = 0
    """The line of the source on which it begins, from 1; 0 if unknown."""
    text: str = ""


@dataclass(slots=True, kw_only=True)
class ParsedList:
    """A parsed list."""

    title: str = ""
    """The title; "" if the list has none."""
    description: str = ""
    license: str | None = None
    entries: tuple[ParsedEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """The items that look like entries but are not, in the order of the list."""
    unread: tuple[LeftOut, ...] = ()
    """The http addresses that are neither those of entries nor of links, with their first lines, in order."""
