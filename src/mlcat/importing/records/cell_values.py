"""Parses the texts of cells, which programs write in different forms: addresses, lists, authors, kinds."""

from __future__ import annotations

import re

from mlcat.importing.fields.authors import authors_of
from mlcat.importing.lazy_patterns import lazy_compile
from mlcat.importing.lists.links.link_targets import resolve
from mlcat.importing.records.field_columns import column_key

_HOST = lazy_compile(r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:[/?#]\S*)?")
_REPOSITORY = lazy_compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[\w.-]{1,100}")
_REPOSITORY_COLUMNS = frozenset(
    ("repo", "repository", "github", "github id", "github repo", "git hub", "git hub repo", "full name")
)
_REPOSITORY_HOSTS = ("github.com", "gitlab.com", "codeberg.org")
_DOI = lazy_compile(r"(?:doi:\s?)?(10\.\d{4,9}/[^\s<>]{1,300})", re.IGNORECASE)
_LIST = lazy_compile(r"""\[(?:'[^'\[\]]*'|"[^"\[\]]*")(?:,\s*(?:'[^'\[\]]*'|"[^"\[\]]*"))*\]""")
_LIST_ITEM = lazy_compile(r"""'([^'\[\]]*)'|"([^"\[\]]*)\"""")
_SEPARATOR = lazy_compile(r"(?:(?<!\s)\s+)?[,;|]\s*")
_KINDS = {
    "journalarticle": "paper", "conferencepaper": "paper", "preprint": "paper", "thesis": "paper", "report": "paper",
    "manuscript": "paper", "booksection": "paper", "computerprogram": "application", "software": "application",
    "magazinearticle": "article", "newspaperarticle": "article", "blogpost": "article", "webpage": "article",
}  # fmt: skip
"""The kind of an entry by the item type that reference managers export."""


def address_of(text: str, column: str = "") -> str:
    """The address for a URL, a host without https://, a DOI or, in a column of repositories, owner/repo.

    "" for any other text. `column` is the name of the column.
    """
    if "://" in text:
        return resolve(text, None)[0]
    if doi := _DOI.fullmatch(text[:400]):
        return resolve(f"https://doi.org/{doi[1]}", None)[0]
    if is_repository(text, column):
        return resolve(f"https://github.com/{text}", None)[0]
    return resolve(f"https://{text}", None)[0] if _HOST.fullmatch(text[:4000]) else ""


def is_repository(text: object, column: str) -> bool:
    """Whether a value of a column is the name of a repository: owner/repo."""
    is_text = isinstance(text, str) and column_key(column) in _REPOSITORY_COLUMNS
    return is_text and _REPOSITORY.fullmatch(str(text)[:200]) is not None


def title_of_cell(text: str) -> str:
    """The title in a cell: its text, or owner/name for the address of a repository; "" for any other address."""
    if "://" not in text:
        return text
    parts = text.partition("://")[2].partition("?")[0].strip("/").split("/")
    return "/".join(parts[1:3]) if parts[0] in _REPOSITORY_HOSTS and len(parts) > 2 else ""


def parts_of(text: str) -> list[str]:
    """Splits a text at its separators, or a list as Python prints it: "a; b, c", "['a', 'b']"."""
    if text[:1] == "[" and _LIST.fullmatch(text):
        return [first or second for first, second in _LIST_ITEM.findall(text)]
    return _SEPARATOR.split(text)


def split_authors(text: str) -> list[str]:
    """The names of authors in a text. "Moss, Ada; Reed, Ben" becomes "Ada Moss" and "Ben Reed"."""
    if ";" in text:
        return [_given_first(name) for name in text.split(";")]
    authors = authors_of(" ".join(text.split()))
    return list(authors.names) if authors else _SEPARATOR.split(text)


def _given_first(name: str) -> str:
    """A name with the given name first: "Ada Moss" for "Moss, Ada"."""
    family, comma, given = name.strip().partition(", ")
    return f"{given} {family}" if comma and "," not in given else name.strip()


def kind_of(text: str) -> str | None:
    """The kind of an entry for an item type that reference managers export ("Journal Article"); else None."""
    return _KINDS.get(text.casefold().replace(" ", "").replace("-", ""))
