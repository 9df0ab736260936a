"""Messages for exceptions of the HTTP client and for statuses."""

import ssl
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from urllib3.exceptions import ProtocolError, SSLError

from mlcat.importing.fetch.http_errors import request_error, status_error
from mlcat.importing.fetch.tls import tls_context


def tls_error(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, "said by OpenSSL")
    error.reason = reason
    return error


@pytest.mark.parametrize(
    "cause", [tls_error("UNEXPECTED_EOF_WHILE_READING"), ssl.SSLEOFError(8, "EOF"), ConnectionResetError()], ids=repr
)
def test_an_unexpected_tls_end_is_recognized_in_every_exception_class(cause: Exception) -> None:
    for error in (SSLError(cause), ProtocolError("broken", cause)):
        assert str(request_error(error, "a.org")).startswith("'a.org' broke off before the end of the document.")


def test_other_tls_errors_are_not_unexpected_ends() -> None:
    message = str(request_error(SSLError(tls_error("WRONG_VERSION_NUMBER")), "a.org"))
    assert message.startswith("'a.org' does not speak TLS there.")


def test_openssl_is_not_configured_to_ignore_unexpected_ends() -> None:
    assert not tls_context({}).options & getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)


def test_a_token_helps_at_github_and_a_password_elsewhere() -> None:
    token = "Set GITHUB_TOKEN to a token of yours, or try again later."
    assert [status_error(status, "api.github.com").hint for status in (401, 403, 429)] == [token] * 3
    assert status_error(401, "a.org").hint == (
        "Give user and password in the address, https://USER:PASSWORD@HOST/, or try again later."
    )
    assert status_error(429, "a.org").hint == "Try again later."


@pytest.mark.parametrize(
    ("retry_after", "expected"),
    [
        ("1", "in 1 second"), (" 59 ", "in 59 seconds"), ("60", "in 1 minute"), ("61", "in 2 minutes"),
        ("3599", "in 60 minutes"), ("3600", "in 1 hour"), ("3601", "in 2 hours"), ("604800", "in 168 hours"),
        ("604801", "later"), ("0", "later"), ("-5", "later"), ("", "later"), ("9" * 5000, "later"), ("soon", "later"),
        ("1.5", "later"), ("\u0665", "later"), ("Fri, 01 Jan 2010 00:00:00 GMT", "later"),
    ],
)  # fmt: skip
def test_the_hint_says_when_to_try_again_if_the_server_does(retry_after: str, expected: str) -> None:
    assert status_error(503, "a.org", retry_after).hint == f"Try again {expected}."
    assert status_error(429, "github.com", retry_after).hint.endswith(f", or try again {expected}.")


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-8)), None], ids=str)
def test_the_server_may_give_a_date(zone: timezone | None) -> None:
    at = datetime.now(UTC) + timedelta(minutes=119, seconds=30)
    date = format_datetime(at.astimezone(zone) if zone else at.replace(tzinfo=None))
    assert status_error(429, "a.org", date).hint == "Try again in 2 hours."


@given(st.text() | st.from_regex(r"\A\w{3}, \d+ \w{3} \d+ \d+:\d+:\d+ [+-]?\w*\Z"))
@example("Fri, 01 Jan 2100 00:00:00 +99999999999999")
@example("Fri, 01 Jan 99999 00:00:00 GMT")
@example("01 Jan 0001 00:00:00 +2359")
def test_any_retry_after_header_gives_a_hint(retry_after: str) -> None:
    assert status_error(429, "a.org", retry_after).hint.startswith("Try again ")
