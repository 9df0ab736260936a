"""Addresses on GitHub and similar hosts: finds the raw file for a page, and the possible paths of a README."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit

from mlcat.errors import ImportFailedError
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.text.safety import shorten

RAW_HOST = "https://raw.githubusercontent.com"
_REPOSITORY = lazy_compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "docs/README.md", ".github/README.md", "README",
            "README.MD", "readme.markdown", "ReadMe.md", "README.rst", "README.adoc", "README.org", "README.asciidoc",
            "readme.adoc", "readme.org", "readme.rst", "README.html")  # fmt: skip
"""Paths of the README in a repository, the most likely first."""


@dataclass(frozen=True, slots=True)
class Location:
    """The addresses of a document."""

    raw: str
    """The address of its content."""
    display_name: str
    """Its address as users know it, or owner/repo; the catalog stores this as its source."""
    base: str
    """The base address of its relative links."""
    repository: str = ""
    """owner/repo, if the document is the README of a repository and its path is unknown; else ""."""
    credentials: str = ""
    """`user:password`; the addresses do not contain them."""


def is_repository(source: str) -> bool:
    """Whether `source` has the form owner/repo."""
    return bool(_REPOSITORY.fullmatch(source)) and not source.endswith(("/.", "/.."))


def locate(address: str) -> Location:
    """The location of the document at an address as a browser shows it.

    Raises `ImportFailedError` for an invalid address, and on GitHub for a path whose first two parts cannot be the
    names of an owner and a repository.
    """
    address, credentials = split_credentials(address)
    return replace(_locate(address), credentials=credentials)


def split_credentials(address: str) -> tuple[str, str]:
    """The address without credentials, and the credentials as `user:password`; "" if it has none."""
    scheme, _, rest = address.partition("://")
    end = min((rest.find(mark) for mark in "/?#" if mark in rest), default=len(rest))
    userinfo, at, host = rest[:end].rpartition("@")
    if not at:
        return address, ""
    return f"{scheme}://{host}{rest[end:]}", unquote(userinfo)


def _locate(address: str) -> Location:
    display_name = shorten(address, 400)
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        raise ImportFailedError(f"'{display_name}' is not an address.", "Check it.") from None
    segments = [part for part in parts.path.split("/") if part]
    if host == "github.com" and len(segments) >= 2:
        return _github(parts.scheme, display_name, segments)
    if host == "gitlab.com" and "blob" in segments:
        raw = address.replace("/blob/", "/raw/", 1)
        return Location(raw, display_name, address)
    if host == "raw.githubusercontent.com" and len(segments) > 3:
        owner, repository, branch, *path = segments
        return Location(
            address, display_name, f"https://github.com/{owner}/{repository}/blob/{branch}/{'/'.join(path)}"
        )
    return Location(address, display_name, address)


def _github(scheme: str, display_name: str, segments: list[str]) -> Location:
    owner, repository, *rest = segments
    repository = repository.removesuffix(".git")
    if len(rest) > 2 and rest[0] in ("blob", "raw"):
        path = "/".join(rest[1:])
        base = f"https://github.com/{owner}/{repository}/blob/{path}"
        return Location(f"{scheme}://raw.githubusercontent.com/{owner}/{repository}/{path}", display_name, base)
    name = f"{owner}/{repository}"
    if not is_repository(name):
        raise ImportFailedError(f"'{display_name}' is not a repository.", "Give owner/repo, or the address of a file.")
    return Location(f"{scheme}://github.com/{name}", name, "", name)


def readme_locations(repository: str, raw_host: str = RAW_HOST) -> Iterator[Location]:
    """The possible locations of the README of `owner/repo`, the most likely first."""
    for name in READMES:
        base = f"https://github.com/{repository}/blob/HEAD/{name}"
        yield Location(f"{raw_host}/{repository}/HEAD/{quote(name)}", repository, base)  # HEAD is the default branch
