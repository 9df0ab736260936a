"""Creates TLS contexts with the certificates that the variables of curl and pip name.

This is a module of its own, so that the import of a local list does not load `ssl`.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Any

from mlcat.errors import UsageError
from mlcat.text.safety import shorten

_CERTIFICATES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


class _StrictContext(ssl.SSLContext):
    """A context that reports truncated bodies. By default, Python takes an aborted TLS connection for a regular end."""

    def wrap_socket(self, *args: Any, **options: Any) -> ssl.SSLSocket:
        return super().wrap_socket(*args, **options | {"suppress_ragged_eofs": False})


def tls_context(environ: Mapping[str, str]) -> ssl.SSLContext:
    """A TLS context with the system's certificates, or those in the file that a variable names.

    Raises `UsageError` if that file cannot be used.
    """
    context = _StrictContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # Some builds of Python set this flag. With it, OpenSSL itself reports an aborted connection as a regular end.
    context.options &= ~getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
    name = next((name for name in _CERTIFICATES if environ.get(name)), None)
    if name is None:
        context.load_default_certs()
        return context
    try:
        context.load_verify_locations(environ[name])
    except OSError as error:  # includes SSLError
        problem = f"{name} names '{shorten(environ[name], 200)}', which holds no certificates that can be read"
        raise UsageError(f"{problem}: {error.strerror or error}.", f"Correct {name}, or unset it.") from None
    return context
