"""Resolves the target of a link to an absolute address, or gives the reason why it is not that of an entry."""

import re
from urllib.parse import urljoin, urlsplit

from mlcat.constraints import MAX_URL, MIN_URL, URL_PATTERN
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.vocabulary import CONTENTS, CONTRIBUTING, LICENSE, SPONSOR
from mlcat.text.safety import one_line

_SCHEME = lazy_compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_HTTP = lazy_compile(r"https?://", re.IGNORECASE)
_TO_ENCODE = lazy_compile(r"[\s<>\"\\^`{|}]")
_ADDRESS = lazy_compile(URL_PATTERN)
_REPOSITORY_FILES = lazy_compile(
    r"https?://[^/]+/[^/]+/[^/]+/(?:-/)?blob/[^/]+"
)  # matches the root of the repository that contains a file
_FILES = (
    ("contributing", CONTRIBUTING),
    ("code_of_conduct", CONTRIBUTING),
    ("code-of-conduct", CONTRIBUTING),
    ("license", LICENSE),
    ("licence", LICENSE),
    ("copying", LICENSE),
)


def resolve(href: str, base: str | None) -> tuple[str, str]:
    """Returns the absolute address of `href` in a document at `base`, and ""; or "", and the reason why it has none."""
    href = one_line(href)
    if _is_valid(href):  # nearly all
        return _unless_own_page(href, base)
    if not href or href.removeprefix("./").startswith("#"):
        return "", CONTENTS
    if href.startswith("//"):
        href = "https:" + href
    if not _SCHEME.match(href):
        reason = _file_rejection_reason(href)
        if reason or base is None or "://" in href:
            return "", reason or ("relative address" if base is None else "broken address")
        href = _join(base, href)
    if not _HTTP.match(href):
        return "", "not http"
    url = _TO_ENCODE.sub(lambda match: f"%{ord(match.group()):02X}", href)
    if not _is_valid(url):
        return "", "broken address"
    return _unless_own_page(url, base)


def _is_valid(url: str) -> bool:
    return MIN_URL <= len(url) <= MAX_URL and _ADDRESS.fullmatch(url) is not None


def _unless_own_page(url: str, base: str | None) -> tuple[str, str]:
    return ("", CONTENTS) if _is_own_page(url, base) else (url, "")


def page_rejection_reason(url: str) -> str | None:
    """The reason why an address is not that of an entry: it leads to a license, a contributing guide or a sponsor.

    None for any other address.
    """
    if "://github.com/sponsors/" in url or "utm_medium=sponsor" in url:
        return SPONSOR
    parts = url.partition("?")[0].partition("#")[0].split("/")
    is_in_repository = any(part in ("blob", "tree", "-", "raw") for part in parts[5:6])
    return _file_rejection_reason(parts[-1]) if is_in_repository else None


def _join(base: str, href: str) -> str:
    # GitHub and GitLab resolve a leading slash against the repository, not the host.
    if href.startswith("/") and (root := _REPOSITORY_FILES.match(base)):
        href = root[0] + href
    try:
        return urljoin(base, href)
    except ValueError:  # an unmatched bracket in place of the host
        return ""


def _file_rejection_reason(path: str) -> str | None:
    """The reason why a file is not an entry: its name is that of a license or a contributing guide; else None."""
    name = path.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")[2].casefold()
    return next((reason for start, reason in _FILES if name.startswith(start)), None)


def _is_own_page(url: str, base: str | None) -> bool:
    """Whether `url` is a fragment of the document at `base`, or of the front page of its repository."""
    if base is None or "#" not in url or url.endswith("#readme"):
        return False
    page = url.partition("#")[0].rstrip("/").casefold()
    return page in (base.casefold(), _front_page(base))


def _front_page(base: str) -> str:
    """The address of the repository that contains the document at `base`, in lower case; "" for an invalid address."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    owner_and_repo = "/".join(parts.path.split("/")[:3])
    return f"{parts.scheme}://{parts.netloc}{owner_and_repo}".casefold()
