"""Where on GitHub and its like the text behind a page's address stands, and a repository's README."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from mlcat.errors import ImportFailedError
from mlcat.text.safety import shorten
from mlcat.text.slugs import slug

RAW_HOST = "https://raw.githubusercontent.com"
_REPOSITORY = re.compile(r"^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$")
_READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "docs/README.md", ".github/README.md", "README",
            "README.MD", "readme.markdown", "ReadMe.md", "README.rst", "README.html")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is fetched, what people call it, and what its relative links count from."""

    raw: str
    shown: str
    base: str
    repository: str = ""
    """owner/repo where the README is meant, whatever its name."""


def is_repository(source: str) -> bool:
    """Whether `source` has the form owner/repo."""
    return bool(_REPOSITORY.match(source)) and not source.endswith(("/.", "/.."))


def place_of(address: str) -> Place:
    """The place behind an address as people copy it from a browser.

    Raises `ImportFailedError` where it is no https address.
    """
    shown = shorten(address, 400)
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        raise ImportFailedError(f"'{shown}' is no address.", "Check it.") from None
    segments = [part for part in parts.path.split("/") if part]
    if host == "github.com" and len(segments) >= 2:
        return _github(parts.scheme, shown, segments)
    if host == "gitlab.com" and "blob" in segments:
        raw = address.replace("/blob/", "/raw/", 1)
        return Place(raw, shown, address)
    if host == "raw.githubusercontent.com" and len(segments) > 3:
        owner, repository, branch, *path = segments
        return Place(address, shown, f"https://github.com/{owner}/{repository}/blob/{branch}/{'/'.join(path)}")
    return Place(address, shown, address)


def _github(scheme: str, shown: str, segments: list[str]) -> Place:
    owner, repository, *rest = segments
    repository = repository.removesuffix(".git")
    if len(rest) > 2 and rest[0] in ("blob", "raw"):
        path = "/".join(rest[1:])
        base = f"https://github.com/{owner}/{repository}/blob/{path}"
        return Place(f"{scheme}://raw.githubusercontent.com/{owner}/{repository}/{path}", shown, base)
    name = f"{owner}/{repository}"
    if not is_repository(name):
        raise ImportFailedError(f"'{shown}' is no repository.", "Give owner/repo, or the address of a file.")
    return Place(f"{scheme}://github.com/{name}", name, "", name)


def readmes(repository: str, raw_host: str = RAW_HOST) -> Iterator[Place]:
    """Where the README of `owner/repo` may stand, likeliest first; HEAD is the default branch, whatever its name."""
    for name in _READMES:
        base = f"https://github.com/{repository}/blob/HEAD/{name}"
        yield Place(f"{raw_host}/{repository}/HEAD/{quote(name)}", repository, base)


def name_for(source: str) -> str:
    """A catalog's name from where its list stands: the repository, else the file; "catalog" where neither is Latin."""
    rest = source.partition("://")[2] or source
    parts = [part for part in re.split(r"[/\\]", rest.partition("?")[0].partition("#")[0]) if part]
    named = parts[-1] if parts else ""
    is_repository = "://" in source and len(parts) > 2 and "." in parts[0]
    if is_repository and (len(parts) == 3 or named.casefold().startswith("readme")):
        named = parts[2]
    elif named.casefold().startswith("readme") and len(parts) > 1:
        named = parts[-2]
    stem = re.sub(r"\.(md|markdown|mkd|json|ndjson|jsonl|html?|txt)$", "", named, flags=re.IGNORECASE)
    return slug(stem) or "catalog"
