"""The schema of an index: tables, fields and kinds of names, for the modules that write and read them.

If it changes, raise its version, `mlcat.catalogs.INDEX_FORMAT`.
"""

FIELDS = ("title", "aliases", "topics", "people", "facets", "summary", "description")
"""The searched fields of an entry, in their order in `entries.tokens`, which has one line per field.

people: authors, organization, repository owner and year; authors, year and venue of the publications.
facets: tags, sections, kind, language and status.
description: also the titles of the publications.
"""


class NameKind:
    """The kinds of names in the table `names`; a smaller number means a surer match."""

    ID = 0
    TITLE = 1
    ALIAS = 2
    DERIVED = 3
    """Derived from the title or the address (see `derived_names`), or a well-known other name (`abbreviations.txt`)."""
    REORDERED = 4
    """The words of the title or of an alias in alphabetical order, or either without its symbols: `net` for .NET."""
    ACRONYM = 5
    """The initials of the title."""


NAME_FIELDS = ("id", "title", "aliases", "title", "title", "title")
"""The field that a match by name reports, by kind of name; `title` for kinds that are stored without their field."""

LAST_CHARACTER = "\U0010ffff"
"""The character that sorts last: strings with the prefix `x` sort between `x` and `x` followed by this character."""

MAX_TITLE_SIZE = 6
"""Maximum number of words of a title that are counted; all longer titles have the size MAX_TITLE_SIZE + 1."""

PHRASE_SEPARATOR = "\t"
"""Separates the phrases of a field (aliases, topics, people, facets) in `entries.tokens`; blanks separate the tokens of
each.

A compound token is written with all its forms, the whole first: `wav2clip_wav_2_clip`, `finetuned-fine-tuned`."""

BM25_WEIGHTS = (10.0, 4.0, 1.0, 0.0)
"""The weights of the columns of the table `stems` (name, topic, prose, size) when SQLite ranks its rows by BM25.

name: title and aliases. topic: topics, people and facets. prose: summary and description.
"""

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # own: entries in the section itself; count: entries in it and in the sections below it.
    """CREATE TABLE sections (number INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, description TEXT,
                              parent TEXT, own INTEGER NOT NULL, count INTEGER NOT NULL)""",
    "CREATE TABLE tags (number INTEGER PRIMARY KEY, tag TEXT NOT NULL, count INTEGER NOT NULL)",
    # tags: tab-separated. rest: the other fields, as JSON. tokens: folded, see FIELDS and PHRASE_SEPARATOR.
    """CREATE TABLE entries (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,
                             section INTEGER NOT NULL, tags TEXT NOT NULL, kind TEXT, status TEXT, year INTEGER,
                             summary TEXT, rest TEXT NOT NULL, tokens TEXT NOT NULL)""",
    "CREATE TABLE entry_tags (tag TEXT NOT NULL, entry INTEGER NOT NULL)",
    # Every name of every entry, as `name_key` writes it; the kinds are those of NameKind.
    "CREATE TABLE names (name TEXT NOT NULL, kind INTEGER NOT NULL, entry INTEGER NOT NULL)",
    # Keys of the identifiers of each entry: see `index.identifiers`.
    """CREATE TABLE identifiers (key INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry))
       WITHOUT ROWID""",
    # Identifiers are collected in this temporary table and copied to `identifiers` in the order of their keys at the
    # end, which is faster than inserting them in the order of the entries.
    "CREATE TEMP TABLE collected_identifiers (key INTEGER NOT NULL, entry INTEGER NOT NULL)",
    # Every word of the catalog, the number of entries that have it, and how many of them have it in a name.
    """CREATE TABLE vocabulary (word TEXT PRIMARY KEY, stem TEXT NOT NULL, entries INTEGER NOT NULL,
                                named INTEGER NOT NULL) WITHOUT ROWID""",
    # A word or a phrase, one of the catalog with the same meaning, and whether one is short for the other. The words of
    # a phrase are separated by blanks; the catalog has all of them, but perhaps in no entry together.
    """CREATE TABLE synonyms (word TEXT NOT NULL, other TEXT NOT NULL, clipping INTEGER NOT NULL,
                              PRIMARY KEY (word, other)) WITHOUT ROWID""",
    # Stems, without the text itself, which is in `entries.tokens`. size: the number of words in the title, see
    # MAX_TITLE_SIZE.
    """CREATE VIRTUAL TABLE stems USING fts5(name, topic, prose, size, content='',
                                             tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'")""",
)
"""The statements that create the tables, which run one by one before the first entry is written."""

FINAL_STATEMENTS = (
    "CREATE INDEX entries_by_id ON entries (id, title)",  # both, so that all are read in order for completion
    "CREATE INDEX entries_by_section ON entries (section, rowid)",
    "CREATE INDEX entry_tags_by_tag ON entry_tags (tag, entry)",
    "CREATE INDEX names_by_name ON names (name, kind, entry)",
    "INSERT INTO identifiers SELECT key, entry FROM collected_identifiers ORDER BY key, entry",
    "DROP TABLE collected_identifiers",
)
"""The statements that run after the last entry is written: they create the indexes of the tables and fill
`identifiers`."""
VOCABULARY_INDEX = "CREATE INDEX vocabulary_by_stem ON vocabulary (stem)"

SCHEMA_STATEMENTS = frozenset(
    statement
    for statement in (*TABLES, *FINAL_STATEMENTS, VOCABULARY_INDEX)
    if statement.startswith("CREATE ") and " TEMP " not in statement
)
"""The statements that SQLite keeps as the text of the schema."""
