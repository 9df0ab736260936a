"""Finds the columns of a table, or the keys of a record, that hold each field of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mlcat.errors import ImportFailedError, UsageError
from mlcat.text.safety import shorten

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "name", "project", "project name", "tool", "library", "package", "product", "resource", "app",
              "software", "paper", "dataset", "model", "full name", "repo", "github id"),
    "url": ("url", "link", "homepage", "home page", "homepage url", "home url", "website", "web site", "website url",
            "site", "site url", "web", "blog", "blog url", "href", "address", "uri",
            "project url", "html url", "repo", "repository", "repository url", "repo url", "git",
            "github", "git hub", "github id", "gitlab", "git lab", "pdf", "full name", "source",
            "source code", "source code url", "code", "details"),
    "description": ("description", "desc", "summary", "about", "abstract", "text", "notes", "note", "details",
                    "comment", "short description", "abstract note", "tldr", "tl dr"),
    "section": ("section", "category", "categories", "group", "subject", "topic", "area", "folder",
                "category ids", "category id"),
    "subsection": ("subsection", "subcategory", "sub category", "subgroup"),
    "tags": ("tags", "tag", "labels", "keywords", "topics", "platforms", "platform",
             "manual tags", "automatic tags", "technologies", "technology"),
    "license": ("license", "licence", "licenses", "spdx", "license id"),
    "year": ("year", "published", "date", "publication date", "release date", "publication year"),
    "authors": ("authors", "author", "by", "creator", "creators"),
    "language": ("language", "lang", "programming language"),
    "venue": ("venue", "conference", "journal", "published in", "publication title", "journal title",
              "book title", "publication", "publisher"),
    "kind": ("kind", "item type", "type"),
    "status": ("status", "state", "archived", "deprecated", "discontinued"),
    "install": ("install", "installation", "install command"),
    "aliases": ("aliases", "alias", "also known as"),
    "arxiv": ("arxiv", "arxiv id"),
    "doi": ("doi",),
}  # fmt: skip
"""The usual names of the column for each field, the most likely first, as keys (see `column_key`)."""

_ADDRESS_ENDS = ("url", "uri", " link")
_PICTURE_AND_LICENSE_WORDS = frozenset(
    "image images img logo icon avatar thumbnail picture photo screenshot badge license licence cover banner".split()
)
"""Words in the names of columns whose addresses lead to no page about the entry."""

_MAX_COLUMNS = 60  # columns that a message names


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """Parses values of `--map`, such as `title=Project`, into columns by field. Raises `UsageError` for any other
    form."""
    mapping = {}
    for pair in pairs:
        field, separator, column = pair.partition("=")
        if not separator or field.strip() not in FIELDS or not column.strip():
            problem = f"--map '{shorten(pair, 60)}' does not name a field and a column."
            raise UsageError(problem, f"Write --map title=COLUMN. Fields: {', '.join(FIELDS)}.")
        mapping[field.strip()] = column.strip()
    return mapping


class FieldColumns:
    """The columns of a table by field."""

    def __init__(self, columns: Iterable[str], mapping: Mapping[str, str]) -> None:
        """`columns` are the names of all columns; `mapping` has those that the user named, by field."""
        self.columns = list(dict.fromkeys(columns))
        """The names of all columns, in order."""
        by_key = {column_key(column): column for column in reversed(self.columns)}
        self._by_field: dict[str, list[str]] = {}
        for field, names in FIELDS.items():
            candidates = [mapping[field]] if field in mapping else names
            self._by_field[field] = [by_key[key] for name in candidates if (key := column_key(name)) in by_key]
        others = [name for key, name in by_key.items() if "url" not in mapping and self._is_other_address(key, name)]
        self.other_addresses = frozenset(others)
        """The columns that only look like those of addresses; those of the field "url" end with them."""
        self._by_field["url"] += others

    def _is_other_address(self, key: str, name: str) -> bool:
        """Whether a column that belongs to no field is named like one for addresses: "pdf_url", "demo link"."""
        if not key.endswith(_ADDRESS_ENDS) or key == "curl" or any(name in names for names in self._by_field.values()):
            return False
        return _PICTURE_AND_LICENSE_WORDS.isdisjoint(key.removesuffix("url").split())

    def for_field(self, field: str) -> list[str]:
        """The columns of a field, the most likely first."""
        return self._by_field[field]

    @property
    def has_required_columns(self) -> bool:
        """Whether there is a column for titles, and one for addresses or DOIs."""
        return bool(self._by_field["title"] and (self._by_field["url"] or self._by_field["doi"]))

    def require(self, source_name: str) -> None:
        """Raises `ImportFailedError` unless `has_required_columns`. The error names the columns that there are."""
        if self.has_required_columns:
            return
        missing = [field for field in ("title", "url") if not self._by_field[field]]
        if any("://" in name for name in self.columns):
            raise ImportFailedError(
                f"{source_name} does not name its columns: there is an address in its first line.",
                "Write names on the first line, such as title and url. What mlcat prints has them with --format csv.",
            )
        columns = ", ".join(f"'{shorten(name, 40)}'" for name in self.columns[:_MAX_COLUMNS])
        more = f" and {len(self.columns) - _MAX_COLUMNS} more" if len(self.columns) > _MAX_COLUMNS else ""
        problem = f"{source_name} has no column for {' and '.join(missing)}: its columns are {columns or 'none'}{more}."
        hint = "Name them: " + " ".join(f"--map {field}=COLUMN" for field in missing) + "."
        raise ImportFailedError(problem, hint)


def column_key(name: str) -> str:
    """The name of a column as a key for comparisons: its words in lower case, without punctuation."""
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name[:200])).casefold().split())
