"""Gives entries their ids and sections: first as if each batch stood alone, then for good.

Drafting a batch needs nothing of the others and takes most of the time, so that several processes can do it at once.
Settling goes through the batches in order and changes only what turned out to be taken; ids and sections come out as
they would one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from mlcat.errors import CatalogError
from mlcat.importing.records import Read, without_trace
from mlcat.index.builder import section_words
from mlcat.index.documents import PreparedDocument, prepare_documents
from mlcat.index.vocabulary import WordCounts, count_words
from mlcat.model import CatalogData, Entry, Section
from mlcat.text.safety import shorten
from mlcat.text.slugs import entry_id, section_id
from mlcat.validation import parse_entry, to_json

StoredEntry = tuple[bytes, PreparedDocument]
"""An entry with its id and section, ready to be written: its line of JSON, and what the index holds of it."""


class CommittedBatch(NamedTuple):
    """What became of some entries, in order."""

    facts: CatalogData | None
    """The catalog's own facts, if these lines had them."""
    sections: list[Section]
    """Those that were met for the first time."""
    placed: list[StoredEntry]
    words: WordCounts
    """Theirs."""
    invalid: list[CatalogError]
    """The entries that cannot be used."""


class PreparedBatch(NamedTuple):
    """A batch on its own: ids and sections are what they would be if there were no other."""

    batch: CommittedBatch
    given: list[str]
    """For each entry that came with an id, where it stands, for errors to say; "" for one whose id was derived."""
    named: list[str]
    """For each entry its section as it was written."""


class Sections:
    """The sections of a catalog that is on its way in: those that are known, and those made as entries come."""

    def __init__(self, known: Iterable[Section] = ()) -> None:
        self.all: dict[str, Section] = {}
        """By id, in the order in which they came."""
        self._by_title: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self.expect(known)

    def copy(self) -> Sections:
        """The same, to go on from."""
        other = Sections()
        other.all = self.all.copy()
        other._by_title = self._by_title.copy()
        other._words = self._words.copy()
        other._numbers = self._numbers.copy()
        return other

    def since(self, before: int) -> list[Section]:
        """Those that came after so many."""
        return list(islice(self.all.values(), before, None))

    def expect(self, sections: Iterable[Section]) -> None:
        """Makes sections known before their entries come, parents before children."""
        for section in sections:
            self.all[section.id] = section
            self._by_title.setdefault(section.title.casefold(), section.id)
            self._words[section.id] = section_words(self.all, section.id)

    def named(self, name: str) -> str:
        """The id of the section of that id or title; one that is not there is made."""
        if name in self.all:
            return name
        found = self._by_title.get(name.casefold())
        if found is None:
            found = section_id(name, None, self.all, self._numbers)
            self.expect([Section(id=found, title=name)])
        return found

    def place(self, entries: list[Entry]) -> list[StoredEntry]:
        """Entries with ids and sections, ready to be written."""
        return list(
            zip([to_json(entry) + b"\n" for entry in entries], prepare_documents(entries, self._words), strict=True)
        )


def prepare_batch(read: Iterable[Read], invalid: list[CatalogError], known: Sections) -> PreparedBatch:
    """A batch of entries that were read, with those that could not be; `known` are the sections known beforehand."""
    sections = known.copy()
    facts = None
    before = len(sections.all)
    entries: list[Entry] = []
    given: list[str] = []
    named: list[str] = []
    for where, one in read:
        if isinstance(one, CatalogData):
            facts = one
            sections.expect(one.sections)
            continue
        given.append(where if one.id else "")
        named.append(one.section)
        entries.append(_with(one, one.id or entry_id(one.title, one.url, ()), sections.named(one.section)))
    placed = sections.place(entries)
    words = count_words([prepared for _, prepared in placed])
    return PreparedBatch(CommittedBatch(facts, sections.since(before), placed, words, invalid), given, named)


def _with(entry: Entry, chosen: str, section: str) -> Entry:
    """The entry itself, with that id and section. It must be the caller's alone."""
    # It was made a moment ago and nobody else has it; `dataclasses.replace` would double the time of an import.
    object.__setattr__(entry, "id", chosen)
    object.__setattr__(entry, "section", section)
    return entry


class Committer:
    """Settles drafts in order."""

    def __init__(self) -> None:
        self.sections = Sections()
        # Hashes: a million ids as text would take more memory than all the rest.
        self._taken: set[int] = set()
        self._numbers: dict[str, int] = {}

    def settle(self, drafted: PreparedBatch) -> CommittedBatch:
        """The batch for good; entries with an id that another has are among the invalid."""
        batch, given, named = drafted
        before = len(self.sections.all)
        if batch.facts:
            self.sections.expect(batch.facts.sections)
        made = {section.id: section for section in batch.sections}
        placed: list[StoredEntry] = []
        invalid = list(batch.invalid)
        moved = False
        known: dict[str, str] = {}  # by name, until there is one more section
        for one, where, name in zip(batch.placed, given, named, strict=True):
            guess, columns = one[1][0], one[1][1]
            section = known.get(name)
            if section is None:
                count = len(self.sections.all)
                section = self.sections.named(name)
                if len(self.sections.all) > count:
                    known.clear()
                known[name] = section
            # Of another title its entries have other words.
            stays = section == guess and (guess not in made or made[guess] == self.sections.all[guess])
            key = _key(columns[0])
            if stays and key not in self._taken:
                self._taken.add(key)
                placed.append(one)
                continue
            moved = moved or not stays
            try:
                placed.append(self._changed(one, where, section))
            except CatalogError as error:
                invalid.append(without_trace(error))
        words = batch.words
        if moved or len(placed) < len(batch.placed):
            words = count_words([prepared for _, prepared in placed])
        return CommittedBatch(batch.facts, self.sections.since(before), placed, words, invalid)

    def _changed(self, one: StoredEntry, where: str, section: str) -> StoredEntry:
        entry = parse_entry(one[0], where)
        chosen = entry.id
        if _key(chosen) in self._taken:
            if where:
                problem = f"{where}: the id '{chosen}' of '{shorten(entry.title, 40)}' is taken."
                raise CatalogError(problem, "Give it another id.")
            chosen = entry_id(entry.title, entry.url, _Hashed(self._taken), self._numbers)
        self._taken.add(_key(chosen))
        return self.sections.place([_with(entry, chosen, section)])[0]


def _key(chosen: object) -> int:
    """The hash of an id, cut to sixty bits: the number of a million ids takes a third less memory so."""
    return hash(chosen) & _SIXTY_BITS


_SIXTY_BITS = (1 << 60) - 1


class _Hashed:
    """A container of ids that knows their hashes only."""

    def __init__(self, hashes: set[int]) -> None:
        self._hashes = hashes

    def __contains__(self, chosen: object) -> bool:
        return _key(chosen) in self._hashes
