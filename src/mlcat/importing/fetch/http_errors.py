"""Translates exceptions of urllib3 to errors that name the problem of the server, the network or the proxy."""

from __future__ import annotations

import ssl
from http.client import BadStatusLine, RemoteDisconnected

from mlcat.errors import ImportFailedError
from mlcat.text.safety import shorten

_CONNECTION = "Check the connection, or try again later."
_LATER = "Try again later."


def request_error(error: Exception, host: str, proxy: str = "") -> ImportFailedError:
    """The error for an exception of urllib3 during a request to `host`; `proxy` is the variable that sets the proxy."""
    from urllib3 import exceptions as client

    if isinstance(error, client.ProxyError):
        reason = shorten(str(error.original_error), 120)
        return ImportFailedError(f"the proxy of {proxy} cannot be used: {reason}.", f"Correct {proxy}, or unset it.")
    if isinstance(error, client.NameResolutionError):
        problem = f"there is no network, or no host '{host}'."
        return ImportFailedError(problem, "Check the connection and the address.")
    if isinstance(error, client.NewConnectionError):  # a subclass of the timeouts in urllib3
        return ImportFailedError(f"'{host}' cannot be reached.", _CONNECTION)
    if isinstance(error, client.ConnectTimeoutError | client.ReadTimeoutError):
        return ImportFailedError(f"'{host}' does not answer.", _CONNECTION)
    if isinstance(error, client.IncompleteRead):
        return ImportFailedError(f"'{host}' broke off before the end of the document.", _LATER)
    if isinstance(error, client.LocationParseError):
        return ImportFailedError(f"'{host}' is not an address.", "Check it.")
    return _protocol_error(error, host)


def _protocol_error(error: Exception, host: str) -> ImportFailedError:
    """The error for an invalid response."""
    causes = _causes(error)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        problem = f"the certificate of '{host}' cannot be trusted."
        return ImportFailedError(problem, "Check the address and the clock.")
    if any(isinstance(cause, RemoteDisconnected) for cause in causes):  # a ConnectionResetError too
        return ImportFailedError(f"'{host}' closed the connection without an answer.", _LATER)
    if any(_is_broken_connection(cause) for cause in causes):
        return ImportFailedError(f"'{host}' broke off before the end of the document.", _LATER)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return ImportFailedError(f"'{host}' does not speak TLS there.", "Check the port and the address.")
    if any(isinstance(cause, BadStatusLine) for cause in causes):
        return ImportFailedError(f"'{host}' does not answer in HTTP/1.1.", "Check the address and the port.")
    problem = f"the answer of '{host}' is damaged: {shorten(str(causes[-1]), 120)}."
    return ImportFailedError(problem, _LATER)


def _is_broken_connection(error: BaseException) -> bool:
    # Some versions of Python raise a plain SSLError if the connection is closed without notice.
    if isinstance(error, ssl.SSLEOFError | ConnectionResetError | BrokenPipeError):
        return True
    return isinstance(error, ssl.SSLError) and getattr(error, "reason", "") == "UNEXPECTED_EOF_WHILE_READING"


def _causes(error: BaseException) -> list[BaseException]:
    """An exception and the exceptions that it wraps, as arguments or as its cause."""
    causes = [error]
    for inner in (*error.args, error.__cause__, error.__context__):
        if isinstance(inner, BaseException) and len(causes) < 10:
            causes += [cause for cause in _causes(inner) if cause not in causes]
    return causes
