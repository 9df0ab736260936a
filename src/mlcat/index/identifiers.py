"""Identifiers of an entry: arXiv numbers, DOIs, canonical addresses and repositories.

Loaded only to build an index, or for a query that looks like an identifier.
"""

from __future__ import annotations

import re
from zlib import crc32

from mlcat.constraints import MAX_URL
from mlcat.text.addresses import HOSTS_WITH_OWNERS, canonical_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.model import Entry

_ARXIV = re.compile(r"(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,3})?")
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/[^\s<>]{1,300})")
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z0-9-]{1,63}\.){1,20}[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}")
_OWNER_PREFIXES = tuple(f"{host}/" for host in HOSTS_WITH_OWNERS)
_ARXIV_VERSION = re.compile(r"v\d+$")


def entry_identifiers(entry: Entry) -> dict[str, str]:
    """The identifiers of an entry, each with the first field that has it: `url`, `links`, `arxiv` or `doi`."""
    identifiers = dict.fromkeys(_address_identifiers(entry.url), "url")
    for link in entry.links:
        _add_address(identifiers, link.url)
    for publication in entry.publications:
        if publication.arxiv:
            identifiers.setdefault(f"arxiv:{_ARXIV_VERSION.sub('', publication.arxiv.lower())}", "arxiv")
        if publication.doi:
            identifiers.setdefault(f"doi:{publication.doi.lower()}", "doi")
        if publication.url:
            _add_address(identifiers, publication.url)
    return identifiers


def _add_address(identifiers: dict[str, str], url: str) -> None:
    for identifier in _address_identifiers(url):
        identifiers.setdefault(identifier, "links")


def _address_identifiers(url: str) -> tuple[str, ...]:
    """The identifiers of an address: its canonical form, and `repo:owner/name` if its path has two parts."""
    canonical = _canonical(url)
    host, _, path = canonical.partition("/")
    is_repository = path.count("/") == 1 and "?" not in canonical and ":" not in host
    return (canonical, f"repo:{path.lower()}") if is_repository else (canonical,)


def _canonical(url: str) -> str:
    """The canonical address, in lower case at hosts that ignore the case of owners and repositories."""
    canonical = canonical_address(url)
    return canonical.lower() if canonical.startswith(_OWNER_PREFIXES) else canonical


def identifier_key(identifier: str) -> int:
    """A 32-bit key to look up an identifier; different identifiers may have the same one.

    `github.com/owner/name` has the key of `repo:owner/name`, which halves the number of keys in most catalogs.
    """
    return crc32((_owned_repository(identifier) or identifier).encode("utf-8", "replace"))


def _owned_repository(canonical: str) -> str:
    """`repo:owner/name` for the canonical address of a repository at one of HOSTS_WITH_OWNERS, else ""."""
    if canonical.startswith(_OWNER_PREFIXES) and canonical.count("/") == 2 and "?" not in canonical:
        return f"repo:{canonical.partition('/')[2]}"
    return ""


def parse_identifier(text: str) -> tuple[str, bool] | None:
    """Parses a text that is a single identifier; None for any other text.

    Returns the identifier in the form of `entry_identifiers`, and whether the text can be nothing else: an arXiv
    number, a DOI, or an address with a scheme or `www.`. `owner/name` and `socket.io` may also be ordinary words.

    >>> parse_identifier("arXiv:1801.07698v3")
    ('arxiv:1801.07698', True)
    >>> parse_identifier("qdrant/fastembed")
    ('repo:qdrant/fastembed', False)
    """
    text = text.strip().strip("<>")
    if len(text) > MAX_URL:
        return None
    lowered = text.lower()
    if paper := _ARXIV.fullmatch(lowered):
        return f"arxiv:{paper[1]}", True
    if doi := _DOI.fullmatch(lowered.rstrip(".,;")):
        return f"doi:{doi[1]}", True
    if _ADDRESS.fullmatch(text):
        has_scheme = "://" in text
        return _canonical(text if has_scheme else f"https://{text}"), has_scheme or lowered.startswith("www.")
    if _REPOSITORY.fullmatch(text):
        return f"repo:{lowered.removesuffix('.git')}", False
    return None
