"""What a web address says: its host and the parts of its path."""

from __future__ import annotations

HOSTS_WITH_OWNERS = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "huggingface.co"})
"""Hosts whose paths begin with the user or organization that owns what is there."""


def host_and_path(url: str) -> tuple[str, list[str]]:
    """The host in lower case without user, port and `www.`, and the parts of the path; query and fragment left out."""
    rest = url.partition("://")[2].partition("?")[0].partition("#")[0]
    host, _, path = rest.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
    return host, [part for part in path.split("/") if part]
