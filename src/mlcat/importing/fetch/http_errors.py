"""Converts exceptions of urllib3 and HTTP statuses to errors that name the problem: server, network or proxy."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import BadStatusLine, RemoteDisconnected

from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.environment import is_github
from mlcat.importing.fetch.limits import CHECK_CONNECTION
from mlcat.text.safety import shorten

_MAX_CAUSES = 10  # exceptions that are examined
_TRY_LATER = "Try again later."
_MAX_WAIT = 7 * 24 * 3600
"""Maximum seconds of a Retry-After header that a hint repeats; a longer wait is hardly meant."""


def request_error(error: Exception, host: str, proxy: str = "") -> ImportFailedError:
    """The error for an exception of urllib3 during a request to `host`.

    `proxy` is the environment variable that names the proxy; "" without a proxy.
    """
    from urllib3 import exceptions as client

    if isinstance(error, client.ProxyError):
        reason = shorten(str(error.original_error), 120)
        return ImportFailedError(f"the proxy of {proxy} cannot be used: {reason}.", f"Correct {proxy}, or unset it.")
    if isinstance(error, client.NameResolutionError):
        problem = f"there is no network, or no host '{host}'."
        return ImportFailedError(problem, "Check the connection and the address.")
    if isinstance(error, client.NewConnectionError):  # a subclass of the timeouts in urllib3
        return ImportFailedError(f"'{host}' cannot be reached.", CHECK_CONNECTION)
    if isinstance(error, client.ConnectTimeoutError | client.ReadTimeoutError):
        return ImportFailedError(f"'{host}' does not answer.", CHECK_CONNECTION)
    if isinstance(error, client.IncompleteRead):
        return ImportFailedError(f"'{host}' broke off before the end of the document.", _TRY_LATER)
    if isinstance(error, client.LocationParseError):
        return ImportFailedError(f"'{host}' is not an address.", "Check it.")
    return _protocol_error(error, host)


def _protocol_error(error: Exception, host: str) -> ImportFailedError:
    """The error for a failed TLS handshake, a closed connection, or an invalid response."""
    causes = _causes(error)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        problem = f"the certificate of '{host}' cannot be trusted."
        return ImportFailedError(problem, "Check the address and the clock.")
    if any(isinstance(cause, RemoteDisconnected) for cause in causes):  # a ConnectionResetError too
        return ImportFailedError(f"'{host}' closed the connection without an answer.", _TRY_LATER)
    if any(_is_broken_connection(cause) for cause in causes):
        return ImportFailedError(f"'{host}' broke off before the end of the document.", _TRY_LATER)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return ImportFailedError(f"'{host}' does not speak TLS there.", "Check the port and the address.")
    if any(isinstance(cause, BadStatusLine) for cause in causes):
        return ImportFailedError(f"'{host}' does not answer in HTTP/1.1.", "Check the address and the port.")
    problem = f"the answer of '{host}' is damaged: {shorten(str(causes[-1]), 120)}."
    return ImportFailedError(problem, _TRY_LATER)


def _is_broken_connection(error: BaseException) -> bool:
    # Some versions of Python raise a plain SSLError if the connection is closed without notice.
    if isinstance(error, ssl.SSLEOFError | ConnectionResetError | BrokenPipeError):
        return True
    return isinstance(error, ssl.SSLError) and getattr(error, "reason", "") == "UNEXPECTED_EOF_WHILE_READING"


def _causes(error: BaseException) -> list[BaseException]:
    """An exception and the exceptions in its arguments and causes, outermost first; at most `_MAX_CAUSES`."""
    causes = [error]
    for cause in causes:  # the list grows meanwhile
        for inner in (*cause.args, cause.__cause__, cause.__context__):
            if isinstance(inner, BaseException) and inner not in causes and len(causes) < _MAX_CAUSES:
                causes.append(inner)
    return causes


def status_error(status: int, host: str, retry_after: str = "") -> ImportFailedError:
    """The error for a status other than 200. `retry_after` is the Retry-After header; "" if there is none."""
    later = _wait_hint(retry_after)
    if status in (401, 403):
        problem, needs_login = f"'{host}' answers {status}: it requires authentication.", True
    elif status == 429:
        problem, needs_login = f"'{host}' answers 429: too many requests.", is_github(host)
    else:
        problem, needs_login = f"'{host}' answers {status}.", False
    hint = f"{_login_hint(host)}, or {later}." if needs_login else f"{later.capitalize()}."
    return ImportFailedError(problem, hint)


def _login_hint(host: str) -> str:
    if is_github(host):  # it limits anonymous requests
        return "Set GITHUB_TOKEN to a token of yours"
    return "Give user and password in the address, https://USER:PASSWORD@HOST/"


def _wait_hint(retry_after: str) -> str:
    """The hint `try again in 5 minutes`, or `try again later` if the server gives no time.

    Retry-After is a number of seconds or a date: RFC 9110, section 10.2.3.
    """
    seconds = _seconds_until(retry_after.strip())
    if not 0 < seconds <= _MAX_WAIT:
        return "try again later"
    unit, length = next(unit for unit in (("hour", 3600), ("minute", 60), ("second", 1)) if seconds >= unit[1])
    count = -(-seconds // length)
    return f"try again in {count} {unit}{'' if count == 1 else 's'}"


def _seconds_until(retry_after: str) -> int:
    """The seconds until the time in a Retry-After header; 0 or less for the past, 0 for an invalid value."""
    if retry_after.isascii() and retry_after.isdecimal():
        return int(retry_after) if len(retry_after) < 10 else 0
    try:
        at = parsedate_to_datetime(retry_after)
        return round((at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0
