"""The tables of an index, in one place for those who write and those who read them."""

FIELDS = ("title", "aliases", "topics", "people", "facets", "summary", "description")
"""The searched fields of an entry, in the order in which `entries.words` holds them, a line each.

people: authors, organization, owner of the repository, year; authors, year, venue and title of the publications.
shelf: tags, sections, kind, language, status.
"""


class NameKind:
    """What a name in the table `names` is to its entry; the smaller, the surer."""

    ID, TITLE, ALIAS, DERIVED, REORDERED, ACRONYM = range(6)
    """Its id, its title, an alias; a name inside its title or address (see `derived_names`); the words of a title or
    alias in alphabetical order; the initials of its title."""


NAME_FIELDS = ("id", "title", "aliases", "title", "title", "title")
"""The field of a name, by its kind in the table `names`."""

SIZES = 6
"""Titles of more words than this count as longer than all."""

PHRASE = "\t"
"""Stands between the phrases of a field (aliases, topics, names) in `entries.words`; tokens are a blank apart.

A compound token is written with all its forms, the whole first: `wav2clip_wav_2_clip`, `finetuned-fine-tuned`."""

# Statements, run one by one.
TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # own: entries in the section itself; count: with those of the sections below.
    """CREATE TABLE sections (number INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, description TEXT,
                              parent TEXT, own INTEGER NOT NULL, count INTEGER NOT NULL)""",
    "CREATE TABLE tags (number INTEGER PRIMARY KEY, tag TEXT NOT NULL, count INTEGER NOT NULL)",
    # tags: tab-separated. rest: the other fields, as JSON. words: the folded tokens, see FIELDS and PHRASE.
    """CREATE TABLE entries (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,
                             section INTEGER NOT NULL, tags TEXT NOT NULL, kind TEXT, status TEXT, year INTEGER,
                             summary TEXT, rest TEXT NOT NULL, words TEXT NOT NULL)""",
    "CREATE TABLE entry_tags (tag TEXT NOT NULL, entry INTEGER NOT NULL)",
    # Every name of every entry, as `name_key` writes it; the kinds are those of NameKind.
    "CREATE TABLE names (name TEXT NOT NULL, kind INTEGER NOT NULL, entry INTEGER NOT NULL)",
    # Checksums of what an entry is found by when it is pasted: see `text.identifiers`.
    "CREATE TABLE identifiers (key INTEGER NOT NULL, entry INTEGER NOT NULL)",
    # Every word of the catalog: in how many entries, in how many of their names.
    """CREATE TABLE vocabulary (word TEXT PRIMARY KEY, stem TEXT NOT NULL, entries INTEGER NOT NULL,
                                named INTEGER NOT NULL) WITHOUT ROWID""",
    # A word, a word of the catalog that may stand for it, and whether that is its full or its clipped form.
    """CREATE TABLE synonyms (word TEXT NOT NULL, other TEXT NOT NULL, clipping INTEGER NOT NULL,
                              PRIMARY KEY (word, other)) WITHOUT ROWID""",
    # Stems. Without the text itself, which `entries.words` has. size: the number of words in the title, up to SIZES.
    """CREATE VIRTUAL TABLE stems USING fts5(name, topic, prose, size, content='',
                                             tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'")""",
)

INDEXES = (
    "CREATE INDEX entries_by_id ON entries (id, title)",  # both, so that all are read in order for completion
    "CREATE INDEX entries_by_section ON entries (section, rowid)",
    "CREATE INDEX entry_tags_by_tag ON entry_tags (tag, entry)",
    "CREATE INDEX names_by_name ON names (name, kind, entry)",
    "CREATE INDEX identifiers_by_key ON identifiers (key, entry)",
)
VOCABULARY_INDEX = "CREATE INDEX vocabulary_by_stem ON vocabulary (stem)"
