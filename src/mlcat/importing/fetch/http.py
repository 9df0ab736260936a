"""Fetches a document over https within limits of size and time, with urllib3."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.environment import proxy_for, token_for
from mlcat.importing.fetch.hosts import RAW_HOST
from mlcat.importing.fetch.limits import Limits, Progress, Transfer, run_with_limits
from mlcat.importing.fetch.validators import NotModified, conditional_headers, validators_of
from mlcat.model import Validators
from mlcat.text.safety import shorten

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK_SIZE = 65_536  # bytes that are read at once
DEFAULT_LIMITS = Limits()


class PageNotFound(ImportFailedError):  # noqa: N818 - a regular response, not always an error
    """The server says that the page does not exist (404 or 410)."""


class Response(NamedTuple):
    """A successful response, with the document."""

    body: bytes
    """The document, decompressed."""
    charset: str
    """The charset that the server declares; "" if it declares none."""
    validators: Validators | None = None
    """The validators of the document, if the server sent any."""


class Fetcher:
    """An HTTP client for one fetch. The deadline holds for all requests of the fetch together."""

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        *,
        environ: Mapping[str, str] = os.environ,
        allow_insecure: bool = False,
        raw_host: str = RAW_HOST,
        accept: str = "",
        known: Validators | None = None,
    ) -> None:
        """`environ` may set proxies, certificates and a token. `raw_host` is the server of the files of repositories.

        `allow_insecure` allows plain http to this machine. `accept` is the media type for the Accept header; "" sends
        none. `known` has the validators of the document from an earlier fetch.
        """
        self.raw_host = raw_host
        self.environ = environ
        self._accept = {"Accept": accept} if accept else {}
        self._known = known
        self._limits = limits
        self._allow_insecure = allow_insecure
        self._transfer: Transfer | None = None
        self._pools: dict[str, PoolManager] = {}

    def get(self, address: str, progress: Progress | None = None, credentials: str = "") -> Response:
        """Fetches the document at `address`. `credentials` are `user:password`; the address itself contains none.

        `progress` is called with the number of bytes received so far, and with their total if the server says it. Only
        the `progress` of the first call of a fetch is used.

        Raises `PageNotFound` if the page does not exist, `NotModified` if the document still has the known validators,
        and `ImportFailedError` for any other failure.
        """
        transfer = self._transfer = self._transfer or Transfer(self._limits, "", progress)
        transfer.restart()
        response = run_with_limits(lambda: self._follow(address, transfer, credentials), transfer)
        if progress:
            progress(transfer.received, transfer.expected)
        return response

    def _follow(self, address: str, transfer: Transfer, credentials: str) -> Response:
        """Fetches the document, and follows redirects. Credentials are sent to the first server only."""
        for _ in range(_MAX_REDIRECTS + 1):
            parts = self._parse_address(address)
            transfer.host = _display_host(parts)
            response = self._request(parts, credentials)
            try:
                location = response.headers.get("location") if response.status in _REDIRECTS else None
                if location is None:
                    return self._read_response(response, urlunsplit(parts), transfer)
                next_address = urljoin(address, location)
                if urlsplit(next_address)[:2] != urlsplit(address)[:2]:
                    credentials = ""
                address = next_address
            except ValueError:  # a redirect to an invalid address
                raise _invalid_address_error(str(location)) from None
            finally:
                response.close()
        problem = f"'{transfer.host}' redirects more than {_MAX_REDIRECTS} times."
        raise ImportFailedError(problem, "Check the address.")

    def _parse_address(self, address: str) -> SplitResult:
        """Parses and checks an address; returns its parts, with the host in ASCII.

        Raises `ImportFailedError` unless the address is https, or plain http to this machine if that is allowed.
        """
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise _invalid_address_error(address) from None
        is_local = host in _LOOPBACK and parts.scheme == "http" and self._allow_insecure
        if not is_local and parts.scheme != "https":
            rest = address.partition("://")[2]
            hint = f"Try https://{shorten(rest, 200)}" if parts.scheme == "http" else "Give an https address."
            problem = f"'{shorten(address, 200)}' is not https: its content could be changed on the way."
            raise ImportFailedError(problem, hint)
        if not host:
            raise ImportFailedError(f"'{shorten(address, 200)}' names no host.", "Check the address.")
        netloc = _ascii_host(host) + (f":{port}" if port else "")
        return SplitResult(parts.scheme, netloc, parts.path, parts.query, "")

    def _request(self, parts: SplitResult, credentials: str) -> BaseHTTPResponse:
        import urllib3
        from urllib3.exceptions import HTTPError

        host = str(parts.hostname)  # `_parse_address` refuses an address without one
        proxy = proxy_for(host, parts.port or 443, self.environ) if parts.scheme == "https" else None
        pool = self._pools.get(proxy.url if proxy else "")
        if pool is None:
            from mlcat.importing.fetch.tls import tls_context

            context = tls_context(self.environ)
            if proxy:
                headers = urllib3.make_headers(proxy_basic_auth=proxy.authorization or None)
                pool = urllib3.ProxyManager(proxy.url, ssl_context=context, proxy_headers=headers)
            else:
                pool = urllib3.PoolManager(ssl_context=context)
            self._pools[proxy.url if proxy else ""] = pool
        timeout = urllib3.Timeout(connect=self._limits.connect_seconds, read=self._limits.read_seconds)
        try:
            return pool.request(
                "GET",
                urlunsplit(parts),
                headers=self._headers(host, credentials) | conditional_headers(self._known, urlunsplit(parts)),
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=timeout,
            )
        except HTTPError as error:
            from mlcat.importing.fetch.http_errors import request_error

            raise request_error(error, _display_host(parts), proxy.variable if proxy else "") from None

    def _headers(self, host: str, credentials: str) -> dict[str, str]:
        import urllib3

        headers = {"User-Agent": "mlcat", "Accept-Encoding": "gzip", **self._accept}
        if credentials:
            return headers | urllib3.make_headers(basic_auth=credentials)
        token = token_for(host, self.environ)
        return headers | ({"Authorization": f"token {token}"} if token else {})

    def _read_response(self, response: BaseHTTPResponse, address: str, transfer: Transfer) -> Response:
        host = transfer.host
        if response.status == 304 and conditional_headers(self._known, address):
            raise NotModified
        if response.status in (404, 410):
            raise PageNotFound(f"there is nothing at '{shorten(address, 200)}'.", "Check the address.")
        if response.status != 200:
            from mlcat.importing.fetch.http_errors import status_error

            raise status_error(response.status, host, response.headers.get("retry-after", ""))
        coding = response.headers.get("content-encoding", "").strip().casefold()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            problem = f"'{host}' sends the document compressed as '{shorten(coding, 40)}', which mlcat cannot read."
            raise ImportFailedError(problem, "Download it with another program, and import the file.")
        length = response.headers.get("content-length", "")
        transfer.expected = int(length) if length.isdecimal() and len(length) < 16 else None
        body = self._read_body(response, transfer)
        if coding in ("gzip", "x-gzip"):
            body = _decompress(body, self._limits.size, host)
        charset = response.headers.get("content-type", "").casefold().partition("charset=")[2]
        charset = charset.partition(";")[0].strip(" \t\"'")
        return Response(body, charset, validators_of(response.headers, address))

    def _read_body(self, response: BaseHTTPResponse, transfer: Transfer) -> bytes:
        """Reads the body without decompressing it. Raises `ImportFailedError` if it exceeds a limit or breaks off."""
        from urllib3.exceptions import HTTPError

        body = bytearray()
        try:
            while chunk := response.read1(_CHUNK_SIZE, decode_content=False):
                body += chunk
                transfer.received = len(body)
                transfer.check_deadline()
                if len(body) > self._limits.size:
                    raise _too_large_error(transfer.host, self._limits.size)
        except (HTTPError, OSError) as error:
            from mlcat.importing.fetch.http_errors import request_error

            raise request_error(error, transfer.host) from None
        return bytes(body)


def _decompress(data: bytes, size: int, host: str) -> bytes:
    """Decompresses gzip.

    Raises `ImportFailedError` if it is damaged or incomplete, or if the result exceeds `size` bytes.
    """
    body = bytearray()
    while data:
        decompressor = zlib.decompressobj(wbits=31)
        try:
            body += decompressor.decompress(data, size + 1 - len(body))
        except zlib.error:
            problem = f"'{host}' sends gzip that is damaged."
            raise ImportFailedError(problem, "Try again later.") from None
        if len(body) > size:
            raise _too_large_error(host, size)
        if not decompressor.eof:
            raise ImportFailedError(f"'{host}' broke off before the end of the document.", "Try again later.")
        data = decompressor.unused_data
    return bytes(body)


def _too_large_error(host: str, size: int) -> ImportFailedError:
    problem = f"what '{host}' sends is larger than {size / 2**20:g} MiB."
    return ImportFailedError(problem, "It is hardly a list. Download it, and import the file, to have it anyway.")


def _ascii_host(host: str) -> str:
    """The host in IDNA form; an IPv6 address in brackets."""
    if ":" in host:
        return f"[{host}]"
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        problem = f"'{shorten(host, 100)}' cannot be the name of a host."
        raise ImportFailedError(problem, "Check the address.") from None


def _display_host(parts: SplitResult) -> str:
    return shorten(parts.hostname or "", 100)


def _invalid_address_error(address: str) -> ImportFailedError:
    return ImportFailedError(f"'{shorten(address, 200)}' is not an address.", "Check it.")
