"""Gives entries their ids and sections: first as if each batch stood alone, then for good.

Drafting a batch needs nothing of the others and takes most of the time, so that several processes can do it at once.
Settling goes through the batches in order and changes only what turned out to be taken; ids and sections come out as
they would one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mlcat.errors import CatalogError
from mlcat.importing.ndjson import Read
from mlcat.index.build import section_words
from mlcat.index.prepare import Prepared, prepare
from mlcat.index.vocabulary import Words, count_words
from mlcat.model import Catalog, Entry, Section
from mlcat.naming import entry_id, section_id
from mlcat.schema import parse_entry, to_json
from mlcat.text import shorten

Placed = tuple[bytes, Prepared]
"""An entry with its id and section, ready to be written: its line of JSON, and what the index holds of it."""


class Batch(NamedTuple):
    """What became of some entries, in order."""

    facts: Catalog | None
    """The catalog's own facts, if these lines had them."""
    sections: list[Section]
    """Those that were met for the first time."""
    placed: list[Placed]
    words: Words
    """Theirs."""
    invalid: list[CatalogError]
    """The entries that cannot be used."""


class Draft(NamedTuple):
    """A batch on its own: ids and sections are what they would be if there were no other."""

    batch: Batch
    given: list[str]
    """For each entry that came with an id, where it stands, for errors to say; "" for one whose id was derived."""


class Sections:
    """The sections of a catalog that is on its way in: those that are known, and those made as entries come."""

    def __init__(self, known: Iterable[Section] = ()) -> None:
        self.all: dict[str, Section] = {}
        """By id, in the order in which they came."""
        self._by_title: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self.expect(known)

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

    def place(self, entries: list[Entry]) -> list[Placed]:
        """Entries with ids and sections, ready to be written."""
        return list(zip([to_json(entry) + b"\n" for entry in entries], prepare(entries, self._words), strict=True))


def draft(read: Iterable[Read], invalid: list[CatalogError], known: Iterable[Section]) -> Draft:
    """A batch of entries that were read, with those that could not be; `known` are the sections known beforehand."""
    sections = Sections(known)
    facts = None
    before = len(sections.all)
    entries: list[Entry] = []
    given: list[str] = []
    for where, one in read:
        if isinstance(one, Catalog):
            facts = one
            sections.expect(one.sections)
            continue
        given.append(where if one.id else "")
        entries.append(_with(one, one.id or entry_id(one.title, one.url, ()), sections.named(one.section)))
    placed = sections.place(entries)
    words = count_words([prepared for _, prepared in placed])
    return Draft(Batch(facts, list(sections.all.values())[before:], placed, words, invalid), given)


def _with(entry: Entry, chosen: str, section: str) -> Entry:
    """The entry itself, with that id and section. It must be the caller's alone."""
    # It was made a moment ago and nobody else has it; `dataclasses.replace` would double the time of an import.
    object.__setattr__(entry, "id", chosen)
    object.__setattr__(entry, "section", section)
    return entry


class Settling:
    """Settles drafts in order."""

    def __init__(self) -> None:
        self.sections = Sections()
        # Hashes: a million ids as text would take more memory than all the rest.
        self._taken: set[int] = set()
        self._numbers: dict[str, int] = {}

    def settle(self, drafted: Draft) -> Batch:
        """The batch for good; entries with an id that another has are among the invalid."""
        batch, given = drafted
        before = len(self.sections.all)
        if batch.facts:
            self.sections.expect(batch.facts.sections)
        final = {section.id: self._section(section) for section in batch.sections}
        placed: list[Placed] = []
        invalid = list(batch.invalid)
        for one, where in zip(batch.placed, given, strict=True):
            section, columns = one[1][0], one[1][1]
            key = hash(columns[0])
            if key not in self._taken and final.get(section, section) == section:
                self._taken.add(key)
                placed.append(one)
                continue
            try:
                placed.append(self._changed(one, where, final.get(section, section)))
            except CatalogError as error:
                invalid.append(error)
        words = batch.words
        if len(placed) < len(batch.placed):
            words = count_words([prepared for _, prepared in placed])
        return Batch(batch.facts, list(self.sections.all.values())[before:], placed, words, invalid)

    def _section(self, drafted: Section) -> str:
        """The id of a section that a draft made or was told of, whose title another may have by now."""
        return drafted.id if self.sections.all.get(drafted.id) == drafted else self.sections.named(drafted.title)

    def _changed(self, one: Placed, where: str, section: str) -> Placed:
        entry = parse_entry(one[0], where)
        chosen = entry.id
        if hash(chosen) in self._taken:
            if where:
                problem = f"{where}: the id '{chosen}' of '{shorten(entry.title, 40)}' is taken."
                raise CatalogError(problem, "Give it another id.")
            chosen = entry_id(entry.title, entry.url, _Hashed(self._taken), self._numbers)
        self._taken.add(hash(chosen))
        return self.sections.place([_with(entry, chosen, section)])[0]


class _Hashed:
    """A container of ids that knows their hashes only."""

    def __init__(self, hashes: set[int]) -> None:
        self._hashes = hashes

    def __contains__(self, chosen: object) -> bool:
        return hash(chosen) in self._hashes
