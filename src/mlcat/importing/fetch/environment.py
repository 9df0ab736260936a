"""Reads proxies and tokens from environment variables, those that curl and pip read."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from mlcat.errors import ImportFailedError, UsageError
from mlcat.text.safety import shorten

_GITHUB = ("github.com", "raw.githubusercontent.com", "api.github.com")


class Proxy:
    """A proxy from an environment variable."""

    __slots__ = ("authorization", "url", "variable")

    def __init__(self, variable: str, value: str) -> None:
        """Raises `UsageError` for a proxy that is neither http nor https."""
        parts = urlsplit(value if "://" in value else f"http://{value}")
        self.variable = variable
        try:
            host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            host, port = None, 0
        if parts.scheme not in ("http", "https") or not host:
            without_credentials = shorten(value.rpartition("@")[2], 100)
            hint = "Name a proxy that speaks http: http://HOST:PORT."
            raise UsageError(f"{variable} names the proxy '{without_credentials}', which cannot be used.", hint)
        self.url = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"
        """Without user and password."""
        self.authorization = unquote(f"{parts.username}:{parts.password or ''}") if parts.username else ""
        """`user:password`, or ""."""


def proxy_for(host: str, port: int, environ: Mapping[str, str]) -> Proxy | None:
    """The proxy for an https server; None for a direct connection.

    As in curl, lower-case names come before upper-case ones, and HTTPS_PROXY comes before ALL_PROXY.
    """
    if _is_excluded(host, port, environ.get("no_proxy") or environ.get("NO_PROXY") or ""):
        return None
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        if value := environ.get(name, "").strip():
            return Proxy(name, value)
    return None


def _is_excluded(host: str, port: int, exceptions: str) -> bool:
    """Whether NO_PROXY excludes the host: by its name, its domain, its address, its network, or with `*`."""
    for exception in exceptions.replace(",", " ").split():
        name, _, its_port = exception.rpartition(":") if exception.count(":") == 1 else (exception, "", "")
        if its_port and its_port != str(port):
            continue
        name = name.casefold().strip("[]").removeprefix("*.").lstrip(".")
        if exception == "*" or host.casefold() == name or host.casefold().endswith(f".{name}"):
            return True
        if "/" in name and _is_in_network(host, name):
            return True
    return False


def _is_in_network(host: str, network: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False


def token_for(host: str, environ: Mapping[str, str]) -> str:
    """GITHUB_TOKEN for a host of GitHub; "" for every other host.

    Raises `ImportFailedError` for a token that is invalid in a header.
    """
    token = environ.get("GITHUB_TOKEN", "").strip()
    if host not in _GITHUB or not token:
        return ""
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ImportFailedError(
            "GITHUB_TOKEN is not a token: it has characters that no token may have.", "Set it again."
        )
    return token


def is_github(host: str) -> bool:
    """Whether a host is one of GitHub's."""
    return host in _GITHUB
