"""Prepares entries for the tables of an index: columns, tokens, names. Pure, so that worker processes can do
it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from mlcat.index.building.abbreviations import keys_of_other_names
from mlcat.index.building.analysis import Analysis, analyze
from mlcat.index.building.derived_names import acronym, derived_names
from mlcat.index.identifiers import entry_identifiers, identifier_key
from mlcat.index.schema import PHRASE_SEPARATOR, NameKind
from mlcat.model import Entry
from mlcat.publications import to_values
from mlcat.text.addresses import HOSTS_WITH_OWNERS, HostAndPath, host_and_path
from mlcat.text.normalize import name_key, name_key_without_symbols
from mlcat.text.slugs import entry_ids, slug
from mlcat.text.tokens import CASE_SEPARATOR, MARK_SEPARATOR, words_of_tokens
from mlcat.validation import values_to_json

_OTHER_FIELDS = (
    "description", "aliases", "topics", "authors", "organization", "license", "code_license", "language", "install",
    "last_activity", "checked", "added",
)  # fmt: skip
_OWNER_HOSTS = "|".join(map(re.escape, sorted(HOSTS_WITH_OWNERS)))
_PLAIN_REPOSITORY = re.compile(f"https://(?:{_OWNER_HOSTS})/([^/?#]+/[^/?#]+)(?<!\\.git)")
"""Matches a plain address of a repository. Both of its identifiers, `github.com/owner/name` and `repo:owner/name`, have
one key."""
_other_values = attrgetter(*_OTHER_FIELDS)
_OTHER_NAMES = keys_of_other_names()


ENTRY_COLUMNS = ("id", "title", "url", "tags", "kind", "status", "year", "summary", "rest", "tokens")
"""The columns of the table `entries` whose values a document holds, in the same order."""
_StoredValues = tuple[str, str, str, str, str | None, str | None, int | None, str | None, str]
"""The values of these columns except `tokens`."""


class PreparedDocument(NamedTuple):
    """An entry as it is stored in the tables, without its row id; first its values for the columns `ENTRY_COLUMNS`."""

    id: str
    title: str
    url: str
    tags: str
    kind: str | None
    status: str | None
    year: int | None
    summary: str | None
    rest: str
    tokens: str
    section: str
    """The id of its section."""
    stems: tuple[str, str, str, str]
    """Its values for the table `stems`: see `analysis.Analysis`."""
    names: dict[str, int]
    """The keys of its names (see `name_key`), each with its `NameKind`."""
    distinct_tags: tuple[str, ...]
    """Its tags, without those that differ from an earlier one only in case."""
    identifiers: tuple[int, ...]
    """The keys of its identifiers: see `identifiers.identifier_key`."""


def prepare_documents(entries: Sequence[Entry], sections: Mapping[str, tuple[str, ...]]) -> list[PreparedDocument]:
    """Prepares each entry; `sections` maps a section id to the titles of its parents, outermost first, and its own."""
    # One step for all entries, then the next: a tenth quicker than all steps for one entry, because the code and the
    # tables of one step stay in the caches of the processor.
    addresses = [host_and_path(entry.url) for entry in entries]
    titles = [sections[entry.section] for entry in entries]
    analyses = list(map(analyze, entries, addresses, titles))
    names = list(map(_entry_names, entries, addresses, analyses))
    stored = list(map(_stored_values, entries))
    tags = [_distinct_tags(entry.tags) if entry.tags else () for entry in entries]
    identifiers = list(map(identifier_keys, entries))
    return [
        PreparedDocument._make((*columns, analysis.tokens, entry.section, analysis.stems, *others))
        for entry, columns, analysis, *others in zip(entries, stored, analyses, names, tags, identifiers, strict=True)
    ]


def with_stored_fields(document: PreparedDocument, entry: Entry) -> PreparedDocument:
    """The document with the stored columns of `entry`, whose searched fields must be the same as those of the
    document."""
    stored = _stored_values(entry)
    return PreparedDocument._make((*stored, *document[len(stored) :]))


def to_plain(documents: Iterable[PreparedDocument]) -> list[tuple[Any, ...]]:
    """The documents as plain tuples, which `marshal` can pass to another process."""
    return list(map(tuple, documents))


def from_plain(plain: Iterable[tuple[Any, ...]]) -> list[PreparedDocument]:
    """The inverse of `to_plain`."""
    return list(map(PreparedDocument._make, plain))


@lru_cache(maxsize=1 << 12)
def _distinct_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags in order, without duplicates in another case; the first spelling is kept."""
    return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


def _stored_values(entry: Entry) -> _StoredValues:
    values = _other_values(entry)
    rest: dict[str, object] = {}
    if any(values):
        rest = {key: value for key, value in zip(_OTHER_FIELDS, values, strict=True) if value}
    if entry.links:
        rest["links"] = [(link.label, link.url) for link in entry.links]
    if entry.publications:
        rest["publications"] = [to_values(publication) for publication in entry.publications]
    return (
        entry.id, entry.title, entry.url, "\t".join(entry.tags), entry.kind, entry.status, entry.year, entry.summary,
        values_to_json(rest) if rest else "{}",
    )  # fmt: skip


def _entry_names(entry: Entry, address: HostAndPath, analysis: Analysis) -> dict[str, int]:
    """The keys of all names by which the entry can be looked up, each with the surest `NameKind` that gives it."""
    names: dict[str, int] = {}
    entry_id = entry.id.replace("-", "")
    title_key = name_key(entry.title)
    if entry_id == title_key or not _is_from_address(entry):
        names[entry_id] = NameKind.ID
    as_one_word, in_order = _joined_and_sorted(analysis.title)
    names.setdefault(title_key, NameKind.TITLE)
    names.setdefault(as_one_word, NameKind.TITLE)
    others = [in_order]
    if analysis.aliases:
        for alias in entry.aliases:
            names.setdefault(name_key(alias), NameKind.ALIAS)
        for alias in analysis.aliases.split(PHRASE_SEPARATOR):
            as_one_word, in_order = _joined_and_sorted(alias)
            names.setdefault(as_one_word, NameKind.ALIAS)
            others.append(in_order)
    names.setdefault(entry_id, NameKind.DERIVED)  # hyphens are the only punctuation in an id
    for name in derived_names(entry.title, address):
        if name != entry.title:
            names.setdefault(name_key(name), NameKind.DERIVED)
    if not _OTHER_NAMES.keys().isdisjoint(names):
        for name in [other_name for known_name in names for other_name in _OTHER_NAMES.get(known_name, ())]:
            names.setdefault(name, NameKind.DERIVED)
    for name in others:
        names.setdefault(name, NameKind.REORDERED)
    for name in (entry.title, *entry.aliases):
        if "+" in name or "#" in name or "." in name:  # only these symbols are spelled out by `name_key`
            names.setdefault(name_key_without_symbols(name), NameKind.REORDERED)
    if " " in entry.title or "-" in entry.title:
        names.setdefault(acronym(entry.title), NameKind.ACRONYM)
    names.pop("", None)
    return names


def _is_from_address(entry: Entry) -> bool:
    """Whether the id was derived from more than the title."""
    first, *others = entry_ids(entry.title, entry.url)
    return entry.id in others or (entry.id == first != slug(entry.title))


def identifier_keys(entry: Entry) -> tuple[int, ...]:
    """The keys of the identifiers of an entry (see `index.identifiers`), without duplicates."""
    if not entry.links and not entry.publications and (plain := _PLAIN_REPOSITORY.fullmatch(entry.url)):
        return (identifier_key(f"repo:{plain[1].lower()}"),)  # most entries, in a third of the time
    return tuple(dict.fromkeys(map(identifier_key, entry_identifiers(entry))))


def _joined_and_sorted(name: str) -> tuple[str, str]:
    """A folded name as one word, and its words in alphabetical order ("" if there is only one)."""
    if " " not in name and CASE_SEPARATOR not in name and MARK_SEPARATOR not in name:
        return name, ""
    if " " not in name:
        token_as_word, *parts = words_of_tokens(name).split()
        return token_as_word, " ".join(sorted(parts))
    token_words, parts = [], []
    for token in name.split():
        token_as_word, *other_forms = words_of_tokens(token).split()
        token_words.append(token_as_word)
        parts += other_forms or [token_as_word]
    return "".join(token_words), " ".join(sorted(parts)) if len(parts) > 1 else ""
