"""Gives entries their ids and sections: each batch is prepared on its own, then the batches are committed in order.

Preparing takes most of the time and does not depend on other batches, so that several processes can prepare at once.
Committing changes only the ids and sections that turn out to be taken: the result is the same as if every entry had
been added one by one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import islice, repeat
from typing import NamedTuple

from mlcat.errors import CatalogError
from mlcat.importing.records.reading import PrintedEntry, Record, parse_lines, without_trace
from mlcat.index.building.documents import PreparedDocument, prepare_documents
from mlcat.index.building.vocabulary import WordCounts, count_words
from mlcat.model import CatalogData, Entry, Section
from mlcat.text.safety import shorten
from mlcat.text.slugs import IdAllocator, entry_ids
from mlcat.validation import parse_entry, to_json

BATCH = 2000  # entries per batch of a list that is in memory


SectionName = str | tuple[str, ...]
"""A section as the input names it: by id or title, or by the titles from the outermost section to it."""


class StoredEntry(NamedTuple):
    """An entry with its final form in both files."""

    line: bytes
    """Its line in the catalog file: JSON and a line feed."""
    document: PreparedDocument
    """Its rows in the index."""


def stored_entries(lines: list[bytes], documents: list[PreparedDocument]) -> list[StoredEntry]:
    """Pairs lines with documents; for a million, this takes a third of the time of calling the class."""
    return list(map(tuple.__new__, repeat(StoredEntry), zip(lines, documents, strict=True)))


class CommittedBatch(NamedTuple):
    """A batch whose ids and sections are final."""

    facts: CatalogData | None
    """The catalog's own facts, if these lines had them."""
    sections: list[Section]
    """The sections that no earlier batch had, in order of first use."""
    entries: list[StoredEntry]
    words: WordCounts
    """The words of `entries`, with the number of entries that have each."""
    invalid: list[CatalogError]
    """The fault of each entry that was left out."""


class PreparedBatch(NamedTuple):
    """A batch with the ids and sections that its entries would have if there were no other batch."""

    facts: CatalogData | None
    sections: list[Section]
    """The sections that were not known before this batch."""
    entries: list[StoredEntry]
    words: WordCounts
    invalid: list[CatalogError]
    origins: list[str]
    """For each entry that came with an id of its own, its place in the input, for error messages; "" if another id will
    do."""
    section_names: list[SectionName]
    """For each entry, its section as the input has it."""


class SectionRegistry:
    """The sections of a catalog during its import: those it declares, and those added as entries name them."""

    def __init__(self, declared: Iterable[Section] = ()) -> None:
        self.all: dict[str, Section] = {}
        """All sections by id, in the order in which they were added."""
        self._by_title: dict[str, str] = {}
        self._by_parent: dict[tuple[str | None, str], str] = {}
        self._titles: dict[str, tuple[str, ...]] = {}
        self._ids = IdAllocator()
        self.add(declared)

    def copy(self) -> SectionRegistry:
        """A copy that can grow on its own."""
        other = SectionRegistry()
        other.all = self.all.copy()
        other._by_title = self._by_title.copy()
        other._by_parent = self._by_parent.copy()
        other._titles = self._titles.copy()
        other._ids = IdAllocator(set(self.all))
        return other

    def added_since(self, count: int) -> list[Section]:
        """All sections but the first `count`."""
        return list(islice(self.all.values(), count, None))

    def add(self, sections: Iterable[Section]) -> None:
        """Adds sections, parents before children."""
        for section in sections:
            self.all[section.id] = section
            self._by_title.setdefault(section.title.casefold(), section.id)
            self._by_parent.setdefault((section.parent, section.title.casefold()), section.id)
            self._titles[section.id] = (*self._titles.get(section.parent or "", ()), section.title)
            self._ids.taken.add(section.id)

    def resolve(self, names: Iterable[SectionName]) -> list[str]:
        """The id of each named section, in order; a section that does not exist is added."""
        known: dict[SectionName, str] = {}
        ids = []
        for name in names:
            if name not in known:
                count = len(self.all)
                found = self._resolve(name) if isinstance(name, str) else self._resolve_path(name)
                if len(self.all) > count:
                    known.clear()  # the new id may equal a name that meant the title of another section
                known[name] = found
            ids.append(known[name])
        return ids

    def _resolve(self, name: str) -> str:
        if name in self.all:
            return name
        found = self._by_title.get(name.casefold())
        if found is None:
            found = self._ids.section(name)
            self.add([Section(id=found, title=name)])
        return found

    def _resolve_path(self, titles: tuple[str, ...]) -> str:
        found = ""
        for title in titles:
            parent = found or None
            found = self._by_parent.get((parent, title.casefold()), "")
            if not found:
                found = self._ids.section(title, parent)
                self.add([Section(id=found, title=title, parent=parent)])
        return found

    def store(self, entries: list[Entry]) -> list[StoredEntry]:
        """The stored form of entries that have an id and a known section."""
        lines = [to_json(entry) + b"\n" for entry in entries]
        return stored_entries(lines, prepare_documents(entries, self._titles))


def prepare_batch(records: Iterable[Record], invalid: list[CatalogError], known: SectionRegistry) -> PreparedBatch:
    """Prepares the records of a batch.

    `invalid` are the faults of records that could not be read, `known` the sections that every batch may use.
    """
    sections = known.copy()
    facts = None
    origins: list[str] = []
    entries: list[Entry] = []
    names: list[SectionName] = []
    for location, value in records:
        if isinstance(value, CatalogData):
            facts = value
            sections.add(value.sections)
        elif isinstance(value, PrintedEntry):
            origins.append("")
            entries.append(value.entry)
            names.append(value.section_path or value.entry.section)
        else:
            origins.append(location if value.id else "")
            entries.append(value)
            names.append(value.section)
    for entry, section in zip(entries, sections.resolve(names), strict=True):
        _set_place(entry, entry.id or next(entry_ids(entry.title, entry.url)), section)
    stored = sections.store(entries)
    words = count_words([document for _, document in stored])
    return PreparedBatch(facts, sections.added_since(len(known.all)), stored, words, invalid, origins, names)


def prepare_lines(lines: list[bytes], name: str, before: int, known: SectionRegistry) -> PreparedBatch:
    """Prepares lines of NDJSON; `name` is what errors call the file, `before` the number of lines before these."""
    invalid: list[CatalogError] = []
    return prepare_batch(list(parse_lines(lines, name, invalid.append, before)), invalid, known)


def _set_place(entry: Entry, chosen: str, section: str) -> Entry:
    """Changes the id and section of an entry and returns the same object; no other code may have a reference to it."""
    # Nobody else has a reference to the new entry; `dataclasses.replace` would double the time of an import.
    object.__setattr__(entry, "id", chosen)
    object.__setattr__(entry, "section", section)
    return entry


class Committer:
    """Commits prepared batches in order."""

    def __init__(self) -> None:
        self.sections = SectionRegistry()
        self._taken = _IdSet()
        self._ids = IdAllocator(self._taken)

    def commit(self, prepared: PreparedBatch) -> CommittedBatch:
        """The batch with its final ids and sections; entries whose own id is taken are among the invalid."""
        count = len(self.sections.all)
        if prepared.facts:
            self.sections.add(prepared.facts.sections)
        sections = self.sections.resolve(prepared.section_names)
        # The words of an entry hold the title of its section, which an earlier batch may spell in another way.
        respelled = {section.id for section in prepared.sections if self.sections.all.get(section.id) != section}
        entries: list[StoredEntry] = []
        invalid = list(prepared.invalid)
        has_moved = False
        for entry, origin, section in zip(prepared.entries, prepared.origins, sections, strict=True):
            stays = entry.document.section == section and section not in respelled
            if stays and self._taken.add(entry.document.columns.id):
                entries.append(entry)
                continue
            has_moved = has_moved or not stays
            try:
                entries.append(self._store_again(entry, origin, section))
            except CatalogError as error:
                invalid.append(without_trace(error))
        words = prepared.words
        if has_moved or len(entries) < len(prepared.entries):
            words = count_words([document for _, document in entries])
        return CommittedBatch(prepared.facts, self.sections.added_since(count), entries, words, invalid)

    def _store_again(self, stored: StoredEntry, origin: str, section: str) -> StoredEntry:
        """The entry in `section`, with its id if that is free and derived, else with a free one."""
        entry = parse_entry(stored.line, origin)
        chosen = entry.id
        if not self._taken.add(chosen):
            if origin:
                problem = f"{origin}: the id '{chosen}' of '{shorten(entry.title, 40)}' is taken."
                raise CatalogError(problem, "Give it another id.")
            chosen = self._ids.entry(entry.title, entry.url)
        return self.sections.store([_set_place(entry, chosen, section)])[0]


class _IdSet:
    """A set of ids that stores sixty bits of their hashes; as text, a million ids would take most of the memory."""

    def __init__(self) -> None:
        self._hashes: set[int] = set()

    def add(self, chosen: object) -> bool:
        """Adds an id; returns whether it is new."""
        key = hash(chosen) & _SIXTY_BITS
        if key in self._hashes:
            return False
        self._hashes.add(key)
        return True

    def __contains__(self, chosen: object) -> bool:
        return hash(chosen) & _SIXTY_BITS in self._hashes


_SIXTY_BITS = (1 << 60) - 1  # a larger number takes a third more memory


def commit_records(records: Iterable[Record], invalid: list[CatalogError]) -> Generator[CommittedBatch]:
    """Prepares and commits records that are in memory; `invalid` are the faults of those that could not be read."""
    committer = Committer()
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        yield committer.commit(prepare_batch(batch, invalid, committer.sections))
        invalid = []
    if invalid:
        yield CommittedBatch(None, [], [], {}, invalid)
