"""Derives ids: slugs of titles, and different slugs for equal titles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mlcat.text.addresses import HOSTS_WITH_OWNERS, host_and_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class TakenIds(Protocol):
        """A set of ids, or an object that works like one."""

        def __contains__(self, entry_id: object, /) -> bool: ...

        def add(self, entry_id: str, /) -> object:
            """Adds an id to the set."""


_SLUG = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_MAX_SECTION_LENGTH = 110  # characters; with a number appended, an id has at most 120
_MAX_LENGTH = 60  # characters; longer ids do not fit beside a title on a terminal


def slug(text: str, max_length: int = _MAX_LENGTH) -> str:
    """`text` as lower-case Latin letters, digits and single hyphens, cut at a word boundary to `max_length` characters.

    Empty if `text` has no Latin letter or digit.
    """
    if not text.isascii():
        from mlcat.text.patterns import PLAIN_LETTERS

        text = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS))
        text = "".join(char for char in text if not unicodedata.combining(char))
    # As bytes, because they are translated much faster, and an import does it a million times.
    words = text.lower().encode("ascii", "replace").translate(_SLUG, b"'").split()
    plain = b"-".join(words).decode()
    if len(plain) <= max_length:
        return plain
    return plain[: max_length + 1].rpartition("-")[0] or plain[:max_length]


class IdAllocator:
    """Allocates unique ids: the first choice if it is free, else the second, else the second with a number.

    `taken` holds the ids in use; allocated ids are added to it. The allocator remembers the last number of each id, so
    that a million equal titles take no longer than different ones.
    """

    def __init__(self, taken: TakenIds | None = None) -> None:
        self.taken: TakenIds = set() if taken is None else taken
        self._next: dict[str, int] = {}

    def entry_id(self, title: str, url: str) -> str:
        """Allocates an id for an entry; `entry_ids` gives the choices."""
        return self._allocate(entry_ids(title, url))

    def section_id(self, title: str, parent: str | None = None) -> str:
        """Allocates an id for a section: the slug of its title, else the same with the parent's id as a prefix."""
        first = slug(title) or "section"
        fits = parent and len(parent) + len(first) < _MAX_SECTION_LENGTH
        return self._allocate(iter((first, f"{parent}-{first}" if fits else first)))

    def _allocate(self, choices: Iterator[str]) -> str:
        candidate = ""
        for candidate in choices:
            if candidate not in self.taken:
                break
        else:
            number = self._next.get(candidate, 2)
            while f"{candidate}-{number}" in self.taken:
                number += 1
            self._next[candidate] = number + 1
            candidate = f"{candidate}-{number}"
        self.taken.add(candidate)
        return candidate


def can_make_id(title: str) -> bool:
    """Whether an id can be derived from the title alone, which needs Latin letters."""
    return (title[:1].isascii() and title[:1].isalpha()) or slug(title).islower()


def entry_ids(title: str, url: str) -> Iterator[str]:
    """Two candidates for the id of an entry: the slug of its title, and that slug followed by the repository owner or
    the host.

    If the title has no Latin letters, the first id begins with the last part of the address.
    """
    first = slug(title)
    if first.islower():  # it has a letter: a slug has no upper-case letters
        yield first
    owner, name = _owner_and_name(url)
    if not first.islower():
        first = "-".join(part for part in (slug(name), first) if part) or slug(owner) or "entry"
        yield first
    yield "-".join(part for part in (first, slug(owner)) if part)


def _owner_and_name(url: str) -> tuple[str, str]:
    """The owner of the repository at an address, and the last part of its path; in place of either, the host if there
    is none."""
    host, parts = host_and_path(url)
    owner = parts[0] if host in HOSTS_WITH_OWNERS and parts else host
    return owner, parts[-1] if parts else host
