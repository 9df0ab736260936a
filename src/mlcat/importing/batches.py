"""Assigns ids and sections to entries: each batch is prepared on its own, then the batches are merged in order.

Preparing takes most of the time. It does not depend on other batches, so several processes can prepare at once. Merging
changes only the ids and sections that an earlier batch has taken. The result is the same as if every entry had been
added one by one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import islice
from typing import NamedTuple

from mlcat.errors import CatalogError
from mlcat.importing.records.mlcat_json import PrintedEntry, Record, parse_lines, without_traceback
from mlcat.index.building.documents import PreparedDocument, prepare_documents
from mlcat.index.building.vocabulary import WordCounts, count_words
from mlcat.model import CatalogData, Entry, Section
from mlcat.text.safety import shorten
from mlcat.text.slugs import IdAllocator, entry_ids
from mlcat.validation import parse_entry, to_json_lines

BATCH_SIZE = 2000  # records of a list in memory per batch


SectionName = str | tuple[str, ...]
"""The name of a section in the input: its id, its title, or the titles from the outermost section to it."""


class MergedBatch(NamedTuple):
    """A batch with final ids and sections."""

    header: CatalogData | None
    """The catalog's own fields, if the input has them in this batch."""
    sections: list[Section]
    """The sections that are new in this batch, in order of first use."""
    lines: list[bytes]
    """The line of each entry in the catalog file: JSON and a line feed."""
    documents: list[PreparedDocument]
    """What the index stores of each entry."""
    words: WordCounts
    """The number of entries with each word."""
    errors: list[CatalogError]
    """The errors of the invalid entries, which are left out."""


class PreparedBatch(NamedTuple):
    """A batch with the ids and sections that its entries would have if there were no other batch."""

    header: CatalogData | None
    sections: list[Section]
    """The sections that were not known before this batch."""
    lines: list[bytes]
    documents: list[PreparedDocument]
    words: WordCounts
    errors: list[CatalogError]
    origins: list[str]
    """The location of each entry in the input, for error messages; "" if the entry may get another id."""
    section_names: list[SectionName]
    """The section of each entry, as the input names it."""


class SectionRegistry:
    """The sections of a catalog during its import: the header declares some, and entries add others."""

    def __init__(self, declared: Iterable[Section] = ()) -> None:
        self.all: dict[str, Section] = {}
        """All sections by id, in the order in which they were added."""
        self._by_title: dict[str, str] = {}
        self._by_parent: dict[tuple[str | None, str], str] = {}
        self._titles: dict[str, tuple[str, ...]] = {}
        self._ids = IdAllocator()
        self.add(declared)

    def copy(self) -> SectionRegistry:
        """An independent copy."""
        registry = SectionRegistry()
        registry.all = self.all.copy()
        registry._by_title = self._by_title.copy()
        registry._by_parent = self._by_parent.copy()
        registry._titles = self._titles.copy()
        registry._ids = IdAllocator(set(self.all))
        return registry

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
        resolved: dict[SectionName, str] = {}
        ids = []
        for name in names:
            if name not in resolved:
                count = len(self.all)
                section_id = self._resolve(name) if isinstance(name, str) else self._resolve_path(name)
                if len(self.all) > count:
                    resolved.clear()  # the new id may equal the title of another section, and ids come first
                resolved[name] = section_id
            ids.append(resolved[name])
        return ids

    def _resolve(self, name: str) -> str:
        if name in self.all:
            return name
        section_id = self._by_title.get(name.casefold())
        if section_id is None:
            section_id = self._ids.section_id(name)
            self.add([Section(id=section_id, title=name)])
        return section_id

    def _resolve_path(self, titles: tuple[str, ...]) -> str:
        section_id = ""
        for title in titles:
            parent = section_id or None
            section_id = self._by_parent.get((parent, title.casefold()), "")
            if not section_id:
                section_id = self._ids.section_id(title, parent)
                self.add([Section(id=section_id, title=title, parent=parent)])
        return section_id

    def serialize(self, entries: list[Entry]) -> tuple[list[bytes], list[PreparedDocument]]:
        """The lines and the documents of entries. Their sections must be ids in this registry."""
        return to_json_lines(entries), prepare_documents(entries, self._titles)


def prepare_batch(records: Iterable[Record], errors: list[CatalogError], declared: SectionRegistry) -> PreparedBatch:
    """Prepares the records of a batch.

    `errors` has those of the records that could not be read, `declared` the sections that every batch may use.
    """
    sections = declared.copy()
    header = None
    origins: list[str] = []
    entries: list[Entry] = []
    names: list[SectionName] = []
    for location, value in records:
        if isinstance(value, CatalogData):
            header = value
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
        _set_id_and_section(entry, entry.id or next(entry_ids(entry.title, entry.url)), section)
    lines, documents = sections.serialize(entries)
    added = sections.added_since(len(declared.all))
    return PreparedBatch(header, added, lines, documents, count_words(documents), errors, origins, names)


def prepare_lines(lines: list[bytes], name: str, lines_before: int, declared: SectionRegistry) -> PreparedBatch:
    """Prepares lines of NDJSON. `name` names the file in errors; `lines_before` is the number of lines before these."""
    errors: list[CatalogError] = []
    return prepare_batch(list(parse_lines(lines, name, errors.append, lines_before)), errors, declared)


def _set_id_and_section(entry: Entry, entry_id: str, section: str) -> Entry:
    """Sets the id and section of an entry in place, and returns it. The entry must be new and not shared."""
    # `dataclasses.replace` would double the time of an import.
    object.__setattr__(entry, "id", entry_id)
    object.__setattr__(entry, "section", section)
    return entry


class BatchMerger:
    """Merges prepared batches into one catalog, in order."""

    def __init__(self) -> None:
        self.sections = SectionRegistry()
        self._taken = _IdSet()
        self._ids = IdAllocator(self._taken)

    def merge(self, prepared: PreparedBatch) -> MergedBatch:
        """The batch with final ids and sections.

        An entry whose id was given in the input is invalid if an earlier entry has that id.
        """
        count = len(self.sections.all)
        if prepared.header:
            self.sections.add(prepared.header.sections)
        sections = self.sections.resolve(prepared.section_names)
        # The words of an entry include the title of its section, which an earlier batch may spell differently.
        respelled_ids = {section.id for section in prepared.sections if self.sections.all.get(section.id) != section}
        lines: list[bytes] = []
        documents: list[PreparedDocument] = []
        errors = list(prepared.errors)
        any_moved = False
        entries = zip(prepared.lines, prepared.documents, prepared.origins, sections, strict=True)
        for line, document, origin, section in entries:
            keeps_section = document.section == section and section not in respelled_ids
            if not keeps_section or not self._taken.add(document.id):
                any_moved = any_moved or not keeps_section
                try:
                    line, document = self._reassign(line, origin, section)  # noqa: PLW2901
                except CatalogError as error:
                    errors.append(without_traceback(error))
                    continue
            lines.append(line)
            documents.append(document)
        words = prepared.words
        if any_moved or len(lines) < len(prepared.lines):
            words = count_words(documents)
        return MergedBatch(prepared.header, self.sections.added_since(count), lines, documents, words, errors)

    def _reassign(self, line: bytes, origin: str, section: str) -> tuple[bytes, PreparedDocument]:
        """Moves an entry to `section`, and gives it another id if its own is taken; returns its line and its document.

        Raises `CatalogError` if the id is taken and was given in the input.
        """
        entry = parse_entry(line, origin)
        entry_id = entry.id
        if not self._taken.add(entry_id):
            if origin:
                problem = f"{origin}: the id '{entry_id}' of '{shorten(entry.title, 40)}' is taken."
                raise CatalogError(problem, "Give it another id.")
            entry_id = self._ids.entry_id(entry.title, entry.url)
        (new_line,), (document,) = self.sections.serialize([_set_id_and_section(entry, entry_id, section)])
        return new_line, document


class _IdSet:
    """A set of ids, as 60 bits of their hashes: as text, a million ids would take most of the memory."""

    def __init__(self) -> None:
        self._hashes: set[int] = set()

    def add(self, entry_id: object) -> bool:
        """Adds an id; returns whether it is new."""
        key = hash(entry_id) & _SIXTY_BITS
        if key in self._hashes:
            return False
        self._hashes.add(key)
        return True

    def __contains__(self, entry_id: object) -> bool:
        return hash(entry_id) & _SIXTY_BITS in self._hashes


_SIXTY_BITS = (1 << 60) - 1  # a larger number takes a third more memory


def batches_of_records(records: Iterable[Record], errors: list[CatalogError]) -> Generator[MergedBatch]:
    """Prepares and merges records in memory, `BATCH_SIZE` at a time.

    `errors` has those of the records that could not be read.
    """
    merger = BatchMerger()
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH_SIZE)):
        yield merger.merge(prepare_batch(batch, errors, merger.sections))
        errors = []
    if errors:
        yield MergedBatch(None, [], [], [], {}, errors)
