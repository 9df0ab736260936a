"""Fetches a text over https within limits of size and time. Only module that imports urllib3."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.hosts import RAW_HOST
from mlcat.text.safety import shorten

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_MOST_REDIRECTS = 5
_CHUNK = 65_536


class NotThere(ImportFailedError):  # noqa: N818 - an answer among others, not yet an error
    """The server has no such page."""


class Fetcher:
    """A client with its limits; tests give it a server of their own on this machine."""

    def __init__(
        self,
        *,
        allow_insecure: bool = False,
        raw_host: str = RAW_HOST,
        most_bytes: int = 32 * 1024 * 1024,
        connect_seconds: float = 10,
        read_seconds: float = 30,
        whole_seconds: float = 120,
    ) -> None:
        """Plain http to this machine passes only with `allow_insecure`; `raw_host` serves repositories' files."""
        self.raw_host = raw_host
        self._allow_insecure = allow_insecure
        self._most_bytes = most_bytes
        self._connect = connect_seconds
        self._read = read_seconds
        self._whole = whole_seconds
        self._pool: PoolManager | None = None

    def get(self, address: str, progress: Callable[[int, int | None], None] | None = None) -> bytes:
        """What stands at `address`, decoded from gzip and the like.

        Raises `NotThere` for a page that does not exist, `ImportFailedError` for all else that goes wrong.
        """
        from urllib3.exceptions import HTTPError

        until = time.monotonic() + self._whole
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                self._check(address)
                response = self._request(address)
                try:
                    onward = response.headers.get("location") if response.status in (301, 302, 303, 307, 308) else None
                    if onward is None:
                        return self._body(response, address, until, progress)
                    address = urljoin(address, onward)
                finally:
                    response.close()
        except HTTPError as error:
            raise _unreachable(address, error) from None
        except ValueError:  # an address that cannot be taken apart
            raise ImportFailedError(f"'{shorten(address, 200)}' is no address.", "Check it.") from None
        raise ImportFailedError(
            f"'{_host(address)}' redirects more than {_MOST_REDIRECTS} times.", "Check the address."
        )

    def _check(self, address: str) -> None:
        """Refuses every address but https; plain http on this machine where that was asked for."""
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
            timeout=urllib3.Timeout(connect=self._connect, read=self._read),
        )

    def _body(
        self,
        response: BaseHTTPResponse,
        address: str,
        until: float,
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
            if len(received) > self._most_bytes:
                raise ImportFailedError(
                    f"'{shorten(address, 200)}' is larger than {self._most_bytes // 2**20} MiB.", "It is hardly a list."
                )
            if time.monotonic() > until:
                raise ImportFailedError(f"'{_host(address)}' takes too long.", "Try again later.")
            if progress:
                progress(len(received), expected)
        return bytes(received)


def _host(address: str) -> str:
    return shorten(urlsplit(address).hostname or address, 100)


def _unreachable(address: str, error: Exception) -> ImportFailedError:
    """One line for whatever kept the address from being read."""
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
