"""Finds arXiv numbers and DOIs in addresses and texts, and recognizes addresses of papers and data sets."""

from urllib.parse import unquote, urlsplit

from mlcat.importing.lazy_patterns import lazy_compile

_ARXIV_PATH = lazy_compile(
    r"^/(?:abs|pdf|html)/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?/?$"
)
_DOI_PATH = lazy_compile(r"^/(10\.\d{4,9}/[^\s<>]{1,300})$")
_ARXIV_TEXT = lazy_compile(r"\b(?i:arxiv)\s?:\s?(\d{4}\.\d{4,5}(?:v\d)?)")
_USUAL_ADDRESS = lazy_compile(r"https?://([A-Za-z0-9.-]+)((?:/[^\s?#]*)?)(?:[?#]\S*)?\Z")
"""Matches an address without port, user and blanks: nearly all are, and this is ten times as fast as `urlsplit`."""

_PAPER_HOSTS = frozenset(
    (
        "arxiv.org", "export.arxiv.org", "doi.org", "dx.doi.org", "aclweb.org", "aclanthology.org", "aclanthology.info",
        "openreview.net", "papers.nips.cc", "proceedings.neurips.cc", "proceedings.mlr.press", "jmlr.org",
        "openaccess.thecvf.com", "dl.acm.org", "ieeexplore.ieee.org", "link.springer.com", "biorxiv.org",
        "papers.ssrn.com", "semanticscholar.org", "pdfs.semanticscholar.org", "sciencedirect.com", "ojs.aaai.org",
    )
)  # fmt: skip


def arxiv_of(url: str) -> str | None:
    """The arXiv number in an address; None if there is none."""
    if "arxiv" not in url.lower():
        return None
    host, path = _host_and_path(url)
    match = _ARXIV_PATH.match(path) if host in ("arxiv.org", "export.arxiv.org") else None
    return match[1] if match else None


def doi_of(url: str) -> str | None:
    """The DOI in an address; None if there is none."""
    if "doi" not in url.lower():
        return None
    host, path = _host_and_path(url)
    match = _DOI_PATH.match(_percent_decoded(path)) if host in ("doi.org", "dx.doi.org") else None
    return match[1] if match else None


def arxiv_in(text: str) -> str | None:
    """The arXiv number that a text states; None if there is none."""
    match = _ARXIV_TEXT.search(text) if "arxiv" in text.casefold() else None
    return match[1] if match else None


def is_paper(url: str) -> bool:
    """Whether an address is that of a paper: on a host of papers, or a PDF."""
    host, path = _host_and_path(url)
    return _is_page_of_paper_host(host, path) or path.casefold().endswith(".pdf")


def is_on_paper_host(url: str) -> bool:
    """Whether an address is that of a page on a host of papers."""
    return _is_page_of_paper_host(*_host_and_path(url))


def _is_page_of_paper_host(host: str, path: str) -> bool:
    return host in _PAPER_HOSTS and len(path) > 1


def is_dataset(url: str) -> bool:
    """Whether an address is that of a data set."""
    if "/datasets/" not in url:
        return False
    host, path = _host_and_path(url)
    return host == "huggingface.co" and path.startswith("/datasets/")


def _host_and_path(url: str) -> tuple[str, str]:
    """The host of an address without "www.", and its path; "" for a missing one."""
    usual = _USUAL_ADDRESS.match(url)
    if usual:
        return usual[1].lower().removeprefix("www."), usual[2]
    try:
        address = urlsplit(url)
        return (address.hostname or "").removeprefix("www."), address.path
    except ValueError:
        return "", ""


def _percent_decoded(path: str) -> str:
    """`path` percent-decoded; unchanged if the result would have characters that are invalid in a DOI."""
    text = unquote(path)
    return text if text.isprintable() else path
