"""Ids: a slug from a title, and from equal titles different slugs."""

import re
import unicodedata
from collections.abc import Container

_SLUG = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_LATIN = re.compile(r"[a-z]")
_MOST = 60  # characters: longer ids do not fit beside a title on a terminal
# Letters that decomposition leaves whole.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "ng"}
)


def slug(text: str, most: int = _MOST) -> str:
    """`text` as lower-case Latin letters, digits and single hyphens, cut between words to `most` characters.

    Empty where `text` has no Latin letter or digit.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        text = "".join(char for char in text if not unicodedata.combining(char))
    # As bytes, which are translated at once: an import does it a million times.
    words = text.lower().encode("ascii", "replace").translate(_SLUG, b"'").split()
    plain = b"-".join(words).decode()
    if len(plain) <= most:
        return plain
    return plain[: most + 1].rpartition("-")[0] or plain[:most]


def entry_id(title: str, url: str, taken: Container[str], numbers: dict[str, int] | None = None) -> str:
    """A free id for an entry: the title's slug; where that is taken, with the owner or host; then with a number.

    A title without Latin letters gets its id from the address. `numbers` remembers the last number of each title from
    call to call, so that a million equal titles take no longer than different ones.
    """
    first = slug(title)
    if first not in taken and _LATIN.search(first):
        return first
    owner, name = _owner_and_name(url)
    if not _LATIN.search(first):
        first = "-".join(part for part in (slug(name), first) if part) or slug(owner) or "entry"
    if first not in taken:
        return first
    second = "-".join(part for part in (first, slug(owner)) if part)
    if second not in taken:
        return second
    number = numbers.get(second, 2) if numbers is not None else 2
    while f"{second}-{number}" in taken:
        number += 1
    if numbers is not None:
        numbers[second] = number
    return f"{second}-{number}"


def section_id(title: str, parent: str | None, taken: Container[str], numbers: dict[str, int] | None = None) -> str:
    """A free id for a section: its title's slug; where that is taken, after its parent's id; then with a number.

    `numbers` is that of `entry_id`: the last number given, from call to call.
    """
    first = slug(title) or "section"
    if first not in taken:
        return first
    second = f"{parent}-{first}" if parent else first
    if second not in taken:
        return second
    number = numbers.get(second, 2) if numbers is not None else 2
    while f"{second}-{number}" in taken:
        number += 1
    if numbers is not None:
        numbers[second] = number
    return f"{second}-{number}"


def _owner_and_name(url: str) -> tuple[str, str]:
    """Who stands behind an address (the repository's owner, else the host) and what it names (its last part)."""
    rest = url.partition("://")[2].partition("?")[0].partition("#")[0]
    host, _, path = rest.partition("/")
    parts = [part for part in path.split("/") if part]
    host = host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
    forge = host in {"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "huggingface.co"}
    owner = parts[0] if forge and parts else host
    return owner, parts[-1] if parts else host
