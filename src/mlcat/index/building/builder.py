"""Builds an index from validated entries. Imported only to build, because `documents` imports Pydantic through
`validation`."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from mlcat.constraints import KINDS
from mlcat.index.building.documents import ENTRY_COLUMNS, PreparedDocument, prepare_documents
from mlcat.index.building.synonyms import synonyms
from mlcat.index.building.vocabulary import VocabularyBuilder, WordCounts, count_words
from mlcat.index.cache import BLOCK_SIZE, checksum, trailer
from mlcat.index.schema import FINAL_STATEMENTS, TABLES, VOCABULARY_INDEX
from mlcat.model import CatalogData, Entry, Section
from mlcat.sections import SectionTree
from mlcat.text.stemming import stem
from mlcat.text.tokens import STOP_WORDS, token_forms, tokens

_MAX_FACETS = 1000  # maximum number of sections, and of tags, whose stems are stored in the table `meta`
_COLUMNS = ", ".join(ENTRY_COLUMNS)
_BULK_SETTINGS = (
    # The number of bytes that FTS5 collects before it writes a segment; the default is one MiB.
    f"INSERT INTO stems (stems, rank) VALUES ('hashsize', {8 << 20})",
    # Merge the segments once, at the end, instead of again and again.
    "INSERT INTO stems (stems, rank) VALUES ('automerge', 0)",
)
_BACKDATED_SECONDS = 10  # so that a change right after the build has another modification time
BATCH_SIZE = 2000  # entries per executemany: large enough to be fast, small enough to stream


class Builder:
    """Fills the tables of a new index, batch by batch.

    Call `add` for each batch, then `make_indexes`, `vocabulary.sort` and `finish`, in this order.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # The file is renamed only when it is complete, so a journal and syncing would have no effect.
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8192"):
            self._db.execute(f"PRAGMA {setting}")
        self._run("BEGIN", *TABLES, *_BULK_SETTINGS)
        self.vocabulary = VocabularyBuilder()
        self._section_counts: Counter[str] = Counter()
        self._section_numbers: dict[str, int] = {}
        self._tag_counts: Counter[str] = Counter()
        self._tag_spellings: dict[str, str] = {}
        self._name_count = 0
        self._longest_id = 1
        self.count = 0

    def number_sections(self, sections: Iterable[Section]) -> None:
        """Assigns the next numbers to these sections, in reading order. Any other section gets its number with its
        first entry."""
        for section in sections:
            self._section_numbers.setdefault(section.id, len(self._section_numbers) + 1)

    def add(self, batch: list[PreparedDocument], words: WordCounts) -> None:
        """Adds entries, in the order of the catalog, with the counts of their words."""
        if not batch:
            return
        rowids = range(self.count + 1, self.count + len(batch) + 1)
        *columns, sections, stems_of, names_of, tags_of, identifiers_of = zip(*batch, strict=True)
        counts = Counter(sections)
        numbers = {
            section: self._section_numbers.setdefault(section, len(self._section_numbers) + 1) for section in counts
        }
        rows = zip(rowids, map(numbers.__getitem__, sections), *columns, strict=True)
        stems = zip(rowids, *zip(*stems_of, strict=True), strict=True)
        names = [
            (name, kind, rowid) for rowid, each in zip(rowids, names_of, strict=True) for name, kind in each.items()
        ]
        tags = [(self._count_tag(tag), rowid) for rowid, each in zip(rowids, tags_of, strict=True) for tag in each]
        identifiers = [(key, rowid) for rowid, each in zip(rowids, identifiers_of, strict=True) for key in each]
        self.vocabulary.add(words)
        self.count += len(batch)
        self._section_counts += counts
        self._name_count += len(names)
        self._longest_id = max(self._longest_id, *map(len, columns[0]))
        self._db.executemany(f"INSERT INTO entries (rowid, section, {_COLUMNS}) VALUES ({_placeholders(12)})", rows)
        self._db.executemany("INSERT INTO stems (rowid, name, topic, prose, size) VALUES (?, ?, ?, ?, ?)", stems)
        self._db.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
        self._db.executemany("INSERT INTO entry_tags VALUES (?, ?)", tags)
        self._db.executemany("INSERT INTO collected_identifiers VALUES (?, ?)", identifiers)

    def _count_tag(self, tag: str) -> str:
        """Counts a tag and returns its key; the first spelling of a tag is displayed."""
        key = tag.casefold()
        self._tag_counts[self._tag_spellings.setdefault(key, tag)] += 1
        return key

    def make_indexes(self) -> None:
        """Creates the SQL indexes, and merges the segments of the full-text index. SQLite releases the GIL meanwhile,
        so that another thread can sort the vocabulary."""
        self._run(*FINAL_STATEMENTS, "INSERT INTO stems (stems) VALUES ('optimize')")

    def finish(self, catalog: CatalogData, fingerprint: str) -> None:
        """Writes the tables that need all entries (sections, tags, vocabulary, synonyms, meta), and commits."""
        self._db.executemany("INSERT INTO vocabulary VALUES (?, ?, ?, ?)", self.vocabulary.rows())
        self._db.executemany("INSERT OR IGNORE INTO synonyms VALUES (?, ?, ?)", synonyms(self.vocabulary))
        self._db.executemany("INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?, ?)", self._section_rows(catalog))
        tags = sorted(self._tag_counts.items(), key=lambda item: (-item[1], item[0].casefold()))
        self._db.executemany("INSERT INTO tags (tag, count) VALUES (?, ?)", tags)
        facts = {
            "fingerprint": fingerprint,
            "name": catalog.name,
            "title": catalog.title,
            "description": catalog.description,
            "homepage": catalog.homepage,
            "license": catalog.license,
            "source": catalog.source,
            "fetched": catalog.fetched,
            "entries": str(self.count),
            "words": str(len(self.vocabulary)),
            "names": str(self._name_count),
            "longest_id": str(self._longest_id),
            "facets": " ".join(sorted(self._facet_stems(catalog))),
        }
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", [(k, v) for k, v in facts.items() if v is not None])
        self._run(VOCABULARY_INDEX, "COMMIT")

    def _facet_stems(self, catalog: CatalogData) -> set[str]:
        """The stems of kinds, tags and section titles; at most _MAX_FACETS tags and as many sections count.

        A stop word counts only if it is a whole tag or title: `Go` is a programming language.
        """
        texts = (
            *KINDS,
            *islice(self._tag_counts, _MAX_FACETS),
            *(section.title for section in catalog.sections[:_MAX_FACETS]),
        )
        words_of_texts = [[word for token in tokens(text) for word in token_forms(token)] for text in texts]
        return {stem(word) for words in words_of_texts for word in words if word not in STOP_WORDS or len(words) == 1}

    def _run(self, *statements: str) -> None:
        # One by one, because `executescript` would commit first.
        for statement in statements:
            self._db.execute(statement)

    def _section_rows(self, catalog: CatalogData) -> Iterator[tuple[object, ...]]:
        totals = SectionTree(catalog.sections).totals(self._section_counts)
        for section in catalog.sections:
            number = self._section_numbers.setdefault(section.id, len(self._section_numbers) + 1)
            counts = (self._section_counts[section.id], totals[section.id])
            yield (number, section.id, section.title, section.description, section.parent, *counts)


def _placeholders(count: int) -> str:
    return ", ".join("?" * count)


def create_database(path: str) -> sqlite3.Connection:
    """Creates an empty database at `path`, in place of an existing file. SQLite puts its temporary files into the same
    folder."""
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)
    os.environ["SQLITE_TMPDIR"] = os.path.dirname(path)
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def build_index(
    connection: sqlite3.Connection, catalog: CatalogData, entries: Iterable[Entry], fingerprint: str
) -> None:
    """Fills an empty database with the index of a catalog: the fields and sections of `catalog`, and `entries` in
    order."""
    builder = Builder(connection)
    builder.number_sections(catalog.sections)
    tree = SectionTree(catalog.sections)
    titles = {section.id: tree.titles(section.id) for section in catalog.sections}
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH_SIZE)):
        prepared = prepare_documents(batch, titles)
        builder.add(prepared, count_words(prepared))
    builder.make_indexes()
    builder.vocabulary.sort()
    builder.finish(catalog, fingerprint)


def build_index_file(path: str, catalog: CatalogData, entries: Iterable[Entry], fingerprint: str) -> None:
    """Builds the index in a temporary file and renames it to `path`, so that readers never see an incomplete one.

    Raises `OSError` or `sqlite3.Error` if the folder is not writable or the disk is full; no file is left behind then.
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = f"{path}.{os.urandom(8).hex()}.tmp"  # process numbers are not unique across containers
    try:
        connection = create_database(temporary)
        try:
            build_index(connection, catalog, entries, fingerprint)
        finally:
            connection.close()
        write_trailer(temporary)
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            os.remove(temporary)


def write_trailer(path: str) -> None:
    """Appends the checksums and the trailer to a finished index, and sets the modification time of the file to the time
    in the trailer.

    A later write to the file changes the time, so that `cache.verify` verifies the whole file.
    """
    checksums = b""
    size = 0
    modified = (int(time.time()) - _BACKDATED_SECONDS) // 2 * 2  # some file systems round to two seconds
    with open(path, "r+b") as file:
        while block := file.read(BLOCK_SIZE):
            checksums += checksum(block)
            size += len(block)
        file.write(checksums + trailer(size, modified, checksums))
    os.utime(path, (modified, modified))
