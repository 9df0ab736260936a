"""Every failure of a request has a message and a next step."""

import ssl
from http.client import BadStatusLine, RemoteDisconnected

import pytest
from urllib3 import exceptions as client

from mlcat.importing.fetch.http_errors import request_error

LATER, CONNECTION = "Try again later.", "Check the connection, or try again later."


def error_of(name: str, *values: object) -> Exception:
    """An exception of urllib3, made without its pool."""
    kind: type[Exception] = getattr(client, name)
    error = kind.__new__(kind)
    Exception.__init__(error, *values)
    return error


@pytest.mark.parametrize(
    ("error", "message", "hint"),
    [
        (error_of("NameResolutionError"), "there is no network, or no host 'a.org'.",
         "Check the connection and the address."),
        (error_of("NewConnectionError"), "'a.org' cannot be reached.", CONNECTION),
        (error_of("ConnectTimeoutError"), "'a.org' does not answer.", CONNECTION),
        (error_of("ReadTimeoutError"), "'a.org' does not answer.", CONNECTION),
        (client.IncompleteRead(1, 2), "'a.org' broke off before the end of the document.", LATER),
        (client.LocationParseError("x"), "'a.org' is not an address.", "Check it."),
        (client.SSLError(ssl.SSLCertVerificationError(1, "x")), "the certificate of 'a.org' cannot be trusted.",
         "Check the address and the clock."),
        (client.ProtocolError("x", BrokenPipeError()), "'a.org' broke off before the end of the document.", LATER),
        (client.SSLError(ssl.SSLError(1, "x")), "'a.org' does not speak TLS there.", "Check the port and the address."),
        (client.ProtocolError("x", RemoteDisconnected("y")), "'a.org' closed the connection without an answer.", LATER),
        (client.ProtocolError("x", BadStatusLine("y")), "'a.org' does not answer in HTTP/1.1.",
         "Check the address and the port."),
        (client.ProtocolError("z" * 121), f"the answer of 'a.org' is damaged: {'z' * 119}….", LATER),
        (client.ProtocolError("z" * 120), f"the answer of 'a.org' is damaged: {'z' * 120}.", LATER),
    ],
    ids=lambda value: repr(value)[:40],
)  # fmt: skip
def test_an_error_has_a_next_step(error: Exception, message: str, hint: str) -> None:
    reported = request_error(error, "a.org")
    assert (reported.message, reported.hint) == (message, hint)


def test_the_error_of_a_proxy_names_its_variable() -> None:
    for length, reason in ((120, "x" * 120), (121, "x" * 119 + "…")):
        error = request_error(client.ProxyError("y", OSError("x" * length)), "a.org", "ALL_PROXY")
        assert error.message == f"the proxy of ALL_PROXY cannot be used: {reason}."
        assert error.hint == "Correct ALL_PROXY, or unset it."


def test_wrapped_causes_are_found_up_to_a_number() -> None:
    error: Exception = BadStatusLine("y")
    for _ in range(8):
        error = ValueError("x", error)
    assert "HTTP/1.1" in request_error(client.ProtocolError(error), "a.org").message
    assert "HTTP/1.1" not in request_error(client.ProtocolError(ValueError("x", error)), "a.org").message
    cause = client.ProtocolError("x")
    cause.__cause__ = BadStatusLine("y")
    assert "HTTP/1.1" in request_error(cause, "a.org").message


def test_exceptions_that_wrap_each_other_are_examined_once() -> None:
    inner, outer = ValueError("x"), client.ProtocolError("y")
    inner.__cause__, outer.__cause__, outer.args = outer, inner, (inner, inner)
    assert request_error(outer, "a.org").message == "the answer of 'a.org' is damaged: x."
