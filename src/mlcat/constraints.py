"""Constraints of the fields of a catalog: kinds, statuses, maximum lengths, the pattern of an address.

Defined once, for the model, the importer and the command line; plain values, because a plain `list` loads this module.
"""

KINDS = ("paper", "survey", "article", "library", "tool", "application", "dataset", "benchmark", "model")
"""The kinds of entries."""

STATUSES = ("active", "dormant", "archived")
"""The statuses of an entry: how active the development of its code or data is."""

CSL_TYPES = (
    "article-journal", "paper-conference", "article", "book", "chapter", "thesis", "report", "webpage", "post-weblog",
    "software", "dataset", "document",
)  # fmt: skip
"""Types of a publication, as CSL 1.0.2 names them; `article` is a preprint, `document` anything else."""

MAX_LINE = 400
"""Maximum number of characters in a text of one line: a title, a tag, a summary."""

MAX_PARAGRAPH = 20_000
"""Maximum number of characters in a description."""

MAX_ITEMS = 1000
"""Maximum number of items in a list of an entry: tags, links, aliases, topics, authors."""

MAX_SECTION_DEPTH = 50
"""The deepest nesting of sections."""

MAX_LINE_BYTES = 16 << 20
"""Maximum number of bytes in a line of a catalog file: an entry, or the catalog's own fields with its sections."""

MIN_URL, MAX_URL = 10, 4000
"""Minimum and maximum number of characters in an address."""

URL_PATTERN = r"[hH][tT][tT][pP][sS]?://[^\s/?#<>\"\\^`{|}]+([/?#][^\s<>\"\\^`{|}]*)?"
"""Matches a whole address: http or https, a host, no blank and none of the ASCII characters that have to be
percent-encoded; letters of other scripts are allowed."""
