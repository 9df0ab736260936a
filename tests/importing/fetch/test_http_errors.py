"""Messages for exceptions of the HTTP client."""

import ssl

import pytest
from urllib3.exceptions import ProtocolError, SSLError

from mlcat.importing.fetch.http_errors import request_error
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
