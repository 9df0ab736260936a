"""Fetches a document over https within limits of size and time. The only module that imports urllib3."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.hosts import RAW_HOST
from mlcat.text.safety import shorten

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_MAX_REDIRECTS = 5
_CHUNK = 65_536


class NotThere(ImportFailedError):  # noqa: N818 - a regular answer of a server, not always an error
    """The server has no such page."""


class Limits(NamedTuple):
    """What a fetch may take at most."""

    size: int = 32 * 1024 * 1024
    """Bytes of the document, after decompression."""
    connect_seconds: float = 10
    read_seconds: float = 30
    """Seconds without a byte."""
    total_seconds: float = 120
    """Seconds for the whole fetch, redirects included."""


DEFAULT_LIMITS = Limits()


class Fetcher:
    """An HTTP client with limits."""

    def __init__(
        self, limits: Limits = DEFAULT_LIMITS, *, allow_insecure: bool = False, raw_host: str = RAW_HOST
    ) -> None:
        """`raw_host` serves the files of repositories; with `allow_insecure`, plain http to this machine is allowed."""
        self.raw_host = raw_host
        self._limits = limits
        self._allow_insecure = allow_insecure
        self._pool: PoolManager | None = None

    def get(self, address: str, progress: Callable[[int, int | None], None] | None = None) -> bytes:
        """The document at `address`, decompressed.

        `progress` is called with the bytes received so far and, where the server says it, their total. Raises
        `NotThere` for a page that does not exist, `ImportFailedError` for every other failure.
        """
        from urllib3.exceptions import HTTPError

        deadline = time.monotonic() + self._limits.total_seconds
        try:
            for _ in range(_MAX_REDIRECTS + 1):
                self._check(address)
                response = self._request(address)
                try:
                    location = (
                        response.headers.get("location") if response.status in (301, 302, 303, 307, 308) else None
                    )
                    if location is None:
                        return self._body(response, address, deadline, progress)
                    address = urljoin(address, location)
                finally:
                    response.close()
        except HTTPError as error:
            raise _unreachable(address, error) from None
        except ValueError:  # an address that cannot be taken apart
            raise ImportFailedError(f"'{shorten(address, 200)}' is no address.", "Check it.") from None
        raise ImportFailedError(f"'{_host(address)}' redirects more than {_MAX_REDIRECTS} times.", "Check the address.")

    def _check(self, address: str) -> None:
        """Refuses every address that is not https, except plain http to this machine where that is allowed."""
        parts = urlsplit(address)
        local = parts.hostname in _LOOPBACK and parts.scheme == "http" and self._allow_insecure
        if not local and parts.scheme != "https":
            shown = shorten(address, 200)
            rest = address.partition("://")[2]
            hint = f"Try https://{shorten(rest, 200)}" if parts.scheme == "http" else "Give an https address."
            raise ImportFailedError(f"'{shown}' is not https: what comes could be changed on the way.", hint)
        if not parts.hostname:
            raise ImportFailedError(f"'{shorten(address, 200)}' names no host.", "Check the address.")

    def _request(self, address: str) -> BaseHTTPResponse:
        import urllib3

        if self._pool is None:
            self._pool = urllib3.PoolManager(headers={"User-Agent": "mlcat", "Accept-Encoding": "gzip, deflate"})
        return self._pool.request(
            "GET",
            address,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=self._limits.connect_seconds, read=self._limits.read_seconds),
        )

    def _body(
        self,
        response: BaseHTTPResponse,
        address: str,
        deadline: float,
        progress: Callable[[int, int | None], None] | None,
    ) -> bytes:
        if response.status in (404, 410):
            raise NotThere(f"there is nothing at '{shorten(address, 200)}'.", "Check the address.")
        if response.status != 200:
            raise ImportFailedError(f"'{_host(address)}' answers {response.status}.", "Try again later.")
        total = response.headers.get("content-length", "")
        expected = int(total) if total.isdecimal() and "content-encoding" not in response.headers else None
        received = bytearray()
        while chunk := response.read(_CHUNK, decode_content=True):
            received += chunk
            if len(received) > self._limits.size:
                size = self._limits.size // 2**20
                raise ImportFailedError(f"'{shorten(address, 200)}' is larger than {size} MiB.", "It is hardly a list.")
            if time.monotonic() > deadline:
                raise ImportFailedError(f"'{_host(address)}' takes too long.", "Try again later.")
            if progress:
                progress(len(received), expected)
        return bytes(received)


def _host(address: str) -> str:
    return shorten(urlsplit(address).hostname or address, 100)


def _unreachable(address: str, error: Exception) -> ImportFailedError:
    """The error that names why the address could not be read."""
    from urllib3.exceptions import (
        ConnectTimeoutError,
        NameResolutionError,
        NewConnectionError,
        ReadTimeoutError,
        SSLError,
    )

    host = _host(address)
    if isinstance(error, NameResolutionError):
        return ImportFailedError(f"there is no network, or no host '{host}'.", "Check the connection and the address.")
    is_refused = isinstance(error, NewConnectionError)  # which urllib3 counts among the timeouts
    if isinstance(error, ConnectTimeoutError | ReadTimeoutError) and not is_refused:
        return ImportFailedError(f"'{host}' does not answer.", "Check the connection, or try again later.")
    if isinstance(error, SSLError):
        return ImportFailedError(f"the certificate of '{host}' cannot be trusted.", "Check the address and the clock.")
    return ImportFailedError(f"'{host}' cannot be reached.", "Check the connection, or try again later.")
