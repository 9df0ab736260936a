"""Reads values of records whose form differs between programs: addresses, names of authors, kinds."""

from __future__ import annotations

import re

from mlcat.importing.fields.authors import authors_of
from mlcat.importing.lists.links.link_targets import resolve
from mlcat.importing.records.column_mapping import column_key

_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:[/?#]\S*)?")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[\w.-]{1,100}")
_REPOSITORY_COLUMNS = frozenset(("repo", "repository", "github", "github repo", "git hub", "git hub repo", "full name"))
_DOI = re.compile(r"(?:doi:\s?)?(10\.\d{4,9}/[^\s<>]{1,300})", re.IGNORECASE)
_LIST = re.compile(r"""\[(?:'[^'\[\]]*'|"[^"\[\]]*")(?:,\s*(?:'[^'\[\]]*'|"[^"\[\]]*"))*\]""")
_LIST_ITEM = re.compile(r"""'([^'\[\]]*)'|"([^"\[\]]*)\"""")
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?[,;|]\s*")
_KINDS = {
    "journalarticle": "paper", "conferencepaper": "paper", "preprint": "paper", "thesis": "paper", "report": "paper",
    "manuscript": "paper", "booksection": "paper", "computerprogram": "application", "software": "application",
    "magazinearticle": "article", "newspaperarticle": "article", "blogpost": "article", "webpage": "article",
}  # fmt: skip
"""The kinds for the types of items in exports of reference managers."""


def address_of(text: str, column: str = "") -> str:
    """`text` as an address: a URL, a host without https://, a DOI, or owner/repo in a column of repositories; "" for
    any other text."""
    if "://" in text:
        return resolve(text, None)[0]
    if doi := _DOI.fullmatch(text[:400]):
        return resolve(f"https://doi.org/{doi[1]}", None)[0]
    if column_key(column) in _REPOSITORY_COLUMNS and _REPOSITORY.fullmatch(text[:200]):
        return resolve(f"https://github.com/{text}", None)[0]
    return resolve(f"https://{text}", None)[0] if _HOST.fullmatch(text[:4000]) else ""


def parts_of(text: str) -> list[str]:
    """The values in a text with separators, or in a list as Python prints it: "a; b, c", "['a', 'b']"."""
    if text[:1] == "[" and _LIST.fullmatch(text):
        return [first or second for first, second in _LIST_ITEM.findall(text)]
    return _SEPARATOR.split(text)


def authors_in(text: str) -> list[str]:
    """The names of authors in a text, as "Given Family" where it says which is which: "Moss, Ada; Reed, Ben"."""
    if ";" in text:
        return [_given_first(name) for name in text.split(";")]
    authors = authors_of(text)
    return list(authors.names) if authors else _SEPARATOR.split(text)


def _given_first(name: str) -> str:
    """A name with the given name first: "Ada Moss" for "Moss, Ada"."""
    family, comma, given = name.strip().partition(", ")
    return f"{given} {family}" if comma and "," not in given else name.strip()


def kind_of(text: str) -> str | None:
    """The kind for the type of an item in the export of a reference manager; None for any other text."""
    return _KINDS.get(text.casefold().replace(" ", "").replace("-", ""))
