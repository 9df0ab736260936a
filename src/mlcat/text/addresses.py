"""Parses web addresses (host and parts of the path), and decides whether two addresses lead to the same thing."""

from __future__ import annotations

import re

HOSTS_WITH_OWNERS = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "huggingface.co"})
"""Hosts whose paths begin with a user or organization, the owner of the repository."""


HostAndPath = tuple[str, tuple[str, ...]]
"""The host of an address, and the parts of its path."""


def host_and_path(url: str) -> HostAndPath:
    """The host in lower case without user, port and `www.`, and the parts of the path without query and fragment."""
    if "?" in url or "#" in url:
        url = url.partition("?")[0].partition("#")[0]
    host, *path = url.partition("://")[2].split("/")
    if "@" in host or ":" in host:
        host = host.rpartition("@")[2].partition(":")[0]
    return host.lower().removeprefix("www."), tuple(filter(None, path))


_ARXIV = re.compile(r"/(?:abs|pdf|html|format)/((?:[a-z.-]+/)?[0-9.]+?)(?:v[0-9]+)?(?:\.pdf)?$", re.IGNORECASE)
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})
_ARXIV_HOSTS = frozenset({"arxiv.org", "export.arxiv.org"})
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonical_address(url: str) -> str:
    """A key that is equal for all addresses of the same thing.

    The key has no scheme, `www.`, default port, `utm_` parameters or fragment, and no slash or `.git` at its end. Its
    host is in lower case. All addresses of an arXiv paper (abstract, PDF, each version) have the same key, and all
    addresses of a DOI do.

    >>> canonical_address("http://www.GitHub.com/a/b.git") == canonical_address("https://github.com/a/b/")
    True
    """
    scheme, _, rest = url.partition("://")
    query = ""
    if "#" in rest or "?" in rest:
        rest, _, query = rest.partition("#")[0].partition("?")
    host, _, path = rest.partition("/")
    if ":" in host:
        host = host.removesuffix(_DEFAULT_PORTS.get(scheme.lower(), ""))
    host = host.lower().removeprefix("www.")
    path = f"/{path}".rstrip("/").removesuffix(".git").rstrip("/")
    if host in _ARXIV_HOSTS and (paper := _ARXIV.match(path)):
        return f"arxiv:{paper[1].lower()}"
    if host in _DOI_HOSTS:
        return f"doi:{path[1:].lower()}"
    if not query:
        return f"{host}{path}"
    parameters = "&".join(part for part in query.split("&") if part and not part.lower().startswith("utm_"))
    return f"{host}{path}?{parameters}" if parameters else f"{host}{path}"
