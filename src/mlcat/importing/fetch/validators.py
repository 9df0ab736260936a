"""Makes requests conditional (RFC 9110, section 13): the server sends a document only if it has changed."""

from __future__ import annotations

from collections.abc import Mapping

from mlcat import __version__
from mlcat.model import Validators

_MAX_LENGTH = 1000
"""Maximum characters of a validator; each request would repeat it."""


class NotModified(Exception):  # noqa: N818 - a regular response, not an error
    """The document has not changed since the validators were stored: the server answered 304."""


def validators_of(headers: Mapping[str, str], address: str) -> Validators | None:
    """The validators of the document that came with these headers from `address`; None if the server sent none.

    Values that are invalid in a request header are left out.
    """
    etag, modified = (_valid_value(headers.get(name, "")) for name in ("etag", "last-modified"))
    if not (etag or modified) or _valid_value(address) is None:
        return None
    return Validators(address=address, etag=etag, last_modified=modified, version=__version__)


def conditional_headers(known: Validators | None, address: str) -> dict[str, str]:
    """The headers that make a request for `address` conditional; empty without validators for this address.

    Validators that another version of mlcat stored do not count: this version may parse the same document better.
    """
    if known is None or known.address != address or known.version != __version__:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _valid_value(value: str) -> str | None:
    """The value without outer blanks, if it is valid in a request header; else None."""
    value = value.strip()
    return value if value and len(value) <= _MAX_LENGTH and value.isascii() and value.isprintable() else None
