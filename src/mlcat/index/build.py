"""Builds an index from validated entries. Imported only when an index is stale, because its caller needs Pydantic."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from mlcat.index.read import CHECKED_SIZE, CHECKSUM, CHECKSUM_BYTES
from mlcat.index.synonyms import synonyms
from mlcat.index.tables import INDEXES, PHRASE, TABLES
from mlcat.model import Catalog, Entry
from mlcat.words import HYPHEN, SEAM, forms, joined, sorted_words, squeeze, stem, tokens

BATCH = 2000  # entries per executemany: large enough to be quick, small enough to stream

_FORGES = ("github.com/", "gitlab.com/", "codeberg.org/", "bitbucket.org/", "huggingface.co/", "www.kaggle.com/")


class Builder:
    """Fills one new index, entry by entry; `finish` makes it ready to be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # The file appears under its name only when it is whole: neither journal nor sync can save anything before.
        for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-65536"):
            self._db.execute(f"PRAGMA {setting}")
        self._run("BEGIN", *TABLES)
        self._vocabulary: dict[str, list[int]] = {}
        self._sections: dict[str, tuple[int, str]] = {}
        self._own: dict[int, int] = {}
        self._tags: dict[str, int] = {}
        self._spelled: dict[str, str] = {}
        self._names = 0
        self.count = 0

    def section(self, section_id: str, words: str) -> None:
        """Makes a section known before its entries come; `words` are its title and its parents'."""
        number = len(self._sections) + 1
        self._sections[section_id] = (number, words)
        self._own[number] = 0

    def add(self, entries: Iterable[Entry]) -> None:
        """Adds entries whose sections are known, in order."""
        iterator = iter(entries)
        while batch := list(islice(iterator, BATCH)):
            self._add_batch(batch)

    def _add_batch(self, batch: list[Entry]) -> None:
        rows, stems, names, tags = [], [], [], []
        for n, entry in enumerate(batch, start=self.count + 1):
            number, section_words = self._sections[entry.section]
            self._own[number] += 1
            fields = _fields(entry, section_words)
            rows.append((n, *_columns(entry, number), "\n".join(fields)))
            stems.append(
                (n, _stems(f"{fields[0]} {fields[1]}"), _stems(" ".join(fields[2:5])), _stems(" ".join(fields[5:])))
            )
            names += [(name, rank, n) for name, rank in _names(entry).items()]
            tags += [(self._tag(tag), n) for tag in entry.tags]
            self._count_words(fields)
        self.count += len(batch)
        self._names += len(names)
        self._db.executemany(f"INSERT INTO entries VALUES ({','.join('?' * 12)})", rows)
        self._db.executemany("INSERT INTO stems (rowid, name, topic, prose) VALUES (?, ?, ?, ?)", stems)
        self._db.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
        self._db.executemany("INSERT INTO entry_tags VALUES (?, ?)", tags)

    def _tag(self, tag: str) -> str:
        """The tag's key; the spelling that comes first is the one shown."""
        key = tag.casefold()
        shown = self._spelled.setdefault(key, tag)
        self._tags[shown] = self._tags.get(shown, 0) + 1
        return key

    def _count_words(self, fields: tuple[str, ...]) -> None:
        vocabulary = self._vocabulary
        named = set(_unpacked(f"{fields[0]} {fields[1]}"))
        for word in named.union(_unpacked(" ".join(fields[2:]))):
            if word in vocabulary:
                vocabulary[word][0] += 1
            else:
                vocabulary[word] = [1, 0]
        for word in named:
            vocabulary[word][1] += 1

    def finish(self, catalog: Catalog, fingerprint: str) -> None:
        """Writes what is known only at the end (sections, tags, vocabulary, meta) and the indexes."""
        self._db.executemany(
            "INSERT INTO vocabulary VALUES (?, ?, ?, ?)",
            ((word, stem(word), *counts) for word, counts in sorted(self._vocabulary.items())),
        )
        words = len(self._vocabulary)
        stems = {stem(word) for word in self._vocabulary}
        self._db.executemany("INSERT INTO synonyms VALUES (?, ?)", synonyms(stems))
        self._vocabulary = {}
        self._db.executemany("INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?, ?)", self._section_rows(catalog))
        in_order = sorted(self._tags.items(), key=lambda item: (-item[1], item[0].casefold()))
        self._db.executemany("INSERT INTO tags (tag, count) VALUES (?, ?)", in_order)
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
            "words": str(words),
            "names": str(self._names),
        }
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", [(k, v) for k, v in facts.items() if v is not None])
        self._run(*INDEXES, "INSERT INTO stems (stems) VALUES ('optimize')", "COMMIT", "ANALYZE")

    def _run(self, *statements: str) -> None:
        # One by one: `executescript` would commit in between.
        for statement in statements:
            self._db.execute(statement)

    def _section_rows(self, catalog: Catalog) -> Iterator[tuple[object, ...]]:
        parents = {section.id: section.parent for section in catalog.sections}
        total = dict.fromkeys(parents, 0)
        for section_id in parents:
            above: str | None = section_id
            while above is not None:
                total[above] += self._own[self._sections[section_id][0]]
                above = parents[above]
        for section in catalog.sections:
            number = self._sections[section.id][0]
            counts = (self._own[number], total[section.id])
            yield (number, section.id, section.title, section.description, section.parent, *counts)


def build(connection: sqlite3.Connection, catalog: Catalog, entries: Iterable[Entry], fingerprint: str) -> None:
    """Fills an empty database with the index of `catalog` (its own facts and sections) and `entries`."""
    builder = Builder(connection)
    titles = {section.id: section for section in catalog.sections}
    for section in catalog.sections:
        words, above = [], section
        while True:
            words.append(above.title)
            if above.parent is None:
                break
            above = titles[above.parent]
        builder.section(section.id, PHRASE.join(words))
    builder.add(entries)
    builder.finish(catalog, fingerprint)


def build_file(path: str, catalog: Catalog, entries: Iterable[Entry], fingerprint: str) -> None:
    """Builds the index aside and puts it at `path` whole; readers see the old one or the new one, never half of it.

    Raises `OSError` or `sqlite3.Error` where the folder cannot be written or the disk is full; nothing is left then.
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    aside = f"{path}.{os.getpid()}.tmp"
    try:
        with contextlib.suppress(FileNotFoundError):
            os.remove(aside)
        connection = sqlite3.connect(aside, isolation_level=None)
        try:
            build(connection, catalog, entries, fingerprint)
        finally:
            connection.close()
        seal(aside)
        os.replace(aside, path)
    finally:
        with contextlib.suppress(OSError):
            os.remove(aside)


def seal(path: str) -> None:
    """Writes the checksum of a small index into its header, where SQLite leaves room for a number of ours."""
    if os.path.getsize(path) > CHECKED_SIZE:
        return
    with open(path, "r+b") as file:
        content = bytearray(file.read())
        content[CHECKSUM_BYTES] = bytes(4)
        file.seek(CHECKSUM_BYTES.start)
        file.write(CHECKSUM.pack(zlib.crc32(content)))


def _columns(entry: Entry, section: int) -> tuple[object, ...]:
    rest: dict[str, object] = {}
    for key in (
        "description", "aliases", "topics", "authors", "et_al", "organization", "venue", "arxiv", "doi", "license",
        "language", "install", "last_activity",
    ):  # fmt: skip
        if value := getattr(entry, key):
            rest[key] = value
    if entry.links:
        rest["links"] = [(link.label, link.url) for link in entry.links]
    return (
        entry.id, entry.title, entry.url, section, "\t".join(entry.tags), entry.kind, entry.status, entry.year,
        entry.summary, json.dumps(rest, ensure_ascii=False) if rest else "{}",
    )  # fmt: skip


def _fields(entry: Entry, section_words: str) -> tuple[str, ...]:
    """The entry's tokens, a string a field in the order of FIELDS."""
    people = [*entry.authors, entry.organization or "", _owner(entry.url), entry.venue or "", str(entry.year or "")]
    shelf = [*entry.tags, section_words, entry.kind or "", entry.language or "", entry.status or ""]
    return (
        _tokens(entry.title),
        _phrases(entry.aliases),
        _phrases(entry.topics),
        _phrases(people),
        _phrases(shelf),
        _tokens(entry.summary or ""),
        _tokens(_own_words(entry)),
    )


def _own_words(entry: Entry) -> str:
    """The description without the summary where it begins with it, as an imported one does: no word counts twice."""
    if not entry.description:
        return ""
    return entry.description.removeprefix(entry.summary) if entry.summary else entry.description


def _tokens(text: str) -> str:
    return " ".join([_written(token) for token in tokens(text)]) if text else ""


@lru_cache(maxsize=100_000)
def _written(token: str) -> str:
    """A token as `entries.words` has it: a compound with all its forms, the whole first."""
    if HYPHEN in token:
        return HYPHEN.join(forms(token))
    return SEAM.join(forms(token)) if SEAM in token else token


def _phrases(texts: Iterable[str]) -> str:
    return PHRASE.join(_tokens(text) for text in texts if text)


def _owner(url: str) -> str:
    """Whose repository it is, for people who remember the organization and not the name."""
    rest = url.partition("://")[2]
    return next((rest[len(forge) :].partition("/")[0] for forge in _FORGES if rest.startswith(forge)), "")


def _names(entry: Entry) -> dict[str, int]:
    """Every form under which the entry is looked up by name, with its rank (see the table `names`)."""
    found: dict[str, int] = {}
    for rank, names in ((0, (entry.id,)), (1, (entry.title,)), (2, entry.aliases)):
        for name in names:
            found.setdefault(squeeze(name), rank)
            found.setdefault("".join([joined(token) for token in tokens(name)]), rank)
    for name in (entry.title, *entry.aliases):
        found.setdefault(sorted_words(tokens(name)), 3)
    found.pop("", None)
    return found


def _unpacked(text: str) -> list[str]:
    """All words in a string of tokens, the forms of its compounds among them."""
    return text.replace(SEAM, " ").replace(HYPHEN, " ").split()


def _stems(text: str) -> str:
    return " ".join([stem(word) for word in _unpacked(text)])
