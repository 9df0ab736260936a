"""The sections of a catalog whose sections are known only at the end, as in an import."""

import sqlite3

from mlcat.index.building.builder import Builder
from mlcat.index.building.documents import prepare_documents
from mlcat.index.building.vocabulary import count_words
from mlcat.index.reader import Index
from mlcat.model import CatalogData, Entry, Section


def test_sections_without_entries_are_numbered_after_the_others() -> None:
    sections = tuple(Section(id=name, title=name) for name in ("box", "attic", "shelf", "chest"))
    entries = [Entry(id=name, title=name, url="https://a.example/", section=name) for name in ("shelf", "chest")]
    batch = prepare_documents(entries, {section.id: (section.title,) for section in sections})
    connection = sqlite3.connect(":memory:", isolation_level=None)
    builder = Builder(connection)
    builder.add(batch, count_words(batch))
    builder.make_indexes()
    builder.vocabulary.sort()
    builder.finish(CatalogData(name="c", title="C", sections=sections), "f")
    numbered = [(section.number, section.id) for section in Index(connection).sections()]
    assert numbered == [(1, "shelf"), (2, "chest"), (3, "box"), (4, "attic")]
