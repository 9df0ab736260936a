"""Creates citation keys: family name of the first author, year, first significant word of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from mlcat.model import Publication
from mlcat.text.normalize import strip_accents

_INSIGNIFICANT_WORDS = frozenset(
    "a an and as at by for from in into is of on or over the to towards toward using via with".split()
)
_UNSAFE_CHARACTER = re.compile(r"[^A-Za-z0-9:./_+-]")  # characters that BibTeX, biber or a shell may reject in a key
_MAX_FAMILY = 30  # letters of a family name


class CitationKeys:
    """Creates the citation keys of one output. Appended letters make them unique."""

    def __init__(self, *, official: bool = False) -> None:
        self._official = official
        self._taken: set[str] = set()

    def key(self, publication: Publication, entry_id: str) -> str:
        """The key of a publication. `entry_id` gives it if neither author nor title has a significant Latin word."""
        official_key = publication.key if self._official and publication.key else None
        base = _UNSAFE_CHARACTER.sub("-", official_key) if official_key else readable_key(publication, entry_id)
        key = next(candidate for candidate in _lettered_keys(base) if candidate.lower() not in self._taken)
        self._taken.add(key.lower())
        return key


def readable_key(publication: Publication, entry_id: str) -> str:
    """A key like `radford2021learning`, in lower-case ASCII: family name, year, first significant word of the title.

    Unknown parts are left out. Without name and word, it is the letters and digits of `entry_id`, and the year.
    """
    author = publication.authors[0] if publication.authors else None
    name = _ascii_alphanumerics((author.family or author.literal or "") if author else "")[:_MAX_FAMILY]
    words = [_ascii_alphanumerics(word) for word in re.split(r"[\s\-–—:/]+", publication.title)]
    word = next((word for word in words if word and word not in _INSIGNIFICANT_WORDS and not word.isdigit()), "")
    year = str(publication.year or "")
    return f"{name}{year}{word}" if name or word else f"{_ascii_alphanumerics(entry_id)}{year}"


def _ascii_alphanumerics(text: str) -> str:
    """The letters and digits of a text in lower-case ASCII. Other characters are dropped."""
    return "".join(
        character for character in strip_accents(text).casefold() if character.isascii() and character.isalnum()
    )


def _lettered_keys(base: str) -> Iterator[str]:
    """Yields `base`, then `base` with a, b, ... z, aa, ab and so on appended."""
    yield base
    suffixes = [""]
    while True:
        suffixes = [before + letter for before in suffixes for letter in ascii_lowercase]
        yield from (base + suffix for suffix in suffixes)
